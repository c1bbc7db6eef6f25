// The user's settings for the command line: `settings.json` in the system's folder for settings of programs.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';

/** GLYPHREEL_SETTINGS names another file. */
export const userSettingsPath = (): string =>
  process.env.GLYPHREEL_SETTINGS ?? path.join(envPaths('glyphreel', { suffix: '' }).config, 'settings.json');

/** Empty where there is no file. Throws a SyntaxError for a file that is not JSON, and errors of the file system. */
export function readUserSettings(): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(userSettingsPath(), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
