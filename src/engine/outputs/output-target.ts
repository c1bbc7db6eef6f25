// Where a format writes: a file, or a folder with one numbered file per frame.

import path from 'node:path';
import type { FormatFacts, FormatOptionValues } from '../../contract/format-facts.ts';

/** Something that is being written or has been: a file, or (with `pattern`) a folder of frames. */
export interface WrittenTo {
  path: string;
  /** Name of a frame's file, with `%05d` for its number; null for a single file. */
  pattern: string | null;
  /** Names of its files, where it is a folder of files that are no frames. */
  files?: readonly string[];
}

/** `%d`, `%5d` and `%05d` are the number of a frame. */
const NUMBER = /%(?:0?(\d{1,2}))?d/;
const DEFAULT_PATTERN = '%05d';

/** Splits an output path. A path of a sequence without a number names the folder. */
export function splitOutput(
  { isSequence, extensions, folder }: FormatFacts,
  output: string,
  options: FormatOptionValues = {},
): WrittenTo {
  if (folder && options[folder.option] === true)
    return { path: output.slice(0, output.length - path.extname(output).length), pattern: null, files: folder.files };
  if (!isSequence) return { path: output, pattern: null };
  const name = path.basename(output);
  return NUMBER.test(name)
    ? { path: path.dirname(output), pattern: name }
    : { path: output, pattern: DEFAULT_PATTERN + extensions[0] };
}

/** The file of a frame; the first frame is number 1. */
export function frameFile({ path: folder, pattern }: WrittenTo, frame: number): string {
  const name = pattern!.replace(NUMBER, (_, width?: string) => String(frame + 1).padStart(Number(width ?? 1), '0'));
  return path.join(folder, name);
}

/** Whether a file's name is one that the pattern gives. */
export function isFrameName(pattern: string, name: string): boolean {
  const [before, after] = pattern.split(NUMBER.exec(pattern)![0]);
  return (
    name.startsWith(before!) &&
    name.endsWith(after!) &&
    /^\d+$/.test(name.slice(before!.length, name.length - after!.length))
  );
}
