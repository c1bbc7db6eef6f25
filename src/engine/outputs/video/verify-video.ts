// Checks a finished video: its streams, frame count, timestamps and length, and some decoded frames against what was drawn.

import type { Ffmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { frameDiffers, sketchDifference, sketchFrame } from '../frame-sketch.ts';
import type { Sketch } from '../frame-sketch.ts';
import { PLAIN } from './decoding.ts';
import type { Decoding } from './decoding.ts';
import { grabPixels } from './grab-frame.ts';
import { grabKeyFrames } from './grab-key-frames.ts';
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
  const quickly = {
    ffmpegPath: options.ffmpeg.path,
    video: options.video,
    frames: options.samples.map(({ frame }) => frame),
    fps: options.fps,
    workDir: options.workDir,
    decoding,
    ...signal,
  };
  const [facts, quick] = await Promise.all([
    videoFacts(options.ffmpeg, options.video, options.signal),
    options.samples.length > 0 ? grabKeyFrames(quickly, options.width, options.height) : null,
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
  const differs = (sketch: Sketch, pixels: Uint8Array) =>
    sketchDifference(sketch, sketchFrame(pixels, decoding.layout, options.width, options.height));
  for (const [i, { frame, sketch }] of (faults.length > 0 ? [] : options.samples).entries()) {
    let difference = quick?.[i] ? differs(sketch, quick[i]) : Infinity;
    // Different, or not a keyframe (hardware encoders may ignore the request): decoded by seeking.
    if (difference > MOST_DIFFERENCE) {
      const pixels = await grabPixels(
        { ffmpegPath: options.ffmpeg.path, video: options.video, frame, fps: options.fps, decoding, ...signal },
        options.width,
        options.height,
      );
      if (options.signal?.aborted) break;
      difference = pixels ? differs(sketch, pixels) : 255;
      if (difference > MOST_DIFFERENCE) {
        wrongFrames.push(frame);
        faults.push(pixels ? frameDiffers(frame, difference) : `frame ${frame} could not be decoded`);
      }
    }
    worstDifference = Math.max(worstDifference, difference);
  }
  return { ...facts, worstDifference: Math.round(worstDifference * 100) / 100, wrongFrames, faults };
}
