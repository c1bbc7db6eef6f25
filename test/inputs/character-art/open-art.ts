// Opens character art for tests and shows screens as text.

import { recordArt, type ArtRecording } from '../../../src/engine/inputs/character-art/record-art.ts';
import { recordedArt } from '../../../src/engine/inputs/character-art/recorded-art.ts';
import type { ArtScreen, CharacterArt } from '../../../src/engine/frame/media/character-art.ts';

export async function open(content: string | Uint8Array): Promise<ArtRecording & { art: CharacterArt }> {
  const recorded = await recordArt(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return { ...recorded, art: recordedArt(recorded) };
}

/** The rows of a screen without trailing spaces. */
export function rowsOf({ cols, rows }: CharacterArt, { glyphs }: ArtScreen): string[] {
  return Array.from({ length: rows }, (_, y) =>
    glyphs
      .slice(y * cols, (y + 1) * cols)
      .join('')
      .trimEnd(),
  );
}

export const rowsAt = (art: CharacterArt, seconds = 0): string[] => rowsOf(art, art.at(seconds));

/** A recording of version 2. */
export const cast = (events: [seconds: number, code: string, data: string][], header: object = {}): string =>
  [{ version: 2, width: 20, height: 4, ...header }, ...events].map((line) => JSON.stringify(line)).join('\n');
