// Size and modification time of a file: another stamp means that the file has changed.

import { statSync } from 'node:fs';

export interface FileStamp {
  size: number;
  mtimeMs: number;
}

/** Both −1 where there is no file. */
export function stampOf(path: string): FileStamp {
  const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { size: -1, mtimeMs: -1 };
  return { size, mtimeMs };
}
