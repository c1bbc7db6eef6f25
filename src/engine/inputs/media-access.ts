// How a source reads files, and the failure to read one.

import { GlyphreelError } from '../../contract/errors.ts';
import type { ScenePlan } from '../../contract/plan.ts';

/** What a source reads with. Everything read through it is part of the input's digest. Methods reject with a FileFailure. */
export interface MediaAccess {
  /** The content of a regular file of at most `maxBytes` (64 MiB unless given). */
  read(path: string, maxBytes?: number): Promise<Uint8Array>;
  /**
   * SHA-256 (hex) of a file that is too large to hold in memory, such as audio. `sampled`: of large files only size, modification time
   * and samples are read.
   */
  digest(path: string, how?: 'whole' | 'sampled'): Promise<string>;
  /**
   * What `make` resolves to, made once: other threads that open the same inputs are handed its structured clone. It is not part of
   * the digest.
   */
  share<T>(name: string, make: () => Promise<T>): Promise<T>;
  /** Whether that has been made, here or by the thread that opened the inputs first. */
  isShared(name: string): boolean;
  /** The plan that names the file; absent where it is only described. */
  readonly plan?: ScenePlan | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The ffmpeg that the user chose; found by itself where absent. */
  readonly ffmpegPath?: string | undefined;
  readonly cacheDir?: string | undefined;
  /** Most bytes of decoded pictures that one footage keeps; the source's own choice where absent. */
  readonly keptPictureBytes?: number | undefined;
  /** Whether decoders that are closed go on with the next that opens the same file. */
  readonly handsOnDecoders?: boolean | undefined;
}

/** A file that cannot be read. `why` completes "… cannot be read:". */
export class FileFailure extends GlyphreelError<'file-unreadable'> {
  readonly path: string;
  readonly why: string;
  readonly isMissing: boolean;

  constructor(path: string, why: string, isMissing = false) {
    super('file-unreadable', `${path} cannot be read: ${why}.`);
    this.path = path;
    this.why = why;
    this.isMissing = isMissing;
  }
}
