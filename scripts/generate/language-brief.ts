// The language on two pages as a module, for assistants: docs/llms.md.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function languageBriefSource(): string {
  const text = readFileSync(join(import.meta.dirname, '../../docs/llms.md'), 'utf8');
  return [
    '// Made by `npm run generate` from docs/llms.md; do not edit.',
    '',
    `export const LANGUAGE_BRIEF = ${JSON.stringify(text)};`,
    '',
  ].join('\n');
}
