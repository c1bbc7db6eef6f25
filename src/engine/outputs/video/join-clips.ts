// Joins clips without encoding them again, and adds the sound. The video sets the length: longer sound is cut, shorter sound ends
// early.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { diskFull, interrupted, toolFailed } from '../../errors/render-errors.ts';
import { soundInput } from '../../inputs/audio/sound-input.ts';
import type { Sound } from '../../inputs/audio/sound-input.ts';
import { exitWords, lastWords, saysDiskFull } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { frameRate, rateText } from '../../machine/ffmpeg/frame-rate.ts';
import { fileLine } from '../../machine/ffmpeg/concat-list.ts';
import { markVideo } from '../own-mark.ts';
import type { JoinTask } from '../output-format.ts';
import { textTracks } from './text-tracks.ts';
import type { CodecName } from './codecs.ts';
import { CONTAINERS, markOf, muxerArgs, soundCodec } from './containers.ts';
import type { Container, SoundCodec } from './containers.ts';
import { UNDECODED } from './video-facts.ts';

export interface JoinOptions extends Partial<Pick<JoinTask, 'chapters' | 'captions'>> {
  ffmpegPath: string;
  clips: readonly { path: string; frames: number }[];
  fps: number;
  audio: Sound | null;
  audioKbps?: number | undefined;
  /** MP4 with H.264 by default. */
  container?: Container;
  codec?: CodecName;
  target: string;
  /** For the list and the log. */
  workDir: string;
  signal?: AbortSignal;
}

export async function joinClips(options: JoinOptions): Promise<void> {
  const list = path.join(options.workDir, 'clips.txt');
  const log = path.join(options.workDir, 'join.log');
  const rate = frameRate(options.fps);
  const seconds = (frames: number) => ((frames * rate.den) / rate.num).toFixed(6);
  let frames = 0;
  // Differences of rounded times: rounded lengths would accumulate an error of a tick per hundred clips.
  const lines = options.clips.flatMap((clip) => {
    const length = Number(seconds(frames + clip.frames)) - Number(seconds(frames));
    frames += clip.frames;
    return [fileLine(clip.path, options.workDir), `duration ${length.toFixed(6)}`];
  });
  await writeFile(list, `${['ffconcat version 1.0', ...lines].join('\n')}\n`);
  const sound = options.audio ? soundInput(options.audio, (frames * rate.den) / rate.num) : [];
  const { container = CONTAINERS.mp4, codec = 'h264' } = options;
  const texts = await textTracks(options, options.audio ? 2 : 1, container.captions);
  const args = [
    '-hide_banner',
    '-nostdin',
    '-nostats',
    '-loglevel',
    'info',
    ...UNDECODED,
    '-f',
    'concat',
    '-safe',
    '0',
    '-i',
    list,
    ...sound,
    ...texts.inputs,
    '-map',
    '0:v:0',
    ...(options.audio ? soundArgs(soundCodec(container, codec), options.audioKbps) : []),
    ...texts.outputs,
    '-c:v',
    'copy',
    ...(container.muxer === 'webm' ? ['-r', rateText(rate)] : ['-movflags', '+faststart']),
    ...muxerArgs(container, codec, rate),
    '-y',
    options.target,
  ];
  const result = await runFfmpeg({
    ffmpegPath: options.ffmpegPath,
    args,
    log,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (options.signal?.aborted) throw interrupted();
  if (result.code === 0) return markVideo(options.target, markOf(container));
  if (saysDiskFull(result.stderr)) throw diskFull(options.target);
  throw toolFailed('joining the clips', `${exitWords(result)}, saying "${lastWords(result.stderr)}"`, log);
}

const soundArgs = ({ encoder, kbps }: SoundCodec, asked: number | undefined): string[] => [
  ...['-map', '1:a:0', '-c:a', encoder],
  ...(kbps === null ? [] : ['-b:a', `${asked ?? kbps}k`]),
];
