// `node bench/gif/index.ts`: GIFs of the examples against ffmpeg's palettegen and paletteuse, from the same drawn frames, in turn. --save writes
// this version's row into bench/results/gif/.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openRenderer } from '../../src/cli/draw-session.ts';
import { prepareDrawing } from '../../src/cli/prepare-drawing.ts';
import type { FrameFormat } from '../../src/contract/render.ts';
import { clearIndex, playGif } from '../../src/engine/inputs/picture/gif/play-gif.ts';
import { readGif } from '../../src/engine/inputs/picture/gif/read-gif.ts';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { gif } from '../../src/engine/outputs/formats/gif/gif.ts';
import { shownAt } from '../../src/engine/outputs/formats/gif/gif-file.ts';
import { ROOT } from '../render/prepare.ts';
import { machine } from '../render/results.ts';
import { ssim } from './ssim.ts';

const REELS = ['tides', 'reef', 'pulse', 'boot', 'mosaic'];
const SIZE = { width: 640, height: 360 };
const FPS = 15;
const FRAMES = 120;
/** Of the clips; several, so that joining them is measured too. */
const CLIP_FRAMES = 60;
/** Likeness is measured in every how manieth frame. */
const COMPARED = 5;
const PALETTE_USES = ['dither=none:diff_mode=rectangle', 'dither=bayer:bayer_scale=5:diff_mode=rectangle'];

interface Result {
  kilobytes: number;
  /** CPU milliseconds of a frame. */
  ms: number;
  ssim: number;
}
interface Row {
  reel: string;
  ours: Result;
  /** By the options of paletteuse. */
  ffmpeg: Record<string, Result>;
}

const frameBytes = SIZE.width * SIZE.height * 3;
const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-bench-gif-'));

async function drawFrames(reel: string): Promise<Buffer[]> {
  const { order, frames } = await prepareDrawing(
    path.join(ROOT, 'examples', `${reel}.reel`),
    { quality: 'production', resolution: SIZE, fps: FPS, allowCode: true },
    new AbortController().signal,
  );
  const renderer = await openRenderer(order);
  const first = Math.min(Math.floor(frames / 3), Math.max(0, frames - FRAMES));
  const drawn: Buffer[] = [];
  for (let frame = first; frame < Math.min(frames, first + FRAMES); frame++) {
    await renderer.prepare(frame);
    renderer.draw(frame, { pack: 'rgb' });
    drawn.push(Buffer.from(renderer.packRgb()));
  }
  renderer.dispose();
  return drawn;
}

function likeness(drawn: readonly Uint8Array[], shown: (frame: number) => Uint8Array): number {
  let sum = 0,
    count = 0;
  for (let frame = 0; frame < drawn.length; frame += COMPARED, count++)
    sum += ssim(drawn[frame]!, shown(frame), SIZE.width, SIZE.height);
  return sum / count;
}

async function ours(drawn: readonly Buffer[]): Promise<Result> {
  const format: FrameFormat = {
    ...{ ...SIZE, fps: FPS, gridScale: 1 },
    ...{ shaders: 'full', particles: 0, particleLevel: 'high' },
  };
  const options = Object.fromEntries(gif.options.map((option) => [option.name, option.default]));
  const request = {
    quality: 'production',
    crf: 20,
    ffmpeg: null,
    options,
    cacheDir: folder,
    softwareOnly: true,
    alpha: false,
  } as const;
  const settings = await gif.settings(request);
  const target = path.join(folder, 'ours.gif');
  const before = process.cpuUsage();
  const clips: { path: string; frames: number }[] = [];
  for (let first = 0; first < drawn.length; first += CLIP_FRAMES) {
    const part = drawn.slice(first, first + CLIP_FRAMES);
    const file = path.join(folder, `${first}.clip`);
    const common = { ffmpegPath: null, format, settings, frames: part.length, threads: 1, log: '', watchdogMs: 60_000 };
    const writer = gif.openClip({ ...common, target: file });
    for (const frame of part) await writer.write(frame);
    await writer.finish();
    clips.push({ path: file, frames: part.length });
  }
  await gif.join({
    ...{ clips, format, settings, options, sound: null, chapters: [], captions: [] },
    ...{ ffmpeg: null, workDir: folder, target: { path: target, pattern: null } },
  });
  const { user, system } = process.cpuUsage(before);
  const bytes = readFileSync(target);
  const film = readGif(bytes);
  const player = playGif(bytes, film);
  const clear = clearIndex(film);
  const starts = [0];
  for (const { delay } of film.images) starts.push(starts.at(-1)! + delay);
  const shown = (frame: number): Uint8Array => {
    while (player.image + 1 < film.images.length && starts[player.image + 1]! <= shownAt(frame, FPS)) player.next();
    const rgb = new Uint8Array(frameBytes);
    for (let i = 0; i < player.canvas.length; i++)
      if (player.canvas[i] !== clear)
        rgb.set(film.palette.subarray(player.canvas[i]! * 3, player.canvas[i]! * 3 + 3), i * 3);
    return rgb;
  };
  return result(bytes.length, (user + system) / 1000, drawn.length, likeness(drawn, shown));
}

