// Which settings of x264 are worth their time on our own frames. Each is encoded at the rate factor at which its frames are as like the
// drawn ones (SSIM) as those of the settings in use, in turn with these. Prints the table of docs/notes/encoding.md.
//   node bench/encoding/study.ts REEL[@SECONDS]… [--together] [--only PATTERN] [--crf 20] [--frames 24] [--rounds 1]
//   … --ahead    the look ahead and threads of the settings in use
//   … --encoder libsvtav1 --ffmpeg FILE    another encoder, of an ffmpeg that has it

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { rateFactor } from '../../src/engine/outputs/video/encoder-args.ts';
import { benchReel } from '../render/prepare.ts';
import { likenessOfClip } from './clip-likeness.ts';
import { encode, readingMs, ssimOf, writeFrames } from './measure-encoding.ts';
import type { Encoding, Frames } from './measure-encoding.ts';
import { AHEAD, OTHERS, SINGLE, TOGETHER, USUAL } from './variants.ts';
import type { OtherEncoder, Variant } from './variants.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    together: { type: 'boolean' },
    only: { type: 'string' },
    crf: { type: 'string', default: '20' },
    frames: { type: 'string', default: '24' },
    rounds: { type: 'string', default: '1' },
    ahead: { type: 'boolean' },
    encoder: { type: 'string' },
    ffmpeg: { type: 'string' },
  },
});
const setOf = () => (values.ahead ? AHEAD : values.together ? TOGETHER : SINGLE);
const all = values.encoder ? OTHERS[values.encoder as OtherEncoder] : setOf();
const variants = all.filter(({ name }) => new RegExp(values.only ?? '').test(name));
const { path: own, version } = await findFfmpeg();
const ffmpegOf = ({ encoder }: Variant): string => (encoder && values.ffmpeg) || own;
/** Whether the encoder knows whole rate factors only. */
const isWhole = ({ encoder }: Variant): boolean => encoder !== undefined;
const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-study-'));
const clip = path.join(folder, 'clip.mp4');

const at = ({ encoder, args, threads = 1 }: Variant, crf: number): string[] => [
  ...['-c:v', encoder ?? 'libx264', ...args, '-crf', crf.toFixed(2), '-g', '48'],
  ...['-threads', String(threads)],
];
const factor = (variant: Variant, crf: number): number =>
  isWhole(variant) ? Math.max(1, Math.min(63, Math.round(crf))) : crf;

async function measure(frames: Frames, variant: Variant, crf: number): Promise<Encoding> {
  const encoding = await encode(ffmpegOf(variant), frames, at(variant, crf), clip);
  return { ...encoding, ssim: await ssimOf(ffmpegOf(variant), frames, clip) };
}

/** The rate factor at which the variant reaches the SSIM: three points, and the line through the last two. */
async function factorFor(frames: Frames, variant: Variant, ssim: number, crf: number): Promise<number> {
  // Steps of AV1's factor are a third of x264's (`rateFactor` in encoder-args.ts).
  const perDoubling = isWhole(variant) ? 14 : 5;
  const points = [{ crf, ssim: (await measure(frames, variant, crf)).ssim }];
  while (points.length < 3) {
    const [near, far] = [points.at(-1)!, points.at(-2)];
    if (Math.abs(near.ssim - ssim) < 2e-5) return near.crf;
    // At first: what is lost doubles with about five steps of the factor.
    const step =
      far === undefined
        ? perDoubling * Math.log2((1 - ssim) / (1 - near.ssim))
        : ((ssim - near.ssim) * (near.crf - far.crf)) / (near.ssim - far.ssim);
    const next = factor(variant, near.crf + step);
    if (!(Math.abs(step) < 1.6 * perDoubling) || next === near.crf) return near.crf;
    points.push({ crf: next, ssim: (await measure(frames, variant, next)).ssim });
  }
  return points.toSorted((a, b) => Math.abs(a.ssim - ssim) - Math.abs(b.ssim - ssim))[0]!.crf;
}

console.log(`${os.cpus()[0]!.model}, ffmpeg ${version}, CRF ${values.crf}, ${values.frames} frames\n`);
const HEADINGS = ['reel', 'settings', 'CRF', 'CPU ms/frame', 'of veryfast', 'KB/frame', 'of veryfast', 'SSIM'];
const line = (cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`);
line([...HEADINGS, 'structure', 'ΔE']);
line([...HEADINGS, '', ''].map(() => '---'));
for (const given of positionals) {
  const [reel, seconds = '0'] = given.split('@') as [string, string?];
  const { plan } = await benchReel(reel);
  const first = Math.round(Number(seconds) * plan.format.fps);
  const frames = await writeFrames(reel, first, Number(values.frames), path.join(folder, 'raw.yuv'));
  const usual = await measure(frames, USUAL, Number(values.crf));
  const row = async (variant: Variant, crf: number, ms: number, ratio: number, found: Encoding): Promise<void> => {
    await encode(ffmpegOf(variant), frames, at(variant, crf), clip);
    const { structure, colour } = await likenessOfClip(ffmpegOf(variant), frames, clip);
    const figures = [crf.toFixed(1), ms.toFixed(1), ratio.toFixed(2), found.kb.toFixed(1)];
    const likeness = [found.ssim.toFixed(5), structure.toFixed(4), colour.toFixed(2)];
    line([path.basename(reel, '.reel'), variant.name, ...figures, (found.kb / usual.kb).toFixed(2), ...likeness]);
  };
  await row(USUAL, Number(values.crf), usual.ms - (await readingMs(own, frames)), 1, usual);
  const factors = new Map<Variant, number>();
  for (const variant of variants) {
    const reading = await readingMs(ffmpegOf(variant), frames);
    const usualReading = await readingMs(own, frames);
    const guess = Number(values.crf);
    const crf =
      (variant.factorOf && factors.get(variant.factorOf)) ??
      (await factorFor(frames, variant, usual.ssim, isWhole(variant) ? rateFactor('libsvtav1', guess) : guess));
    factors.set(variant, crf);
    const found = await measure(frames, variant, crf);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < Number(values.rounds); round++) {
      theirs.push((await encode(own, frames, at(USUAL, guess), clip)).ms - usualReading);
      ours.push((await encode(ffmpegOf(variant), frames, at(variant, crf), clip)).ms - reading);
    }
    // Work beside it only ever adds to the time of the processor: the least of each is the nearest to an idle machine's.
    const [least, usualLeast] = [Math.min(...ours), Math.min(...theirs)];
    await row(variant, crf, least, least / usualLeast, found);
  }
}
rmSync(folder, { recursive: true });
