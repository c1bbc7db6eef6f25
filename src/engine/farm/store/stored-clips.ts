// Clips between the store and a folder of clips: `KEY.clip`, then `KEY.json`, which makes it count in either.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileCrc } from '../../files/file-crc.ts';
import { clipFile, readClip } from '../../render/cache/clip-cache.ts';
import { clipName, recordName, type Store } from './store.ts';

const MOST_RECORD_BYTES = 256 * 1024 * 1024;
const MOST_CLIP_BYTES = 64e9;

export const isStored = (store: Store, key: string): Promise<boolean> => store.has(recordName(key));

/** Fetches the clip in all its formats; false where one is not there. */
export async function fetchClip(store: Store, { targets }: ClipJob, clipDir: string): Promise<boolean> {
  const found = await Promise.all(keysOf(targets).map((key) => fetchTarget(store, key, clipDir)));
  return found.every(Boolean);
}

export async function storeClip(store: Store, { targets }: ClipJob, clipDir: string): Promise<void> {
  await Promise.all(keysOf(targets).map((key) => storeTarget(store, key, clipDir)));
}

/** Outputs with equal settings share a clip. */
const keysOf = (targets: ClipJob['targets']): string[] => [...new Set(targets.map(({ key }) => key))];

/** False where the store has no such clip, or a damaged one, which is then removed there. */
async function fetchTarget(store: Store, key: string, clipDir: string): Promise<boolean> {
  const record = path.join(clipDir, `${key}.json`);
  const clip = clipFile(clipDir, key);
  if (!(await store.has(recordName(key)))) return false;
  const isFetched =
    (await store.fetch(clipName(key), clip, MOST_CLIP_BYTES)) &&
    (await store.fetch(recordName(key), record, MOST_RECORD_BYTES));
  const found = isFetched ? await readClip(clipDir, key) : null;
  if (found && fileCrc(clip) === found.crc) return true;
  await Promise.all([rm(clip, { force: true }), rm(record, { force: true })]);
  await store.remove(recordName(key));
  return false;
}

async function storeTarget(store: Store, key: string, clipDir: string): Promise<void> {
  await store.put(clipName(key), clipFile(clipDir, key));
  await store.put(recordName(key), path.join(clipDir, `${key}.json`));
}
