// Cuts, the brightness of shots, and which part of a file is looked at.

import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compile } from '../../../src/language/compile.ts';
import type { ScenePlan } from '../../../src/contract/plan.ts';
import type { MediaSnapshot } from '../../../src/engine/inputs/disk-access.ts';
import type { FootageAnalysis } from '../../../src/engine/inputs/footage/footage.ts';
import { MediaStore } from '../../../src/engine/inputs/media-store.ts';
import { usedRange } from '../../../src/engine/inputs/footage/used-range.ts';
import { digestOf, ffmpegPath, film, folder, pictureAt } from './make-footage.ts';

const cacheDir = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-analysis-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(cacheDir, { recursive: true, force: true });
});

/** A dark second, a bright one, a red one; each moves a little. */
const threeShots = (name: string, ...codec: string[]) =>
  film(
    name,
    ...[
      '-f',
      'lavfi',
      '-i',
      "color=black:s=96x64:r=25:d=3,geq=lum='if(lt(N,25),30+X/8,if(lt(N,50),170+X/2,81))+mod(N,5)':cb='if(lt(N,50),128,90)':cr='if(lt(N,50),128,240)'",
    ],
    ...['-pix_fmt', 'yuv420p', '-color_range', 'tv', '-colorspace', 'bt709', ...codec],
  );

