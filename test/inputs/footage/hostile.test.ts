// Broken, cut off, hostile and changing files: one sentence each, nothing hangs, and no process is left.

import { spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { createAccess } from '../../../src/engine/inputs/disk-access.ts';
import source from '../../../src/engine/inputs/footage/source.ts';
import { film, ffmpegPath, folder, numbered, numberOf, openFootage, pictureAt } from './make-footage.ts';

afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const LOSSLESS = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-pix_fmt', 'yuv420p'];
const whole = (name = 'whole.mp4', ...more: string[]) => film(name, ...numbered(100), ...LOSSLESS, '-g', '10', ...more);

function written(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const REFUSED: Record<string, () => [string, RegExp]> = {
  'an empty file': () => [written('empty.mp4', ''), /^The footage .*empty\.mp4 cannot be read: it is empty\.$/],
  'a text': () => [
    written('text.mp4', 'Not a film at all.\n'.repeat(50)),
    /cannot be read: it is no film that ffmpeg knows\.$/,
  ],
  'a missing file': () => [path.join(folder, 'missing.mp4'), /cannot be read: there is no such file\.$/],
  'a folder': () => {
    mkdirSync(path.join(folder, 'folder.mp4'), { recursive: true });
    return [path.join(folder, 'folder.mp4'), /cannot be read: it is a folder\.$/];
  },
  'an HLS playlist': () => [
    written('playlist.mp4', `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://${whole()}\n#EXT-X-ENDLIST\n`),
    /cannot be read: it is a playlist or another kind of file that may name other files\.$/,
  ],
  'a list of files to join': () => [
    written('list.mp4', `ffconcat version 1.0\nfile '${whole()}'\n`),
    /cannot be read: it is a playlist or another kind of file that may name other files\.$/,
  ],
  'a film of another server': () => ['https://example.invalid/film.mp4', /cannot be read: there is no such file\.$/],
  'sound alone': () => [film('sound.mp4', '-f', 'lavfi', '-i', 'sine=d=1'), /sound\.mp4 has sound but no pictures\.$/],
  'a film without its index': () => {
    const bytes = readFileSync(whole());
    return [
      written('no-index.mp4', bytes.subarray(0, bytes.length >> 1)),
      /cannot be read: it is cut off before its index/,
    ];
  },
  'a picture of a billion pixels': () => {
    // A GIF of 40000 × 40000.
    const header = [...Buffer.from('GIF89a'), 0x40, 0x9c, 0x40, 0x9c, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
    const frame = [0x2c, 0, 0, 0, 0, 0x40, 0x9c, 0x40, 0x9c, 0, 2, 2, 0x44, 0x01, 0];
    return [written('huge.gif', Buffer.from([...header, ...frame, 0x3b])), /40000 × 40000|cannot be read/];
  },
};

test.each(Object.keys(REFUSED))('%s is refused with one sentence', async (name) => {
  const [file, sentence] = REFUSED[name]();
  await expect(openFootage(file)).rejects.toThrow(sentence);
});

test('a film that is cut off is drawn as far as it goes, with a warning', async () => {
  const bytes = readFileSync(whole('fast.mp4', '-movflags', '+faststart'));
  const { value, facts, dispose } = await openFootage(
    written('cut-off.mp4', bytes.subarray(0, Math.floor(bytes.length * 0.5))),
  );
  expect(facts.warnings).toEqual([
    { message: expect.stringMatching(/^Its pictures end at \d\.\d s of 4\.0 s: the file is cut off or damaged\.$/) },
  ]);
  expect(value.info.isExact).toBe(false);
  expect(numberOf(await pictureAt(value, 0.4))).toBe(10);
  const last = numberOf(await pictureAt(value, 4));
  expect(last).toBeGreaterThan(10);
  expect(last).toBeLessThan(90);
  expect(numberOf(await pictureAt(value, 3))).toBe(last);
  expect(numberOf(await pictureAt(value, 0.2))).toBe(5);
  dispose();
});

test('a large film that is cut off has a warning too, and a whole one none', async () => {
  const file = film(
    'large.mov',
    ...['-f', 'lavfi', '-i', 'color=gray:s=1920x1080:r=6:d=24,noise=alls=100:allf=t'],
    ...['-pix_fmt', 'yuvj420p', '-c:v', 'mjpeg', '-q:v', '1'],
    ...['-movflags', '+faststart'],
  );
  const { size } = statSync(file);
  const described = async () => {
    const { facts, value, dispose } = await openFootage(file);
    dispose();
    return [facts.warnings.map(({ message }) => message), Math.round(value.seconds)];
  };
  expect(await described()).toEqual([[], 24]);
  const least = 128 * 1024 * 1024;
  for (const [share, message, seconds] of [
    [0.9, /^Its pictures end at 21\.\d s of 24\.0 s: the file is cut off or damaged\.$/, 22],
    [0.5, /^Its last 5 s are missing: the file is cut off or damaged\.$/, 24],
  ] as const) {
    expect(size * share).toBeGreaterThan(least);
    truncateSync(file, Math.floor(size * share));
    expect(await described()).toEqual([[expect.stringMatching(message)], seconds]);
  }
  rmSync(file);
});

test('a damaged middle is passed', async () => {
  const bytes = Buffer.from(readFileSync(whole('solid.mkv')));
  for (let i = Math.floor(bytes.length * 0.4); i < bytes.length * 0.5; i++) bytes[i] = (i * 37) & 255;
  const { value, dispose } = await openFootage(written('damaged.mkv', bytes));
  expect(numberOf(await pictureAt(value, 0.2))).toBe(5);
  expect(numberOf(await pictureAt(value, 3.9))).toBe(97);
  await pictureAt(value, 1.8);
  dispose();
});

test('a file that changes is noticed; one that grows is not', async () => {
  const file = path.join(folder, 'changing.mkv');
  copyFileSync(whole('solid.mkv'), file);
  const { value, dispose } = await openFootage(file);
  expect(numberOf(await pictureAt(value, 0.2))).toBe(5);
  appendFileSync(file, Buffer.alloc(1000));
  expect(numberOf(await pictureAt(value, 3))).toBe(75);
  writeFileSync(file, readFileSync(whole('other.mkv')).subarray(0, 3000));
  await expect(value.prepare(2)).rejects.toThrow(/changing\.mkv changed while it was drawn\.$/);
  dispose();
});

test('a file with another modification time is another file', async () => {
  const file = path.join(folder, 'touched.mkv');
  copyFileSync(whole('solid.mkv'), file);
  const { value, dispose } = await openFootage(file);
  utimesSync(file, new Date(), new Date(statSync(file).mtimeMs + 5000));
  await expect(value.prepare(1)).rejects.toThrow(/changed while it was drawn/);
  dispose();
});

/** An ffmpeg that describes files as the real one does, and decodes by `script`. */
function fakeFfmpeg(name: string, script: string): string {
  const file = written(name, `#!/bin/sh\ncase "$*" in *rawvideo*) ${script};; *) exec "${ffmpegPath}" "$@";; esac\n`);
  chmodSync(file, 0o755);
  return file;
}

const openWith = (file: string, tool: string) => source.open(file, createAccess({ ffmpegPath: tool }));

test('a decoder that does nothing is ended', async () => {
  vi.stubEnv('GLYPHREEL_WATCHDOG_SECONDS', '0.4');
  const { value, dispose } = await openWith(whole(), fakeFfmpeg('hung', 'exec sleep 60'));
  await expect(value.prepare(0)).rejects.toThrow(/it made no progress for 0 s and was ended/);
  dispose();
});

test('a decoder that floods its messages is ended', async () => {
  const { value, dispose } = await openWith(whole(), fakeFfmpeg('flood', 'exec yes "a message without end" >&2'));
  await expect(value.prepare(0)).rejects.toThrow(/it wrote more than 16 MB of messages and was ended/);
  dispose();
});

test('a decoder that gives nothing is an error', async () => {
  const { value, dispose } = await openWith(
    whole(),
    fakeFfmpeg('broken', 'echo "[h264 @ 0x1] Invalid data found" >&2; exit 1'),
  );
  await expect(value.prepare(0)).rejects.toThrow(/ffmpeg decoded no picture of it \(Invalid data found\)\.$/);
  dispose();
});

const isRunning = (pid: number): boolean => {
  try {
    // A zombie has ended.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
const waitFor = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 20_000, interval: 30 });

test.runIf(process.platform === 'linux')('a decoder ends with its footage', async () => {
  const file = film('long.mkv', ...numbered(400, 25, '640x360'), ...LOSSLESS);
  const pidFile = path.join(folder, 'pid');
  const tool = fakeFfmpeg('noting', `echo $$ > ${pidFile}; exec "${ffmpegPath}" "$@"`);
  const { value, dispose } = await openWith(file, tool);
  await value.prepare(0);
  const pid = Number(readFileSync(pidFile, 'utf8'));
  expect(isRunning(pid)).toBe(true);
  dispose();
  await waitFor(() => !isRunning(pid));
});

test.runIf(process.platform === 'linux')('a decoder does not outlive a process that is killed', async () => {
  const file = film('long.mkv', ...numbered(400, 25, '640x360'), ...LOSSLESS);
  const pidFile = path.join(folder, 'pid-of-killed');
  const tool = fakeFfmpeg('noting-killed', `echo $$ > ${pidFile}; exec "${ffmpegPath}" "$@"`);
  const script = written(
    'hold.mts',
    `import source from ${JSON.stringify(fileURLToPath(new URL('../../../src/engine/inputs/footage/source.ts', import.meta.url)))};
import { createAccess } from ${JSON.stringify(fileURLToPath(new URL('../../../src/engine/inputs/disk-access.ts', import.meta.url)))};
const { value } = await source.open(${JSON.stringify(file)}, createAccess({ ffmpegPath: ${JSON.stringify(tool)} }));
await value.prepare(0);
console.log('holding');
setInterval(() => {}, 1000);
`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => {
    child.stdout.once('data', resolve);
  });
  const pid = Number(readFileSync(pidFile, 'utf8'));
  expect(isRunning(pid)).toBe(true);
  child.kill('SIGKILL');
  await waitFor(() => !isRunning(pid));
});

test('a wait that is no longer wanted ends, and the next one is right', async () => {
  const { value, dispose } = await openFootage(whole());
  const stop = { aborted: true };
  await value.prepare(3, stop);
  expect(value.at(3)).toBeNull();
  expect(numberOf(await pictureAt(value, 2))).toBe(50);
  dispose();
});

test('memory is bounded however long a film plays', async () => {
  const { value, dispose } = await openFootage(film('many.mkv', ...numbered(100, 25, '320x240'), ...LOSSLESS));
  const buffers = new Set<ArrayBufferLike>();
  for (let i = 0; i < 100; i++) {
    for (const { buffer } of (await pictureAt(value, i / 25)).planes) buffers.add(buffer);
  }
  for (let i = 99; i >= 0; i--) {
    for (const { buffer } of (await pictureAt(value, i / 25)).planes) buffers.add(buffer);
  }
  expect(buffers.size * 320 * 240 * 1.5).toBeLessThan(140 * 1024 * 1024);
  dispose();
});

test('the samples of a picture stay while three others are prepared', async () => {
  const file = film('stay.mkv', ...numbered(100), ...LOSSLESS, '-g', '5');
  const opened = await source.open(file, createAccess({ ffmpegPath }));
  const first = await pictureAt(opened.value, 0.4);
  for (const seconds of [2, 0.8, 3]) await opened.value.prepare(seconds);
  expect(numberOf(first)).toBe(10);
  opened.dispose();
});
