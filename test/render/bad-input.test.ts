// Everything that can go wrong around a render, each as it happens to people: one sentence, the right code, no broken file at the
// output, no process and no temporary file left behind, no finished clip lost.

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { RenderEvent } from '../../src/contract/render.ts';
import { createBench, media, planOf, processesOf } from './helpers.ts';
import type { Bench } from './helpers.ts';
import { checkMemory } from '../../src/engine/render/plan/limits.ts';

const two = [
  { name: 'one', seconds: 0.5 },
  { name: 'two', seconds: 0.5 },
];
const three = [...two, { name: 'three', seconds: 0.5 }];

/** Renders what must fail, and checks what holds for every failure. */
async function failure(
  bench: Bench,
  ...args: Parameters<Bench['render']>
): Promise<Extract<RenderEvent, { type: 'error' }>> {
  const { outcome, events } = await bench.render(...args);
  expect(outcome.ok).toBe(false);
  const error = events.at(-1) as Extract<RenderEvent, { type: 'error' }>;
  expect(error.type).toBe('error');
  expect(error.message).toMatch(/^[^\n]+\.$/);
  expect(error.message).not.toMatch(/ at .*:\d+:\d+/);
  expect(error.help).not.toBe('');
  expect(existsSync(bench.output)).toBe(false);
  expect(bench.leftovers().filter((name) => name.includes('partial') || name.includes('lock'))).toEqual([]);
  // An encoder whose pool was killed hard ends by itself when it sees that its input has ended: in a moment, not at once.
  await expect.poll(() => processesOf(bench.folder), { timeout: 10_000 }).toEqual([]);
  return error;
}

const clipsIn = (bench: Bench) =>
  existsSync(path.join(bench.cacheDir, 'clips'))
    ? readdirSync(path.join(bench.cacheDir, 'clips')).filter((name) => name.endsWith('.json')).length
    : 0;

test('missing audio', async () => {
  const bench = createBench();
  expect(
    await failure(bench, planOf(two, { audio: { written: 'a.mp3', path: path.join(bench.folder, 'a.mp3') } })),
  ).toMatchObject({
    code: 'input-missing',
    message: expect.stringContaining('a.mp3 cannot be read: there is no such file'),
  });
});

test('audio that is a folder, and audio that cannot be opened', async () => {
  const bench = createBench();
  const loop = path.join(bench.folder, 'loop.wav');
  symlinkSync(loop, loop);
  expect(await failure(bench, planOf(two, { audio: { written: 'loop.wav', path: loop } }))).toMatchObject({
    code: 'input-unreadable',
    message: expect.stringContaining('loop.wav'),
  });
  expect(await failure(bench, planOf(two, { audio: { written: '.', path: bench.folder } }))).toMatchObject({
    code: 'input-unreadable',
  });
});

test('a file without audio, and a video without sound', async () => {
  const bench = createBench();
  const text = path.join(bench.folder, 'words.mp3');
  writeFileSync(text, 'these are only words, many words\n'.repeat(100));
  expect(await failure(bench, planOf(two, { audio: { written: 'words.mp3', path: text } }))).toMatchObject({
    code: 'input-audio',
    message: expect.stringContaining('has no audio'),
  });
  const film = media(bench.folder, 'mute.mp4', '-f', 'lavfi', '-i', 'color=size=32x32:duration=1');
  expect(await failure(bench, planOf(two, { audio: { written: 'mute.mp4', path: film } }))).toMatchObject({
    code: 'input-audio',
  });
});

test('an invalid font, and captions without a cue', async () => {
  const bench = createBench();
  const file = path.join(bench.folder, 'words.txt');
  writeFileSync(file, 'these are only words');
  const ref = { written: 'words.txt', path: file };
  expect(await failure(bench, planOf(two, { font: ref }))).toMatchObject({
    code: 'input-font',
    message: expect.stringContaining('words.txt cannot be used: it is not a font'),
  });
  expect(await failure(bench, planOf(two, { captions: ref }))).toMatchObject({
    code: 'input-unreadable',
    message: expect.stringContaining('no caption was found'),
  });
});

test('missing font, missing captions', async () => {
  const bench = createBench();
  expect(
    await failure(bench, planOf(two, { font: { written: 'f.ttf', path: path.join(bench.folder, 'f.ttf') } })),
  ).toMatchObject({ code: 'input-missing', message: expect.stringContaining('f.ttf') });
  expect(
    await failure(bench, planOf(two, { captions: { written: 'c.srt', path: path.join(bench.folder, 'c.srt') } })),
  ).toMatchObject({ code: 'input-missing', message: expect.stringContaining('c.srt') });
});

