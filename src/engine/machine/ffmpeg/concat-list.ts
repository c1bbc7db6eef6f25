// Lists for ffmpeg's concat demuxer, which reads them line by line.

import { existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** Quotes a file name for a list. Backslashes become slashes on Windows; elsewhere they are part of the name. */
const quoted = (file: string): string => {
  const name = process.platform === 'win32' ? file.replaceAll('\\', '/') : file;
  return `'${name.replaceAll("'", "'\\''")}'`;
};

/**
 * The line that names `file` in a list inside `folder`. A list cannot hold a path with a line end, so that is named through a
 * symbolic link in the folder.
 */
export function fileLine(file: string, folder: string): string {
  const absolute = path.resolve(file);
  const relative = path.relative(folder, absolute);
  if (!/[\r\n]/.test(relative)) return `file ${quoted(/[\r\n]/.test(absolute) ? relative : absolute)}`;
  for (let i = 1; ; i++) {
    const link = `link-${i}${path.extname(absolute)}`;
    if (existsSync(path.join(folder, link))) continue;
    symlinkSync(absolute, path.join(folder, link));
    return `file ${quoted(link)}`;
  }
}
