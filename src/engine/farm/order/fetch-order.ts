// Brings an order and its files from the store into a folder of this machine, and checks all of it.

import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { badClipJob, codeRefused, orderTooLarge, otherVersion, storeDamaged } from '../../errors/farm-errors.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { engineVersion } from '../../render/cache/engine-version.ts';
import { unpackData } from '../pack-data.ts';
import { inputName, orderName, type Store } from '../store/store.ts';
import { checkRenderOrder } from './order-schema.ts';
import type { RenderOrder } from './render-order.ts';

export interface FetchOptions {
  /** The worker's own folder; nothing is written outside it. */
  folder: string;
  allowCode: boolean;
  /** Most bytes of all inputs of an order. */
  maxInputBytes: number;
}

/** An order that is here: what the process that draws opens. */
export interface FetchedOrder {
  digest: string;
  order: RenderOrder;
  /** The packed order, the folder of its inputs, the packed audio features. */
  file: string;
  inputs: string;
  audio: string;
}

const MOST_ORDER_BYTES = 256 * 1024 * 1024;

/** Rejects with a RenderError that says why this machine cannot or may not draw it. */
export async function fetchOrder(store: Store, digest: string, options: FetchOptions): Promise<FetchedOrder> {
  const { folder, allowCode, maxInputBytes } = options;
  const home = path.join(folder, 'orders', digest);
  const file = path.join(home, 'order.bin');
  makeFolder(home);
  await fetchVerified(store, orderName(digest), digest, file, MOST_ORDER_BYTES);
  const order = readOrder(await readFile(file));
  if (order.engine !== engineVersion()) throw otherVersion(order.engine, engineVersion());
  if (order.hasCode && !allowCode) throw codeRefused();
  const bytes = order.inputs.reduce((sum, input) => sum + input.bytes, order.audio.bytes);
  if (bytes > maxInputBytes) throw orderTooLarge('the files of a render', bytes, maxInputBytes);
  const inputs = path.join(home, 'inputs');
  for (const { name, digest: wanted, bytes: size } of order.inputs)
    await fetchVerified(store, inputName(wanted), wanted, path.join(inputs, ...name.split('/')), size);
  const audio = path.join(home, 'audio.bin');
  await fetchVerified(store, inputName(order.audio.digest), order.audio.digest, audio, order.audio.bytes);
  return { digest, order, file, inputs, audio };
}

/** Throws `input-plan`. */
export function readOrder(packed: Uint8Array): RenderOrder {
  let value: unknown;
  try {
    value = unpackData(packed);
  } catch (error) {
    if (error instanceof TypeError) throw badClipJob('its order is damaged');
    throw error;
  }
  return checkRenderOrder(value);
}

async function fetchVerified(
  store: Store,
  name: string,
  digest: string,
  file: string,
  maxBytes: number,
): Promise<void> {
  if (existsSync(file)) return;
  makeFolder(path.dirname(file));
  if (!(await store.fetch(name, file, maxBytes))) throw storeDamaged(store.place, name, 'it is not there');
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') === digest) return;
  await rm(file, { force: true });
  await store.remove(name);
  throw storeDamaged(store.place, name, 'its content has another digest');
}
