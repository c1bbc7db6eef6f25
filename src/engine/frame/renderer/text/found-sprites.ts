// The sprites that the parts of letters were drawn with last: most letters of a frame are drawn as in the frame before.

import type { CellSize } from '../../glyphs/cell-size.ts';
import type { FontStack } from '../../glyphs/font-stack.ts';
import type { LetterPart } from '../../glyphs/layout/layout-text.ts';
import type { StoredSprite } from './sprite-store.ts';

/** All that determines a part's bitmap besides the part. */
export interface SpriteLook {
  readonly stack: FontStack;
  readonly cell: CellSize;
  /** Of 256. */
  readonly turn: number;
  readonly slant: number;
  /** Of a pixel, in quarters. */
  readonly fineX: number;
  readonly fineY: number;
  readonly grow: number;
  readonly blur: number;
}

/** A letter with its shadow and its outline. */
const LOOKS = 3;

export class FoundSprites {
  readonly #known = new WeakMap<LetterPart, { look: SpriteLook; stored: StoredSprite }[]>();

  /** Null where the part has not been drawn so, or its sprite is no longer kept. */
  find(part: LetterPart, look: SpriteLook): StoredSprite | null {
    const known = this.#known.get(part);
    if (!known) return null;
    for (let i = 0; i < known.length; i++)
      if (isSame(known[i].look, look)) return known[i].stored.isKept ? known[i].stored : null;
    return null;
  }

  keep(part: LetterPart, look: SpriteLook, stored: StoredSprite): void {
    const known = this.#known.get(part)?.filter((each) => !isSame(each.look, look)) ?? [];
    this.#known.set(part, [{ look, stored }, ...known.slice(0, LOOKS - 1)]);
  }
}

const isSame = (a: SpriteLook, b: SpriteLook): boolean =>
  a.fineX === b.fineX &&
  a.fineY === b.fineY &&
  a.grow === b.grow &&
  a.blur === b.blur &&
  a.turn === b.turn &&
  a.slant === b.slant &&
  a.cell === b.cell &&
  a.stack === b.stack;
