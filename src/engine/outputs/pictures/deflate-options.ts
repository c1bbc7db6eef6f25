// How hard zlib looks for what repeats in the rows of a frame. Where there is grain nothing does, and the search is in vain: it takes two
// thirds of the time of writing the picture.

import { constants, deflateSync, type ZlibOptions } from 'node:zlib';

/** Not hundreds of small pieces, which are garbage for the collector. */
const chunkSize = 1024 * 1024;
/** Full blocks of its codes: 6 to 15 % less time than with the usual 8, in as many bytes. */
const memLevel = 9;
/**
 * At 1080p 91 to 106 ms for dense frames instead of 205 at level 6, and 1 % larger. Lower levels make sparse frames larger by 5 to 120 % for a third of the
 * time, `Z_FILTERED` takes longer.
 */
const SEARCH: ZlibOptions = { level: 4, memLevel, chunkSize };
/** Finds only runs of one byte: 35 to 45 ms for dense frames, as large or 5 % larger; sparse ones would be up to four times as large. */
const RUNS: ZlibOptions = { strategy: constants.Z_RLE, memLevel, chunkSize };

/** Stretches of rows that are tried, and rows of each. */
const SAMPLES = 6;
const SAMPLE_ROWS = 8;
/** What runs leave of rows in which searching could be in vain. */
const LEAST_LEFT = 0.55;
/** What searching may save and is still left out. */
const MOST_SAVED = 0.06;

/** `rows`: of a whole picture, with their filters. */
export function deflateOptions(rows: Uint8Array, height: number): ZlibOptions {
  const sample = sampleRows(rows, height);
  const runs = deflateSync(sample, RUNS).length;
  if (runs < LEAST_LEFT * sample.length) return SEARCH;
  return runs <= (1 + MOST_SAVED) * deflateSync(sample, SEARCH).length ? RUNS : SEARCH;
}

function sampleRows(rows: Uint8Array, height: number): Uint8Array {
  if (height <= SAMPLES * SAMPLE_ROWS) return rows;
  const rowBytes = rows.length / height;
  const bytes = SAMPLE_ROWS * rowBytes;
  const sample = new Uint8Array(SAMPLES * bytes);
  for (let i = 0; i < SAMPLES; i++) {
    const first = Math.floor(((i + 0.5) * height) / SAMPLES) - SAMPLE_ROWS / 2;
    sample.set(rows.subarray(first * rowBytes, first * rowBytes + bytes), i * bytes);
  }
  return sample;
}
