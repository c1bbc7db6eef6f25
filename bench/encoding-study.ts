// Which encoder settings are worth their time on our own frames: SSIM, size and processor time of every preset, for reels that
// differ (dense glyphs, feedback, text). Prints the table of docs/notes/encoding.md. `node bench/encoding-study.ts REEL… [--crf N] [--frames N]`

import { mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepareDrawing } from '../src/cli/prepare-drawing.ts';
import { openRenderer } from '../src/cli/draw-session.ts';
import { findFfmpeg } from '../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../src/engine/machine/ffmpeg/run-ffmpeg.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    crf: { type: 'string', default: '20' },
    frames: { type: 'string', default: '48' },
    quality: { type: 'string', default: 'production' },
    matched: { type: 'boolean' },
  },
});
const frames = Number(values.frames);
const VARIANTS: [string, string[]][] = [
  ...['ultrafast', 'superfast', 'veryfast', 'faster', 'fast', 'medium'].map((preset): [string, string[]] => [
    preset,
    ['-preset', preset],
  ]),
  ['superfast, tune animation', ['-preset', 'superfast', '-tune', 'animation']],
  ['veryfast, tune animation', ['-preset', 'veryfast', '-tune', 'animation']],
  ['veryfast, tune grain', ['-preset', 'veryfast', '-tune', 'grain']],
  ['veryfast, no B-frames', ['-preset', 'veryfast', '-bf', '0']],
  ['veryfast, aq-mode 0', ['-preset', 'veryfast', '-aq-mode', '0']],
];
/** Other ways to spend the same bits: rate factors at which sizes or SSIM are equal. */
const MATCHED: [string, string[]][] = [
  ['veryfast', ['-preset', 'veryfast']],
  ['veryfast, aq-mode 0', ['-preset', 'veryfast', '-aq-mode', '0']],
  ['superfast', ['-preset', 'superfast']],
  ['superfast, aq-mode 0', ['-preset', 'superfast', '-aq-mode', '0']],
].flatMap(([name, args]) =>
  [16, 18, 20, 22, 24].map((crf): [string, string[]] => [
    `${name}, CRF ${crf}`,
    [...(args as string[]), '-crf', String(crf)],
  ]),
);

const ffmpeg = await findFfmpeg();
const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-study-'));
console.log(`${os.cpus()[0].model}, ffmpeg ${ffmpeg.version}, CRF ${values.crf}, ${frames} frames, one thread\n`);
console.log('| reel | settings | CPU ms/frame | KB/frame | SSIM |\n|---|---|---|---|---|');
for (const reel of positionals) {
  const { order, frames: total } = await prepareDrawing(
    reel,
    { quality: values.quality as 'production' },
    new AbortController().signal,
  );
  const renderer = await openRenderer(order);
  const raw = path.join(folder, 'raw.yuv');
  const file = openSync(raw, 'w');
  for (let i = 0; i < Math.min(frames, total); i++) {
    renderer.draw(i);
    writeSync(file, renderer.packYuv420());
  }
  const { width, height, fps } = order.format;
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'yuv420p',
    '-s',
    `${width}x${height}`,
    '-framerate',
    String(fps),
    '-i',
    raw,
  ];
  const bench = async (args: string[]) => {
    const { stderr } = await runFfmpeg({
      ffmpegPath: ffmpeg.path,
      args: ['-hide_banner', '-nostdin', '-benchmark', ...input, ...args],
    });
    const [, user, system] = /utime=([\d.]+)s stime=([\d.]+)s/.exec(stderr) ?? [];
    return { ms: ((Number(user) + Number(system)) * 1000) / Math.min(frames, total), stderr };
  };
  const reading = (await bench(['-f', 'null', '-'])).ms;
  for (const [name, args] of values.matched ? MATCHED : VARIANTS) {
    const clip = path.join(folder, 'clip.mp4');
    const { ms } = await bench(['-c:v', 'libx264', '-crf', values.crf, ...args, '-threads', '1', '-y', clip]);
    const { stderr } = await runFfmpeg({
      ffmpegPath: ffmpeg.path,
      args: ['-hide_banner', '-nostdin', '-i', clip, ...input, '-lavfi', 'ssim', '-f', 'null', '-'],
    });
    const ssim = /All:([\d.]+)/.exec(stderr)?.[1] ?? '?';
    console.log(
      `| ${path.basename(reel, '.reel')} | ${name} | ${(ms - reading).toFixed(1)} | ${(statSync(clip).size / 1024 / Math.min(frames, total)).toFixed(0)} | ${ssim} |`,
    );
  }
  renderer.dispose();
}
rmSync(folder, { recursive: true });
