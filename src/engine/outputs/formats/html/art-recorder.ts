// Records the screens of character art that a reel shows.

import { deflateRawSync } from 'node:zlib';
import type { MediaLookup } from '../../../effect-api/media.ts';
import type { Bytes, FilmArt } from '../../../film/film.ts';
import { ART_BYTES } from '../../../film/film-art.ts';
import type { ArtScreen, CharacterArt } from '../../../frame/media/character-art.ts';

interface Recorded {
  path: string;
  theme: string | null;
  art: CharacterArt;
  /** By the time that was asked for. */
  shown: Map<number, ArtScreen>;
}

export class ArtRecorder {
  readonly #recorded: Recorded[] = [];

  /** The same files; what is asked of character art among them is recorded. */
  watch(media: MediaLookup): MediaLookup {
    return {
      find: (kind, path) => {
        const found = media.find(kind, path);
        if (!found || kind !== 'character-art') return found;
        const art = found.value as CharacterArt;
        return {
          ...found,
          value: {
            ...this.#watched(art, path, null),
            withTheme: (theme: string | null) => this.#watched(art.withTheme(theme), path, theme),
          },
        };
      },
    };
  }

  #watched(art: CharacterArt, path: string, theme: string | null): CharacterArt {
    let recorded = this.#recorded.find((known) => known.path === path && known.theme === theme);
    if (!recorded) this.#recorded.push((recorded = { path, theme, art, shown: new Map() }));
    const { shown } = recorded;
    return {
      cols: art.cols,
      rows: art.rows,
      seconds: art.seconds,
      hasColors: art.hasColors,
      withTheme: (other) => this.#watched(art.withTheme(other), path, other),
      at(seconds) {
        const screen = art.at(seconds);
        // Its arrays belong to the art.
        const { serial, glyphs, ink, paper, styles } = screen;
        if (!shown.has(seconds))
          shown.set(seconds, {
            serial,
            glyphs: [...glyphs],
            ink: ink.slice(),
            paper: paper.slice(),
            styles: styles.slice(),
          });
        return screen;
      },
    };
  }

  /** By path in the plan. */
  arts(nameOf: (path: string) => string, add: (bytes: Uint8Array) => Bytes): FilmArt[] {
    return this.#recorded
      .filter(({ shown }) => shown.size > 0)
      .map(({ path, theme, art, shown }) => {
        const times: number[] = [];
        const screens: ArtScreen[] = [];
        for (const [time, screen] of [...shown].toSorted(([a], [b]) => a - b)) {
          if (screens.at(-1)?.serial === screen.serial) continue;
          times.push(time);
          screens.push(screen);
        }
        const places = new Map<string, number>();
        const data = packScreens(screens, art.cols * art.rows, (glyph) => {
          const place = places.get(glyph) ?? places.size;
          places.set(glyph, place);
          return place;
        });
        const { cols, rows, seconds, hasColors } = art;
        const packed = add(new Uint8Array(deflateRawSync(data, { level: 9 })));
        return {
          path: nameOf(path),
          theme,
          cols,
          rows,
          seconds,
          hasColors,
          times,
          glyphs: [...places.keys()],
          screens: packed,
        };
      });
  }
}

function packScreens(screens: readonly ArtScreen[], cells: number, placeOf: (glyph: string) => number): Uint8Array {
  const size = cells * ART_BYTES;
  const data = new Uint8Array(size * screens.length);
  screens.forEach(({ glyphs, ink, paper, styles }, at) => {
    const put = (plane: number, width: number, cell: number, value: number): void => {
      for (let k = 0; k < width; k++) data[at * size + (plane + k) * cells + cell] = (value / 256 ** k) & 255;
    };
    for (let cell = 0; cell < cells; cell++) {
      put(0, 2, cell, placeOf(glyphs[cell]));
      put(2, 4, cell, ink[cell]);
      put(6, 4, cell, paper[cell]);
      put(10, 1, cell, styles[cell]);
    }
  });
  for (let i = data.length - 1; i >= size; i--) data[i] -= data[i - size];
  return data;
}
