// Checks a finished video: its streams, frame count, timestamps and length, and some decoded frames against what was drawn.

import type { Ffmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { frameDiffers, sketchDifference, sketchFrame } from '../frame-sketch.ts';
import type { Sketch } from '../frame-sketch.ts';
import { PLAIN, rawBytes } from './decoding.ts';
import type { Decoding } from './decoding.ts';
import { grabPixels } from './grab-frame.ts';
import { grabKeyFrames, KEY_FRAMES_APART } from './grab-key-frames.ts';
import { passKeyFrames } from './pass-key-frames.ts';
import { videoFacts } from './video-facts.ts';
import type { VideoFacts } from './video-facts.ts';

export interface Verification extends VideoFacts {
  /** Largest mean difference (levels) of a decoded frame. */
  worstDifference: number;
  /** Frames that differ from what was drawn, or could not be decoded. */
  wrongFrames: number[];
  /** What is wrong, empty where all is well. */
  faults: string[];
}

export interface VerifyOptions {
  ffmpeg: Pick<Ffmpeg, 'path' | 'ffprobe'>;
  video: string;
  width: number;
  height: number;
  fps: number;
  frames: number;
  hasAudio: boolean;
  /** As ffmpeg names the streams; H.264 and AAC by default. */
  codec?: string;
  soundCodec?: string;
  /** Of plain video by default. */
  decoding?: Decoding;
  /** Sketches of drawn frames; `frame` counts from the video's first, ascending. */
  samples: readonly { frame: number; sketch: Sketch }[];
  /** For lists that ffmpeg reads. */
  workDir: string;
  signal?: AbortSignal;
}

/** Allowed mean difference (levels): the lowest quality stays well below, another frame of the scene exceeds it. */
const MOST_DIFFERENCE = 8;

export async function verifyVideo(options: VerifyOptions): Promise<Verification> {
  const { codec = 'h264', soundCodec = 'aac', decoding = PLAIN } = options;
  const faults: string[] = [];
  const wrongFrames: number[] = [];
  const signal = options.signal ? { signal: options.signal } : {};
  const [facts, quick] = await Promise.all([
    videoFacts(options.ffmpeg, options.video, options.signal),
    quickDifferences(options, decoding),
  ]);
  const size = `${codec} ${options.width}x${options.height}`;
  if (!facts.streams.includes(size))
    faults.push(`expected a ${size} stream, but found ${facts.streams.join(', ') || 'none'}`);
  if (options.hasAudio !== facts.streams.some((stream) => stream.startsWith(soundCodec)))
    faults.push(options.hasAudio ? 'the sound is missing' : 'there is sound where none was wanted');
  if (facts.frames !== options.frames) faults.push(`expected ${options.frames} frames, but found ${facts.frames}`);
  else if (!facts.isEven) faults.push('its frames do not lie evenly in time');
  const expected = options.frames / options.fps;
  if (Math.abs(facts.seconds - expected) > 1.5 / options.fps + 0.05)
    faults.push(`expected ${expected.toFixed(3)} s, but found ${facts.seconds.toFixed(3)} s`);

  let worstDifference = 0;
  for (const [i, { frame, sketch }] of (faults.length > 0 ? [] : options.samples).entries()) {
    let difference = quick[i]!;
    // Different, or not a keyframe (hardware encoders may ignore the request): decoded by seeking.
    if (difference > MOST_DIFFERENCE) {
      const pixels = await grabPixels(
        { ffmpegPath: options.ffmpeg.path, video: options.video, frame, fps: options.fps, decoding, ...signal },
        options.width,
        options.height,
      );
      if (options.signal?.aborted) break;
      difference = pixels ? differs(options, decoding, sketch, pixels) : 255;
      if (difference > MOST_DIFFERENCE) {
        wrongFrames.push(frame);
        faults.push(pixels ? frameDiffers(frame, difference) : `frame ${frame} could not be decoded`);
      }
    }
    worstDifference = Math.max(worstDifference, difference);
  }
  return { ...facts, worstDifference: Math.round(worstDifference * 100) / 100, wrongFrames, faults };
}

const differs = ({ width, height }: VerifyOptions, { layout }: Decoding, sketch: Sketch, pixels: Uint8Array): number =>
  sketchDifference(sketch, sketchFrame(pixels, layout, width, height));

/** Pixels that one run of ffmpeg may return, and pictures: each adds to its arguments and its list. */
const MOST_AT_ONCE = { bytes: 256 * 1024 * 1024, frames: 64 };
/** Where this many samples lie this close together, passing by what is between them is quicker than opening the file again for each. */
const DENSE = { samples: 9, frames: 24 };

/** Of each sample, decoded as a keyframe; Infinity where that gave no picture. */
async function quickDifferences(options: VerifyOptions, decoding: Decoding): Promise<number[]> {
  const { samples, width, height, fps, video, workDir, ffmpeg, signal } = options;
  const most = Math.min(MOST_AT_ONCE.frames, Math.floor(MOST_AT_ONCE.bytes / rawBytes(decoding, width, height)));
  const differences: number[] = [];
  while (differences.length < samples.length && !signal?.aborted) {
    const some = samples.slice(differences.length, differences.length + Math.max(1, most));
    const frames = some.map(({ frame }) => frame);
    const keys = { ffmpegPath: ffmpeg.path, video, frames, fps, workDir, decoding, ...(signal ? { signal } : {}) };
    const pictures = await (areDense(frames) ? passKeyFrames : grabKeyFrames)(keys, width, height);
    for (const [i, { sketch }] of some.entries())
      differences.push(pictures ? differs(options, decoding, sketch, pictures[i]!) : Infinity);
  }
  return differences;
}

const areDense = (frames: readonly number[]): boolean =>
  (frames.length >= DENSE.samples && frames.at(-1)! - frames[0]! <= DENSE.frames * (frames.length - 1)) ||
  frames.some((frame, i) => i > 0 && frame - frames[i - 1]! < KEY_FRAMES_APART);
