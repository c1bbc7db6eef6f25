// How what draws gets at a reel's files: opened, and looked up by kind and path. Nothing here reads a file.

/** An opened input. */
export interface Media<T = unknown> {
  readonly value: T;
  /** Equal digests hold equal values: a key for tables made of it. */
  readonly digest: string;
}

export interface MediaLookup {
  /** Null where the input has not been opened. Throws a RenderError for one that cannot be used. */
  find(kind: string, path: string): Media | null;
}

export const NO_MEDIA: MediaLookup = { find: () => null };
