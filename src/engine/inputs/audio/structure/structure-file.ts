// The structure of a track, found once per content and kept in the cache: curves at 100 values a second, then JSON and its length.

import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { diskFull, isDiskFull } from '../../../errors/render-errors.ts';
import { makeFolder } from '../../../files/make-folder.ts';
import { partialName } from '../../../files/write-atomic.ts';
import { overviewOf } from '../overview.ts';
import { audioCacheFolder, readSamples } from '../sound-track.ts';
import type { SoundOptions, SoundTrack } from '../sound-track.ts';
import { CURVES, trackCurves } from './track-curves.ts';
import type { TrackCurves } from './track-curves.ts';
import { scanStructure } from './scan-structure.ts';
import { findStructure } from './track-structure.ts';
import type { TrackStructure } from './track-structure.ts';

/** Part of the file name. Increase it with every change of the numbers. */
const STRUCTURE_VERSION = 1;
const LENGTH_BYTES = 4;

export interface StructureFile extends TrackStructure {
  /** SHA-256 of the audio file. */
  digest: string;
  /** Peaks (0..1) at equal steps of the track, for the timeline. */
  overview: number[];
}

const running = new Map<string, Promise<string>>();

/** Where the structure of a content is, if it is known. */
export async function findStructureFile(
  digest: string,
  options: Pick<SoundOptions, 'cacheDir'>,
): Promise<StructureFile | null> {
  return readJson(structureFile(digest, options), digest);
}

/** The structure of a track. Concurrent calls share one analysis. */
export async function openStructure(
  track: SoundTrack,
  options: Pick<SoundOptions, 'cacheDir'>,
): Promise<StructureFile> {
  const target = structureFile(track.digest, options);
  const kept = await readJson(target, track.digest);
  if (kept) return kept;
  let making = running.get(target);
  if (!making) {
    making = makeStructure(track, target).finally(() => running.delete(target));
    running.set(target, making);
  }
  await making;
  const made = await readJson(target, track.digest);
  if (!made) throw new Error(`the structure of a track vanished from ${target}`);
  return made;
}

/** The curves beside the structure. */
export async function readCurves(digest: string, options: Pick<SoundOptions, 'cacheDir'>): Promise<TrackCurves> {
  const bytes = await readFile(structureFile(digest, options));
  const json = bytes.readUInt32LE(bytes.length - LENGTH_BYTES);
  const values = new Float32Array((bytes.length - LENGTH_BYTES - json) / 4);
  new Uint8Array(values.buffer).set(bytes.subarray(0, values.byteLength));
  const length = values.length / CURVES.length;
  return Object.fromEntries(
    CURVES.map((name, i) => [name, values.subarray(i * length, (i + 1) * length)]),
  ) as unknown as TrackCurves; // fromEntries forgets the names
}

const structureFile = (digest: string, options: Pick<SoundOptions, 'cacheDir'>): string =>
  path.join(audioCacheFolder(options), `${digest.slice(0, 32)}-v${STRUCTURE_VERSION}.structure`);

/** Null if the file is missing, incomplete or of another content. */
async function readJson(target: string, digest: string): Promise<StructureFile | null> {
  try {
    const file = await open(target, 'r');
    try {
      const { size } = await file.stat();
      const tail = Buffer.alloc(LENGTH_BYTES);
      await file.read(tail, 0, LENGTH_BYTES, size - LENGTH_BYTES);
      const json = Buffer.alloc(tail.readUInt32LE());
      await file.read(json, 0, json.length, size - LENGTH_BYTES - json.length);
      const structure = JSON.parse(json.toString()) as StructureFile;
      return structure.digest === digest ? structure : null;
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

async function makeStructure(track: SoundTrack, target: string): Promise<string> {
  const scan = await scanStructure(readSamples(track));
  const structure: StructureFile = { ...findStructure(scan), digest: track.digest, overview: overviewOf(scan.peaks) };
  const curves = trackCurves(scan);
  const json = Buffer.from(JSON.stringify(structure));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.length);
  makeFolder(path.dirname(target));
  const partial = partialName(target);
  try {
    const file = await open(partial, 'w');
    try {
      for (const name of CURVES) {
        const { buffer, byteOffset, byteLength } = curves[name];
        await file.write(new Uint8Array(buffer, byteOffset, byteLength));
      }
      await file.write(json);
      await file.write(length);
    } finally {
      await file.close();
    }
    await rename(partial, target);
    return target;
  } catch (error) {
    await rm(partial, { force: true });
    throw isDiskFull(error) ? diskFull(target) : error;
  }
}
