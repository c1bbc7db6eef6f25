// The sound of a film: Opus in WebM, which every current browser plays and seeks in exactly.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { interrupted, toolFailed } from '../../../errors/render-errors.ts';
import { type Sound, soundInput } from '../../../inputs/audio/sound-input.ts';
import { exitWords, lastWords } from '../../../machine/ffmpeg/ffmpeg-words.ts';
import { runFfmpeg } from '../../../machine/ffmpeg/run-ffmpeg.ts';
import { verifySound } from '../../verify-sound.ts';

const BIT_RATE = '112k';

export interface EncodeSound {
  sound: Sound;
  /** Length of the film. */
  seconds: number;
  ffmpegPath: string;
  workDir: string;
  signal?: AbortSignal;
}

/** `fault`: how it differs from what was analysed; null where it does not. */
export async function encodeSound(
  options: EncodeSound,
): Promise<{ data: Uint8Array; file: string; type: string; fault: string | null }> {
  const { sound, seconds, ffmpegPath, workDir, signal } = options;
  const video = path.join(workDir, 'sound.webm');
  const log = path.join(workDir, 'sound.log');
  const args = ['-hide_banner', '-nostdin', '-nostats', ...soundInput(sound, seconds)];
  const result = await runFfmpeg({
    ffmpegPath,
    args: [...args, '-c:a', 'libopus', '-b:a', BIT_RATE, '-fflags', '+bitexact', '-f', 'webm', '-y', video],
    log,
    ...(signal ? { signal } : {}),
  });
  if (signal?.aborted) throw interrupted();
  if (result.code !== 0)
    throw toolFailed('encoding the sound', `${exitWords(result)}, saying "${lastWords(result.stderr)}"`, log);
  const fault = await verifySound({ ffmpegPath, video, sound, seconds, ...(signal ? { signal } : {}) });
  return { data: await readFile(video), file: 'sound.webm', type: 'audio/webm; codecs=opus', fault };
}
