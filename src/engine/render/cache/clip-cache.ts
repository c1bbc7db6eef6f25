// Finished clips by content key: `KEY.clip` (in the output format's own encoding) and, written last, `KEY.json` with what was measured while it was drawn. A clip
// counts only with both, as they were written. The cache is bounded; what was used longest ago goes first, with its notes and pictures.

import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fileCrc } from '../../files/file-crc.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { removeFolderAt } from '../../files/remove-folder-at.ts';
import { writeAtomic } from '../../files/write-atomic.ts';
import type { Sketch } from '../../outputs/frame-sketch.ts';
import type { FrameCost } from '../../machine/hardware/machine-notes.ts';

export interface ClipRecord {
  version: 4;
  /** The clip's own key: a record under another's name is not its clip's. */
  key: string;
  frames: number;
  bytes: number;
  /** CRC-32 of the clip's file. */
  crc: number;
  /** Seconds it took to draw and encode. */
  seconds: number;
  cost: FrameCost;
  /** mean, max, p1, p99 of each frame. */
  stats: Float32Array;
  /** Sketches of drawn frames; `offset` counts from the clip's first. */
  samples: { offset: number; sketch: Sketch }[];
  /** The light of each frame, see `LightRecorder`. */
  light: Uint8Array;
  /** A picture of its middle, as a JPEG. */
  thumbnail: Uint8Array;
}

export const DEFAULT_CACHE_BYTES = 4 * 1024 ** 3;

export const clipFile = (folder: string, key: string): string => path.join(folder, `${key}.clip`);
const recordFile = (folder: string, key: string) => path.join(folder, `${key}.json`);

/**
 * Writes the record that makes a clip count. Does not wait for the disk, which takes longer than to draw a short clip: a record that a
 * power cut has truncated is not JSON, and its clip is drawn again.
 */
export async function storeClip(folder: string, key: string, record: ClipRecord): Promise<void> {
  removeFolderAt(recordFile(folder, key));
  const text = JSON.stringify({
    ...record,
    stats: base64(record.stats),
    samples: record.samples.map(({ offset, sketch }) => ({ offset, sketch: { ...sketch, luma: base64(sketch.luma) } })),
    light: base64(deflateRawSync(record.light, { level: 1 })),
    thumbnail: base64(record.thumbnail),
  });
  await writeAtomic(recordFile(folder, key), text, { isDurable: false });
}

/** The record of a clip that is as it was written, or null. Reads all of it, and marks it as used. */
export async function findClip(folder: string, key: string): Promise<ClipRecord | null> {
  const record = await readClip(folder, key);
  if (!record) return null;
  try {
    if (fileCrc(clipFile(folder, key)) !== record.crc) return null;
    const now = new Date();
    await Promise.all([utimes(clipFile(folder, key), now, now), utimes(recordFile(folder, key), now, now)]).catch(
      () => {},
    );
    return record;
  } catch {
    return null;
  }
}

/** Whether there is a clip; whether it is whole is `findClip`'s to say, which reads it. */
export const hasClip = (folder: string, key: string): boolean =>
  existsSync(recordFile(folder, key)) && existsSync(clipFile(folder, key));

/** The record of a clip that has just been drawn, or null where clip and record are not both there. */
export async function readClip(folder: string, key: string): Promise<ClipRecord | null> {
  try {
    const raw = JSON.parse(await readFile(recordFile(folder, key), 'utf8'));
    const { size } = await stat(clipFile(folder, key));
    if (raw.version !== 4 || raw.key !== key || size !== raw.bytes) return null;
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
    return {
      ...raw,
      stats: new Float32Array(bytes(raw.stats).buffer),
      samples: raw.samples.map((sample: { offset: number; sketch: { luma: string } }) => ({
        offset: sample.offset,
        sketch: { ...sample.sketch, luma: bytes(sample.sketch.luma) },
      })),
      light: new Uint8Array(inflateRawSync(bytes(raw.light))),
      thumbnail: bytes(raw.thumbnail),
    } as ClipRecord;
  } catch {
    return null;
  }
}

/** Removes a clip with all that is kept beside it. */
export async function dropClip(folder: string, key: string): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => keyOf(name) === key);
  await Promise.all(names.map((name) => rm(path.join(folder, name), { force: true, recursive: true })));
}

/** Of `KEY.clip`, `KEY.json`, `KEY.notes.json`, `KEY.46.png`; not of what is being written. */
const keyOf = (name: string): string | undefined =>
  /^([0-9a-f]{40})(?:\.[a-z0-9-]+)?\.(?:clip|json|png|jpg)$/.exec(name)?.[1];

/** Removes clips used longest ago until the rest fits `limitBytes`; those of `keep` stay. Returns the bytes freed. */
export async function pruneClips(
  folder: string,
  limitBytes: number,
  keep: ReadonlySet<string> = new Set(),
): Promise<number> {
  const clips = (await listClips(folder)).sort((a, b) => a.usedMs - b.usedMs);
  let total = clips.reduce((sum, { bytes }) => sum + bytes, 0),
    freed = 0;
  for (const { key, bytes, names } of clips) {
    if (total <= limitBytes) break;
    if (keep.has(key)) continue;
    await Promise.all(names.map((name) => rm(path.join(folder, name), { force: true })));
    total -= bytes;
    freed += bytes;
  }
  return freed;
}

interface CachedClip {
  key: string;
  names: string[];
  bytes: number;
  usedMs: number;
}

export async function listClips(folder: string): Promise<CachedClip[]> {
  makeFolder(folder);
  const clips = new Map<string, CachedClip>();
  for (const name of await readdir(folder)) {
    const key = keyOf(name);
    if (!key) continue;
    const info = await stat(path.join(folder, name)).catch(() => null);
    if (!info) continue;
    const clip = clips.get(key) ?? { key, names: [], bytes: 0, usedMs: 0 };
    clips.set(key, {
      key,
      names: [...clip.names, name],
      bytes: clip.bytes + info.size,
      usedMs: Math.max(clip.usedMs, info.mtimeMs),
    });
  }
  return [...clips.values()];
}

const base64 = (data: Float32Array | Uint8Array) =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');
