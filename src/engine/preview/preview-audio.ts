// A reel's sound as something a webview plays and seeks exactly: WAV, since webviews lack AAC and seek in MP3 by guess.
// Long tracks get a lower rate: the whole file goes through the message channel.

import { INPUT_LIMITS } from '../machine/ffmpeg/input-limits.ts';
import { QUIET, runFfmpeg } from '../machine/ffmpeg/run-ffmpeg.ts';
import { EngineError } from '../errors/engine-error.ts';

const LONG_SECONDS = 300;
const MOST_SECONDS = 1800;

export async function previewAudio(
  file: string,
  seconds: number,
  ffmpegPath: string,
): Promise<{ bytes: Uint8Array; mime: string }> {
  const [rate, channels] = seconds > LONG_SECONDS ? [22050, 1] : [44100, 2];
  const args = [
    ...QUIET,
    ...INPUT_LIMITS,
    '-i',
    file,
    '-vn',
    '-map',
    '0:a:0',
    '-t',
    String(MOST_SECONDS),
    '-ac',
    String(channels),
    '-ar',
    String(rate),
    '-c:a',
    'pcm_s16le',
    '-f',
    's16le',
    'pipe:1',
  ];
  const { code, stdout, stderr } = await runFfmpeg({ ffmpegPath, args });
  if (code !== 0 || stdout.length === 0)
    throw new EngineError(
      'input-audio',
      `The sound of ${file} cannot be played here.`,
      stderr.trim().split('\n').at(-1) ?? '',
    );
  return { bytes: wave(stdout, rate!, channels!), mime: 'audio/wav' };
}

/** ffmpeg cannot know the length when it writes a WAV header into a pipe, so the header is ours. */
function wave(samples: Buffer, rate: number, channels: number): Uint8Array {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
