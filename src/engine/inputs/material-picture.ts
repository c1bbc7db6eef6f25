// A small picture of a file that a `media` statement names, for the editor. It is not drawn with, so ffmpeg decodes and scales it.

import type { MaterialFacts } from '../../contract/media.ts';
import { findFfmpeg } from '../machine/ffmpeg/find-ffmpeg.ts';
import { INPUT_LIMITS } from '../machine/ffmpeg/input-limits.ts';
import { QUIET, runFfmpeg } from '../machine/ffmpeg/run-ffmpeg.ts';
import type { IdentifyOptions } from './identify-material.ts';

const WIDTH = 320;
/** Editors truncate Markdown after 100,000 characters; base64 takes a third more. */
const MAX_BYTES = 60_000;
const PATIENCE_MS = 15_000;
/** Films often begin with black. */
const SHARE = 0.25;

/** PNG where it is small, else JPEG; null for what ffmpeg does not decode, and for character art. */
export async function materialPicture(
  path: string,
  { kind, seconds }: Pick<MaterialFacts, 'kind' | 'seconds'>,
  options: IdentifyOptions = {},
): Promise<{ bytes: Uint8Array; mime: string } | null> {
  if (kind === 'character-art') return null;
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
  const png = kind === 'picture' ? await make('-c:v', 'png') : null;
  if (png) return { bytes: png, mime: 'image/png' };
  const jpeg = await make('-c:v', 'mjpeg', '-q:v', '5', '-pix_fmt', 'yuvj420p');
  return jpeg && { bytes: jpeg, mime: 'image/jpeg' };
}
