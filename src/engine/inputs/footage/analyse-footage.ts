// One pass over the part of a file that a reel uses: its shots, and a digest of its pictures. The result is kept on disk, by the
// content of the file, the range, and the ffmpeg that decoded it.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Shot } from '../../frame/media/material.ts';
import { interrupted } from '../../errors/render-errors.ts';
import { cacheRoot } from '../../files/cache-dir.ts';
import { pruneFolder } from '../../files/prune-folder.ts';
import { writeAtomic } from '../../files/write-atomic.ts';
import { createShotFinder } from './find-shots.ts';
import { stampOf } from './file-stamp.ts';
import { Footage } from './footage.ts';
import type { AnalysisOptions, FootageAnalysis, FootageOptions } from './footage.ts';
import type { ExpectedPictures } from './picture-seeker.ts';
import { pictureSum } from './picture-sums.ts';
import type { TimeRange } from './used-range.ts';

export interface AnalyseOptions extends Omit<FootageOptions, 'keptBytes'>, AnalysisOptions {
  /** Digest of the file. */
  fileDigest: string;
  range: TimeRange;
  cacheDir?: string | undefined;
}

/** Part of the file name. Increase it with every change of the result. */
const VERSION = 3;
const MOST_CACHED_BYTES = 128 * 1024 * 1024;

export async function analyseFootage(options: AnalyseOptions): Promise<FootageAnalysis> {
  const file = path.join(cacheRoot(options.cacheDir), 'footage', `${keyOf(options)}.json`);
  const known = await readAnalysis(file);
  if (known) return known;
  const analysis = await analyse(options);
  // Without a cache it is only found again.
  await writeAtomic(file, JSON.stringify(toPlain(analysis))).catch(() => {});
  await pruneFolder(path.dirname(file), '.json', MOST_CACHED_BYTES);
  return analysis;
}

async function analyse({ range, signal, onProgress, ...options }: AnalyseOptions): Promise<FootageAnalysis> {
  const footage = new Footage({ ...options, keptBytes: 0 });
  const finder = createShotFinder();
  const hash = createHash('sha256');
  const times: number[] = [];
  const sums: number[] = [];
  try {
    for await (const picture of footage.pictures(range, signal)) {
      onProgress?.(Math.max(0, picture.seconds - range.from), range.to - range.from);
      finder.add(picture);
      const sum = pictureSum(picture);
      hash.update(`${picture.serial} ${sum}\n`);
      if (options.info.isExact) continue;
      times.push(picture.serial);
      sums.push(sum);
    }
    if (signal?.aborted) throw interrupted();
    return {
      shots: finder.finish(),
      digest: hash.digest('hex'),
      expected: options.info.isExact
        ? null
        : { from: range.from, sums: { times: Float64Array.from(times), sums: Uint32Array.from(sums) } },
    };
  } finally {
    footage.dispose();
  }
}

function keyOf({ fileDigest, range, ffmpegPath, info }: AnalyseOptions): string {
  // Another ffmpeg or processor may decode other bits, unless the codec is exact.
  const tool = info.isExact ? 'any' : [ffmpegPath, stampOf(ffmpegPath), process.arch];
  const key = JSON.stringify([VERSION, fileDigest, range.from.toFixed(3), range.to.toFixed(3), tool]);
  return createHash('sha256').update(key).digest('hex').slice(0, 40);
}

interface PlainAnalysis {
  digest: string;
  shots: (Omit<Shot, 'histogram'> & { histogram: number[] })[];
  expected: { from: number; times: number[]; sums: number[] } | null;
}

const toPlain = ({ digest, shots, expected }: FootageAnalysis) => ({
  digest,
  shots: shots.map(({ to, histogram, ...shot }) => ({
    ...shot,
    to: Number.isFinite(to) ? to : null,
    histogram: [...histogram],
  })),
  expected: expected && { from: expected.from, times: [...expected.sums.times], sums: [...expected.sums.sums] },
});

async function readAnalysis(file: string): Promise<FootageAnalysis | null> {
  try {
    const { shots, digest, expected } = JSON.parse(await readFile(file, 'utf8')) as PlainAnalysis;
    return {
      digest,
      shots: shots.map(({ to, histogram, ...shot }) => ({
        ...shot,
        to: to ?? Number.POSITIVE_INFINITY,
        histogram: Float32Array.from(histogram),
      })),
      expected: expected && toExpected(expected),
    };
  } catch {
    return null;
  }
}

const toExpected = ({ from, times, sums }: NonNullable<PlainAnalysis['expected']>): ExpectedPictures => ({
  from,
  sums: { times: Float64Array.from(times), sums: Uint32Array.from(sums) },
});
