// Reels with footage: the same frames in renders, stills and hashes, whatever the workers, and clips that follow the file's content.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hashFrames } from '../../src/cli/frame-hashes.ts';
import { hashInOrder } from '../../src/cli/hash-pool.ts';
import { identifyMaterial } from '../../src/engine/inputs/identify-material.ts';
import { MediaStore } from '../../src/engine/inputs/media-store.ts';
import { openRenderer } from '../../src/engine/inputs/open-renderer.ts';
import { planFeatures } from '../../src/engine/inputs/audio/plan-features.ts';
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