test('a configured ffmpeg that does not exist', async () => {
  const bench = createBench();
  expect(await failure(bench, planOf(two), { ffmpegPath: path.join(bench.folder, 'nothing-here') })).toMatchObject({
    code: 'machine-no-ffmpeg',
    help: expect.stringContaining('GLYPHREEL_FFMPEG'),
  });
});

test('an ffmpeg without an H.264 encoder', async () => {
  const bench = createBench();
  const plain = path.join(bench.folder, 'plain.sh');
  writeFileSync(
    plain,
    '#!/bin/sh\ncase "$*" in *-version*) echo "ffmpeg version 8.0";; *) echo " V..... mpeg4  MPEG-4";; esac\n',
  );
  chmodSync(plain, 0o755);
  expect(await failure(bench, planOf(two), { ffmpegPath: plain })).toMatchObject({
    code: 'machine-no-ffmpeg',
    message: expect.stringContaining('libx264'),
  });
});

test('an ffmpeg that dies once is tried again; one that always dies is named with its segment and last words', async () => {
  const bench = createBench();
  const once = bench.ffmpeg(
    'once.sh',
    `case "$*" in *pipe:0*) if [ ! -e '${bench.folder}/died' ]; then touch '${bench.folder}/died'; head -c 30000 >/dev/null; exit 9; fi;; esac\nexec "$REAL" "$@"`,
  );
  expect((await bench.render(planOf(two), { ffmpegPath: once, workers: 1 })).outcome).toMatchObject({ ok: true });

  const other = createBench();
  const always = other.ffmpeg(
    'always.sh',
    'case "$*" in *pipe:0*) head -c 30000 >/dev/null; echo "Error: codec fell over" >&2; exit 9;; esac\nexec "$REAL" "$@"',
  );
  const error = await failure(other, planOf(two), { ffmpegPath: always, workers: 1 });
  expect(error).toMatchObject({
    code: 'machine-encoder',
    segment: 1,
    message: expect.stringMatching(
      /segment 1 \(one\) failed twice: it ended with code 9, saying "Error: codec fell over"/,
    ),
  });
  const log = /Its log is (.*)\.$/.exec(error.help)?.[1] as string;
  expect(readFileSync(log, 'utf8')).toContain('codec fell over');
});

test('an ffmpeg that hangs is ended by the watchdog', async () => {
  const bench = createBench();
  const hangs = bench.ffmpeg('hangs.sh', `case "$*" in *pipe:0*) exec sleep 300;; esac\nexec "$REAL" "$@"`);
  expect(await failure(bench, planOf(two), { ffmpegPath: hangs }, { watchdogMs: 500 })).toMatchObject({
    code: 'machine-encoder',
    message: expect.stringContaining('made no progress'),
  });
});

test('a full disk while encoding, and while joining', async () => {
  const bench = createBench();
  const encoding = bench.ffmpeg(
    'full.sh',
    'case "$*" in *pipe:0*) head -c 30000 >/dev/null; echo "av_interleaved_write_frame(): No space left on device" >&2; exit 1;; esac\nexec "$REAL" "$@"',
  );
  expect(await failure(bench, planOf(two), { ffmpegPath: encoding })).toMatchObject({
    code: 'machine-disk-full',
    help: expect.stringContaining('finished clips are kept'),
  });
  const joining = bench.ffmpeg(
    'full2.sh',
    'case "$*" in *concat*) echo "No space left on device" >&2; exit 1;; esac\nexec "$REAL" "$@"',
  );
  expect(await failure(bench, planOf(two), { ffmpegPath: joining })).toMatchObject({ code: 'machine-disk-full' });
  expect(clipsIn(bench)).toBe(2);
});

test('a worker that crashes is replaced; one that always does is named with its segment, and other clips are kept', async () => {
  const bench = createBench();
  bench.fault('crash-14');
  expect((await bench.render(planOf(three), { workers: 1 })).outcome).toMatchObject({ ok: true });

  const other = createBench();
  other.fault('crash-always-14');
  expect(await failure(other, planOf(three), { workers: 1 })).toMatchObject({
    code: 'machine-worker',
    segment: 2,
    message: expect.stringContaining('segment 2 (two) failed twice'),
  });
  expect(clipsIn(other)).toBe(1);
});

test('an exception while drawing is an error of its segment', async () => {
  const bench = createBench();
  bench.fault('throw-always-26');
  expect(await failure(bench, planOf(three), { workers: 1 })).toMatchObject({
    code: 'machine-worker',
    segment: 3,
    message: expect.stringContaining('the picture fell over'),
  });
});

