// Time-dependent inputs (`t`, `progress`, `frame`, `audio.*`). One mutable object per scene, so a frame allocates nothing.

import type { Caption } from '../../../contract/caption.ts';
import { captionNow } from './caption-now.ts';
import type { AudioReader } from '../features/audio-reader.ts';
import type { Moment } from '../../effect-api/define.ts';

export interface SegmentClock {
  /** The reel's own rate. */
  fps: number;
  /** Seconds the segment lasts. */
  duration: number;
  /** Reel frame at which it starts. */
  firstFrame: number;
  /** The scene's motion is back where it began after this many seconds; null or absent: it never is. */
  loopSeconds?: number | null;
  /** Of the reel, in the time of what is drawn. */
  captions?: readonly Caption[];
}

/** Sets everything but the seed, for effects that get a moment of their own. */
export function copyMoment(to: Moment, from: Moment): void {
  to.t = from.t;
  to.frame = from.frame;
  to.dt = from.dt;
  to.progress = from.progress;
  to.duration = from.duration;
  to.loopSeconds = from.loopSeconds ?? null;
  to.audio = from.audio;
}

export class SceneMoment implements Moment {
  t = 0;
  frame = 0;
  progress = 0;
  readonly dt: number;
  readonly duration: number;
  readonly seed: number;
  readonly loopSeconds: number | null;
  readonly audio: Moment['audio'];
  readonly #clock: SegmentClock;

  constructor(clock: SegmentClock, reader: AudioReader, seed: number) {
    this.#clock = clock;
    this.dt = 1 / clock.fps;
    this.duration = clock.duration;
    this.seed = seed;
    this.loopSeconds = clock.loopSeconds ?? null;
    this.audio = {
      get: (name) => reader.get(name, clock.firstFrame + this.frame),
      spectrum: () => reader.spectrum(clock.firstFrame + this.frame),
      waveform: () => reader.waveform(clock.firstFrame + this.frame),
    };
  }

  /** Moves to the start of a reel frame of the segment. */
  setFrame(frame: number): void {
    this.frame = frame;
    this.t = frame / this.#clock.fps;
    this.#setProgress();
  }

  /** Moves to any time in seconds; `frame` becomes the reel frame that contains it. */
  setTime(t: number): void {
    this.frame = Math.floor(t * this.#clock.fps + 1e-6);
    this.t = t;
    this.#setProgress();
  }

  variable(name: string): number {
    switch (name) {
      case 't':
        return this.t;
      case 'time':
        return this.#clock.firstFrame / this.#clock.fps + this.t;
      case 'progress':
        return this.progress;
      case 'frame':
        return this.frame;
      case 'duration':
        return this.duration;
      case 'fps':
        return this.#clock.fps;
      case 'caption.progress':
        return captionNow(this.#clock.captions ?? [], this.variable('time')).progress;
      case 'caption.index':
        return captionNow(this.#clock.captions ?? [], this.variable('time')).index;
      default:
        return 0;
    }
  }

  // During a transition the old scene plays past its end, where its progress stays 1.
  #setProgress(): void {
    this.progress = this.duration > 0 ? Math.min(1, Math.max(0, this.t / this.duration)) : 1;
  }
}
