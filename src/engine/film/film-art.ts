// Character art of a film: the screens that the reel shows, by the times at which it asks for them.

import { inflateSync } from 'fflate';
import type { ArtScreen, CharacterArt } from '../frame/media/character-art.ts';
import type { FilmArt } from './film.ts';

/** Bytes of a cell: place of its glyph (2), ink (4), paper (4), style. */
export const ART_BYTES = 11;

export function filmArt(films: readonly FilmArt[], bytes: Uint8Array): CharacterArt {
  const [usual] = films;
  return themed(usual);

  function themed(film: FilmArt): CharacterArt {
    const { cols, rows, seconds, hasColors, times } = film;
    let screens: ArtScreen[] | null = null;
    return {
      cols,
      rows,
      seconds,
      hasColors,
      at(time) {
        screens ??= openScreens(film, bytes);
        // The last that begins no later.
        let at = 0;
        while (at + 1 < times.length && times[at + 1] <= time) at++;
        return screens[at];
      },
      withTheme: (theme) => themed(films.find((other) => other.theme === theme) ?? usual),
    };
  }
}

function openScreens({ cols, rows, glyphs, times, screens: [at, length] }: FilmArt, bytes: Uint8Array): ArtScreen[] {
  const data = inflateSync(bytes.subarray(at, at + length));
  const cells = cols * rows;
  const size = cells * ART_BYTES;
  for (let i = size; i < data.length; i++) data[i] = (data[i] + data[i - size]) & 255;
  return times.map((_, serial): ArtScreen => {
    const screen = data.subarray(serial * size, (serial + 1) * size);
    /** Numbers of so many bytes, each byte in a plane of its own. */
    const number = (plane: number, width: number, cell: number): number => {
      let value = 0;
      for (let k = width - 1; k >= 0; k--) value = value * 256 + screen[(plane + k) * cells + cell];
      return value;
    };
    const each = Array.from({ length: cells }, (__, cell) => cell);
    return {
      serial,
      glyphs: each.map((cell) => glyphs[number(0, 2, cell)]),
      ink: Uint32Array.from(each, (cell) => number(2, 4, cell)),
      paper: Uint32Array.from(each, (cell) => number(6, 4, cell)),
      styles: screen.slice(10 * cells),
    };
  });
}
