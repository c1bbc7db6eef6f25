// Facts of a video file without decoding a frame: from ffprobe, or from ffmpeg's messages where there is none. Frames are counted as
// packets, whose timestamps reveal gaps at the joins.

import { runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import type { Ffmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';

export interface VideoFacts {
  frames: number;
  /** Frames follow each other at equal times. */
  isEven: boolean;
  seconds: number;
  /** `h264 1920x1080`, `aac`. */
  streams: string[];
}

/** Keeps ffmpeg from decoding the first frame to probe it, four fifths of the CPU time of a probe. */
export const UNDECODED = ['-skip_frame', 'all'];

export async function videoFacts(
  ffmpeg: Pick<Ffmpeg, 'path' | 'ffprobe'>,
  video: string,
  signal?: AbortSignal,
): Promise<VideoFacts> {
  const more = { timeoutMs: 600_000, ...(signal ? { signal } : {}) };
  if (ffmpeg.ffprobe) {
    const result = await runFfmpeg({
      ffmpegPath: ffmpeg.ffprobe,
      args: [
        '-v',
        'error',
        '-show_entries',
        'stream=index,codec_name,width,height,codec_type:format=duration:packet=stream_index,pts',
        '-of',
        'json',
        video,
      ],
      ...more,
    });
    if (result.code === 0) return probed(result.stdout.toString());
  }
  // One line per packet: newer versions do not count copied frames.
  const { stdout, stderr } = await runFfmpeg({
    ffmpegPath: ffmpeg.path,
    args: [
      '-hide_banner',
      '-nostdin',
      '-nostats',
      '-loglevel',
      'info',
      ...UNDECODED,
      '-i',
      video,
      '-map',
      '0:v:0',
      '-c',
      'copy',
      '-f',
      'framecrc',
      'pipe:1',
    ],
    ...more,
  });
  return parsed(stderr, stdout.toString());
}

interface Probe {
  streams?: { index: number; codec_name: string; codec_type: string; width?: number; height?: number }[];
  packets?: { stream_index: number; pts?: number }[];
  format?: { duration?: string };
}

function probed(json: string): VideoFacts {
  const { streams = [], packets = [], format } = JSON.parse(json) as Probe;
  const video = streams.find((stream) => stream.codec_type === 'video');
  const times = packets.filter((packet) => packet.stream_index === video?.index).map(({ pts }) => pts ?? Number.NaN);
  return {
    frames: times.length,
    isEven: areEven(times),
    seconds: Number(format?.duration ?? 0),
    streams: streams.map((stream) =>
      stream.codec_type === 'video' ? `${stream.codec_name} ${stream.width}x${stream.height}` : stream.codec_name,
    ),
  };
}

/** `packets`: lines of stream, DTS, PTS, duration, size, checksum. */
function parsed(words: string, packets: string): VideoFacts {
  const input = words.split(/^Output #0/m)[0];
  const [, h, m, s] = /Duration: (\d+):(\d+):([\d.]+)/.exec(input) ?? [];
  const streams = [...input.matchAll(/Stream #0:\d+.*?: (Video|Audio): (\w+)(.*)/g)].map(([, kind, codec, rest]) =>
    kind === 'Video' ? `${codec} ${/\b(\d{2,5}x\d{2,5})\b/.exec(rest)?.[1] ?? '?'}` : codec,
  );
  const times = packets
    .split('\n')
    .filter((line) => line.startsWith('0,'))
    .map((line) => Number(line.split(',', 3)[2]));
  return {
    frames: times.length,
    isEven: areEven(times),
    seconds: h === undefined ? 0 : Number(h) * 3600 + Number(m) * 60 + Number(s),
    streams,
  };
}

/** A bad join skips a frame's time or doubles it; rounding moves a timestamp by less than this share, or by this many ticks. */
const UNEVEN = 1 / 8;
const ROUNDED_TICKS = 1.5;

function areEven(times: readonly number[]): boolean {
  const sorted = Float64Array.from(times).sort();
  const step = (sorted[sorted.length - 1] - sorted[0]) / (sorted.length - 1);
  return sorted.every(
    (time, i) => i === 0 || Math.abs(time - sorted[i - 1] - step) <= Math.max(step * UNEVEN, ROUNDED_TICKS),
  );
}