test('a render process killed with SIGKILL is started again from its clips; killed twice, the segment is named', async () => {
  const bench = createBench();
  bench.fault('kill-26');
  const { outcome, events } = await bench.render(planOf(three), { workers: 1 });
  expect(outcome).toMatchObject({ ok: true });
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'warning', code: 'restarted', message: expect.stringContaining('SIGKILL') }),
  );
  expect(events.filter(({ type }) => type === 'segment').length).toBe(3);

  const other = createBench();
  other.fault('kill-always-26');
  expect(await failure(other, planOf(three), { workers: 1 })).toMatchObject({
    code: 'machine-worker',
    segment: 3,
    message: expect.stringMatching(/ended twice \(it was ended by SIGKILL, [^)]*\) while it drew segment 3 \(three\)/),
  });
  expect(clipsIn(other)).toBe(2);
});

test('an output that is a folder, is below a file, or has an unknown extension', async () => {
  const bench = createBench();
  mkdirSync(path.join(bench.folder, 'dir.mp4'));
  writeFileSync(path.join(bench.folder, 'file'), '');
  const fail = (output: string) => failure(bench, planOf(two), { output: path.join(bench.folder, output) });
  expect(await fail('dir.mp4')).toMatchObject({
    code: 'input-output',
    message: expect.stringContaining('is a folder'),
  });
  expect(await fail('file/video.mp4')).toMatchObject({
    code: 'input-output',
    message: expect.stringContaining('cannot be written'),
  });
  expect(await fail('video.avi')).toMatchObject({ code: 'input-output', message: expect.stringContaining('.mp4') });
});

test('an existing output is unchanged when the render fails', async () => {
  const bench = createBench();
  mkdirSync(path.dirname(bench.output));
  writeFileSync(bench.output, 'the old video');
  bench.fault('throw-always-2');
  expect((await bench.render(planOf(two))).outcome.ok).toBe(false);
  expect(readFileSync(bench.output, 'utf8')).toBe('the old video');
});

test('a second render to the same output is refused, and may follow', async () => {
  const bench = createBench();
  bench.fault('slow');
  const abort = new AbortController();
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const first = bench.render(
    planOf([{ name: 'long', seconds: 60 }]),
    {},
    { signal: abort.signal, onEvent: (event) => event.type === 'progress' && begun() },
  );
  await hasBegun;
  const second = await bench.render(planOf([{ name: 'other', seconds: 0.2 }]));
  expect(second.outcome).toMatchObject({ ok: false, failure: { code: 'busy-output' } });
  // The first has gone on until now.
  abort.abort();
  expect((await first).outcome).toMatchObject({ ok: false, failure: { code: 'interrupted' } });
  expect((await bench.render(planOf(two))).outcome.ok).toBe(true);
});

test('cancelled: an answer, no process, no temporary file, finished clips kept; it goes on from them', async () => {
  const bench = createBench();
  bench.fault('slow');
  const abort = new AbortController();
  const plan = planOf(three);
  const { outcome, events } = await bench.render(
    plan,
    { workers: 1 },
    {
      signal: abort.signal,
      onEvent: (event) => {
        if (event.type === 'segment') setTimeout(() => abort.abort(), 100);
      },
    },
  );
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'interrupted' } });
  expect(events.at(-1)).toMatchObject({ type: 'error', code: 'interrupted' });
  expect(bench.leftovers()).toEqual([]);
  expect(processesOf(bench.folder)).toEqual([]);
  expect(clipsIn(bench)).toBe(1);
  const again = await bench.render(plan);
  expect(again.outcome).toMatchObject({ ok: true });
  expect(again.events.at(-1)).toMatchObject({ type: 'done', cachedSegments: 1, segments: 3 });
});

test('what a killed render left lying is swept up by the next, what a living one owns is not', async () => {
  const bench = createBench();
  const clips = path.join(bench.cacheDir, 'clips');
  mkdirSync(clips, { recursive: true });
  mkdirSync(path.dirname(bench.output));
  const key = 'ab'.repeat(20),
    dead = 2 ** 22 - 1;
  const living = path.join(clips, `${key}.${process.pid}-00000000.partial`);
  const left = [
    path.join(clips, `${key}.${dead}-00000000.partial`),
    path.join(clips, `.glyphreel-${dead}-00000000.partial`),
    path.join(path.dirname(bench.output), `.glyphreel-${dead}-00000000.partial`),
  ];
  for (const file of [...left, living]) writeFileSync(file, '');
  for (const file of left) utimesSync(file, 1e9, 1e9);
  expect((await bench.render(planOf(two))).outcome.ok).toBe(true);
  expect(bench.leftovers().filter((name) => name.includes('partial'))).toEqual([path.basename(living)]);
});

test('cancelled before it began', async () => {
  const bench = createBench();
  expect(await failure(bench, planOf(two), {}, { signal: AbortSignal.abort() })).toMatchObject({ code: 'interrupted' });
});

