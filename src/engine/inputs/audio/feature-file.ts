// The features of one track at one frame rate on disk: raw detail rows (written while the track is analysed), the columns, a JSON
// footer and its length. Only a range of the detail rows is loaded, as they take 110 MB an hour.

import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../files/make-folder.ts';
import { partialName } from '../../files/write-atomic.ts';
import { FEATURE_NAMES, SPECTRUM_BINS, WAVEFORM_POINTS } from '../../frame/features/audio-features.ts';
import { featureBytes } from '../../frame/features/audio-reader.ts';
import { DECIBEL_STEP, WAVE_STEP } from './frame-features.ts';

const DETAIL = SPECTRUM_BINS + WAVEFORM_POINTS;
const ROW_BYTES = DETAIL * 2;
/** Range of the spectrum in decibels, below its loudest bin. */
const RANGE_DB = 60;
/** Decibels added per bin, because music has less energy at high frequencies. */
const TILT_DB = 24 / SPECTRUM_BINS;

export interface FeatureFooter {
  version: 1;
  /** SHA-256 of the audio file. */
  digest: string;
  fps: number;
  rows: number;
  seconds: number;
  silent: boolean;
  /** Amplitude of loud frames; the wave is scaled to it. */
  peak: number;
  /** Level of the loudest bin in decibels. */
  topDb: number;
}

export interface FeatureWriter {
  detail(row: Int16Array): Promise<void> | void;
  finish(columns: Float32Array, footer: FeatureFooter): Promise<void>;
  abandon(): Promise<void>;
}

export async function createFeatureFile(target: string): Promise<FeatureWriter> {
  makeFolder(path.dirname(target));
  const partial = partialName(target);
  const file = await open(partial, 'w');
  const block = new Int16Array(DETAIL * 256);
  let rows = 0;
  const flush = async () => {
    if (rows) await file.write(new Uint8Array(block.buffer, 0, rows * ROW_BYTES));
    rows = 0;
  };
  return {
    detail(row) {
      block.set(row, rows * DETAIL);
      return ++rows === 256 ? flush() : undefined;
    },
    async finish(columns, footer) {
      await flush();
      const json = Buffer.from(JSON.stringify(footer));
      const size = Buffer.alloc(8);
      size.writeUInt32LE(json.length);
      await file.write(new Uint8Array(columns.buffer, columns.byteOffset, columns.byteLength));
      await file.write(json);
      await file.write(size);
      await file.close();
      await rename(partial, target);
    },
    async abandon() {
      await file.close().catch(() => {});
      await rm(partial, { force: true });
    },
  };
}

/** Footer of a feature file; null if it is missing, incomplete or of another content than `digest`. */
export async function readFeatureFooter(target: string, digest: string): Promise<FeatureFooter | null> {
  let file: FileHandle | undefined;
  try {
    file = await open(target, 'r');
    const footer = await footerOf(file);
    return footer.digest === digest ? footer : null;
  } catch {
    return null;
  } finally {
    await file?.close();
  }
}

async function footerOf(file: FileHandle): Promise<FeatureFooter> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(8);
  await file.read(tail, 0, 8, size - 8);
  const json = Buffer.alloc(tail.readUInt32LE());
  await file.read(json, 0, json.length, size - 8 - json.length);
  const footer = JSON.parse(json.toString()) as FeatureFooter;
  const expected = footer.rows * (ROW_BYTES + FEATURE_NAMES.length * 4) + json.length + 8;
  if (footer.version !== 1 || expected !== size) throw new Error('incomplete feature file');
  return footer;
}

/** Loads the columns and the requested detail rows: the spectrum as 0..1, the wave as -1..1, in steps of 1/1024. */
export async function readFeatureFile(
  target: string,
  window: { first: number; rows: number },
): Promise<{ footer: FeatureFooter; buffer: SharedArrayBuffer; detailFirst: number; detailRows: number }> {
  const file = await open(target, 'r');
  try {
    const footer = await footerOf(file);
    const detailFirst = Math.min(Math.max(0, window.first), footer.rows);
    const detailRows = Math.max(0, Math.min(footer.rows - detailFirst, window.rows));
    const buffer = new SharedArrayBuffer(featureBytes(footer.rows, detailRows));
    const columnBytes = footer.rows * FEATURE_NAMES.length * 4;
    await readInto(file, new Uint8Array(buffer, 0, columnBytes), footer.rows * ROW_BYTES);
    const spectrum = new Int16Array(buffer, columnBytes, detailRows * SPECTRUM_BINS);
    const waveform = new Int16Array(buffer, columnBytes + spectrum.byteLength, detailRows * WAVEFORM_POINTS);
    const block = new Int16Array(DETAIL * 256);
    const gain = footer.peak > 0 ? (WAVE_STEP / (footer.peak * 2)) * 1024 : 0;
    for (let row = 0; row < detailRows; row += 256) {
      const count = Math.min(256, detailRows - row);
      await readInto(file, new Uint8Array(block.buffer, 0, count * ROW_BYTES), (detailFirst + row) * ROW_BYTES);
      for (let i = 0; i < count; i++) {
        const from = i * DETAIL;
        for (let bin = 0; bin < SPECTRUM_BINS; bin++) {
          const level = (block[from + bin] * DECIBEL_STEP + bin * TILT_DB - footer.topDb) / RANGE_DB + 1;
          spectrum[(row + i) * SPECTRUM_BINS + bin] = footer.silent
            ? 0
            : Math.round(Math.min(1, Math.max(0, level)) * 1024);
        }
        for (let point = 0; point < WAVEFORM_POINTS; point++) {
          const value = Math.round(block[from + SPECTRUM_BINS + point] * gain);
          waveform[(row + i) * WAVEFORM_POINTS + point] = Math.min(1024, Math.max(-1024, value));
        }
      }
    }
    return { footer, buffer, detailFirst, detailRows };
  } finally {
    await file.close();
  }
}

async function readInto(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  // `read` does not accept a SharedArrayBuffer.
  const part = Buffer.alloc(Math.min(bytes.length, 1 << 20));
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await file.read(part, 0, Math.min(part.length, bytes.length - done), position + done);
    if (bytesRead === 0) throw new Error('the feature file ends too early');
    bytes.set(part.subarray(0, bytesRead), done);
    done += bytesRead;
  }
}
