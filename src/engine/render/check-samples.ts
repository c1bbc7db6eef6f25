// Which frames of a finished video are decoded and compared with what was drawn. Clips from the cache were checked in the render
// that drew them, so a render from the cache alone decodes nothing.

import { clipsVanished } from '../errors/render-errors.ts';
import { readClip } from './cache/clip-cache.ts';
import type { DrawnClip, DrawnOutput } from './draw-video.ts';
import type { Sketch } from '../outputs/frame-sketch.ts';

type Sample = DrawnOutput['samples'][number];

/** Frames checked per render: at least three, one more for every 240 frames, up to eight, and one of each new clip. */
const SAMPLES = { least: 3, most: 8, framesEach: 240 };

export const uncheckedClips = ({ clips }: Pick<DrawnOutput, 'clips'>): DrawnClip[] =>
  clips.filter(({ notes }) => notes.difference === null);

/** Those that can be decoded without the one after them (`checkedFramesApart` of the output format). */
export const framesAlone = <T extends { frame: number }>(samples: readonly T[], apart: number): T[] =>
  samples.filter(({ frame }, i) => i + 1 === samples.length || samples[i + 1]!.frame - frame >= apart);

/** At least one frame of each unchecked clip, preferably one that is quick to decode, in ascending order. */
export function chooseSamples(
  { clips, samples }: DrawnOutput,
  apart: number,
  unchecked: readonly DrawnClip[] = uncheckedClips({ clips }),
): Sample[] {
  const alone = new Set(framesAlone(samples, apart));
  const ofClip = new Map<DrawnClip, Sample[]>(unchecked.map((clip) => [clip, []]));
  for (const sample of samples) ofClip.get(sample.clip)?.push(sample);
  const chosen = new Set<Sample>();
  for (const own of ofClip.values()) {
    const best = own.filter((sample) => alone.has(sample));
    const from = best.length > 0 ? best : own;
    // The middle of a clip says more than its first frame, which an encoder that stops early has written too.
    if (from.length > 0) chosen.add(from[from.length >> 1]!);
  }
  const frames = unchecked.reduce((sum, clip) => sum + clip.frames, 0);
  const least = Math.min(SAMPLES.most, Math.max(SAMPLES.least, Math.ceil(frames / SAMPLES.framesEach)));
  const others = [...alone].filter((sample) => ofClip.has(sample.clip));
  for (const sample of spread(others, least)) if (chosen.size < least) chosen.add(sample);
  return [...chosen].sort((a, b) => a.frame - b.frame);
}

/** Reads their sketches from the records of their clips. */
export async function withSketches(
  clipDir: string,
  samples: readonly Sample[],
): Promise<(Sample & { sketch: Sketch })[]> {
  return Promise.all(
    samples.map(async (sample) => {
      const record = await readClip(clipDir, sample.clip.key);
      const found = record?.samples.find(({ offset }) => sample.clip.first + offset === sample.frame);
      if (!found) throw clipsVanished(clipDir);
      return { ...sample, sketch: found.sketch };
    }),
  );
}

/** At most `most` of them, the first and the last included. */
function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))]!);
}