function planOf(file: string, settings: string, seconds = 3): ScenePlan {
  const text = `media face = "${path.basename(file)}" { ${settings} }\nscene a for 3s { layer on md { value: face } }\n`;
  const facts = {
    kind: 'footage',
    ...{
      width: 96,
      height: 64,
      seconds,
      fps: 25,
      frames: 75,
      codec: 'H.264',
      hasSound: false,
      hasCaptions: false,
      summary: '',
    },
  } as const;
  const { plan, diagnostics } = compile(text, {
    path: path.join(path.dirname(file), 'a.reel'),
    readImport: () => null,
    fileExists: () => true,
    materials: new Map([[file, facts]]),
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan;
}

test('finds the cuts of the used part and how bright each shot is', async () => {
  const file = threeShots('shots.mp4', '-c:v', 'libx264', '-crf', '5');
  const plan = planOf(file, 'tone: stretch');
  const store = await MediaStore.open(plan, { ffmpegPath, cacheDir });
  const { value } = store.get('footage', file);
  expect(value.shots).toEqual([]);
  const seen: number[] = [];
  await store.complete({ onProgress: (seconds, all) => seen.push(seconds / all) });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen).toHaveLength(75);
  expect(value.cuts.map((seconds) => Math.round(seconds * 25))).toEqual([25, 50]);
  expect(value.shots.map(({ low, high }) => [low, high].map((light) => Math.round(light * 100)))).toEqual([
    [6, 13], // (30 - 16) / 219 and about (45 - 16) / 219
    [71, 93],
    [28, 29],
  ]);
  for (const { histogram } of value.shots) expect(histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
  store.dispose();

  // The next one reads the cache.
  expect(readdirSync(path.join(cacheDir, 'footage'))).toHaveLength(1);
  const again = await MediaStore.open(plan, { ffmpegPath, cacheDir });
  await again.complete();
  expect(again.get('footage', file).value.shots).toEqual(value.shots);

  // A thread that draws is handed them.
  const worker = await MediaStore.open(plan, { ffmpegPath, snapshot: structuredClone(again.snapshot) });
  await worker.get('footage', file).value.analyse();
  expect(worker.get('footage', file).value.shots).toEqual(value.shots);
  again.dispose();
  worker.dispose();
});

test('no pass is made where nothing needs it', async () => {
  const file = threeShots('shots.mp4', '-c:v', 'libx264', '-crf', '5');
  const store = await MediaStore.open(planOf(file, 'tone: none'), { ffmpegPath, cacheDir });
  await store.complete();
  await store.get('footage', file).value.analyse();
  expect(store.get('footage', file).value.shots).toEqual([]);
  expect(store.get('footage', file).value.decodedDigest).toBeNull();
  store.dispose();
});

test('pictures of inexact codecs are part of what clips are kept by', async () => {
  const file = threeShots('shots.avi', '-c:v', 'mpeg4', '-q:v', '3');
  const plan = planOf(file, 'tone: none');
  const store = await MediaStore.open(plan, { ffmpegPath, cacheDir });
  const before = store.digests().get(file)!;
  await store.complete();
  const decoded = store.get('footage', file).value.decodedDigest;
  expect(decoded).toMatch(/^[0-9a-f]{64}$/);
  expect(store.digests().get(file)).toBe(`${before} ${decoded}`);
  store.dispose();
});

test('threads that draw refuse other pictures of inexact codecs than the analysis got', async () => {
  const file = threeShots('shots.avi', '-c:v', 'mpeg4', '-q:v', '3');
  const plan = planOf(file, 'tone: none');
  const store = await MediaStore.open(plan, { ffmpegPath, cacheDir });
  await store.complete();
  const first = digestOf(await pictureAt(store.get('footage', file).value, 2));
  const worker = async (change: (analysis: FootageAnalysis) => void) => {
    const snapshot: MediaSnapshot = structuredClone(store.snapshot);
    change(snapshot.made[`analysis ${file}`] as FootageAnalysis);
    return (await MediaStore.open(plan, { ffmpegPath, snapshot })).get('footage', file);
  };
  const same = await worker(() => {});
  expect(digestOf(await pictureAt(same.value, 2))).toBe(first);
  same.dispose();
  const other = await worker(({ expected }) => void (expected!.sums.sums[50] ^= 1));
  expect(digestOf(await pictureAt(other.value, 0.4))).not.toBe(first);
  await expect(other.value.prepare(2)).rejects.toThrow(
    /^ffmpeg decoded other pictures of the footage .*shots\.avi than before/,
  );
  other.dispose();
  const shifted = await worker(({ expected }) => void (expected!.sums.times[50] += 1));
  await expect(shifted.value.prepare(2)).rejects.toMatchObject({ code: 'input-unreadable' });
  shifted.dispose();
  store.dispose();
});

test('where seeking gives other pictures, they are decoded as in the analysis', async () => {
  const file = threeShots('keyed.avi', '-c:v', 'mpeg4', '-q:v', '3', '-g', '10');
  // After a seek this one shows negatives, as concealed errors may differ.
  const tool = path.join(folder, 'seeking-ffmpeg');
  writeFileSync(
    tool,
    `#!/bin/bash\nif [[ "$*" == *-noaccurate_seek* ]]; then set -- "\${@/scale=/negate,scale=}"; fi\nexec "${ffmpegPath}" "$@"\n`,
  );
  chmodSync(tool, 0o755);
  const plan = planOf(file, 'tone: none');
  const store = await MediaStore.open(plan, { ffmpegPath: tool, cacheDir });
  await store.complete();
  const right = await MediaStore.open(plan, { ffmpegPath, cacheDir });
  const worker = await MediaStore.open(plan, { ffmpegPath: tool, snapshot: structuredClone(store.snapshot) });
  for (const seconds of [2.6, 1.6, 2.8, 0.2])
    expect(digestOf(await pictureAt(worker.get('footage', file).value, seconds)), `${seconds} s`).toBe(
      digestOf(await pictureAt(right.get('footage', file).value, seconds)),
    );
  for (const each of [store, right, worker]) each.dispose();
});

test.each([
  ['', [0, 3.5]],
  ['from: 10s', [9.5, 13.5]],
  ['from: 10s  speed: 2', [9.5, 16.5]],
  ['from: 10s  to: 11s', [9.5, 11.5]],
  ['from: 10s  to: 11s  loop: mirror', [9.5, 11.5]],
  ['speed: 0.5', [0, 2]],
  ['time: 5s + t * 2', [4.5, 11.5]],
  ['time: 20s - t', [16.5, 20.5]],
  ['time: 100s * audio.bass', [0, 100]],
  ['speed: -1', [0, 100]],
])('the part that `%s` shows of a long film', (settings, [from, to]) => {
  const file = path.join(folder, 'long.mp4');
  expect(usedRange(planOf(file, settings, 100), file, 100)).toEqual({ from, to });
});
