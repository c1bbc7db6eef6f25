// The text of the reel that shows a picture, film or piece of character art as it is: in cells as fine as they get, which the terminal's are
// matched with.

import path from 'node:path';
import { reelForFile } from '../../catalog/reel-for-file.ts';
import { identifyMaterial } from '../../engine/inputs/identify-material.ts';

/** Null for a reel, which is played itself. Paths in the text are relative to the folder of the file. */
export async function reelTextFor(
  file: string,
  ffmpegPath: string | undefined,
  signal: AbortSignal,
): Promise<string | null> {
  if (path.extname(file).toLowerCase() === '.reel') return null;
  const facts = await identifyMaterial(file, { signal, ffmpegPath });
  return reelForFile(path.basename(file), facts, { grid: 'xs', glyphs: 'match', palette: 'picture', steady: 0 });
}
