// Loudness and true peak of a track in blocks, against ffmpeg's ebur128 filter.

import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createSoundMeter } from '../../../../src/engine/inputs/audio/mix/sound-meter.ts';
import { ffmpegPath, newFolder } from '../make-sound.ts';

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Interleaved stereo at 48 kHz from a filter of ffmpeg. */
function sound(source: string): { samples: Float32Array; file: string } {
  const file = path.join(folder, `${source.replaceAll(/\W/g, '')}.wav`);
  execFileSync(ffmpegPath, ['-v', 'error', '-f', 'lavfi', '-i', source, '-ac', '2', '-ar', '48000', '-y', file]);
  const raw = execFileSync(ffmpegPath, ['-v', 'error', '-i', file, '-f', 'f32le', '-'], { maxBuffer: 2 ** 28 });
  return { samples: new Float32Array(raw.buffer, raw.byteOffset, raw.length / 4).slice(), file };
}

function byFfmpeg(file: string): { integrated: number; truePeak: number } {
  const { stderr } = spawnSync(ffmpegPath, ['-nostats', '-i', file, '-af', 'ebur128=peak=true', '-f', 'null', '-']);
  const summary = stderr.toString().split('Summary:')[1]!;
  const read = (pattern: RegExp) => Number(pattern.exec(summary)![1]);
  return { integrated: read(/I:\s+(-?[\d.]+) LUFS/), truePeak: read(/Peak:\s+(-?[\d.]+) dBFS/) };
}

function measured(samples: Float32Array, block: number) {
  const meter = createSoundMeter();
  for (let at = 0; at < samples.length; at += block) meter.add(samples.subarray(at, at + block));
  return meter.levels();
}

test.each([
  'sine=frequency=997:duration=4',
  'anoisesrc=color=pink:duration=5:amplitude=0.7:seed=3',
  'aevalsrc=0.9*sin(2*PI*11025*t+PI/4)*gt(mod(t\\,1)\\,0.5):duration=4',
])('%s: the levels of ffmpeg, whatever the blocks', (source) => {
  const { samples, file } = sound(source);
  const expected = byFfmpeg(file);
  for (const block of [2, 2048, 2 * 48000].slice(samples.length > 400_000 ? 1 : 0)) {
    const { integrated, truePeak } = measured(samples, block);
    expect(integrated).toBeCloseTo(expected.integrated, 0);
    expect(Math.abs(integrated! - expected.integrated)).toBeLessThan(0.15);
    expect(Math.abs(truePeak! - expected.truePeak)).toBeLessThan(0.35);
  }
});

test('silence and a moment have no loudness', () => {
  expect(measured(new Float32Array(96_000), 960)).toEqual({ integrated: null, truePeak: null });
  expect(measured(new Float32Array(2000).fill(0.5), 500)).toMatchObject({ integrated: null });
});
