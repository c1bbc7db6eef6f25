// What renders have taught about this machine: memory of a worker and time of a frame, by frame size and preset. Kept with the
// caches; losing it costs nothing but a guess.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameFormat } from '../../contract/render.ts';
import type { EncoderSettings } from '../outputs/encoder-settings.ts';
import { writeWhole } from '../inputs/write-whole.ts';

interface Notes { version: 1; workerBytes: Record<string, number>; frameMs: Record<string, number> }

const fileOf = (cacheDir: string) => path.join(cacheDir, 'machine.json');
const keyOf = (format: FrameFormat, settings: EncoderSettings) => `${format.width}x${format.height}:${format.gridScale}:${settings.encoder}:${settings.preset}`;

function readNotes(cacheDir: string): Notes {
  try {
    const notes = JSON.parse(readFileSync(fileOf(cacheDir), 'utf8')) as Notes;
    if (notes.version === 1) return notes;
  } catch { /* none yet */ }
  return { version: 1, workerBytes: {}, frameMs: {} };
}

/** Memory of one worker with its encoder: measured here before, else by the size of the frame. */
export function workerBytes(cacheDir: string, format: FrameFormat, settings: EncoderSettings): number {
  // Without a measurement: 320 MB at 1080p, half of it the encoder's; measured are 230 to 320 there, and 470 at 4K.
  return readNotes(cacheDir).workerBytes[keyOf(format, settings)] ?? 130e6 + 90 * format.width * format.height;
}

/** Milliseconds of one worker for a frame in earlier renders here, or null. */
export function frameMs(cacheDir: string, format: FrameFormat, settings: EncoderSettings): number | null {
  return readNotes(cacheDir).frameMs[keyOf(format, settings)] ?? null;
}

export async function noteMachine(cacheDir: string, format: FrameFormat, settings: EncoderSettings, found: { workerBytes?: number; frameMs?: number }): Promise<void> {
  const notes = readNotes(cacheDir);
  const key = keyOf(format, settings);
  if (found.workerBytes) notes.workerBytes[key] = Math.round(Math.max(found.workerBytes, (notes.workerBytes[key] ?? 0) * 0.8));
  if (found.frameMs) notes.frameMs[key] = Math.round(found.frameMs * 100) / 100;
  await writeWhole(fileOf(cacheDir), JSON.stringify(notes)).catch(() => {});
}