function theirs(ffmpeg: string, raw: string, drawn: readonly Buffer[], use: string): Result {
  const target = path.join(folder, 'theirs.gif');
  const filter = `split[a][b];[a]palettegen[p];[b][p]paletteuse=${use}`;
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-s',
    `${SIZE.width}x${SIZE.height}`,
    '-r',
    String(FPS),
    '-i',
    raw,
  ];
  // bash counts the CPU time of the child.
  const timing = execFileSync(
    'bash',
    [
      '-c',
      'TIMEFORMAT="%U %S"; { time "$@" >/dev/null 2>&1; } 2>&1',
      'bench',
      ffmpeg,
      '-y',
      '-v',
      'error',
      ...input,
      '-filter_complex',
      filter,
      target,
    ],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  const [user, system] = timing.trim().split(' ').map(Number) as [number, number];
  const decoded = execFileSync(
    ffmpeg,
    ['-v', 'error', '-i', target, '-vsync', '0', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
    { maxBuffer: frameBytes * (FRAMES + 1) },
  );
  const shown = (frame: number) => decoded.subarray(frame * frameBytes, (frame + 1) * frameBytes);
  return result(statSync(target).size, (user + system) * 1000, drawn.length, likeness(drawn, shown));
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
const result = (bytes: number, ms: number, frames: number, alike: number): Result => ({
  kilobytes: rounded(bytes / 1000, 0),
  ms: rounded(ms / frames, 1),
  ssim: rounded(alike, 4),
});

const { path: ffmpeg, version } = await findFfmpeg();
const rows: Row[] = [];
try {
  for (const reel of REELS) {
    const drawn = await drawFrames(reel);
    const raw = path.join(folder, 'frames.rgb');
    writeFileSync(raw, Buffer.concat(drawn));
    const row: Row = { reel, ours: await ours(drawn), ffmpeg: {} };
    for (const use of PALETTE_USES) row.ffmpeg[use] = theirs(ffmpeg, raw, drawn, use);
    rows.push(row);
    const text = ({ kilobytes, ms, ssim: alike }: Result) =>
      `${String(kilobytes).padStart(6)} KB ${ms.toFixed(1).padStart(6)} ms ${alike.toFixed(4)}`;
    console.log(`${reel.padEnd(10)} ours ${text(row.ours)}`);
    for (const [use, each] of Object.entries(row.ffmpeg)) console.log(`${''.padEnd(10)} ffmpeg ${text(each)}  ${use}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const about = machine();
const total = (of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
const plain = PALETTE_USES[0]!;
const ratios = {
  size: rounded(total((row) => row.ours.kilobytes) / total((row) => row.ffmpeg[plain]!.kilobytes), 3),
  time: rounded(total((row) => row.ours.ms) / total((row) => row.ffmpeg[plain]!.ms), 3),
  ssim: rounded(total((row) => row.ours.ssim - row.ffmpeg[plain]!.ssim) / rows.length, 4),
};
console.log(
  `without dither: ${ratios.size} × the size, ${ratios.time} × the time, SSIM ${ratios.ssim >= 0 ? '+' : ''}${ratios.ssim}`,
);
if (process.argv.includes('--save')) {
  const results = path.join(ROOT, 'bench/results/gif');
  mkdirSync(results, { recursive: true });
  writeFileSync(
    path.join(results, `${about.version.replace('+', '-')}.json`),
    `${JSON.stringify({ ...about, ffmpegVersion: version, frame: { ...SIZE, fps: FPS, frames: FRAMES }, ratios, rows }, null, 1)}\n`,
  );
}
process.exit(0);
