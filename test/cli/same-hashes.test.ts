// Frames do not depend on where and how they are drawn: locale, time zone, workers, cache.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ffmpeg } from '../inputs/audio/make-sound.ts';
import { runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
const reel = path.join(scratch, 'İstanbul.reel');
// Names with i and I, decimals, dates of files, upper and lower case: what locales and time zones may change.
writeFileSync(
  reel,
  `reel "İ ı" { size: 160x90  fps: 12  seed: 7  audio: "tone.wav"  captions: "words.srt" }
let Iris = 1.5
scene title for 0.5s {
  layer on md { value: fbm(octaves: 3) * Iris + audio.rms  hue: 0.25  palette: dense }
  text "İIiı ÄÖ 1,5" { grid: lg  at: (0.5, 0.3) }
  feedback: echo(decay: 0.6)
}
scene Images for 0.5s { layer on lg { value: random() }  particles boids on md { count: 40 }  shade: vignette(0.3) | grain(0.2) }
timeline { play title  play Images }
`,
);
writeFileSync(path.join(scratch, 'words.srt'), '1\n00:00:00,100 --> 00:00:00,400\nGRÖSSE İ\n');
ffmpeg('-f', 'lavfi', '-i', 'sine=330:d=1', path.join(scratch, 'tone.wav'));

const hashes = async (cache: string, env: Record<string, string>, ...options: string[]) => {
  const { code, out, err } = await runCli(['hash', reel, '-q', 'draft', '-r', '160x90', ...options], {
    env: { GLYPHREEL_CACHE: path.join(scratch, cache), ...env },
  });
  expect(code, err).toBe(0);
  expect(out.trim().split('\n').length).toBeGreaterThan(12);
  return out;
};
let base = '';
beforeAll(async () => {
  base = await hashes('cold', { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' });
});

it.each([
  ['German', { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }],
  ['Turkish', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
  ['Arabic', { LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' }],
])('hashes are equal in a %s locale', async (_, env) => {
  expect(await hashes('cold', env)).toBe(base);
});

it.each(['Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kathmandu'])('hashes are equal in %s', async (TZ) => {
  expect(await hashes('cold', { TZ })).toBe(base);
});

it.each(['1', '2', '3'])('hashes are equal with %s workers, with a cold and a warm cache', async (workers) => {
  expect(await hashes(`workers-${workers}`, {}, '-w', workers)).toBe(base);
  expect(await hashes(`workers-${workers}`, {}, '-w', workers)).toBe(base);
});

it('a render with 1 and 3 workers, a cold and a warm cache gives the same frames in any locale', async () => {
  const frames = async (name: string, cache: string, workers: string, env: Record<string, string>) => {
    const output = path.join(scratch, name);
    const { code, err } = await runCli(
      ['render', reel, '--format', 'png', '-o', output, '-q', 'draft', '-r', '160x90', '-w', workers],
      { env: { GLYPHREEL_CACHE: path.join(scratch, cache), ...env } },
    );
    expect(code, err).toBe(0);
    return Array.from({ length: 12 }, (_, i) =>
      readFileSync(path.join(output, `${String(i + 1).padStart(5, '0')}.png`)).toString('base64'),
    );
  };
  const first = await frames('a', 'one', '1', { LC_ALL: 'C', TZ: 'UTC' });
  expect(await frames('b', 'one', '1', { LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Kathmandu' })).toEqual(first);
  expect(await frames('c', 'three', '3', { LC_ALL: 'de_DE.UTF-8' })).toEqual(first);
});
