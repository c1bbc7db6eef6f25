// The sound of any file that ffmpeg reads, as a stream of mono samples: a film of hours never stands in memory whole.

import { regularFile } from '../../files/regular-file.ts';
import { INPUT_LIMITS } from '../../machine/ffmpeg/input-limits.ts';
import { access, constants } from 'node:fs/promises';
import {
  audioMissing,
  audioNotAudio,
  audioUnreadable,
  fileTrouble,
  interrupted,
  noFfmpeg,
} from '../../errors/render-errors.ts';
import { endOf, QUIET, RAW } from '../../machine/ffmpeg/run-ffmpeg.ts';

export const SAMPLE_RATE = 44100;

/** Yields mono f32 chunks at SAMPLE_RATE. Throws one sentence for what cannot be read or holds no sound. */
export async function* decodeAudio(
  path: string,
  options: { ffmpegPath: string; signal?: AbortSignal },
): AsyncGenerator<Float32Array> {
  try {
    await regularFile(path);
    await access(path, constants.R_OK);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? audioMissing(path)
      : audioUnreadable(path, fileTrouble(error));
  }
  const { execa } = await import('execa');
  const child = execa(
    options.ffmpegPath,
    [
      ...QUIET,
      ...INPUT_LIMITS,
      '-i',
      path,
      '-vn',
      '-map',
      '0:a:0',
      '-ac',
      '1',
      '-ar',
      String(SAMPLE_RATE),
      '-f',
      'f32le',
      'pipe:1',
    ],
    {
      stdin: 'ignore',
      stdout: 'pipe',
      stderr: 'ignore',
      ...RAW,
      buffer: false,
      killSignal: 'SIGKILL',
      ...(options.signal ? { cancelSignal: options.signal } : {}),
    },
  );
  let samples = 0;
  try {
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of child.stdout) {
      const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
      const whole = bytes.length & ~3;
      rest = bytes.subarray(whole);
      if (whole === 0) continue;
      const floats = new Float32Array(whole / 4);
      new Uint8Array(floats.buffer).set(bytes.subarray(0, whole));
      samples += floats.length;
      yield floats;
    }
    const { failure } = endOf(await child);
    if (failure) throw noFfmpeg(`${options.ffmpegPath}: ${failure.message}`);
  } catch (error) {
    if (!options.signal?.aborted) throw error;
  } finally {
    child.kill();
  }
  if (options.signal?.aborted) throw interrupted();
  // A damaged end is no reason to refuse what came before it; nothing at all is.
  if (samples === 0) throw audioNotAudio(path);
}
