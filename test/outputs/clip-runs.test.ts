// A clip's bytes do not depend on the clips that shared its ffmpeg: for every encoder that takes runs, in any grouping.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FrameFormat } from '../../src/contract/render.ts';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import type { Ffmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { openClipEncoder, openRunEncoder } from '../../src/engine/outputs/video/clip-encoder.ts';
import { CONTAINERS } from '../../src/engine/outputs/video/containers.ts';
import { frameBytes, layoutOf, softwareSettings } from '../../src/engine/outputs/video/encoder-settings.ts';
import type { EncoderSettings } from '../../src/engine/outputs/video/encoder-args.ts';
import { mostRunFrames } from '../../src/engine/outputs/video/run-length.ts';

const format: FrameFormat = {
  width: 64,
  height: 48,
  fps: 24,
  gridScale: 1,
  shaders: 'full',
  particles: 0,
  particleLevel: 'low',
};
const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-runs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findFfmpeg();
});

/** Blocks that change with the frame, and noise in every third clip, so that rate control has something to carry on. */
function frameOf(settings: EncoderSettings, clip: number, frame: number): Uint8Array {
  const bytes = new Uint8Array(frameBytes(layoutOf(settings), format.width, format.height)).fill(128);
  let state = clip * 977 + frame * 31 + 1;
  for (let i = 0; i < format.width * format.height; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const isLit = ((i >> 3) + ((i / format.width) >> 3) + frame * (clip + 1)) % 5 === 0;
    bytes[i] = clip % 3 === 0 ? state >>> 24 : isLit ? 220 : 24;
  }
  return bytes;
}

const ENCODERS: { name: string; settings: EncoderSettings; container: keyof typeof CONTAINERS }[] = [
  { name: 'H.264', settings: softwareSettings('production', 20), container: 'mp4' },
  {
    name: 'H.264 of a delivery',
    settings: { ...softwareSettings('preview', 25), maxKbps: 800, keyFrames: 12, bFrames: 2 },
    container: 'mp4',
  },
  { name: 'HEVC', settings: softwareSettings('draft', 28, 'libx265'), container: 'mov' },
  { name: 'VP9', settings: softwareSettings('production', 20, 'libvpx-vp9'), container: 'webm' },
  {
    name: 'VP9 with an alpha',
    settings: { ...softwareSettings('production', 20, 'libvpx-vp9'), alpha: true },
    container: 'webm',
  },
  {
    name: 'ProRes with an alpha',
    settings: { ...softwareSettings('max', 15, 'prores_ks'), alpha: true },
    container: 'mov',
  },
];

test.each(ENCODERS)('$name: the bytes of clips are the same in any grouping', { timeout: 120_000 }, async (encoder) => {
  const { settings, container } = encoder;
  expect(mostRunFrames(settings, format)).toBeGreaterThan(96);
  let runs = 0;
  const encode = async (lengths: readonly number[], from: number, to: number, threads: number) => {
    const id = ++runs;
    const tasks = lengths
      .slice(from, to)
      .map((frames, i) => ({
        ffmpegPath: ffmpeg.path,
        format,
        settings,
        container: CONTAINERS[container],
        frames,
        threads,
        target: path.join(folder, `${id}-${i}`),
        checkedFrames: [0, frames >> 1, frames - 1],
        log: path.join(folder, `${id}-${i}.log`),
        watchdogMs: 20_000,
      }));
    const isAlone = tasks.length === 1;
    const writer = isAlone ? openClipEncoder(tasks[0]!) : openRunEncoder(tasks);
    for (const [i, { frames }] of tasks.entries())
      for (let frame = 0; frame < frames; frame++) await writer.write(frameOf(settings, from + i, frame));
    expect([await writer.finish()].flat()).toEqual(lengths.slice(from, to));
    return tasks.map(({ target }) => readFileSync(target));
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 }),
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      fc.integer({ min: 1, max: 2 }),
      async (lengths, cuts, threads) => {
        const alone = await Promise.all(lengths.map((_, i) => encode(lengths, i, i + 1, threads)));
        const bounds = [0, ...lengths.keys()].filter((at, i) => i === 0 || (at > 0 && cuts[at]));
        const grouped: Buffer[] = [];
        for (const [i, from] of bounds.entries())
          grouped.push(...(await encode(lengths, from, bounds[i + 1] ?? lengths.length, threads)));
        const together = await encode(lengths, 0, lengths.length, threads);
        for (const [i, [bytes]] of alone.entries()) {
          expect(bytes!.length).toBeGreaterThan(100);
          expect(grouped[i]!.equals(bytes!), `clip ${i} of ${lengths.join(', ')}, cut at ${bounds.join(', ')}`).toBe(
            true,
          );
          expect(together[i]!.equals(bytes!), `clip ${i} of ${lengths.join(', ')} together`).toBe(true);
        }
      },
    ),
    { numRuns: settings.encoder === 'libx264' ? 6 : 2 },
  );
});

test('encoders that take no runs: in hardware, and those of AV1; large frames leave no room for several clips', () => {
  const of = (encoder: EncoderSettings['encoder'], size = format) =>
    mostRunFrames({ ...softwareSettings('production', 20), encoder }, size);
  expect(of('h264_nvenc')).toBe(0);
  expect(of('libsvtav1')).toBe(0);
  expect(of('libx264', { ...format, width: 1920, height: 1080 })).toBe(19);
});
