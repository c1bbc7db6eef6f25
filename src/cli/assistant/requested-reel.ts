// The reel that a tool is asked about: a file, or the text that will be in it.

import path from 'node:path';
import { usageError } from '../exit.ts';
import { type LoadedReel, type LoadOptions, loadReel } from '../load-reel.ts';
import type { ToolInput } from './tool-input.ts';

export const requestedPath = ({ path: file }: ToolInput): string => {
  if (typeof file !== 'string' || !path.isAbsolute(file))
    throw usageError(`Expected an absolute path of a .reel file for \`path\`, but got ${String(file)}.`);
  return file;
};

/** Code modules never run, and only the reel's own folder is read. */
export function requestedReel(input: ToolInput, options: LoadOptions = {}): Promise<LoadedReel> {
  const { text } = input;
  return loadReel(requestedPath(input), { ...options, ...(typeof text === 'string' ? { text } : {}) });
}
