// `npm run bench:formats`: one film in every format and codec. Size, CPU time and likeness go to bench/results/formats.json, and from there to
// docs/reference/formats.md (`npm run generate`). Codecs that this ffmpeg lacks, or has only an experimental encoder for, are left out.
// Names of formats after `--` measure those again.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { outputFormats } from '../../src/catalog/output-formats.ts';
import type { FormatFacts } from '../../src/contract/format-facts.ts';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../../src/engine/machine/ffmpeg/run-ffmpeg.ts';
import { WebpRun } from '../../src/engine/inputs/footage/webp-run.ts';
import { encodePng } from '../../src/engine/outputs/pictures/encode-png.ts';
import type { FormatResults } from '../../scripts/generate/format-sources.ts';
import { runCommand } from '../render/run-command.ts';
import { ROOT } from '../render/prepare.ts';
import { machine } from '../render/results.ts';

const REEL = 'examples/tides.reel';
const SCENE = 'inhale';
const SECONDS = 4;
const FPS = 24;
const SIZE = { width: 640, height: 360 };
const FILM = ['-q', 'production', '-r', `${SIZE.width}x${SIZE.height}`, '--fps', String(FPS), '-s', SCENE, '-w', '1'];

/** Formats whose frames are pictures. */
const PICTURES = new Set(['mp4', 'mov', 'webm', 'gif', 'apng', 'png', 'webp']);

type FormatRow = FormatResults['rows'][number];

const ffmpeg = await findFfmpeg();
const scratch = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-formats-'));
const rows: FormatRow[] = [];
/** Names of formats to measure again; the rows of the others are kept. */
const only = process.argv.slice(2);
const file = path.join(ROOT, 'bench/results/formats.json');
if (only.length > 0) {
  const { rows: before } = JSON.parse(readFileSync(file, 'utf8')) as { rows: FormatRow[] };
  rows.push(...before.filter(({ format }) => !only.includes(format)));
}
try {
  const drawn = path.join(scratch, 'drawn', '%05d.png');
  await render([...FILM, '-o', drawn]);
  for (const format of outputFormats.filter(({ name }) => only.length === 0 || only.includes(name)))
    for (const codec of codecsOf(format)) {
      process.stderr.write(`${format.name} ${codec ?? ''} …\n`);
      rows.push(await measure(format, codec, drawn));
    }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const { date, machine: about } = machine();
const film = { reel: REEL, scene: SCENE, seconds: SECONDS, ...SIZE, fps: FPS, quality: 'production' };
const results: FormatResults = { date, machine: about, ffmpeg: ffmpeg.version, film, rows };
writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);

/** Null: the format has no choice of codec. */
function codecsOf({ codecs }: FormatFacts): (string | null)[] {
  if (!codecs) return [null];
  return codecs.flatMap(({ name, software }) => {
    const encoder = software.find((each) => ffmpeg.encoders.has(each));
    return encoder && !ffmpeg.experimental.has(encoder) ? [name] : [];
  });
}

function render(args: string[]) {
  return runCommand(
    [process.execPath, path.join(ROOT, 'bin/glyphreel.mjs'), 'render', path.join(ROOT, REEL), ...args, '--json'],
    { env: { GLYPHREEL_CACHE: path.join(scratch, 'cache') } },
  );
}

async function measure(format: FormatFacts, codec: string | null, drawn: string): Promise<FormatRow> {
  const name = `film-${format.name}-${codec ?? 'only'}`;
  const output = path.join(
    scratch,
    format.isSequence ? path.join(name, `%05d${format.extensions[0]}`) : name + format.extensions[0],
  );
  const args = [...FILM, '--no-cache', ...(codec ? ['--codec', codec] : []), '--format', format.name, '-o', output];
  const { cpu, events } = await render(args);
  const done = events.find(({ event }) => event.type === 'done')?.event;
  if (done?.type !== 'done') throw new Error(`Rendering ${format.name} ended without a result.`);
  const [{ bytes, encoder }] = done.outputs as [(typeof done.outputs)[number]];
  const frames = format.name === 'webp' ? await unpackWebp(output) : output;
  const ssim = PICTURES.has(format.name) ? await likeness(frames, drawn) : null;
  return { format: format.name, codec, encoder, bytes, cpuSeconds: Math.round(cpu * 10) / 10, ssim };
}

/** Its frames as a sequence of PNG files: ffmpeg 7 and older cannot read it. */
async function unpackWebp(webp: string): Promise<string> {
  const folder = `${webp}.frames`;
  mkdirSync(folder);
  const { width, height } = SIZE;
  const run = new WebpRun(webp, () => new ArrayBuffer(width * height * 4));
  let count = 0;
  for (let frame = await run.next(); frame; frame = await run.next())
    writeFileSync(
      path.join(folder, `${String(++count).padStart(5, '0')}.png`),
      encodePng(new Uint8Array(frame.bytes), width, height, 'rgba'),
    );
  return path.join(folder, '%05d.png');
}

async function likeness(output: string, drawn: string): Promise<{ y: number; uv: number }> {
  const input = (label: string) => `format=yuv444p,settb=1/${FPS},setpts=N[${label}]`;
  const graph = `[0:v]${input('a')};[1:v]${input('b')};[a][b]ssim`;
  const rate = ['-framerate', String(FPS)];
  const { stderr } = await runFfmpeg({
    ffmpegPath: ffmpeg.path,
    args: [
      ...['-hide_banner', '-nostdin', ...(output.includes('%') ? rate : []), '-i', output, ...rate, '-i', drawn],
      ...['-lavfi', graph, '-f', 'null', '-'],
    ],
  });
  const [, y, u, v] = /SSIM Y:([\d.]+).* U:([\d.]+).* V:([\d.]+)/.exec(stderr) ?? [];
  if (y === undefined) throw new Error(`ffmpeg compared no frames of ${output}: ${stderr.slice(-300)}`);
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return { y: rounded(Number(y)), uv: rounded((Number(u) + Number(v)) / 2) };
}
