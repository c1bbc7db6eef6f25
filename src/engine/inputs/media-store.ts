// The opened inputs of one plan. Everything is read once, when the store is opened; what draws asks the store and never the file
// system, and clip keys use the digests of what was really read.

import type { MediaKind } from '../../catalog/media.generated.ts';
import type { MediaRef, ScenePlan } from '../../contract/plan.ts';
import { createAccess, type AccessOptions, type MediaSnapshot } from './disk-access.ts';
import type { MediaSource, MediaWarning, Opened } from './media-source.ts';
import { planMedia } from './plan-media.ts';
import { loadSource, type MediaValues } from './sources.generated.ts';

export interface StoreOptions extends Omit<AccessOptions, 'plan'> {
  /** Kinds that are left out. */
  except?: readonly MediaKind[];
  /**
   * Called for an input that cannot be used; the others are still opened, and `get` throws the failure.
   * Without it `open` rejects with the first failure.
   */
  onFailure?: (failure: Error, ref: MediaRef, kind: MediaKind) => void;
}

type Entry = { opened: Opened<unknown> } | { failure: Error };

export class MediaStore {
  readonly #entries: ReadonlyMap<string, Entry>;
  /** What was read: lets another thread open the same bytes (see `StoreOptions.snapshot`). */
  readonly snapshot: MediaSnapshot;
  /** Where what is made of inputs, and of glyphs, is kept; absent where nothing was named. */
  readonly cacheDir: string | undefined;

  private constructor(entries: ReadonlyMap<string, Entry>, snapshot: MediaSnapshot, cacheDir: string | undefined) {
    this.#entries = entries;
    this.snapshot = snapshot;
    this.cacheDir = cacheDir;
  }

  /** Opens what the plan names. Rejects with a RenderError for an input that cannot be used, unless `onFailure` is given. */
  static async open(plan: ScenePlan, options: StoreOptions = {}): Promise<MediaStore> {
    const { except, onFailure, ...rest } = options;
    const access = createAccess({ ...rest, plan });
    const wanted = planMedia(plan).filter(({ kind }) => !except?.includes(kind));
    const entries = new Map<string, Entry>();
    const store = new MediaStore(entries, access.snapshot, options.cacheDir);
    for (const { kind, ref } of wanted) {
      try {
        const source = (await loadSource(kind)) as MediaSource<unknown>;
        entries.set(keyOf(kind, ref.path), { opened: await source.open(ref.path, access) });
      } catch (error) {
        if (!onFailure || !(error instanceof Error)) {
          store.dispose();
          throw error;
        }
        entries.set(keyOf(kind, ref.path), { failure: error });
        onFailure(error, ref, kind);
      }
    }
    return store;
  }

  /** The opened input; null where the plan did not name it. Throws the failure of one that could not be opened. */
  find<K extends MediaKind>(kind: K, path: string): Opened<MediaValues[K]> | null {
    const entry = this.#entries.get(keyOf(kind, path));
    if (!entry) return null;
    if ('failure' in entry) throw entry.failure;
    return entry.opened as Opened<MediaValues[K]>;
  }

  /** As `find`, for an input that the plan names. */
  get<K extends MediaKind>(kind: K, path: string): Opened<MediaValues[K]> {
    const opened = this.find(kind, path);
    if (!opened) throw new Error(`Expected an input that the plan names, but got ${path} (${kind}).`);
    return opened;
  }

  /** What drawing leaves out of each file or does otherwise. */
  warnings(): (MediaWarning & { path: string; kind: MediaKind })[] {
    return [...this.#entries].flatMap(([key, entry]) => {
      const at = key.indexOf(' ');
      const place = { kind: key.slice(0, at) as MediaKind, path: key.slice(at + 1) };
      return 'opened' in entry ? entry.opened.facts.warnings.map((warning) => ({ ...warning, ...place })) : [];
    });
  }

  /**
   * Waits for what exact frames need and a playing preview does without: shots of footage, and digests of what inexact decoders give.
   * Rejects with a RenderError.
   */
  async complete(options: CompleteOptions = {}): Promise<void> {
    for (const entry of this.#entries.values()) {
      if ('opened' in entry && isCompletable(entry.opened.value)) await entry.opened.value.complete(options);
    }
  }

  /** By absolute path of the named file. */
  digests(): Map<string, string> {
    const digests = new Map<string, string>();
    for (const [key, entry] of this.#entries) {
      if (!('opened' in entry)) continue;
      const { digest, value } = entry.opened;
      const decoded = isCompletable(value) ? value.decodedDigest : null;
      const path = key.slice(key.indexOf(' ') + 1);
      digests.set(
        path,
        [digests.get(path), digest, decoded].filter((part) => part !== undefined && part !== null).join(' '),
      );
    }
    return digests;
  }

  /** Absolute paths of all files that were read. */
  files(): string[] {
    return [...new Set([...this.#entries.values()].flatMap((entry) => ('opened' in entry ? entry.opened.files : [])))];
  }

  dispose(): void {
    for (const entry of this.#entries.values()) if ('opened' in entry) entry.opened.dispose();
  }
}

export interface CompleteOptions {
  signal?: AbortSignal | undefined;
  /** Seconds of a file that have been looked at, of those that are used. */
  onProgress?: ((seconds: number, all: number) => void) | undefined;
}

interface Completable {
  readonly decodedDigest: string | null;
  complete(options: CompleteOptions): Promise<void>;
}
const isCompletable = (value: unknown): value is Completable =>
  typeof value === 'object' && value !== null && 'complete' in value && typeof value.complete === 'function';

const keyOf = (kind: string, path: string): string => `${kind} ${path}`;
