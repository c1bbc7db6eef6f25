// What a file of a `media` statement is, by its content: what the compiler and the editor know of it before anything is drawn.

import { open } from 'node:fs/promises';
import { mediaKinds } from '../../catalog/media.generated.ts';
import type { MaterialFacts } from '../../contract/media.ts';
import { artUnusable, fileTrouble, interrupted, mediaUnreadable, pictureUnreadable } from '../errors/render-errors.ts';
import { readRegularFile, regularFile } from '../files/regular-file.ts';
import { findFfmpeg } from '../machine/ffmpeg/find-ffmpeg.ts';
import { ArtError } from './character-art/art-error.ts';
import { isArt } from './character-art/is-art.ts';
import { askDecoder } from './decoder/ask-decoder.ts';
import { materialFactsOf, probeFootage } from './footage/probe-footage.ts';
import { PictureError } from './picture/picture-error.ts';
import { pictureCodec } from './picture/picture-formats.ts';
import { pictureSummary, shownSize } from './picture/picture-summary.ts';

export interface IdentifyOptions {
  signal?: AbortSignal | undefined;
  /** The ffmpeg that the user chose; found by itself where absent. */
  ffmpegPath?: string | undefined;
}

/** Larger files are no pictures. */
const MAX_PICTURE_BYTES = 512 * 1024 * 1024;
const MAX_ART_BYTES = 128 * 1024 * 1024;
/** Enough to tell the format of a picture. */
const HEAD_BYTES = 4096;

const { picture, footage, 'character-art': art } = mediaKinds;

/** Reads headers only. Rejects with a RenderError for a file that is none of the three. */
export async function identifyMaterial(path: string, options: IdentifyOptions = {}): Promise<MaterialFacts> {
  const { signal } = options;
  const head = await reading(path, signal, () => readHead(path));
  if (pictureCodec(head)) {
    const bytes = await reading(path, signal, () => readRegularFile(path, MAX_PICTURE_BYTES));
    const facts = await pictureFacts(path, bytes, signal);
    if (facts) return facts;
  } else if (isArt(head, nameOf(path))) {
    return artMaterial(path, await reading(path, signal, () => readRegularFile(path, MAX_ART_BYTES)), signal);
  }
  if (!pictureCodec(head) && isNamed(path, picture.extensions) && !isNamed(path, footage.extensions))
    throw pictureUnreadable(path, head.length === 0 ? 'it is empty' : 'it is not a picture of a known format');
  const ffmpegPath = options.ffmpegPath ?? (await findFfmpeg()).path;
  return materialFactsOf(await probeFootage(path, { ffmpegPath, signal }));
}

async function readHead(path: string): Promise<Uint8Array> {
  await regularFile(path);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const isNamed = (path: string, endings: readonly string[]): boolean =>
  endings.some((ending) => path.toLowerCase().endsWith(ending));

function nameOf(path: string): 'art' | 'other' | 'unknown' {
  if (isNamed(path, art.extensions)) return 'art';
  return isNamed(path, picture.extensions) || isNamed(path, footage.extensions) ? 'other' : 'unknown';
}

/** Null for several pictures that are shown one after another: they are footage. */
async function pictureFacts(path: string, bytes: Uint8Array, signal?: AbortSignal): Promise<MaterialFacts | null> {
  const codec = pictureCodec(bytes)!;
  try {
    const header = codec.isHeaderDrawn
      ? await askDecoder({ task: 'header', bytes }, { signal, failure: (reason) => new PictureError(reason) })
      : await codec.header(bytes);
    if (header.isMoving) return null;
    return {
      kind: 'picture',
      ...shownSize(header),
      ...{ seconds: null, fps: null, frames: null, hasSound: false, hasCaptions: false },
      codec: codec.name,
      summary: pictureSummary(codec.name, header),
    };
  } catch (error) {
    if (signal?.aborted) throw interrupted();
    if (error instanceof PictureError) throw pictureUnreadable(path, error.reason);
    throw error;
  }
}

async function artMaterial(path: string, bytes: Uint8Array, signal?: AbortSignal): Promise<MaterialFacts> {
  try {
    const { cols, rows, ...facts } = await askDecoder(
      { task: 'artFacts', bytes },
      { signal, failure: (reason) => new ArtError(reason) },
    );
    return {
      ...{ kind: 'character-art', width: cols, height: rows, ...facts },
      ...{ fps: null, frames: null, hasSound: false, hasCaptions: false },
    };
  } catch (error) {
    if (signal?.aborted) throw interrupted();
    if (error instanceof ArtError) throw artUnusable(path, error.reason);
    throw error;
  }
}

/** Failures of the file system as RenderErrors. */
async function reading<T>(path: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  try {
    if (!signal?.aborted) return await work();
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw mediaUnreadable('file', { path, why: fileTrouble(error), isMissing });
  }
  throw interrupted();
}
