// From a fetched order to what the pool's code draws from: paths of this machine, bytes that were read, features of the sound.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ScenePlan } from '../../../contract/plan.ts';
import type { AudioFeatures } from '../../frame/features/audio-features.ts';
import type { MediaSnapshot } from '../../inputs/disk-access.ts';
import { stampOf } from '../../inputs/footage/file-stamp.ts';
import type { WorkerSetup } from '../../render/pool/pool-messages.ts';
import { unpackData } from '../pack-data.ts';
import type { RenderOrder } from './render-order.ts';
import { replaceStrings } from './replace-strings.ts';

/** Where an order is on this machine, and what the machine has. Plain data. */
export interface OrderPlace {
  /** The packed order, the folder of its inputs, the packed audio features. */
  file: string;
  inputs: string;
  audio: string;
  clipDir: string;
  logDir: string;
  cacheDir: string;
  ffmpegPath: string | null;
  watchdogMs: number;
  /** Marks what is written. */
  jobId: string;
}

export async function orderSetup(order: RenderOrder, place: OrderPlace): Promise<WorkerSetup> {
  const files = new Map(order.inputs.map((input) => [input.token, path.join(place.inputs, ...input.name.split('/'))]));
  const replace = (text: string): string => files.get(text) ?? text;
  const media: MediaSnapshot = { bytes: Object.create(null), digests: Object.create(null), made: Object.create(null) };
  for (const { token, digest, known, isRead } of order.inputs) {
    const file = files.get(token)!;
    if (isRead) media.bytes[file] = new Uint8Array(await readFile(file));
    media.digests[file] = known ?? digest;
  }
  for (const [name, value] of Object.entries(order.made)) {
    const at = name.indexOf(' ');
    const file = files.get(name.slice(at + 1));
    const here = replaceStrings(value, replace);
    // The file is another one than the sender's, with the same content.
    if (file !== undefined && isStamped(here)) here.stamp = stampOf(file);
    media.made[file === undefined ? name : `${name.slice(0, at)} ${file}`] = here;
  }
  return {
    jobId: place.jobId,
    plan: replaceStrings(order.plan, replace) as ScenePlan,
    media,
    format: order.format,
    encodings: order.encodings,
    ...(order.scene === null ? {} : { scene: order.scene }),
    ffmpegPath: place.ffmpegPath,
    cacheDir: place.cacheDir,
    clipDir: place.clipDir,
    logDir: place.logDir,
    workers: 1,
    cores: order.encoder.threads,
    encoderThreads: order.encoder.threads,
    watchdogMs: place.watchdogMs,
    audio: unpackData(new Uint8Array(await readFile(place.audio))) as AudioFeatures,
  };
}

const isStamped = (value: unknown): value is { stamp: unknown } =>
  typeof value === 'object' && value !== null && 'stamp' in value;
