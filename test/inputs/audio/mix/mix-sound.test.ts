// Mixes of synthesised sounds, sample by sample.

import { writeFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { PlanSound, ScenePlan } from '../../../../src/contract/plan.ts';
import { createLimiter } from '../../../../src/engine/inputs/audio/mix/limiter.ts';
import { createLoudnessMeter } from '../../../../src/engine/inputs/audio/mix/loudness.ts';
import { mixDigest, mixSound } from '../../../../src/engine/inputs/audio/mix/mix-sound.ts';
import { truePeakAt } from '../../../../src/engine/inputs/audio/mix/true-peak.ts';
import { readSamples } from '../../../../src/engine/inputs/audio/sound-track.ts';
import { wavFile } from '../../../../src/engine/preview/wav-file.ts';
import { ffmpegPath, newFolder } from '../make-sound.ts';

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const options = { ffmpegPath, cacheDir: path.join(folder, 'cache') };
const RATE = 48000;

/** A WAV file of the same samples on both channels. */
function make(name: string, seconds: number, at: (i: number) => number): string {
  const samples = new Int16Array(Math.round(seconds * RATE) * 2);
  for (let i = 0; i < samples.length / 2; i++) samples[2 * i] = samples[2 * i + 1] = Math.round(at(i));
  const file = path.join(folder, name);
  writeFileSync(file, wavFile(samples, RATE, 2));
  return file;
}
const plan = (audio: object | null, end: number, more: object = {}): ScenePlan =>
  ({ audio, segments: [{ end }], ...more }) as unknown as ScenePlan;
const soundAt = (file: string, at: number, more: Partial<PlanSound> = {}): PlanSound => ({
  media: { written: file, path: file },
  at,
  volume: 1,
  pan: 0,
  ...more,
});
async function mixed(from: ScenePlan, more: object = {}) {
  const track = (await mixSound(from, { ...options, ...more }))!;
  const all: number[] = [];
  for await (const block of readSamples(track)) all.push(...block);
  return {
    track,
    left: Float32Array.from({ length: all.length / 2 }, (_, i) => all[2 * i]),
    right: Float32Array.from({ length: all.length / 2 }, (_, i) => all[2 * i + 1]),
  };
}
const ramp = make('ramp.wav', 2, (i) => i % 10000);
const level = make('level.wav', 2, () => 8000);
const click = make('click.wav', 0.01, () => 4000);

test('peaks stay under the one that is asked for, even of a single track that is not made louder', async () => {
  const loud = make('loud.wav', 1, (i) => 32000 * Math.sin((2 * Math.PI * 440 * i) / RATE));
  const peakOf = (samples: Float32Array) => {
    const scaled = samples.map((sample) => sample / 32768);
    let peak = 0;
    for (let i = 6; i < scaled.length - 6; i++) peak = Math.max(peak, truePeakAt(scaled, i));
    return 20 * Math.log10(peak);
  };
  expect(peakOf((await mixed(plan({ path: loud }, 1))).left)).toBeCloseTo(-0.2, 1);
  expect(peakOf((await mixed(plan({ path: loud }, 1, { truePeak: -2 }))).left)).toBeCloseTo(-2, 1);
});

describe('a track', () => {
  test('plays as it is, and fades in the last 10 ms of the reel', async () => {
    const { left } = await mixed(plan({ path: ramp }, 1));
    expect(left.length).toBe(RATE);
    for (let i = 0; i < RATE - 480; i++) if (left[i] !== i % 10000) expect(left[i]).toBe(i % 10000);
    const faded = (await mixed(plan({ path: level }, 1))).left;
    expect(Array.from(faded.subarray(RATE - 481, RATE - 478))).toEqual([8000, 8000, 7983]);
    expect(faded[RATE - 240]).toBe(4000);
    expect(faded[RATE - 1]).toBe(17);
  });

  test('is trimmed, faded and made quieter', async () => {
    const { left } = await mixed(plan({ path: ramp, from: 0.25 }, 1));
    expect(Array.from(left.subarray(0, 3))).toEqual([2000, 2001, 2002]);
    const faded = (await mixed(plan({ path: level, volume: 0.5, fadeIn: 0.5, fadeOut: 0.25 }, 1))).left;
    expect([0, RATE / 4, RATE / 2, (RATE * 3) / 4, (RATE * 7) / 8].map((i) => faded[i])).toEqual([
      0, 2000, 4000, 4000, 2000,
    ]);
  });

  test('fades out at its own end where it ends before the reel', async () => {
    const { left } = await mixed(plan({ path: level, fadeOut: 1 }, 4));
    expect(left.length).toBe(2 * RATE);
    expect(left[1.5 * RATE]).toBe(4000);
  });

  test('repeats without a gap', async () => {
    const { left } = await mixed(plan({ path: ramp, from: 0.25, loop: true }, 5));
    const period = 1.75 * RATE;
    for (const i of [0, 1, 1000, period - 1]) expect(left[i + period]).toBe(left[i]);
    expect(left.length).toBe(5 * RATE);
  });

  test('ends where a part of the reel ends', async () => {
    const { left } = await mixed(plan({ path: level }, 2), { end: 0.5 });
    expect(left.length).toBe(RATE / 2);
    expect(left[RATE / 2 - 240]).toBe(4000);
  });
});

describe('sounds', () => {
  test('play at their sample, balanced, over silence and the track', async () => {
    const sounds = [soundAt(click, 0.5, { pan: -0.25 }), soundAt(click, 1.25, { volume: 0.5 })];
    const alone = await mixed(plan(null, 2, { sounds }));
    expect([RATE / 2 - 1, RATE / 2].map((i) => alone.left[i])).toEqual([0, 4000]);
    expect(alone.right[RATE / 2]).toBe(3000);
    expect([1.25 * RATE - 1, 1.25 * RATE].map((i) => alone.left[i])).toEqual([0, 2000]);
    const both = await mixed(plan({ path: level }, 2, { sounds }));
    expect(both.left[RATE / 2 + 5]).toBe(12000);
  });

  test('lower the music while they speak', async () => {
    const speech = { speech: { words: 'a', by: 'b' } };
    const { left } = await mixed(
      plan({ path: level }, 2, {
        sounds: [
          soundAt(
            make('hush.wav', 0.5, () => 0),
            1,
            speech,
          ),
        ],
      }),
    );
    expect(left[0.7 * RATE]).toBe(8000);
    expect(left[1.25 * RATE]).toBe(2560);
    expect(left[0.9 * RATE]).toBeGreaterThan(2560);
    expect(left[0.9 * RATE]).toBeLessThan(8000);
  });

  test('never exceed -1 dBTP together', async () => {
    const loud = make('loud.wav', 1, (i) => 30000 * Math.sin(i * 0.9));
    const { left } = await mixed(plan({ path: loud }, 1, { sounds: [soundAt(loud, 0), soundAt(loud, 0.3)] }));
    const samples = left.map((value) => value / 32768);
    let peak = 0;
    for (let i = 6; i < samples.length - 6; i++) peak = Math.max(peak, truePeakAt(samples, i));
    expect(20 * Math.log10(peak)).toBeLessThan(-1);
    expect(20 * Math.log10(peak)).toBeGreaterThan(-2);
  });

  test('change the digest of the mix, and their place in the text does not', async () => {
    const range = (line: number) => ({ range: { start: { line, character: 0 }, end: { line, character: 1 } } });
    const at = (seconds: number, line: number) =>
      plan({ path: level, ...range(line) }, 2, { sounds: [soundAt(click, seconds)] });
    expect(await mixDigest(at(1, 5))).toBe(await mixDigest(at(1, 9)));
    expect(await mixDigest(at(1, 5))).not.toBe(await mixDigest(at(1.1, 5)));
  });

  test('are none in a silent reel', async () => {
    expect(await mixSound(plan(null, 2), options)).toBeNull();
  });
});

describe('loudness', () => {
  // EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS measures -23 LUFS.
  test('of a 1 kHz sine is its level', () => {
    const meter = createLoudnessMeter();
    const sine = Float32Array.from(
      { length: 20 * RATE },
      (_, i) => 10 ** (-23 / 20) * Math.sin((2 * Math.PI * 1000 * i) / RATE),
    );
    meter.add(sine, sine, sine.length);
    expect(meter.integrated()).toBeCloseTo(-23, 1);
  });

  // Case 3: 10 s at -36, 60 s at -23 and 10 s at -36 dBFS measure -23 LUFS: the quiet parts are gated.
  test('leaves quiet parts out', () => {
    const meter = createLoudnessMeter();
    for (const [seconds, db] of [
      [10, -36],
      [60, -23],
      [10, -36],
    ]) {
      const sine = Float32Array.from(
        { length: seconds * RATE },
        (_, i) => 10 ** (db / 20) * Math.sin((2 * Math.PI * 1000 * i) / RATE),
      );
      meter.add(sine, sine, sine.length);
    }
    expect(meter.integrated()).toBeCloseTo(-23, 1);
  });

  test('is reached by the mix', async () => {
    const quiet = make('quiet.wav', 4, (i) => 2000 * Math.sin((2 * Math.PI * 440 * i) / RATE));
    const { left, right } = await mixed(plan({ path: quiet }, 4, { loudness: -14 }));
    const meter = createLoudnessMeter();
    meter.add(
      left.map((v) => v / 32768),
      right.map((v) => v / 32768),
      left.length,
    );
    expect(Math.abs(meter.integrated() + 14)).toBeLessThan(0.3);
  });
});

test('loudness is reached where the limiter takes the peaks of drums', async () => {
  const drums = make('drums.wav', 4, (i) => 20000 * Math.sin(i * 0.02) * Math.exp(-(i % 24000) / 1500));
  const { left, right } = await mixed(plan({ path: drums }, 4, { loudness: -14 }));
  const meter = createLoudnessMeter();
  const scaled = (samples: Float32Array) => samples.map((v) => v / 32768);
  meter.add(scaled(left), scaled(right), left.length);
  expect(Math.abs(meter.integrated() + 14)).toBeLessThan(0.7);
  expect(scaled(left).reduce((peak, v) => Math.max(peak, Math.abs(v)), 0)).toBeLessThan(10 ** (-1 / 20));
});

test('the limiter leaves quiet sound alone and returns every sample in order, in blocks of any size', () => {
  const source = Float32Array.from({ length: 5000 }, (_, i) => 0.5 * Math.sin(i * 0.05));
  const limiter = createLimiter(0.9);
  const out: number[] = [];
  for (let at = 0; at < source.length; at += 700) {
    const part = source.subarray(at, at + 700);
    out.push(...limiter.push(part, part, part.length).left);
  }
  out.push(...limiter.end().left);
  expect(Float32Array.from(out)).toEqual(source);
});
