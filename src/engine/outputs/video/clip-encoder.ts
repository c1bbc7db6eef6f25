// Encodes drawn frames into clips with one ffmpeg: a clip alone, or several short ones that follow each other, because starting a process
// costs more than encoding three small frames. Each clip has an encoder of its own inside that process: encoders carry state over
// keyframes (x264: quantisers of the frames before, IDR numbers, its look ahead), so cutting what one wrote gave other bytes in each
// grouping.

import { encoderEnded } from '../../errors/encoder-failure.ts';
import { logTail, saysDiskFull } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { frameRate } from '../../machine/ffmpeg/frame-rate.ts';
import type { ClipTask, ClipWriter, RunWriter } from '../output-format.ts';
import { codecOf } from './codecs.ts';
import { CONTAINERS, muxerArgs } from './containers.ts';
import type { Container } from './containers.ts';
import { leastFrames } from './encoder-args.ts';
import type { EncoderSettings } from './encoder-args.ts';
import { openEncoderProcess } from './encoder-process.ts';
import { clipArgs, frameBytes, layoutOf, runArgs } from './encoder-settings.ts';
import type { ClipCut } from './trim-clip.ts';

export interface ClipEncoderOptions extends ClipTask<EncoderSettings> {
  ffmpegPath: string;
  /** MP4 by default. */
  container?: Container;
}

export function openClipEncoder(options: ClipEncoderOptions): ClipWriter {
  const writer = openRunEncoder([options]);
  return { ...writer, finish: async () => (await writer.finish())[0]! };
}

/** `run`: at least one; they differ in their frames, checked frames and files only. Messages go to the log of the first. */
export function openRunEncoder(run: readonly ClipEncoderOptions[]): RunWriter {
  const { ffmpegPath, format, settings, log, watchdogMs, container = CONTAINERS.mp4 } = run[0]!;
  const least = leastFrames(settings.encoder);
  // A clip with fewer frames than the encoder needs to establish the offset of its decoding times gets another offset, and breaks the
  // times of the clips it is joined to. So it is encoded with copies of its last frame, which are then cut off.
  const parts = run.map((clip) => {
    const isShort = clip.frames < least;
    return {
      ...clip,
      wanted: clip.frames,
      frames: Math.max(least, clip.frames),
      final: clip.target,
      target: isShort ? `${clip.log}.whole.${container.muxer}` : clip.target,
      isAllKeys: isShort,
    };
  });
  const encoder = openEncoderProcess({
    ffmpegPath,
    args: parts.length === 1 ? clipArgs(format, settings, parts[0]!) : runArgs(format, settings, parts),
    files: parts.map(({ target }) => target),
    log,
    watchdogMs,
    frameBytes: frameBytes(layoutOf(settings), format.width, format.height),
    frames: parts.reduce((sum, { frames }) => sum + frames, 0),
  });
  let at = 0,
    written = 0;
  return {
    pid: encoder.pid,
    kill: encoder.kill,
    cpuMs: encoder.cpuMs,
    memoryBytes: encoder.memoryBytes,
    async write(pixels) {
      const { wanted, frames } = parts[at]!;
      const last = ++written === wanted && wanted < frames ? pixels.slice() : null;
      await encoder.write(pixels);
      if (written < wanted) return;
      for (let copies = wanted; last && copies < frames; copies++) await encoder.write(last);
      at++;
      written = 0;
    },
    async finish() {
      await encoder.end();
      const counts = parts.length === 1 ? [countedFrames(log)] : countedOutputs(log, parts.length);
      const cuts = parts.flatMap(({ isAllKeys, frames, wanted, target, final }, i): ClipCut[] =>
        isAllKeys && counts[i] === frames ? [{ source: target, target: final, frames: wanted }] : [],
      );
      if (cuts.length > 0) {
        const { trimClips } = await import('./trim-clip.ts'); // seldom wanted, and it loads execa
        const muxer = muxerArgs(container, codecOf(settings.encoder), frameRate(format.fps));
        const trouble = await trimClips(ffmpegPath, cuts, muxer);
        if (trouble !== null) throw encoderEnded(trouble, saysDiskFull(trouble));
      }
      return parts.map(({ isAllKeys, frames, wanted }, i) => (isAllKeys && counts[i] === frames ? wanted : counts[i]!));
    },
  };
}

/** The frame count in ffmpeg's last line (`frame=   96 fps=…`), or -1. */
export function countedFrames(log: string): number {
  const counts = [...logTail(log).matchAll(/frame=\s*(\d+)/g)];
  return counts.length ? Number(counts[counts.length - 1]![1]) : -1;
}

/** The frames that ffmpeg says to have written into each of its files (`Output stream #3:0 (video): 12 frames encoded; …`), or -1. */
function countedOutputs(log: string, outputs: number): number[] {
  const counts = new Array<number>(outputs).fill(-1);
  for (const [, output, frames] of logTail(log).matchAll(/Output stream #(\d+):0 \(video\): (\d+) frames encoded/g))
    counts[Number(output)] = Number(frames);
  return counts;
}
