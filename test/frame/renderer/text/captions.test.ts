// Captions over the frame: after shaders, styled, word by word, where the file or the reel puts them.

import { expect, test } from 'vitest';
import type { Caption } from '../../../../src/contract/caption.ts';
import type { CaptionLook } from '../../../../src/contract/plan.ts';
import { synthesiseFeatures } from '../../../../src/engine/frame/features/synthesise-features.ts';
import { createRenderer } from '../../../../src/engine/frame/renderer/create-renderer.ts';
import { captionNow } from '../../../../src/engine/frame/graph/caption-now.ts';
import type { Frame } from '../../../../src/engine/kernels/frame.ts';
import { canvasRasteriser } from '../../../../src/engine/machine/raster/canvas-rasteriser.ts';
import { loadShaper } from '../../../../src/engine/machine/raster/harfbuzz-shaper.ts';
import { compile } from '../../../../src/language/compile.ts';
import { hashOf, pixelOf, SMALL } from '../reel-harness.ts';

const FORMAT = { ...SMALL, width: 320, height: 180, gridScale: 1 };
const CAPTION: Caption = {
  from: 0,
  to: 4,
  text: 'one two',
  words: [
    { start: 0, end: 3, from: 0, to: 1 },
    { start: 4, end: 7, from: 1, to: 2 },
  ],
};

async function frameOf(
  look: CaptionLook,
  at: number,
  { scene = 'layer on md { value: 0 }', captions = [CAPTION], format = FORMAT } = {},
): Promise<Frame> {
  const { plan } = compile(`reel { captions: "a.srt" }\nscene a for 4s { tonemap: off  ${scene} }`);
  plan.captions = { ...plan.captions!, look };
  const renderer = await createRenderer({
    plan,
    format,
    audio: synthesiseFeatures({ fps: 24, frames: 96 }),
    rasteriser: { ...canvasRasteriser, shaper: await loadShaper() },
    captions,
  });
  return renderer.draw(at);
}
const count = (frame: Frame, is: (r: number, g: number, b: number) => boolean) => {
  const found = { n: 0, left: Infinity, top: Infinity, right: -1, bottom: -1 };
  for (let y = 0; y < frame.height; y++)
    for (let x = 0; x < frame.width; x++)
      if (is(...pixelOf(frame, x, y))) {
        found.n++;
        found.left = Math.min(found.left, x);
        found.top = Math.min(found.top, y);
        found.right = Math.max(found.right, x);
        found.bottom = Math.max(found.bottom, y);
      }
  return found;
};
const isBright = (r: number, g: number, b: number) => Math.min(r, g, b) > 150;

test('are drawn after shaders, so that these leave them alone', async () => {
  const plain = await frameOf({}, 0);
  const shaded = await frameOf({}, 0, { scene: 'layer on md { value: 0 } shade: kaleidoscope(6)' });
  expect(hashOf(shaded)).toBe(hashOf(plain));
  const below = await frameOf({ under: 'shaders' }, 0, { scene: 'layer on md { value: 0 } shade: mirrorY' });
  expect(hashOf(below)).not.toBe(hashOf(plain));
  expect(hashOf(await frameOf({ under: 'shaders' }, 0))).toBe(hashOf(plain));
});

test('are not dimmed by the level of the scene', async () => {
  const dimmed = await frameOf({}, 0, { scene: 'layer on md { value: 0 } level: 0.2' });
  expect(hashOf(dimmed)).toBe(hashOf(await frameOf({}, 0)));
});

test('show the word that is being said in its colour, and with `word` none before it is said', async () => {
  const red = (r: number, g: number, b: number) => r > 150 && g < 90 && b < 90;
  const look: CaptionLook = { size: 0.2, active: [1, 0, 0] };
  const [first, second] = [await frameOf(look, 0), await frameOf(look, 30)];
  expect(count(first, red).right).toBeLessThan(count(second, red).left);
  expect(count(first, isBright).n).toBeGreaterThan(0);
  const revealed = { ...look, reveal: 'word' as const };
  expect(count(await frameOf(revealed, 0), isBright).n).toBe(0);
  expect(count(await frameOf(revealed, 30), isBright).n).toBeGreaterThan(0);
});

test('stand where the reel, the file or a platform has room for them', async () => {
  const box = async (look: CaptionLook, place?: Caption['place']) =>
    count(
      await frameOf({ size: 0.1, backdrop: 0, ...look }, 0, {
        captions: [{ ...CAPTION, ...(place ? { place } : {}) }],
      }),
      isBright,
    );
  expect((await box({})).top).toBeGreaterThan(110);
  expect((await box({ at: 'top' })).bottom).toBeLessThan(70);
  const middle = await box({ at: [0.5, 0.5] });
  expect((middle.top + middle.bottom) / 2).toBeCloseTo(90, -1);
  expect((await box({}, { x: 0.5, y: 0.08, anchorX: 0.5, anchorY: 0, align: 'center' })).top).toBeLessThan(30);
  const portrait = { ...FORMAT, width: 180, height: 320 };
  const safe = count(await frameOf({ size: 0.15, backdrop: 0, safe: 'tiktok' }, 0, { format: portrait }), isBright);
  expect(safe.bottom).toBeLessThan(320 * (1 - 350 / 1920));
  expect(safe.right).toBeLessThan(180 * (1 - 164 / 1080));
});

test('take colours and styles of the file', async () => {
  const marks: Caption['marks'] = [{ start: 0, end: 3, color: [0, 1, 0], underline: true }];
  const green = (r: number, g: number, b: number) => g > 150 && r < 90 && b < 90;
  const marked = await frameOf({ size: 0.2 }, 0, { captions: [{ ...CAPTION, marks }] });
  expect(count(marked, green).n).toBeGreaterThan(50);
  expect(count(marked, isBright).left).toBeGreaterThan(count(marked, green).right);
});

test('say their line, word and progress to texts', () => {
  expect(captionNow([CAPTION], 1.5)).toEqual({
    line: 'one two',
    word: 'two',
    progress: expect.closeTo(0.375, 3),
    index: 0,
  });
  expect(captionNow([CAPTION], 9)).toEqual({ line: '', word: '', progress: 0, index: 0 });
  const later = { ...CAPTION, from: 20, to: 22, text: 'three' };
  expect([0, 1.5, 9, 21, 30].map((time) => captionNow([CAPTION, later], time).index)).toEqual([0, 0, 0, 1, 1]);
});

test('with `hidden` they are drawn nowhere', async () => {
  expect(count(await frameOf({ size: 0.2, backdrop: 0 }, 0), isBright).n).toBeGreaterThan(50);
  for (const under of ['none', 'shaders'] as const)
    expect(count(await frameOf({ size: 0.2, backdrop: 0, hidden: true, under }, 0), isBright).n).toBe(0);
});
