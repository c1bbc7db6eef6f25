// The interface of an input: one kind of file that a reel can name. Each kind is a folder here with a `source.ts` whose default
// export is made by `defineSource`; `npm run generate` collects them into sources.generated.ts and src/catalog/media.generated.ts.

import { createHash } from 'node:crypto';
import { mediaUnreadable } from '../errors/render-errors.ts';
import { FileFailure, type MediaAccess } from './media-access.ts';

/** What `probe` finds out about a file without drawing anything: for `check`, hovers and pickers. */
export interface MediaFacts {
  /** One line, such as `3D LUT, 33 × 33 × 33`. */
  summary: string;
  /** What a render would leave out or do otherwise, a sentence each. */
  warnings: readonly MediaWarning[];
}

export interface MediaWarning {
  message: string;
  /** Line in the file, from 1. */
  line?: number;
}

export interface Opened<T> {
  readonly value: T;
  /** SHA-256 (hex) over everything that was read. Equal digests draw equal pixels. */
  readonly digest: string;
  /** Absolute paths of what was read, the named file first: what a watcher follows. */
  readonly files: readonly string[];
  readonly facts: MediaFacts;
  dispose(): void;
}

export interface MediaSource<T> {
  /** Equals the folder's name. */
  readonly kind: string;
  /** What messages call such a file: `LUT`, `captions`. */
  readonly noun: string;
  /** Lower case, with the dot; the first is the usual one. */
  readonly extensions: readonly string[];
  /** Reads the file as `open` does, so that `check` and `render` agree. Rejects with a RenderError. */
  probe(path: string, access: MediaAccess): Promise<MediaFacts>;
  /** Rejects with a RenderError that says what is wrong with the file. */
  open(path: string, access: MediaAccess): Promise<Opened<T>>;
}

export interface SourceSpec<T> {
  kind: string;
  noun: string;
  extensions: readonly string[];
  load(path: string, access: MediaAccess): Promise<T>;
  facts(value: T): MediaFacts;
  dispose?(value: T): void;
}

/** Makes a source whose digest covers what `load` read. */
export function defineSource<T>(spec: SourceSpec<T>): MediaSource<T> {
  const open = async (path: string, access: MediaAccess): Promise<Opened<T>> => {
    const digests: string[] = [];
    const files: string[] = [];
    const note = (file: string, digest: string): void => {
      if (files.includes(file)) return;
      files.push(file);
      digests.push(digest);
    };
    const reading = async <R>(work: Promise<R>): Promise<R> => {
      try {
        return await work;
      } catch (error) {
        throw error instanceof FileFailure ? mediaUnreadable(spec.noun, error) : error;
      }
    };
    const value = await spec.load(path, {
      signal: access.signal,
      ffmpegPath: access.ffmpegPath,
      cacheDir: access.cacheDir,
      keptPictureBytes: access.keptPictureBytes,
      handsOnDecoders: access.handsOnDecoders,
      share: access.share,
      isShared: access.isShared,
      async read(file, maxBytes) {
        const bytes = await reading(access.read(file, maxBytes));
        note(file, sha256(bytes));
        return bytes;
      },
      plan: access.plan,
      async digest(file, how) {
        const digest = await reading(access.digest(file, how));
        note(file, digest);
        return digest;
      },
    });
    return {
      value,
      digest: digests.length === 1 ? digests[0] : sha256(digests.join('\n')),
      files,
      facts: spec.facts(value),
      dispose: () => spec.dispose?.(value),
    };
  };
  return {
    kind: spec.kind,
    noun: spec.noun,
    extensions: spec.extensions,
    open,
    async probe(path, access) {
      const opened = await open(path, access);
      opened.dispose();
      return opened.facts;
    },
  };
}

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** The type of a source's value. */
export type ValueOfSource<S> = S extends MediaSource<infer T> ? T : never;