test('out-of-range values are rejected with the limit', async () => {
  const bench = createBench();
  const plan = planOf(two);
  expect(await failure(bench, plan, { resolution: { width: 50_000, height: 1000 } })).toMatchObject({
    code: 'input-limit',
    message: expect.stringMatching(/16384.*50000/),
  });
  expect(await failure(bench, plan, { fps: 5000 })).toMatchObject({
    code: 'input-limit',
    message: expect.stringContaining('240'),
  });
  expect(await failure(bench, plan, { workers: 100_000 })).toMatchObject({
    code: 'input-limit',
    message: expect.stringContaining('256'),
  });
  expect(await failure(bench, planOf([{ name: 'eternal', seconds: 1e9 }]))).toMatchObject({
    code: 'input-limit',
    message: expect.stringContaining('frames'),
  });
  expect(
    await failure(
      bench,
      plan,
      { resolution: { width: 16384, height: 16384 } },
      {
        hardware: { cores: 2, memoryBytes: 2 ** 31, cpu: '', platform: '', limits: { cores: null, memoryBytes: null } },
      },
    ),
  ).toMatchObject({ code: 'machine-memory', message: expect.stringContaining('allows 1.8 GB') });
});

test('a scene, a segment and a range that do not exist', async () => {
  const bench = createBench();
  const plan = planOf(two);
  expect(await failure(bench, plan, { scene: 'nine' })).toMatchObject({
    code: 'input-plan',
    help: expect.stringContaining('one, two'),
  });
  expect(await failure(bench, plan, { segment: 3 })).toMatchObject({
    code: 'input-plan',
    message: expect.stringContaining('from 1 to 2'),
  });
  expect(await failure(bench, plan, { range: { from: 3, to: 4 } })).toMatchObject({ code: 'input-plan' });
  expect(await failure(bench, planOf([]))).toMatchObject({
    code: 'input-plan',
    message: expect.stringContaining('nothing to render'),
  });
});

test('a frame that needs more memory than one worker may have is refused with what it may', () => {
  expect(() => checkMemory(22 * 2 ** 30, 23 * 2 ** 30)).toThrow(
    'needs about 22.0 GB of memory for one worker, and this machine allows 20.7 GB.',
  );
  expect(() => checkMemory(20 * 2 ** 30, 23 * 2 ** 30)).not.toThrow();
});

test('a name as long as the file system allows', async () => {
  const bench = createBench();
  const output = path.join(bench.folder, 'out', `${'n'.repeat(240)}.mp4`);
  expect((await bench.render(planOf(two), { output })).outcome).toMatchObject({ ok: true });
  expect(existsSync(output)).toBe(true);
  const { outcome } = await bench.render(planOf(two), {
    output: path.join(bench.folder, 'out', `${'n'.repeat(252)}.mp4`),
  });
  expect(outcome).toMatchObject({
    ok: false,
    failure: { code: 'input-output', message: expect.stringContaining('its name is too long for this file system') },
  });
});

test('a symbolic link at the output stays, and its target is written', async () => {
  const bench = createBench();
  const real = path.join(bench.folder, 'elsewhere', 'real.mp4');
  mkdirSync(path.dirname(bench.output));
  symlinkSync(real, bench.output);
  expect((await bench.render(planOf(two))).outcome.ok).toBe(true);
  expect(lstatSync(bench.output).isSymbolicLink()).toBe(true);
  expect(lstatSync(real).isFile()).toBe(true);
});

test.skipIf(process.platform === 'win32')('a named pipe or a device at the output is refused and stays', async () => {
  const bench = createBench();
  mkdirSync(path.dirname(bench.output));
  execFileSync('mkfifo', [bench.output]);
  const { outcome } = await bench.render(planOf(two));
  expect(outcome).toMatchObject({
    failure: { code: 'input-output', message: expect.stringContaining('is a named pipe') },
  });
  expect(lstatSync(bench.output).isFIFO()).toBe(true);
});

test("the reel's own audio is never overwritten", async () => {
  const bench = createBench();
  mkdirSync(path.dirname(bench.output));
  const track = media(path.dirname(bench.output), 'video.mp4', '-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac');
  const before = readFileSync(track);
  const { outcome } = await bench.render(planOf(two, { audio: { written: 'video.mp4', path: track } }));
  expect(outcome).toMatchObject({
    failure: { code: 'input-output', message: expect.stringContaining('which the reel reads') },
  });
  expect(readFileSync(track).equals(before)).toBe(true);
});

test.skipIf(process.platform === 'win32').each(['back\\slash', 'line\nend', "quote's"])(
  'a cache and an output whose names hold a special character: %j',
  async (name) => {
    const bench = createBench();
    const output = path.join(bench.folder, name, 'video.mp4');
    const { outcome } = await bench.render(planOf(two), { output, cacheDir: path.join(bench.folder, name, 'cache') });
    expect(outcome).toEqual(expect.objectContaining({ ok: true }));
    expect(existsSync(output)).toBe(true);
  },
);
