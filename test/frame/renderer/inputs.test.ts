// What comes from outside the reel's text: captions, fonts, sound, effects of the author's own, one scene alone.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { synthesiseFeatures } from '../../../src/engine/frame/features/synthesise-features.ts';
import { defineField, defineShader } from '../../../src/engine/effect-api/define.ts';
import { entryOf } from '../../../src/engine/effect-api/entry-of.ts';
import { p } from '../../../src/engine/effect-api/params.ts';
import { canvasRasteriser } from '../../../src/engine/machine/raster/canvas-rasteriser.ts';
import { createRenderer } from '../../../src/engine/frame/renderer/create-renderer.ts';
import { compile } from '../../../src/language/compile.ts';
import { hashOf, meanOf, pixelOf, rendererOf, SMALL } from './reel-harness.ts';

test('captions are at the bottom of the frame while they are shown, in reel time', async () => {
  const text = 'scene a for 1s { } scene b for 2s { background: #808080 tonemap: off gamma: 1 }';
  const captions = [
    { from: 1.5, to: 2, text: '████████' },
    { from: 1.75, to: 2.5, text: 'above' },
  ];
  const renderer = await rendererOf(text, { width: 640, height: 360 }, { captions });
  const foot = (frame: number) => meanOf(renderer.draw(frame), 270, 300, 370, 350);
  const empty = foot(24);
  expect(empty).toBe(128);
  expect(foot(35)).toBe(empty);
  expect(foot(36)).not.toBe(empty);
  expect(foot(47)).not.toBe(foot(36));
  expect(foot(60)).toBe(empty);
  // Its own colour in the middle of a full block.
  expect(pixelOf(renderer.draw(40), 320, 360 - 3 * 8 + 4)).toEqual([240, 240, 240]);
});

test('a custom font draws, and an unreadable one is skipped with a warning', async () => {
  const scene = (font: string) => `scene a for 1s { layer on lg { value: 1 palette: "QQ" font: "${font}" } }`;
  const own = join(import.meta.dirname, '../../../assets/fonts/unifont.woff2');
  const plain = await rendererOf('scene a for 1s { layer on lg { value: 1 palette: "QQ" } }');
  const drawn = await rendererOf(scene(own));
  expect(hashOf(drawn.draw(0))).not.toBe(hashOf(plain.draw(0)));
  expect(drawn.warnings).toEqual([]);
  const broken = await rendererOf(
    scene(join(import.meta.dirname, 'reel-harness.ts')),
    {},
    { store: { onFailure: () => {} } },
  );
  expect(hashOf(broken.draw(0))).toBe(hashOf(plain.draw(0)));
  expect(broken.warnings.join()).toMatch(
    /cannot be used: it is not a font \(expected TrueType, OpenType, WOFF or WOFF2\)\. The bundled fonts are used instead\.$/,
  );
});

test('a single scene starts at 0 and has its own length', async () => {
  const text =
    'scene a for 1s { layer on md { value: 0.2 } } scene b for 2s { tonemap: off gamma: 1 background: hsv(0, 0, t) } timeline { play a play b for 1s }';
  const renderer = await rendererOf(text, {}, { scene: 'b' });
  expect(renderer.segments).toEqual([{ segment: 1, scene: 'b', first: 0, count: 48 }]);
  expect(pixelOf(renderer.draw(0), 5, 5)).toEqual([0, 0, 0]);
  expect(pixelOf(renderer.draw(12), 5, 5)).toEqual([128, 128, 128]);
  await expect(rendererOf(text, {}, { scene: 'nowhere' })).rejects.toThrow(/Expected the name of a whole scene/);
});

test('custom effects are found by name', async () => {
  const half = defineField({
    name: 'half',
    category: 'own',
    summary: 'Half.',
    params: { k: p.number({ default: 1, min: 0, max: 2, doc: 'Times.' }) },
    example: 'half()',
    build: (s, { k }) => s.mul(0.5, k),
  });
  const black = defineShader({
    name: 'black',
    category: 'own',
    summary: 'Black.',
    params: {},
    example: 'black',
    cost: 'light',
    scope: 'point',
    apply(frame, y0, y1, moment) {
      for (const plane of [frame.r, frame.g, frame.b])
        moment.kernels.fillU8(plane.ptr + y0 * frame.stride, 0, (y1 - y0) * frame.stride);
    },
  });
  const text =
    'use "./own.ts"\nscene a for 1s { tonemap: off gamma: 1 layer on md { value: half(k: 1.5) color: rgb(value, 0, 0) palette: "█" } shade: black(when: t > 0.5) }';
  const { plan, diagnostics } = compile(text, {
    path: '/reels/a.reel',
    fileExists: () => true,
    trusted: true,
    customEffects: { '/reels/own.ts': [entryOf(half), entryOf(black)] },
  });
  expect(diagnostics.map((d) => d.message)).toEqual([]);
  const renderer = await createRenderer({
    plan,
    format: SMALL,
    audio: synthesiseFeatures({ fps: 24, frames: 48 }),
    rasteriser: canvasRasteriser,
    customEffects: new Map<string, unknown>([
      ['half', half],
      ['black', black],
    ]),
  });
  expect(pixelOf(renderer.draw(0), 160, 90)).toEqual([191, 0, 0]);
  expect(pixelOf(renderer.draw(20), 160, 90)).toEqual([0, 0, 0]);
});

test('sound reaches expressions, and silence is 0', async () => {
  const text =
    'reel "R" { bpm: 120 } scene a for 2s { tonemap: off gamma: 1 background: rgb(audio.beat, audio.decay, 0) }';
  const renderer = await rendererOf(text);
  expect(pixelOf(renderer.draw(0), 5, 5)[0]).toBe(255);
  expect(pixelOf(renderer.draw(1), 5, 5)[0]).toBe(0);
  expect(pixelOf(renderer.draw(12), 5, 5)[0]).toBe(255);
  const decays = [12, 15, 18, 21].map((frame) => pixelOf(renderer.draw(frame), 5, 5)[1]);
  expect(decays).toEqual(decays.toSorted((a, b) => b - a));
});

test('the shapes of glyphs follow what is inside a cell', async () => {
  // A slope from black to white within the cells: the lower half must be lit more than the upper one.
  const text = (glyphs: string) =>
    `scene a for 1s { tonemap: off gamma: 1 layer on xl { value: step(0.5, fract(v * rows)) glyphs: ${glyphs} palette: blocksExt color: #ffffff } }`;
  const frame = (await rendererOf(text('shape'), { width: 480, height: 270, gridScale: 1 })).draw(0);
  const rows = Array.from({ length: 200 }, (_, y) => meanOf(frame, 100, y + 30, 380, y + 31));
  expect(Math.max(...rows)).toBeGreaterThan(200);
  expect(Math.min(...rows)).toBeLessThan(40);
});
