// Measurements from earlier renders on this machine: worker memory by frame size and preset, and frame cost per scene, because frames of
// one scene cost ten times those of another. Kept with the caches; without it these are estimated.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameFormat } from '../../../contract/render.ts';
import { writeAtomic } from '../../files/write-atomic.ts';

/** Milliseconds per frame. */
export interface FrameCost {
  /** CPU time of the worker thread. */
  drawMs: number;
  /** CPU time of all encoder threads; for a hardware encoder, the time until it accepts the next frame. */
  encodeMs: number;
}

/** The encoder settings that decide speed and memory. */
export interface EncoderId {
  encoder: string;
  preset: string;
}

interface Notes {
  version: 2;
  workerBytes: Record<string, number>;
  frames: Record<string, FrameCost>;
}

/** Scenes whose cost is kept; the least recently drawn is dropped first. */
const MOST_SCENES = 500;

const fileOf = (cacheDir: string) => path.join(cacheDir, 'machine.json');
const keyOf = (format: FrameFormat, settings: EncoderId) =>
  `${format.width}x${format.height}:${format.gridScale}:${settings.encoder}:${settings.preset}`;

/** A damaged or foreign file counts as empty, and implausible figures are ignored. */
function readNotes(cacheDir: string): Notes {
  const none: Notes = { version: 2, workerBytes: {}, frames: {} };
  try {
    const notes = JSON.parse(readFileSync(fileOf(cacheDir), 'utf8')) as Partial<Notes> | null;
    if (notes?.version !== 2) return none;
    return {
      version: 2,
      workerBytes: Object.fromEntries(
        Object.entries(notes.workerBytes ?? {}).filter(([, bytes]) => isWithin(bytes, 1e6, MOST_WORKER_BYTES)),
      ),
      frames: Object.fromEntries(
        Object.entries(notes.frames ?? {}).filter(
          ([, cost]) => isWithin(cost?.drawMs, 0, MOST_FRAME_MS) && isWithin(cost?.encodeMs, 0, MOST_FRAME_MS),
        ),
      ),
    };
  } catch {
    return none;
  }
}

/** More than any frame takes: 470 MB at 4K, and ten seconds for one of the most expensive. */
const MOST_WORKER_BYTES = 64e9;
const MOST_FRAME_MS = 600_000;

const isWithin = (value: unknown, low: number, high: number): boolean =>
  typeof value === 'number' && value >= low && value <= high;

/** Memory of one worker and its encoders: as measured earlier, else estimated from the frame size. */
export function workerBytes(cacheDir: string, format: FrameFormat, settings: EncoderId, encoders = 1): number {
  // Without a measurement: 337 MB at 1080p, half of it for the encoder. Measured values: 230 to 320 MB there, 470 MB at 4K, to which layers
  // that stay can add four bytes a pixel in each of two scenes.
  return (
    readNotes(cacheDir).workerBytes[keyOf(format, settings)] ??
    130e6 + (23 + 75 * encoders) * format.width * format.height
  );
}

/** Frame cost of each scene of this reel in earlier renders on this machine, where known. */
export function sceneCosts(
  cacheDir: string,
  reel: string,
  format: FrameFormat,
  settings: EncoderId,
): Map<string, FrameCost> {
  const start = reelKey(reel, format, settings);
  return new Map(
    Object.entries(readNotes(cacheDir).frames)
      .filter(([key]) => key.startsWith(start))
      .map(([key, cost]) => [key.slice(start.length), cost]),
  );
}

export async function noteMemory(
  cacheDir: string,
  format: FrameFormat,
  settings: EncoderId,
  bytes: number,
): Promise<void> {
  await change(cacheDir, (notes) => {
    const key = keyOf(format, settings);
    notes.workerBytes[key] = Math.round(Math.max(bytes, (notes.workerBytes[key] ?? 0) * 0.8));
  });
}

export async function noteScenes(
  cacheDir: string,
  reel: string,
  format: FrameFormat,
  settings: EncoderId,
  costs: ReadonlyMap<string, FrameCost>,
): Promise<void> {
  const tidy = (ms: number) => Math.round(ms * 100) / 100;
  await change(cacheDir, (notes) => {
    for (const [scene, { drawMs, encodeMs }] of costs) {
      const key = reelKey(reel, format, settings) + scene;
      delete notes.frames[key]; // moves it to the end
      notes.frames[key] = { drawMs: tidy(drawMs), encodeMs: tidy(encodeMs) };
    }
    notes.frames = Object.fromEntries(Object.entries(notes.frames).slice(-MOST_SCENES));
  });
}

/** One after the other: a change that began before another was written would undo it. */
let changes: Promise<void> = Promise.resolve();

function change(cacheDir: string, edit: (notes: Notes) => void): Promise<void> {
  changes = changes.then(async () => {
    const notes = readNotes(cacheDir);
    edit(notes);
    await writeAtomic(fileOf(cacheDir), JSON.stringify(notes)).catch(() => {});
  });
  return changes;
}

const reelKey = (reel: string, format: FrameFormat, settings: EncoderId) => `${keyOf(format, settings)}:${reel}#`;
