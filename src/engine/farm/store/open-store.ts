// Opens a store by its name, and repeats what fails while it cannot be reached: a mount or a network is away for seconds, a render
// takes hours.

import { setTimeout as sleep } from 'node:timers/promises';
import { badStoreUrl } from '../../errors/farm-errors.ts';
import { RenderError } from '../../errors/render-error.ts';
import { openFolderStore } from './folder-store.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  signal?: AbortSignal | undefined;
  /** Called once each time the store stops answering. */
  onTrouble?: (why: string) => void;
  /** How long to repeat before giving up. */
  patienceMs?: number;
}

const PATIENCE_MS = 120_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

/** `name`: a folder, `file://…` or `s3://BUCKET/PREFIX`. Rejects with `input-runner` or `machine-store`. */
export async function openStore(name: string, options: StoreOptions = {}): Promise<Store> {
  return patient(await openOnce(name), options);
}

async function openOnce(name: string): Promise<Store> {
  // A drive letter is no scheme.
  if (!/^[a-z][a-z0-9+.-]+:/i.test(name)) {
    if (name.trim() === '') throw badStoreUrl('nothing');
    return openFolderStore(name);
  }
  if (!URL.canParse(name)) throw badStoreUrl(name);
  const url = new URL(name);
  if (url.protocol === 's3:' && url.hostname !== '') {
    const { openS3Store } = await import('./s3-store.ts');
    return openS3Store(url);
  }
  if (url.protocol === 'file:') {
    const { fileURLToPath } = await import('node:url');
    return openFolderStore(fileURLToPath(url));
  }
  throw badStoreUrl(`${url.protocol}//…`);
}

function patient(store: Store, { signal, onTrouble, patienceMs = PATIENCE_MS }: StoreOptions): Store {
  let isTroubled = false;
  const repeat = async <T>(work: () => Promise<T>): Promise<T> => {
    let waited = 0;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
      try {
        const result = await work();
        isTroubled = false;
        return result;
      } catch (error) {
        const isAway = error instanceof RenderError && error.code === 'machine-store';
        if (!isAway || waited >= patienceMs || signal?.aborted) throw error;
        if (!isTroubled) onTrouble?.(error.message);
        isTroubled = true;
        await sleep(wait, undefined, signal ? { signal } : {}).catch(() => {});
        waited += wait;
      }
    }
  };
  return {
    place: store.place,
    has: (name) => repeat(() => store.has(name)),
    read: (name, maxBytes) => repeat(() => store.read(name, maxBytes)),
    fetch: (name, file, maxBytes) => repeat(() => store.fetch(name, file, maxBytes)),
    write: (name, bytes) => repeat(() => store.write(name, bytes)),
    put: (name, file) => repeat(() => store.put(name, file)),
    remove: (name) => repeat(() => store.remove(name)),
  };
}
