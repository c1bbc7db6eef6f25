// Reels with footage: the same frames in renders, stills and hashes, whatever the workers, and clips that follow the file's content.

import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test, vi } from 'vitest';
import { hashFrames } from '../../src/cli/frame-hashes.ts';
import { hashInOrder } from '../../src/cli/hash-pool.ts';
import { identifyMaterial } from '../../src/engine/inputs/identify-material.ts';
import { MediaStore } from '../../src/engine/inputs/media-store.ts';
import { openRenderer, type OpenRendererOptions } from '../../src/engine/inputs/open-renderer.ts';
import { planFeatures } from '../../src/engine/inputs/audio/plan-features.ts';
import { drawThumbnails } from '../../src/engine/preview/draw-thumbnails.ts';
import { PreviewSession } from '../../src/engine/preview/preview-session.ts';
import { drawStill } from '../../src/engine/preview/draw-still.ts';
import { compile } from '../../src/language/compile.ts';
import type { ScenePlan } from '../../src/contract/plan.ts';
import { ffmpeg, ffmpegPath } from '../inputs/audio/make-sound.ts';
import { createBench } from './helpers.ts';

const SIZE = { width: 96, height: 54 };

function makeFilm(file: string, picture = 'testsrc=s=96x54:r=24:d=2', ...codec: string[]): void {
  ffmpeg(
    '-f',
    'lavfi',
    '-i',
    picture,
    '-pix_fmt',
    'yuv420p',
    ...(codec.length ? codec : ['-c:v', 'libx264', '-g', '12', '-bf', '2']),
    file,
  );
}

