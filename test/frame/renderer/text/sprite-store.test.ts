// Bitmaps of letters are made once, found again without their keys, and freed in the order of their last use.

import { describe, expect, it } from 'vitest';
import { bitmapOf } from '../../../../src/engine/frame/glyphs/bitmap.ts';
import type { CellSize } from '../../../../src/engine/frame/glyphs/cell-size.ts';
import { fontStack } from '../../../../src/engine/frame/glyphs/font-stack.ts';
import type { LetterPart } from '../../../../src/engine/frame/glyphs/layout/layout-text.ts';
import { FoundSprites, type SpriteLook } from '../../../../src/engine/frame/renderer/text/found-sprites.ts';
import { SpriteStore } from '../../../../src/engine/frame/renderer/text/sprite-store.ts';
import { loadKernels } from '../../../../src/engine/kernels/load-kernels.ts';
import { hashOf, rendererOf } from '../reel-harness.ts';

/** Five of them fill the store. */
const large = () => bitmapOf(new Uint8Array(2100 * 2100).fill(200), 2100, 2100);
const never = () => {
  throw new Error('It was made already.');
};

describe('the store of sprites', () => {
  it('frees those that have not been used for longest', () => {
    const store = new SpriteStore(loadKernels().memory);
    const stored = Array.from({ length: 5 }, (_, i) => store.stored(String(i), large));
    store.use(stored[0]);
    store.stored('1', never);
    store.get('5', large);
    store.get('6', large);
    expect(stored.map(({ isKept }) => isKept)).toEqual([true, true, false, false, true]);
    expect(store.stored('0', never)).toBe(stored[0]);
    expect(store.stored('2', large)).not.toBe(stored[2]);
  });
});

describe('sprites that were found', () => {
  const part: LetterPart = { kind: 'cell', glyph: 'a', cells: 1, x: 0, y: 0 };
  const look: SpriteLook = {
    stack: fontStack(),
    cell: { fontPx: 20 } as CellSize,
    turn: 0,
    slant: 0,
    fineX: 0,
    fineY: 0,
    grow: 0,
    blur: 0,
  };
  const stored = () => ({ sprite: null, buffer: null, bytes: 0, used: 0, isKept: true });

  it.each(['turn', 'slant', 'fineX', 'fineY', 'grow', 'blur', 'cell'] as const)('differ by %s', (name) => {
    const found = new FoundSprites();
    const own = stored();
    found.keep(part, look, own);
    const other = { ...look, [name]: name === 'cell' ? { fontPx: 20 } : 1 };
    expect(found.find(part, { ...look })).toBe(own);
    expect(found.find(part, other)).toBeNull();
    expect(found.find({ ...part }, look)).toBeNull();
  });

  it('are the last three of a part, while they are kept', () => {
    const found = new FoundSprites();
    const looks = [0, 1, 2, 3].map((grow) => ({ ...look, grow }));
    const all = looks.map((each) => {
      const own = stored();
      found.keep(part, each, own);
      return own;
    });
    expect(looks.map((each) => found.find(part, each))).toEqual([null, all[1], all[2], all[3]]);
    all[2].isKept = false;
    expect(found.find(part, looks[2])).toBeNull();
    const again = stored();
    found.keep(part, looks[2], again);
    expect(found.find(part, looks[2])).toBe(again);
  });
});

it('letters that move, turn and get a shadow are drawn as in a renderer that has drawn none', async () => {
  const text = `scene a for 2s {
    text "kept" { at: (0.2 + 0.3 * progress, 0.4)  shadow: 2  outline: floor(t * 2)  color: hsv(t, 0.8, 1) }
    text "turned" { at: (0.5, 0.7)  reveal: scramble(1s) }
  }`;
  const renderer = await rendererOf(text);
  for (const frame of [0, 1, 2, 20, 21, 3, 2, 40]) {
    const hash = hashOf(renderer.draw(frame));
    expect([frame, hash]).toEqual([frame, hashOf((await rendererOf(text)).draw(frame))]);
  }
});
