// A small picture of a file that a `media` statement names, for the editor. Of footage ffmpeg makes it: it is not drawn with.

import type { MaterialFacts } from '../../contract/media.ts';
import { readRegularFile } from '../files/regular-file.ts';
import { findFfmpeg } from '../machine/ffmpeg/find-ffmpeg.ts';
import { INPUT_LIMITS } from '../machine/ffmpeg/input-limits.ts';
import { QUIET, runFfmpeg } from '../machine/ffmpeg/run-ffmpeg.ts';
import { askDecoder } from './decoder/ask-decoder.ts';
import type { IdentifyOptions } from './identify-material.ts';
import { PictureError } from './picture/picture-error.ts';

const WIDTH = 320;
/** Editors truncate Markdown after 100,000 characters; base64 takes a third more. */
const MAX_BYTES = 60_000;
const MAX_PICTURE_BYTES = 512 * 1024 * 1024;
const PATIENCE_MS = 15_000;
/** Films often begin with black. */
const SHARE = 0.25;

/** PNG of a picture, JPEG of footage; null for what cannot be decoded, and for character art. */
export async function materialPicture(
  path: string,
  { kind, seconds }: Pick<MaterialFacts, 'kind' | 'seconds'>,
  options: IdentifyOptions = {},
): Promise<{ bytes: Uint8Array; mime: string } | null> {
  if (kind === 'character-art') return null;
  if (kind === 'picture') return pictureOfPicture(path, options);
  const ffmpegPath = options.ffmpegPath ?? (await findFfmpeg()).path;
  const make = async (...encoder: string[]): Promise<Uint8Array | null> => {
    const { code, stdout } = await runFfmpeg({
      ffmpegPath,
      args: [
        ...QUIET,
        ...(seconds === null ? [] : ['-ss', String(seconds * SHARE)]),
        ...INPUT_LIMITS,
        ...['-i', `file:${path}`, '-map', '0:v:0', '-frames:v', '1'],
        ...['-vf', `scale=w='min(${WIDTH},iw*sar)':h=-2:flags=area,setsar=1`],
        ...[...encoder, '-f', 'image2pipe', 'pipe:1'],
      ],
      timeoutMs: PATIENCE_MS,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    return code === 0 && stdout.length > 0 && stdout.length <= MAX_BYTES ? stdout : null;
  };
  const jpeg = await make('-c:v', 'mjpeg', '-q:v', '5', '-pix_fmt', 'yuvj420p');
  return jpeg && { bytes: jpeg, mime: 'image/jpeg' };
}

async function pictureOfPicture(
  path: string,
  { signal }: IdentifyOptions,
): Promise<{ bytes: Uint8Array; mime: string } | null> {
  try {
    const failure = (reason: string) => new PictureError(reason);
    const bytes = await readRegularFile(path, MAX_PICTURE_BYTES);
    const small = await askDecoder({ task: 'thumbnail', bytes }, { signal, failure, mostSeconds: PATIENCE_MS / 1000 });
    return { bytes: small, mime: 'image/png' };
  } catch (error) {
    if (signal?.aborted) throw error;
    return null;
  }
}