async function planWith(file: string, settings = '', items = ''): Promise<ScenePlan> {
  const text = `reel { size: 96x54  fps: 24 }
media face = "${path.basename(file)}" { ${settings} }
scene a for 1s { layer on xxl { value: face  color: face.color } ${items} }
scene b for 1s {
  transition: crossfade(0.5s)
  layer on xxl { value: face.red + face.motion }
}
timeline { play a  play b }`;
  const { plan, diagnostics } = compile(text, {
    path: path.join(path.dirname(file), 'a.reel'),
    fileExists: () => true,
    materials: new Map([[file, await identifyMaterial(file, { ffmpegPath })]]),
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan;
}

const FORMAT = { ...SIZE, fps: 24, gridScale: 1, shaders: 'full', particles: 1000, particleLevel: 'high' } as const;

test.each(['', 'loop: mirror  to: 0.7s  tone: stretch', 'speed: 2  from: 0.3s'])(
  'frames with footage are the same with any number of workers (%s)',
  async (settings) => {
    const bench = createBench();
    const file = path.join(bench.folder, 'face.mp4');
    makeFilm(file);
    const plan = await planWith(file, settings);
    const store = await MediaStore.open(plan, { except: ['audio'], ffmpegPath, cacheDir: bench.cacheDir });
    await store.complete();
    const order = { plan, format: FORMAT, audio: await planFeatures(plan), media: store.snapshot };
    const one: string[] = [];
    await hashFrames(order, 0, 48, (_, hash) => one.push(hash));
    expect(new Set(one).size).toBeGreaterThan(20);
    const three: string[] = [];
    await hashInOrder(order, 0, 48, 3, (_, hash) => three.push(hash), new AbortController().signal);
    expect(three).toEqual(one);
    const late: string[] = [];
    await hashFrames(order, 29, 34, (_, hash) => late.push(hash));
    expect(late).toEqual(one.slice(29, 34));
    store.dispose();
  },
);

test('a render draws what a still draws, and draws again when the file has changed', async () => {
  const bench = createBench();
  const file = path.join(bench.folder, 'face.mp4');
  makeFilm(file);
  const plan = await planWith(file);
  const output = path.join(bench.folder, 'frames');
  const options = { quality: 'production', resolution: SIZE, output, format: 'png', workers: 2 } as const;
  const renderer = { rendererModule: undefined as never };
  const first = await bench.render(plan, options, renderer);
  expect(first.outcome).toMatchObject({ ok: true, done: { frames: 48 } });
  const audio = await planFeatures(plan);
  const frameFile = (frame: number) => readFileSync(path.join(output, `${String(frame + 1).padStart(5, '0')}.png`));
  for (const frame of [40, 3, 30]) {
    const still = await drawStill({ plan, t: frame / 24, format: SIZE }, { createRenderer: openRenderer, audio });
    expect(Buffer.from(still.png).equals(frameFile(frame)), `frame ${frame}`).toBe(true);
  }
  const before = frameFile(3);

  const again = await bench.render(plan, options, renderer);
  expect(again.events.filter(({ type }) => type === 'segment')).toMatchObject([{ cached: true }, { cached: true }]);
  makeFilm(path.join(bench.folder, 'other.mp4'), 'testsrc2=s=96x54:r=24:d=2');
  writeFileSync(file, readFileSync(path.join(bench.folder, 'other.mp4')));
  const changed = await bench.render(plan, options, renderer);
  expect(changed.events.filter(({ type }) => type === 'segment')).toMatchObject([{ cached: false }, { cached: false }]);
  expect(frameFile(3).equals(before)).toBe(false);
});

test('a render with footage that is gone ends with one sentence', async () => {
  const bench = createBench();
  const file = path.join(bench.folder, 'face.mp4');
  makeFilm(file);
  const plan = await planWith(file);
  writeFileSync(file, '');
  const { outcome } = await bench.render(
    plan,
    { quality: 'production', resolution: SIZE, output: path.join(bench.folder, 'out.mp4') },
    { rendererModule: undefined as never },
  );
  expect(outcome).toMatchObject({
    ok: false,
    failure: { code: 'input-unreadable', message: `The footage ${file} cannot be read: it is empty.` },
  });
});

test('steady glyphs begin anew where the footage cuts', async () => {
  const bench = createBench();
  const file = path.join(bench.folder, 'cut.mp4');
  // A moving pattern, and after a second another one.
  const pictures = [
    'testsrc2=s=96x54:r=24:d=1[a];mandelbrot=s=96x54:r=24,trim=duration=1,setpts=PTS-STARTPTS[b]',
    '[a][b]concat=n=2,format=yuv420p[out0]',
  ].join(';');
  makeFilm(file, pictures);
  const hashes = async (steady: number): Promise<string[]> => {
    const { plan } = compile(
      `reel { size: 96x54  fps: 24 }
media face = "cut.mp4"
scene a for 2s { layer on md { value: face  color: face.color  glyphs: match  steady: ${steady} } }`,
      {
        path: path.join(bench.folder, 'a.reel'),
        fileExists: () => true,
        materials: new Map([[file, await identifyMaterial(file, { ffmpegPath })]]),
      },
    );
    const store = await MediaStore.open(plan, { ffmpegPath, cacheDir: bench.cacheDir });
    await store.complete();
    expect(store.get('footage', file).value.cuts.map((seconds) => Math.round(seconds * 24))).toEqual([24]);
    const found: string[] = [];
    const order = { plan, format: FORMAT, audio: await planFeatures(plan), media: store.snapshot };
    await hashFrames(order, 0, 48, (_, hash) => found.push(hash));
    store.dispose();
    return found;
  };
  const [held, free] = [await hashes(1), await hashes(0)];
  // Only the first picture of each shot owes nothing to the one before.
  expect([...held.keys()].filter((i) => held[i] === free[i])).toEqual([0, 24]);
});

test('a renderer that is disposed leaves no decoder', async () => {
  const bench = createBench();
  const file = path.join(bench.folder, 'face.mp4');
  makeFilm(file, 'testsrc=s=640x360:r=24:d=20');
  const plan = await planWith(file);
  const pids = path.join(bench.folder, 'pids');
  const tool = path.join(bench.folder, 'ffmpeg');
  writeFileSync(tool, `#!/bin/sh\necho $$ >> "${pids}"\nexec "${ffmpegPath}" "$@"\n`);
  chmodSync(tool, 0o755);
  const renderer = await openRenderer({
    plan,
    format: FORMAT,
    audio: await planFeatures(plan),
    store: { ffmpegPath: tool, cacheDir: bench.cacheDir },
  });
  await renderer.prepare(0);
  await renderer.prepare(30);
  const running = () =>
    readFileSync(pids, 'utf8')
      .trim()
      .split('\n')
      .filter((pid) => isRunning(Number(pid)));
  expect(running().length).toBeGreaterThan(0);
  renderer.dispose();
  await vi.waitFor(() => expect(running()).toEqual([]), { timeout: 20_000, interval: 30 });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test.each([
  ['picture', 'face.png', ['-frames:v', '1', '-f', 'image2']],
  ['footage', 'face.mkv', ['-c:v', 'libx264', '-pix_fmt', 'yuv420p']],
] as const)('a %s that is replaced shows in the preview, its stills and the strip', async (_, name, codec) => {
  const bench = createBench();
  const file = path.join(bench.folder, name);
  const paint = (color: string) => ffmpeg('-f', 'lavfi', '-i', `color=${color}:s=96x54:r=24:d=2`, ...codec, '-y', file);
  const store = { ffmpegPath, cacheDir: bench.cacheDir };
  const createRenderer = (options: OpenRendererOptions) => openRenderer({ ...options, store });
  const strip: Buffer[] = [];
  const session = new PreviewSession({
    createRenderer,
    audioFeatures: (plan) => planFeatures(plan),
    encodeJpeg: () => Promise.resolve(new Uint8Array()),
    onSeeking: () => {},
  });
  /** Whether red or blue is stronger, in a still of the session, one of the engine, and the strip. */
  const look = async (): Promise<string[]> => {
    const { plan } = compile(
      `reel { size: 96x54  fps: 24 }
media face = "${name}"
scene a for 1s { layer on xxl { value: face  color: face.color  glyphs: match } }`,
      {
        path: path.join(bench.folder, 'a.reel'),
        fileExists: () => true,
        materials: new Map([[file, await identifyMaterial(file, { ffmpegPath })]]),
      },
    );
    const source = { plan, reel: 'r', view: { density: 'draft', maxSide: 96, compress: false } } as const;
    await session.open(source);
    const frame = await session.frame(0.5, true);
    if (frame.dropped) throw new Error('Expected a frame.');
    const audio = await planFeatures(plan);
    strip.length = 0;
    await drawThumbnails(source, 96, {
      createRenderer,
      audio,
      encodeJpeg: async (rgba) => (strip.push(Buffer.from(rgba)), new Uint8Array()),
      isWanted: () => true,
    });
    const { png } = await drawStill({ plan, t: 0.5, format: SIZE }, { createRenderer, audio });
    const still = await loadImage(Buffer.from(png));
    const canvas = createCanvas(still.width, still.height);
    canvas.getContext('2d').drawImage(still, 0, 0);
    const drawn = canvas.getContext('2d').getImageData(0, 0, still.width, still.height).data;
    return [frame.pixels, ...strip, drawn].map((rgba) => strongest(rgba));
  };
  paint('red');
  expect(await look()).toEqual(['red', 'red', 'red']);
  paint('blue');
  expect(await look()).toEqual(['blue', 'blue', 'blue']);
  await session.close();
});

function strongest(rgba: Uint8Array | Uint8ClampedArray): string {
  const sums = [0, 0, 0];
  for (let i = 0; i < rgba.length; i++) if (i % 4 < 3) sums[i % 4] += rgba[i];
  return ['red', 'green', 'blue'][sums.indexOf(Math.max(...sums))];
}
