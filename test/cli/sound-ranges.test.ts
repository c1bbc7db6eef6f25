// `render --range` of every container that a reel's sound may come in, from the command line to the decoded video.

import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openSoundTrack } from '../../src/engine/inputs/audio/sound-track.ts';
import { ffmpeg, ffmpegPath, joinFiles, onsets, PICTURE } from '../inputs/audio/make-sound.ts';
import { runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
const cacheDir = path.join(scratch, 'cache');
const at = (name: string) => path.join(scratch, name);
/** Two tones of a tenth of a second, at 0.7 s and 1.7 s, in 2.4 s. */
const TONES = "aevalsrc=exprs='if(between(mod(t,1),0.7,0.8),0.6*sin(2*PI*440*t),0)':s=48000:d=2.4";
/** Opus and AAC smear a tone that begins at once over a part of their window. */
const TOLERANCE = 0.006;

/** Seconds at which the sound of the reel's video sets in. */
async function heard(audio: string, seconds: number, ...options: string[]): Promise<number[]> {
  const reel = at(`${audio}.reel`);
  const video = at(`${audio}.video.mp4`);
  writeFileSync(
    reel,
    `reel { size: 96x54  fps: 24  audio: "${audio}" }\nscene a for ${seconds}s { layer on md { value: audio.rms } }\n`,
  );
  const args = ['render', reel, '-o', video, '-q', 'draft', '-r', '96x54', '-w', '1', ...options];
  const { code, err } = await runCli(args, { env: { GLYPHREEL_CACHE: cacheDir } });
  expect(code, err).toBe(0);
  return onsets(await openSoundTrack(video, { ffmpegPath, cacheDir }));
}

function expectNear(found: readonly number[], expected: readonly number[]): void {
  expect(found.length, `sets in at ${found.join(', ')}`).toBe(expected.length);
  for (const [i, onset] of expected.entries())
    expect(Math.abs(found[i]! - onset), `sets in at ${found.join(', ')}`).toBeLessThan(TOLERANCE);
}

const tones = (...args: string[]) => ffmpeg('-f', 'lavfi', '-i', TONES, ...args);
const withPicture = (...args: string[]) => ffmpeg('-f', 'lavfi', '-i', TONES, '-f', 'lavfi', '-i', PICTURE, ...args);

describe('a range is exact in', () => {
  it.each([
    ['wav', (file: string) => tones(file)],
    ['wav of floats at 96 kHz', (file: string) => tones('-ar', '96000', '-c:a', 'pcm_f32le', file), 'wav'],
    ['mp3', (file: string) => tones('-q:a', '4', file)],
    ['m4a', (file: string) => tones('-c:a', 'aac', file)],
    ['mp4', (file: string) => withPicture('-c:a', 'aac', '-shortest', file)],
    ['mov', (file: string) => withPicture('-c:a', 'pcm_s16le', '-shortest', file)],
    ['ogg', (file: string) => tones('-c:a', 'libvorbis', file)],
    ['opus', (file: string) => tones('-c:a', 'libopus', file)],
    ['flac', (file: string) => tones(file)],
    ['mkv', (file: string) => withPicture('-c:a', 'libvorbis', '-shortest', file)],
    ['webm', (file: string) => tones('-c:a', 'libopus', file)],
  ] as [string, (file: string) => void, string?][])('%s', async (name, make, extension = name) => {
    const file = `${name.replaceAll(' ', '-')}.${extension}`;
    make(at(file));
    expectNear(await heard(file, 2.4, '--range', '1.5s..2s'), [0.2]);
    expectNear(await heard(file, 2.4), [0.7, 1.7]);
  });
});

it('a range of a bare AAC stream begins where it does in the whole', async () => {
  // The stream begins with the delay of its encoder, and has no container that would say so.
  tones('-c:a', 'aac', at('bare.aac'));
  const whole = await heard('bare.aac', 2.4);
  expectNear(await heard('bare.aac', 2.4, '--range', '1.5s..2s'), [whole[1]! - 1.5]);
});

describe('a file whose rate changes in the middle is read whole:', () => {
  it.each(['mp3', 'aac'])('%s', async (extension) => {
    const part = (name: string, rate: string) => {
      tones('-ar', rate, ...(extension === 'mp3' ? ['-write_xing', '0', '-id3v2_version', '0'] : []), at(name));
      return at(name);
    };
    const parts = [part(`one.${extension}`, '44100'), part(`two.${extension}`, '32000')];
    const file = path.basename(joinFiles(scratch, `joined.${extension}`, parts));
    const found = await heard(file, 4.9);
    expect(found.length).toBe(4);
    // The parts of a joined file begin with what its encoder has put in front.
    expectNear(
      found.slice(2).map((onset) => onset - found[2]!),
      [0, 1],
    );
    expect(found[2]! - found[1]!).toBeGreaterThan(1.4);
    expect(found[2]! - found[1]!).toBeLessThan(1.6);
    const middle = found[2]! - 0.25;
    const [first] = await heard(file, 4.9, '--range', `${middle.toFixed(4)}s..4.8s`);
    // A range begins at a whole frame.
    expectNear([first!], [found[2]! - Math.round(middle * 24) / 24]);
  });
});
