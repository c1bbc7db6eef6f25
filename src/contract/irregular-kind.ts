/** What a path leads to that is not a regular file. */
export type IrregularKind = 'a folder' | 'a device' | 'a named pipe' | 'a socket';

/** The part of Node's `Stats` that tells. */
interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
}

/** What is not a regular file, as a phrase; null for a regular file. */
export function irregularKind(info: Kinds): IrregularKind | null {
  if (info.isFile()) return null;
  if (info.isDirectory()) return 'a folder';
  if (info.isFIFO()) return 'a named pipe';
  return info.isSocket() ? 'a socket' : 'a device';
}
