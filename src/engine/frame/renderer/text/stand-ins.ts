// Other glyphs in the place of a letter, for reveals that scramble.

import type { CellSize } from '../../glyphs/cell-size.ts';
import type { FontStack } from '../../glyphs/font-stack.ts';
import type { Shaper } from '../../glyphs/shaper.ts';
import type { Letter } from '../../glyphs/layout/layout-text.ts';

const GLYPHS = [...'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789#%&*+=?/<>'];

export class StandIns {
  readonly #shaper: Shaper | null;
  readonly #stack: FontStack;
  readonly #glyphs: readonly string[];

  constructor(shaper: Shaper | null, stack: FontStack) {
    this.#shaper = shaper;
    this.#stack = stack;
    this.#glyphs = GLYPHS.filter((glyph) => stack.find(glyph) !== null);
  }

  /** All of them, in the place of a letter. */
  all(letter: Letter, cell: CellSize): Letter[] {
    return this.#glyphs.map((_, i) => this.letter(letter, (i + 0.5) / this.#glyphs.length, cell));
  }

  /** `pick` is 0..1. */
  letter(letter: Letter, pick: number, cell: CellSize): Letter {
    const glyphs = this.#glyphs;
    if (glyphs.length === 0) return letter;
    const glyph = glyphs[Math.min(glyphs.length - 1, Math.floor(pick * glyphs.length))];
    const [first] = letter.parts;
    const font = this.#stack.findText(glyph);
    const isShaped = first.kind === 'outline' && this.#shaper !== null && font !== null && font !== 'procedural';
    if (!isShaped || font.isFixed || !this.#shaper!.canUse(font)) {
      const x = letter.x + Math.floor((letter.width - cell.width) / 2);
      return { ...letter, parts: [{ kind: 'cell', glyph, cells: 1, x, y: letter.baseline - cell.baseline }] };
    }
    const [shaped] = this.#shaper!.shape(font, glyph, false);
    const advance = (shaped.advance * cell.fontPx) / font.unitsPerEm;
    const x = letter.x + (letter.width - advance) / 2;
    return { ...letter, parts: [{ kind: 'outline', font, id: shaped.id, em: cell.fontPx, x, y: letter.baseline }] };
  }
}
