// Whether the finished file is the video that was asked for: its streams, its count of frames, its length, and some frames
// decoded back and compared with what was drawn. With ffprobe where there is one, else with ffmpeg's own words.

import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { sketchDifference, sketchLuma } from './frame-sketch.ts';
import type { Sketch } from './frame-sketch.ts';
import { grabYuv } from './grab-frame.ts';
import { grabKeyFrames } from './grab-key-frames.ts';

export interface VideoFacts {
  frames: number;
  seconds: number;
  /** `h264 1920x1080`, `aac`. */
  streams: string[];
}

export interface Verification extends VideoFacts {
  /** Largest mean difference (levels) of a frame decoded back. */
  worstDifference: number;
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
  /** Sketches of drawn frames; `frame` counts from the video's first, ascending. */
  samples: readonly { frame: number; sketch: Sketch }[];
  /** Where lists for ffmpeg go. */
  workDir: string;
  signal?: AbortSignal;
}

/** Mean difference that even the coarsest quality stays well below, and another frame of a scene exceeds. */
const MOST_DIFFERENCE = 8;

export async function verifyVideo(options: VerifyOptions): Promise<Verification> {
  const faults: string[] = [];
  const signal = options.signal ? { signal: options.signal } : {};
  const quickly = { ffmpegPath: options.ffmpeg.path, video: options.video, frames: options.samples.map(({ frame }) => frame), fps: options.fps, workDir: options.workDir, ...signal };
  const [facts, quick] = await Promise.all([
    videoFacts(options.ffmpeg, options.video, options.signal),
    options.samples.length > 0 ? grabKeyFrames(quickly, options.width, options.height) : null,
  ]);
  const size = `h264 ${options.width}x${options.height}`;
  if (!facts.streams.includes(size)) faults.push(`expected a ${size} stream, but found ${facts.streams.join(', ') || 'none'}`);
  if (options.hasAudio !== facts.streams.some((stream) => stream.startsWith('aac'))) faults.push(options.hasAudio ? 'the sound is missing' : 'there is sound where none was wanted');
  if (facts.frames !== options.frames) faults.push(`expected ${options.frames} frames, but found ${facts.frames}`);
  const expected = options.frames / options.fps;
  if (Math.abs(facts.seconds - expected) > 1.5 / options.fps + 0.05) faults.push(`expected ${expected.toFixed(3)} s, but found ${facts.seconds.toFixed(3)} s`);

  let worstDifference = 0;
  const differs = (sketch: Sketch, yuv: Uint8Array) => sketchDifference(sketch, sketchLuma(yuv, options.width, options.height));
  for (const [i, { frame, sketch }] of (faults.length > 0 ? [] : options.samples).entries()) {
    let difference = quick?.[i] ? differs(sketch, quick[i]) : Infinity;
    // Not what was drawn, or no complete frame where one was asked for (encoders in hardware need not obey): sought by decoding.
    if (difference > MOST_DIFFERENCE) {
      const yuv = await grabYuv({ ffmpegPath: options.ffmpeg.path, video: options.video, frame, fps: options.fps, ...signal }, options.width, options.height);
      if (options.signal?.aborted) break;
      if (!yuv) faults.push(`frame ${frame} could not be decoded`);
      difference = yuv ? differs(sketch, yuv) : 255;
      if (yuv && difference > MOST_DIFFERENCE) faults.push(`frame ${frame} differs from what was drawn by ${difference.toFixed(1)} levels`);
    }
    worstDifference = Math.max(worstDifference, difference);
  }
  return { ...facts, worstDifference: Math.round(worstDifference * 100) / 100, faults };
}

/** Streams, frames and length of a video. */
export async function videoFacts(ffmpeg: VerifyOptions['ffmpeg'], video: string, signal?: AbortSignal): Promise<VideoFacts> {
  const more = { timeoutMs: 600_000, ...(signal ? { signal } : {}) };
  if (ffmpeg.ffprobe) {
    const result = await runFfmpeg({ ffmpegPath: ffmpeg.ffprobe, args: ['-v', 'error', '-count_packets', '-show_entries', 'stream=codec_name,width,height,nb_read_packets,codec_type:format=duration', '-of', 'json', video], ...more });
    if (result.code === 0) return probed(result.stdout.toString());
  }
  const { stderr } = await runFfmpeg({ ffmpegPath: ffmpeg.path, args: ['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'info', '-i', video, '-map', '0:v:0', '-c', 'copy', '-f', 'null', '-'], ...more });
  return spoken(stderr);
}

interface Probe { streams?: { codec_name: string; codec_type: string; width?: number; height?: number; nb_read_packets?: string }[]; format?: { duration?: string } }

function probed(json: string): VideoFacts {
  const { streams = [], format } = JSON.parse(json) as Probe;
  const video = streams.find((stream) => stream.codec_type === 'video');
  return {
    frames: Number(video?.nb_read_packets ?? 0),
    seconds: Number(format?.duration ?? 0),
    streams: streams.map((stream) => (stream.codec_type === 'video' ? `${stream.codec_name} ${stream.width}x${stream.height}` : stream.codec_name)),
  };
}

function spoken(words: string): VideoFacts {
  const input = words.split(/^Output #0/m)[0];
  const [, h, m, s] = /Duration: (\d+):(\d+):([\d.]+)/.exec(input) ?? [];
  const streams = [...input.matchAll(/Stream #0:\d+.*?: (Video|Audio): (\w+)(.*)/g)].map(([, kind, codec, rest]) =>
    kind === 'Video' ? `${codec} ${/\b(\d{2,5}x\d{2,5})\b/.exec(rest)?.[1] ?? '?'}` : codec);
  const counts = [...words.matchAll(/frame=\s*(\d+)/g)];
  return { frames: counts.length ? Number(counts[counts.length - 1][1]) : 0, seconds: h === undefined ? 0 : Number(h) * 3600 + Number(m) * 60 + Number(s), streams };
}
