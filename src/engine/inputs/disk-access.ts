// Reads inputs from the disk, each file once, and keeps what was read, so that other threads can open the same bytes again.

import type { ScenePlan } from '../../contract/plan.ts';
import { fileTrouble, interrupted } from '../errors/render-errors.ts';
import { fileDigest } from '../files/file-digest.ts';
import { sampledDigest } from '../files/sampled-digest.ts';
import { readRegularFile } from '../files/regular-file.ts';
import { FileFailure, type MediaAccess } from './media-access.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** What was read, by absolute path. Structured-clonable. */
export interface MediaSnapshot {
  bytes: Record<string, Uint8Array>;
  digests: Record<string, string>;
  /** What sources have made of files, by name (see `MediaAccess.share`). */
  made: Record<string, unknown>;
}

export interface AccessOptions {
  signal?: AbortSignal | undefined;
  ffmpegPath?: string | undefined;
  cacheDir?: string | undefined;
  keptPictureBytes?: number | undefined;
  handsOnDecoders?: boolean | undefined;
  plan?: ScenePlan | undefined;
  /** Serves files from here and nothing from the disk. */
  snapshot?: MediaSnapshot | undefined;
}

export interface DiskAccess extends MediaAccess {
  readonly snapshot: MediaSnapshot;
}

export function createAccess(options: AccessOptions = {}): DiskAccess {
  const { signal, snapshot: given } = options;
  const snapshot: MediaSnapshot = given ?? {
    bytes: Object.create(null),
    digests: Object.create(null),
    made: Object.create(null),
  };
  const failed = (path: string, error: unknown): unknown => {
    if (signal?.aborted) return interrupted();
    return new FileFailure(path, fileTrouble(error), (error as NodeJS.ErrnoException).code === 'ENOENT');
  };
  return {
    signal,
    ffmpegPath: options.ffmpegPath,
    cacheDir: options.cacheDir,
    keptPictureBytes: options.keptPictureBytes,
    handsOnDecoders: options.handsOnDecoders,
    plan: options.plan,
    snapshot,
    async read(path, maxBytes = MAX_BYTES) {
      const known = Object.hasOwn(snapshot.bytes, path) ? snapshot.bytes[path] : undefined;
      if (known) return known;
      if (given) throw new FileFailure(path, 'there is no such file', true);
      try {
        signal?.throwIfAborted();
        return (snapshot.bytes[path] = await readRegularFile(path, maxBytes));
      } catch (error) {
        throw failed(path, error);
      }
    },
    isShared: (name) => Object.hasOwn(snapshot.made, name),
    async share<T>(name: string, make: () => Promise<T>) {
      if (!Object.hasOwn(snapshot.made, name)) snapshot.made[name] = await make();
      return snapshot.made[name] as T;
    },
    async digest(path, how = 'whole') {
      const known = Object.hasOwn(snapshot.digests, path) ? snapshot.digests[path] : undefined;
      if (known) return known;
      if (given) throw new FileFailure(path, 'there is no such file', true);
      try {
        return (snapshot.digests[path] = await (how === 'sampled' ? sampledDigest : fileDigest)(path));
      } catch (error) {
        throw failed(path, error);
      }
    },
  };
}
