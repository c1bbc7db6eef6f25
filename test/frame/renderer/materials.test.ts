// Reels with pictures, footage and character art, from files that exist only in memory.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { synthesiseFeatures } from '../../../src/engine/frame/features/synthesise-features.ts';
import {
  ART_STYLE,
  type ArtScreen,
  type CharacterArt,
  NO_PAPER,
} from '../../../src/engine/frame/media/character-art.ts';
import type { Material, PictureData } from '../../../src/engine/frame/media/material.ts';
import { createRenderer } from '../../../src/engine/frame/renderer/create-renderer.ts';
import type { Renderer, RendererOptions } from '../../../src/engine/frame/renderer/renderer.ts';
import { canvasRasteriser } from '../../../src/engine/machine/raster/canvas-rasteriser.ts';
import { compile } from '../../../src/language/compile.ts';
import { makePicture, materialOf, upright } from '../media/pictures.ts';
import { hashOf, meanOf, pixelOf, SMALL } from './reel-harness.ts';

const [W, H, FPS] = [32, 18, 12];
/** A white bar that moves by a column a picture, over a background that brightens. */
const pictureAt = (n: number): PictureData =>
  makePicture(W, H, {}, (x) => (x === n % W ? [1, 1, 1, 1] : [0.02 * (n % 20), 0.1, 0.3, 1]), n);

/** Footage of 24 pictures that must be prepared, and keeps the last three, as real footage does. */
class FakeFootage implements Material {
  readonly kind = 'footage';
  readonly shape = upright(W, H);
  readonly seconds = 2;
  readonly cuts = [];
  readonly shots = [{ from: 0, to: Infinity, histogram: new Float32Array(256).fill(1 / 256), low: 0, high: 1 }];
  readonly prepared: number[] = [];
  #kept: PictureData[] = [];
  #last: PictureData | null = null;

