// `render` and `estimate` from outside: events, exit codes, cache, and Ctrl-C. What happens inside a render is test/render'.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Estimate, RenderEvent } from '../../src/contract/render.ts';
import { REELS, runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
const cache = path.join(scratch, 'cache');
const env = { GLYPHREEL_CACHE: cache };
const small = ['--quality', 'draft', '--resolution', '160x90', '--workers', '1'];
const tiny = readFileSync(path.join(REELS, 'tiny.reel'), 'utf8');
const reelFile = (name: string, text = tiny) => {
  const file = path.join(scratch, name);
  writeFileSync(file, text);
  return file;
};
const eventsOf = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RenderEvent);
const last = (out: string) => eventsOf(out).at(-1)!;
const done = (out: string) => {
  const event = last(out);
  if (event.type !== 'done') throw new Error(`Expected done, but got ${JSON.stringify(event)}.`);
  return event;
};

describe('render', () => {
  it('reports an unwritable cache as a problem of the machine', async () => {
    const { code, out } = await runCli(
      ['render', reelFile('uncached.reel'), '-o', path.join(scratch, 'uncached.mp4'), ...small, '--json'],
      { env: { GLYPHREEL_CACHE: reelFile('no-cache') } },
    );
    expect(last(out)).toMatchObject({
      type: 'error',
      code: 'machine-cache',
      message: expect.stringContaining('The cache folder') as string,
      help: expect.stringContaining('GLYPHREEL_CACHE') as string,
    });
    expect(code).toBe(3);
  });

  it('says why a frame is larger than asked for, and leaves a picture of the same name alone', async () => {
    const poster = path.join(scratch, 'poster.png');
    writeFileSync(poster, 'mine');
    const { code, err } = await runCli(
      [
        'render',
        reelFile('poster.reel'),
        '-o',
        path.join(scratch, 'poster.mp4'),
        '-q',
        'draft',
        '-r',
        '161x91',
        '-w',
        '1',
        '--range',
        '0..2f',
      ],
      { env },
    );
    expect(err).toContain('162×92 at 12 frames per second (rounded from 161×91: video dimensions must be even)');
    expect(readFileSync(poster, 'utf8')).toBe('mine');
    expect(code).toBe(0);
  });

  it('offers the nearest scene', async () => {
    expect((await runCli(['render', reelFile('near.reel'), '--scene', 'secnd'])).err).toContain('Did you mean second?');
  });

  it('prints events, writes video, report, page and still, and uses the cache the next time', async () => {
    const reel = reelFile('film.reel');
    const output = path.join(scratch, 'film.mp4');
    const first = await runCli(['render', reel, '-o', output, ...small, '--report', '--still', '--json'], { env });
    expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' });
    const events = eventsOf(first.out);
    expect(events[0]).toMatchObject({
      type: 'start',
      frames: 12,
      segments: 2,
      quality: 'draft',
      workers: 1,
      format: { width: 160, height: 90, fps: 12 },
    });
    expect(events.filter((e) => e.type === 'segment').map((e) => [e.segment, e.scene, e.cached, e.frames])).toEqual([
      [1, 'first', false, 6],
      [2, 'second', false, 6],
    ]);
    const end = done(first.out);
    expect(end).toMatchObject({ output, frames: 12, seconds: 1, cachedSegments: 0, segments: 2 });
    for (const file of [end.output, end.report, end.page, end.still]) {
      expect(existsSync(file)).toBe(true);
      expect(path.dirname(file)).toBe(scratch);
    }
    expect(JSON.parse(readFileSync(end.report, 'utf8'))).toMatchObject({ version: 1, frames: 12 });

    expect(done((await runCli(['render', reel, '-o', output, ...small, '--json'], { env })).out).cachedSegments).toBe(
      2,
    );
    writeFileSync(reel, tiny.replace('hue: 0.2', 'hue: 0.3'));
    expect(done((await runCli(['render', reel, '-o', output, ...small, '--json'], { env })).out).cachedSegments).toBe(
      1,
    );
    expect(
      done((await runCli(['render', reel, '-o', output, ...small, '--no-cache', '--json'], { env })).out)
        .cachedSegments,
    ).toBe(0);
  });

  it('prints where everything is', async () => {
    const { code, out, err } = await runCli(['render', reelFile('words.reel'), ...small, '--segment', '2'], {
      env,
      cwd: scratch,
    });
    expect(code).toBe(0);
    expect(err).toMatch(/^Rendering 6 frames in 1 segment, 160×90 at 12 fps, quality draft, 1 worker/);
    expect(out).toMatch(/^Done: 6 frames, 0\.5 s of video in .* s/);
    expect(out).toMatch(/\n {2}output {2}words-2\.mp4 \([\d.]+ KB\)\n/);
    expect(out).toMatch(/\n {2}report {2}\S+words-2\.report\.html\n/);
    expect(out).not.toContain('still');
    expect(existsSync(path.join(scratch, 'words-2.report.html'))).toBe(false);
    const all = await runCli(['render', reelFile('words.reel'), ...small, '--segment', '2', '--report', '--still'], {
      env,
      cwd: scratch,
    });
    expect(all.out).toMatch(
      / {2}still {3}words-2\.still\.png\n {2}report {2}words-2\.report\.html {2}\(data: words-2\.report\.json\)\n/,
    );
  });

  it('says what auto chose', async () => {
    const { out } = await runCli(
      ['render', reelFile('auto.reel'), '--resolution', '160x90', '-o', path.join(scratch, 'auto.mp4'), '--json'],
      { env },
    );
    expect(eventsOf(out).find((event) => event.type === 'start')).toMatchObject({ quality: 'auto' });
  });

  it.each([
    ['a missing reel', () => ['none.reel'], 1, 'input-unreadable', /there is no such file/],
    ['a reel with errors', () => [path.join(REELS, 'broken.reel')], 1, 'input-plan', /broken\.reel has 7 errors/],
    [
      'a segment that is not there',
      () => [reelFile('s.reel'), '--segment', '3'],
      1,
      'input-plan',
      /Expected a segment from 1 to 2, but got 3\./,
    ],
    [
      'an output that is a folder',
      () => [reelFile('f.reel'), '-o', scratch],
      1,
      'input-output',
      /is a folder|ends in \.mp4, /,
    ],
    [
      'audio that is none',
      () => [reelFile('audio.reel', tiny.replace('seed: 2', `seed: 2  audio: "words.txt"`))],
      1,
      'input-audio',
      /has no audio/,
    ],
    [
      'no ffmpeg',
      () => [reelFile('n.reel'), '--ffmpeg', '/nowhere/ffmpeg'],
      3,
      'machine-no-ffmpeg',
      /No working ffmpeg was found/,
    ],
  ])('refuses %s with one event and the right code', async (_, args, code, errorCode, sentence) => {
    reelFile('words.txt', 'These are only words.');
    const result = await runCli(['render', '-o', path.join(scratch, 'refused.mp4'), ...args(), ...small, '--json'], {
      env,
      cwd: scratch,
    });
    expect(last(result.out)).toMatchObject({
      type: 'error',
      code: errorCode,
      message: expect.stringMatching(sentence) as string,
      help: expect.any(String) as string,
    });
    expect(eventsOf(result.out).filter((event) => event.type === 'error')).toHaveLength(1);
    expect(result.code).toBe(code);
    expect(existsSync(path.join(scratch, 'refused.mp4'))).toBe(false);
  });

  it('says every refusal once to a person, without a stack trace', async () => {
    const { code, out, err } = await runCli(
      ['render', reelFile('once.reel'), ...small, '--ffmpeg', '/nowhere/ffmpeg'],
      { env, cwd: scratch },
    );
    expect(err.match(/error: No working ffmpeg was found/g)).toHaveLength(1);
    expect(err).toMatch(/\n {2}help: Install ffmpeg/);
    expect(err + out).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
  });

  it('ends at Ctrl-C with 130, leaving nothing but finished clips', async () => {
    const reel = reelFile('long.reel', tiny.replace('second for 0.5s', 'second for 60s'));
    const output = path.join(scratch, 'long', 'film.mp4');
    let interrupted = false;
    const { code, out } = await runCli(['render', reel, '-o', output, ...small, '--resolution', '640x360', '--json'], {
      env,
      onOutput: (text, _, kill) => {
        if (interrupted || !text.includes('"type":"segment"')) return;
        interrupted = true;
        kill('SIGINT');
      },
    });
    expect(code).toBe(130);
    expect(last(out)).toMatchObject({ type: 'error', code: 'interrupted' });
    expect(existsSync(output)).toBe(false);
    expect(existsSync(path.dirname(output)) ? readdirSync(path.dirname(output)) : []).toEqual([]);
    expect(existsSync(path.join(cache, 'work')) ? readdirSync(path.join(cache, 'work')) : []).toEqual([]);
    expect(readdirSync(path.join(cache, 'clips')).some((name) => name.endsWith('.clip'))).toBe(true);
  });
});

describe('estimate', () => {
  it('measures each segment', async () => {
    const { code, out } = await runCli(['estimate', reelFile('e.reel'), ...small, '--json'], { env });
    const estimate = JSON.parse(out) as Estimate;
    expect(estimate).toMatchObject({ frames: 12, workers: 1, quality: 'draft' });
    expect(estimate.segments.map(({ segment, frames }) => [segment, frames])).toEqual([
      [1, 6],
      [2, 6],
    ]);
    expect(estimate.segments.every(({ msPerFrame }) => msPerFrame > 0)).toBe(true);
    expect(estimate.seconds).toBeGreaterThan(0);
    expect(code).toBe(0);
    expect((await runCli(['estimate', reelFile('e.reel'), ...small], { env })).out).toMatch(
      /e\.reel: about .* for 12 frames of 160×90 at 12 fps,\n.*segment 1 first: 6 frames, [\d.]+ ms each/s,
    );
  });
});
