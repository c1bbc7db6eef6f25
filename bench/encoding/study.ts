// Which settings of x264 are worth their time on our own frames. Each is encoded at the rate factor at which its frames are as like the
// drawn ones (SSIM) as those of the settings in use, in turn with these. Prints the table of docs/notes/encoding.md.
//   node bench/encoding/study.ts REEL[@SECONDS]… [--together] [--only PATTERN] [--crf 20] [--frames 24] [--rounds 1]

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { benchReel } from '../render/prepare.ts';
import { encode, readingMs, ssimOf, writeFrames } from './measure-encoding.ts';
import type { Encoding, Frames } from './measure-encoding.ts';
import { SINGLE, TOGETHER, USUAL } from './variants.ts';
import type { Variant } from './variants.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    together: { type: 'boolean' },
    only: { type: 'string' },
    crf: { type: 'string', default: '20' },
    frames: { type: 'string', default: '24' },
    rounds: { type: 'string', default: '1' },
  },
});
const variants = (values.together ? TOGETHER : SINGLE).filter(({ name }) => new RegExp(values.only ?? '').test(name));
const { path: ffmpeg, version } = await findFfmpeg();
const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-study-'));
const clip = path.join(folder, 'clip.mp4');

const at = ({ args }: Variant, crf: number): string[] => ['-c:v', 'libx264', ...args, '-crf', crf.toFixed(2)];

async function measure(frames: Frames, variant: Variant, crf: number): Promise<Encoding> {
  const encoding = await encode(ffmpeg, frames, at(variant, crf), clip);
  return { ...encoding, ssim: await ssimOf(ffmpeg, frames, clip) };
}

/** The rate factor at which the variant reaches the SSIM: three points, and the line through the last two. */
async function factorFor(frames: Frames, variant: Variant, ssim: number, crf: number): Promise<number> {
  const points = [{ crf, ssim: (await measure(frames, variant, crf)).ssim }];
  while (points.length < 3) {
    const [near, far] = [points.at(-1)!, points.at(-2)];
    if (Math.abs(near.ssim - ssim) < 2e-5) return near.crf;
    // At first: what is lost doubles with about five steps of the factor.
    const step =
      far === undefined
        ? 5 * Math.log2((1 - ssim) / (1 - near.ssim))
        : ((ssim - near.ssim) * (near.crf - far.crf)) / (near.ssim - far.ssim);
    if (!(Math.abs(step) < 8)) return near.crf;
    points.push({ crf: near.crf + step, ssim: (await measure(frames, variant, near.crf + step)).ssim });
  }
  return points.toSorted((a, b) => Math.abs(a.ssim - ssim) - Math.abs(b.ssim - ssim))[0]!.crf;
}

console.log(`${os.cpus()[0]!.model}, ffmpeg ${version}, CRF ${values.crf}, ${values.frames} frames, one thread\n`);
console.log(
  '| reel | settings | CRF | CPU ms/frame | of veryfast | KB/frame | of veryfast | SSIM |\n|---|---|---|---|---|---|---|---|',
);
for (const given of positionals) {
  const [reel, seconds = '0'] = given.split('@') as [string, string?];
  const { plan } = await benchReel(reel);
  const first = Math.round(Number(seconds) * plan.format.fps);
  const frames = await writeFrames(reel, first, Number(values.frames), path.join(folder, 'raw.yuv'));
  const reading = await readingMs(ffmpeg, frames);
  const usual = await measure(frames, USUAL, Number(values.crf));
  const row = (name: string, crf: number, ms: number, ratio: number, kb: number, ssim: number) =>
    console.log(
      `| ${path.basename(reel, '.reel')} | ${name} | ${crf.toFixed(1)} | ${ms.toFixed(1)} | ${ratio.toFixed(2)} | ${kb.toFixed(1)} | ${(kb / usual.kb).toFixed(2)} | ${ssim.toFixed(5)} |`,
    );
  row(USUAL.name, Number(values.crf), usual.ms - reading, 1, usual.kb, usual.ssim);
  for (const variant of variants) {
    const crf = await factorFor(frames, variant, usual.ssim, Number(values.crf));
    const found = await measure(frames, variant, crf);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < Number(values.rounds); round++) {
      theirs.push((await encode(ffmpeg, frames, at(USUAL, Number(values.crf)), clip)).ms - reading);
      ours.push((await encode(ffmpeg, frames, at(variant, crf), clip)).ms - reading);
    }
    // Work beside it only ever adds to the time of the processor: the least of each is the nearest to an idle machine's.
    const [own, others] = [Math.min(...ours), Math.min(...theirs)];
    row(variant.name, crf, own, own / others, found.kb, found.ssim);
  }
}
rmSync(folder, { recursive: true });