  at(seconds: number): PictureData | null {
    const wanted = this.#index(seconds);
    return (this.#last = this.#kept.find(({ serial }) => serial === wanted) ?? this.#last)?.serial === wanted
      ? this.#last
      : null;
  }
  last(): PictureData | null {
    return this.#last;
  }
  analyse(): Promise<void> {
    return Promise.resolve();
  }
  async prepare(seconds: number): Promise<void> {
    await Promise.resolve();
    const serial = this.#index(seconds);
    this.prepared.push(serial);
    if (this.#kept.some((picture) => picture.serial === serial)) return;
    this.#kept = [...this.#kept.slice(-2), pictureAt(serial)];
  }
  #index(seconds: number): number {
    return Math.min(23, Math.max(0, Math.floor((seconds + 0.001) * FPS)));
  }
}

async function open(
  text: string,
  files: Record<string, unknown>,
  options: Partial<RendererOptions> = {},
): Promise<Renderer> {
  const path = join(import.meta.dirname, 'test.reel');
  const { plan, diagnostics } = compile(`reel "T" { fps: ${FPS} }\n${text}`, { path });
  expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
  const media = {
    find: (_kind: string, file: string) => {
      const value = files[file.split('/').at(-1)!];
      return value === undefined ? null : { value, digest: file };
    },
  };
  return createRenderer({
    plan,
    format: { ...SMALL, fps: FPS, ...options.format },
    audio: synthesiseFeatures({ fps: FPS, frames: 200, bpm: null }),
    rasteriser: canvasRasteriser,
    media,
    ...options,
  });
}

const LAYER = 'layer on md { value: clip  color: clip.color  glyphs: match }';
const REELS: Record<string, string> = {
  plain: `media clip = "clip.mp4"  scene a for 3s { ${LAYER} }`,
  backwards: `media clip = "clip.mp4" { loop: mirror  speed: 2  from: 0.5s }  scene a for 3s { ${LAYER} }`,
  feedback: `media clip = "clip.mp4"  scene a for 2s { ${LAYER}  feedback: tunnel }`,
  motion: `media clip = "clip.mp4"  scene a for 2s { layer on md { value: clip.motion  color: hsv(clip.meanMotion, 1, 1) } }`,
  statistics: `media clip = "clip.mp4"  scene a for 2s { layer on md { value: clip.level  hue: clip.meanHue } }`,
  particles: `media clip = "clip.mp4"  scene a for 2s { particles flow { field: clip } }`,
  'particles and feedback': `media clip = "clip.mp4"  scene a for 2s { particles flow { field: clip }  feedback: echo }`,
  steady: `media clip = "clip.mp4"  scene a for 2s { ${LAYER.replace('match', 'match  steady: 0.5')} }`,
  integral: `media clip = "clip.mp4"  scene a for 2s { ticker "A longer text" { speed: clip.level * 30 } }`,
  shader: `media clip = "clip.mp4"  scene a for 2s { layer on md { value: checker(8) } shade: displace(clip, amount: 0.4) }`,
  transition: `media clip = "clip.mp4"  scene a for 1s { ${LAYER} } scene b for 2s { ${LAYER.replace('clip.color', 'clip.color | rotate(30deg)')}  transition: crossfade(0.5s) }`,
};

test.each(Object.keys(REELS))(
  '%s: the same frames forwards, backwards, alone and from another worker',
  async (name) => {
    const order = [0, 1, 2, 3, 7, 11, 12, 14, 16, 20];
    const drawAll = async (frames: readonly number[], options: Partial<RendererOptions> = {}) => {
      const renderer = await open(REELS[name], { 'clip.mp4': new FakeFootage() }, options);
      const hashes = new Map<number, string>();
      for (const frame of frames) {
        await renderer.prepare(frame);
        hashes.set(frame, hashOf(renderer.draw(frame)));
      }
      renderer.dispose();
      return hashes;
    };
    const forwards = await drawAll(Array.from({ length: 21 }, (_, i) => i));
    const backwards = await drawAll(order.toReversed());
    const without = await drawAll([20, 3, 12], { checkpointBytes: 0 });
    for (const frame of order) expect(`${frame} ${backwards.get(frame)}`).toBe(`${frame} ${forwards.get(frame)}`);
    for (const [frame, hash] of without) expect(`${frame} ${hash}`).toBe(`${frame} ${forwards.get(frame)}`);
    expect(new Set(forwards.values()).size).toBeGreaterThan(8);
  },
);

test('footage played in order is decoded once a picture, and nothing waits for pictures that do not move', async () => {
  const clip = new FakeFootage();
  const renderer = await open(REELS.plain, { 'clip.mp4': clip });
  for (let frame = 0; frame < 10; frame++) {
    await renderer.prepare(frame);
    renderer.draw(frame);
  }
  expect(clip.prepared).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('without prepare the last picture stays', async () => {
  const renderer = await open(REELS.plain, { 'clip.mp4': new FakeFootage() });
  expect(meanOf(renderer.draw(3))).toBe(0);
  await renderer.prepare(5);
  const shown = hashOf(renderer.draw(5));
  expect(hashOf(renderer.draw(9))).toBe(shown);
});

test('two times of one file in one frame, each exact', async () => {
  const text = `media now = "clip.mp4" { time: 1s }  media then = "clip.mp4" { time: 0s }
    scene a for 1s { layer on md { value: now  color: now.color  glyphs: match  mask: x > 0 }  layer on md { value: then  color: then.color  glyphs: match  mask: x < 0  blend: normal } }`;
  const renderer = await open(text, { 'clip.mp4': new FakeFootage() });
  await renderer.prepare(0);
  const frame = renderer.draw(0);
  // The picture at 0 s has its bar in the first column, the one at 1 s in the thirteenth, left of the middle.
  expect(pixelOf(frame, 4, 90)[1]).toBeGreaterThan(200);
  expect(pixelOf(frame, 300, 90)).toEqual(pixelOf(frame, 200, 90));
  expect(pixelOf(frame, 300, 90)[0]).toBeGreaterThan(pixelOf(frame, 100, 90)[0]);
});

test('clock reel counts from the start of the reel, scene from that of the segment', async () => {
  const scenes = (clock: string) =>
    `media clip = "clip.mp4" { clock: ${clock} }  scene a for 1s { layer on md { value: 0 } }  scene b for 1s { layer on md { value: clip.seconds / 2  color: #fff  palette: "█" } }`;
  const at = async (clock: string) => {
    const renderer = await open(scenes(clock), { 'clip.mp4': new FakeFootage() });
    await renderer.prepare(12);
    return meanOf(renderer.draw(12));
  };
  expect(await at('scene')).toBe(0);
  expect(await at('reel')).toBeGreaterThan(200);
});

test('a mask by alpha, and a file that could not be opened, with a warning', async () => {
  const logo = materialOf([makePicture(16, 9, { hasAlpha: true }, (x) => [1, 0, 0, x < 8 ? 1 : 0])]);
  const text =
    'media logo = "logo.png"  scene a for 1s { layer on md { value: 1  color: #0f0  palette: "█"  mask: logo.alpha } }';
  const shown = (await open(text, { 'logo.png': logo })).draw(0);
  expect([pixelOf(shown, 60, 90), pixelOf(shown, 260, 90)]).toEqual([
    [0, 255, 0],
    [0, 0, 0],
  ]);
  const missing = await open(text, {});
  expect(meanOf(missing.draw(0))).toBe(0);
  expect(missing.warnings.join()).toContain('logo.png');
});

const INK = 0xff0000;
const PAPER = 0x0000ff;
function artOf(lines: readonly string[], seconds = 0): CharacterArt {
  const [cols, rows] = [lines[0].length, lines.length];
  const screen = (serial: number, glyphs: string[]): ArtScreen => ({
    serial,
    glyphs,
    ink: new Uint32Array(cols * rows).fill(INK),
    paper: Uint32Array.from(glyphs, (_, i) => (i === 0 ? PAPER : NO_PAPER)),
    styles: new Uint8Array(cols * rows),
  });
  const first = screen(
    0,
    lines.flatMap((line) => [...line]),
  );
  const second = screen(
    1,
    Array.from({ length: cols * rows }, () => '█'),
  );
  const art: CharacterArt = {
    ...{ cols, rows, seconds, hasColors: true },
    at: (time) => (seconds > 0 && time >= seconds / 2 ? second : first),
    withTheme: () => art,
  };
  return art;
}

test('art is drawn with its own glyphs, inks and papers, at its place, and revealed', async () => {
  const scene = (settings: string) =>
    `media art1 = "a.txt"  scene a for 4s { layer on md { value: 0 } art art1 { grid: xl  at: (0, 0)  anchor: topLeft  ${settings} } }`;
  const files = { 'a.txt': artOf([' █', '█ ']) };
  const frame = (await open(scene(''), files)).draw(0);
  // Blue paper in the first cell, red blocks beside and below it, and nothing after them.
  const down = Array.from({ length: 40 }, (_, y) => pixelOf(frame, 0, y).join());
  expect([...new Set(down)]).toEqual(['0,0,255', '255,0,0', '0,0,0']);
  const cellHeight = down.indexOf('255,0,0');
  expect(pixelOf(frame, 1, 1)).toEqual([0, 0, 255]);
  expect(pixelOf(frame, 60, 60)).toEqual([0, 0, 0]);
  const green = (await open(scene('color: #00ff00'), files)).draw(0);
  expect(pixelOf(green, 0, cellHeight)).toEqual([0, 255, 0]);
  const typed = await open(scene('reveal: typewriter(2s)'), files);
  expect(meanOf(typed.draw(0))).toBe(0);
  expect(meanOf(typed.draw(40))).toBeCloseTo(meanOf(frame), 5);
  const large = (await open(scene('size: 4'), files)).draw(0);
  expect(meanOf(large)).toBeGreaterThan(10 * meanOf(frame));
});

test('art is underlined and italic where its cells are', async () => {
  const styled = (style: number): CharacterArt => {
    const plain = artOf([' l ', '   ']).at(0);
    const styles = new Uint8Array(6).fill(style);
    const art: CharacterArt = {
      ...{ cols: 3, rows: 2, seconds: 0, hasColors: true },
      at: () => ({ ...plain, paper: new Uint32Array(6).fill(NO_PAPER), styles }),
      withTheme: () => art,
    };
    return art;
  };
  const draw = async (style: number, scene: string) => {
    const text = `media art1 = "a.ans" { fit: stretch }  scene a for 1s { ${scene} }`;
    const renderer = await open(text, { 'a.ans': styled(style) });
    await renderer.prepare(0);
    return renderer.draw(0);
  };
  for (const scene of [
    'layer on md { value: 0 } art art1 { grid: xl  at: (0, 0)  anchor: topLeft  size: 4 }',
    'layer on xs { value: art1  color: art1.color  glyphs: match }',
  ]) {
    const plain = await draw(0, scene);
    const lined = await draw(ART_STYLE.underline, scene);
    // Under both rows, blanks too.
    expect(meanOf(lined), scene).toBeGreaterThan(1.5 * meanOf(plain));
    const italic = await draw(ART_STYLE.italic, scene);
    expect(hashOf(italic), scene).not.toBe(hashOf(plain));
    expect(meanOf(italic) / meanOf(plain), scene).toBeCloseTo(1, 0);
  }
});

test('art moves with its time, and is a field of its drawn light', async () => {
  const text = `media term = "a.txt"
    scene a for 4s { layer on md { value: 0 } art term { at: center } }
    scene b for 4s { layer on md { value: term  color: term.color  glyphs: match } }`;
  const renderer = await open(text, { 'a.txt': artOf(['    ', ' ── '], 2) });
  await renderer.prepare(0);
  const before = meanOf(renderer.draw(0));
  await renderer.prepare(18);
  expect(meanOf(renderer.draw(18))).toBeGreaterThan(3 * before);
  await renderer.prepare(48 + 18);
  const field = renderer.draw(48 + 18);
  // Full blocks in red over the whole picture.
  expect(pixelOf(field, 160, 90)).toEqual([255, 0, 0]);
});

test('steady glyphs begin anew after an edit of the file or of what chooses them', async () => {
  const picture = (bright: number) =>
    materialOf([makePicture(W, H, {}, (x, y) => [bright * (x / W), bright * (y / H), 0.2, 1], bright)]);
  const draw = async (bright: number, settings: string, previous?: Renderer) => {
    const layer = 'layer on md { value: 0.5  color: clip.color  glyphs: match  steady: 1 }';
    const value = picture(bright);
    const renderer = await open(
      `media clip = "clip.png" { ${settings} }  scene a for 4s { ${layer} }`,
      {},
      { media: { find: () => ({ value, digest: `digest ${bright}` }) }, ...(previous && { previous }) },
    );
    if (!previous) renderer.draw(10);
    return renderer;
  };
  const fresh = async (...edit: [number, string]) => hashOf((await draw(...edit)).draw(11));
  for (const edit of [
    [0.3, ''],
    [0.9, 'exposure: -2'],
    [0.9, 'crop: [(0, 0), (0.5, 0.5)]'],
  ] as [number, string][]) {
    const edited = await draw(...edit, await draw(0.9, ''));
    expect(hashOf(edited.draw(11)), edit.join(' ')).toBe(await fresh(...edit));
  }
});
