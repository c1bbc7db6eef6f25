// Footage as drawing sees it: pictures by their time. A few runs of ffmpeg, each at its own place, decode forward; a jump ends the
// one that was used longest ago and starts another at a key frame. Two layers, or both sides of a transition, can so use one file
// at different times.

import { statSync } from 'node:fs';
import type { CancelSignal, Material, PictureData, PictureShape, Shot } from '../../frame/media/material.ts';
import { footageChanged, footageUnreadable } from '../../errors/render-errors.ts';
import { colorDescription, displayShape } from './color-description.ts';
import { FootageRun } from './footage-run.ts';
import type { DecodedFrame, PictureRun } from './picture-run.ts';
import { WebpRun } from './webp-run.ts';
import { PictureCache } from './picture-cache.ts';
import type { KeptPicture } from './picture-cache.ts';
import { frameBytes, rawFormat } from './pixel-format.ts';
import type { FootageInfo } from './footage-info.ts';
import { WEBP } from './probe-webp.ts';
import { decoderOptions } from './codecs.ts';
import { toPicture } from './to-picture.ts';

export interface FootageOptions {
  path: string;
  info: FootageInfo;
  ffmpegPath: string;
  /** Size and modification time when it was opened: another means that the file has changed. */
  stamp: FileStamp;
  /** Most bytes of pictures to keep for playing backward and for loops. */
  keptBytes?: number | undefined;
}

export interface AnalysisOptions {
  signal?: AbortSignal | undefined;
  /** Seconds that have been looked at, of those that are used. */
  onProgress?: ((seconds: number, all: number) => void) | undefined;
}

/** What one pass over the used part has found. */
export interface FootageAnalysis {
  shots: Shot[];
  /** SHA-256 (hex) over times and samples of the decoded pictures. */
  digest: string;
}

export interface FileStamp {
  size: number;
  mtimeMs: number;
}

/** Matroska and WebM round times to milliseconds. */
export const EARLY_SECONDS = 0.001;
const MOST_RUNS = 4;
const KEPT_BYTES = 128 * 1024 * 1024;
/** Where no key frame is known, decoding this far forward costs less than a new run. */
const LEAST_REACH_SECONDS = 1;
/** A step backward up to this far is playing backward, a longer one is a jump. */
const BACKWARD_STEP_SECONDS = 0.5;
const LONGEST_WINDOW_SECONDS = 4;
/** Seconds before the wanted time at which to look for a key frame, in turn; then from the start. */
const SEEK_MARGINS = [0, 1, 4, 15, 60, 600, 3600];
/**
 * Demuxers that find key frames and know the time of every picture behind one. With others (GIF, raw streams, MPEG program streams …)
 * a picture is reached from the start.
 */
const SEEKABLE = /(^|,)(mov|matroska|mpegts|avi|flv|asf|nut|mxf|ogg)(,|$)/;
const SEEKS_BY_BYTES = /^(mpegts|ogg)$/;

interface Place {
  run: PictureRun;
  /** The last picture that it gave. */
  at: KeptPicture | null;
  isFromStart: boolean;
  used: number;
}

export class Footage implements Material {
  readonly kind = 'footage';
  readonly shape: PictureShape;
  readonly seconds: number;
  readonly info: FootageInfo;
  shots: readonly Shot[] = [];
  cuts: readonly number[] = [];
  /** What `complete` has found. */
  analysis: FootageAnalysis | null = null;
  readonly #options: FootageOptions;
  readonly #zero: number;
  readonly #format;
  readonly #bytes: number;
  readonly #cache: PictureCache;
  /** Of this content of the file. */
  readonly #key: string;
  readonly #color;
  readonly #canSeek: boolean;
  #places: Place[] = [];
  #clock = 0;
  #reach = LEAST_REACH_SECONDS;
  #margin = 0;
  #lastAsked = Number.NEGATIVE_INFINITY;
  #last: PictureData | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #isDisposed = false;
  #needsShots = false;
  #analyse: ((options: AnalysisOptions) => Promise<FootageAnalysis>) | null = null;
  #analysing: Promise<void> | null = null;

  constructor(options: FootageOptions) {
    this.#options = options;
    this.info = options.info;
    const { stream, start, seconds } = options.info;
    this.shape = displayShape(stream);
    this.seconds = seconds;
    this.#canSeek = SEEKABLE.test(options.info.container);
    this.#key = `${options.path} ${options.stamp.size} ${options.stamp.mtimeMs}`;
    this.#zero = Math.max(0, start);
    this.#format = rawFormat(stream.pixelFormat);
    this.#color = colorDescription(stream, this.#format);
    this.#bytes = frameBytes(this.#format, stream.width, stream.height);
    this.#cache = new PictureCache(this.#bytes, options.keptBytes ?? KEPT_BYTES);
  }

  at(seconds: number): PictureData | null {
    return this.#cache.find(seconds + EARLY_SECONDS)?.picture ?? null;
  }

  /** After an edit, the last picture of the footage that the renderer before had opened. */
  last(): PictureData | null {
    return this.#last ?? lastPictures.get(this.#key) ?? null;
  }

  /** Rejects with a RenderError where the file has changed, cannot be decoded, or ffmpeg fails. */
  prepare(seconds: number, signal?: CancelSignal): Promise<void> {
    const wanted = Math.min(this.seconds, Math.max(0, seconds));
    const result = this.#turn.then(() => this.#reachPicture(wanted, signal));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Every picture that is shown in a range of time, in order. Each is valid until the next. */
  async *pictures({ from, to }: { from: number; to: number }, signal?: CancelSignal): AsyncGenerator<PictureData> {
    for (let seconds = from; seconds <= this.seconds;) {
      await this.prepare(seconds, signal);
      const found = this.#cache.find(seconds + EARLY_SECONDS);
      if (!found || signal?.aborted) return;
      yield found.picture;
      if (!(found.until <= to)) return;
      seconds = found.until;
    }
  }

  /** Tells how the used part is analysed, and whether its shots are needed to draw. */
  setAnalysis(needsShots: boolean, analyse: (options: AnalysisOptions) => Promise<FootageAnalysis>): void {
    this.#needsShots = needsShots;
    this.#analyse = analyse;
  }

  /** Digest of the decoded pictures where that of the file does not tell them, once `complete` has found it. */
  get decodedDigest(): string | null {
    return this.info.isExact ? null : (this.analysis?.digest ?? null);
  }

  /** For exact frames: analyses the used part, where that is needed. Rejects as `prepare` does. */
  async complete(options: AnalysisOptions = {}): Promise<void> {
    if (!this.#analyse || this.analysis) return;
    const analysis = await this.#analyse(options);
    this.analysis = analysis;
    this.shots = analysis.shots;
    this.cuts = analysis.shots.slice(1).map(({ from }) => from);
  }

  /** One analysis at a time; a failure is that of `prepare`, which draws say. */
  analyse(): Promise<void> {
    if (!this.#needsShots) return Promise.resolve();
    return (this.#analysing ??= this.complete());
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const { run } of this.#places) run.stop();
    this.#places = [];
    this.#cache.clear();
    if (this.#last) keepLast(this.#key, this.#last);
    this.#last = null;
  }

  async #reachPicture(seconds: number, signal: CancelSignal | undefined): Promise<void> {
    const time = seconds + EARLY_SECONDS;
    const before = this.#lastAsked;
    const isCancelled = () => this.#isDisposed || signal?.aborted === true;
    if (isCancelled()) return;
    this.#lastAsked = time;
    // A preview that plays draws without shots until they are there.
    if (this.#needsShots && !this.#analysing) void this.analyse().catch(() => {});
    let found = this.#cache.find(time);
    if (!found) {
      const window = time < before && before - time <= BACKWARD_STEP_SECONDS ? this.#window() : 0;
      found = await this.#decodeTo(time, time - window, isCancelled);
    }
    if (!found) return;
    this.#cache.use(found);
    this.#last = found.picture;
  }

  /** Seconds that fit the memory for playing backward. */
  #window(): number {
    return Math.min(LONGEST_WINDOW_SECONDS, (this.#cache.capacity * 0.7) / this.info.fps);
  }

  /** Null where it was cancelled. Pictures from `keepFrom` on stay in memory. */
  async #decodeTo(time: number, keepFrom: number, isCancelled: () => boolean): Promise<KeptPicture | null> {
    const running = this.#nearestPlace(Math.min(time, keepFrom), time);
    if (running) {
      const found = await this.#advance(running, time, keepFrom, isCancelled);
      if (found || isCancelled()) return found;
    }
    for (let attempt = this.#margin; ; attempt++) {
      const margin = SEEK_MARGINS[attempt];
      const target = keepFrom - (margin ?? Number.POSITIVE_INFINITY) - EARLY_SECONDS;
      const isFromStart = !this.#canSeek || !(target > 0);
      const place = this.#startPlace(isFromStart ? null : target);
      const found = await this.#advance(place, time, keepFrom, isCancelled);
      if (found || isCancelled()) {
        if (!isFromStart) this.#margin = attempt;
        return found;
      }
      this.#endPlace(place);
      // From the start and still nothing: there is no picture at all.
      if (isFromStart) throw footageUnreadable(this.#options.path, this.#whyNothing(place));
    }
  }

  #whyNothing({ run }: Place): string {
    return `ffmpeg decoded no picture of it (${run.lastWords().replace(/\.$/, '')})`;
  }

  /** A run that is before the time and near enough. */
  #nearestPlace(from: number, time: number): Place | null {
    let best: Place | null = null;
    for (const place of this.#places) {
      if (!place.at || place.at.seconds > from) continue;
      if (time - place.at.seconds > this.#reach && this.#canSeek) continue;
      if (!best || place.at.seconds > best.at!.seconds) best = place;
    }
    return best;
  }

  #startPlace(seek: number | null): Place {
    this.#refuseChanged();
    if (this.#places.length >= MOST_RUNS)
      this.#endPlace(this.#places.reduce((oldest, place) => (place.used < oldest.used ? place : oldest)));
    const run = this.#startRun(seek);
    const place: Place = { run, at: null, isFromStart: seek === null, used: ++this.#clock };
    this.#places.push(place);
    return place;
  }

  #startRun(seek: number | null): PictureRun {
    const { info, path, ffmpegPath } = this.#options;
    const { stream } = info;
    const acquire = () => this.#cache.acquire();
    if (info.container === WEBP) return new WebpRun(path, acquire);
    return new FootageRun({
      ffmpegPath,
      path,
      stream: stream.index,
      decoding: decoderOptions(stream),
      pixelFormat: this.#format.name,
      width: stream.width,
      height: stream.height,
      frameBytes: this.#bytes,
      fps: info.fps,
      // ffmpeg adds the container's start, also where it is negative.
      seek: seek === null ? null : Math.max(0, seek + this.#zero - info.start),
      seeksByBytes: SEEKS_BY_BYTES.test(info.container),
      acquire,
    });
  }

  #endPlace(place: Place): void {
    place.run.stop();
    this.#places = this.#places.filter((other) => other !== place);
  }

  /**
   * Decodes until the picture of `time` is known, which takes the time of the next one. Null where the run began after it, gave
   * nothing, or the caller no longer waits.
   */
  async #advance(
    place: Place,
    time: number,
    keepFrom: number,
    isCancelled: () => boolean,
  ): Promise<KeptPicture | null> {
    place.used = ++this.#clock;
    for (;;) {
      let frame: DecodedFrame | null;
      try {
        frame = await place.run.next();
      } catch (error) {
        this.#endPlace(place);
        throw error;
      }
      if (this.#isDisposed) return null;
      const before = place.at;
      if (!frame) {
        this.#refuseChanged();
        if (!before) return null;
        before.until = Number.POSITIVE_INFINITY;
        this.#endPlace(place);
        return before;
      }
      const next = this.#keep(frame, place);
      if (!before) {
        if (next.seconds > time) return place.isFromStart ? next : null;
        this.#reach = Math.max(this.#reach, time - next.seconds);
        continue;
      }
      before.until = next.seconds;
      if (next.seconds > time) return before;
      if (next.seconds <= keepFrom) this.#cache.drop(before);
      if (isCancelled()) return null;
    }
  }

  #keep(frame: DecodedFrame, place: Place): KeptPicture {
    const seconds = frame.micros / 1e6 - this.#zero;
    const picture = toPicture(frame, seconds, {
      format: this.#format,
      width: this.info.stream.width,
      height: this.info.stream.height,
      color: this.#color,
    });
    const kept: KeptPicture = {
      picture,
      bytes: frame.bytes,
      seconds,
      until: Number.NaN,
      isFirst: place.isFromStart && place.at === null,
    };
    place.at = this.#cache.add(kept);
    return place.at;
  }

  #refuseChanged(): void {
    const { path, stamp } = this.#options;
    const now = stampOf(path);
    // A file that has only grown, such as a recording, is drawn as far as it went.
    if (now.size < stamp.size || (now.size === stamp.size && now.mtimeMs !== stamp.mtimeMs)) throw footageChanged(path);
  }
}

/** Shown until a new preview of the same file has decoded its first: an edit must not flash. */
const lastPictures = new Map<string, PictureData>();
const MOST_LAST_PICTURES = 4;

function keepLast(key: string, picture: PictureData): void {
  lastPictures.delete(key);
  lastPictures.set(key, picture);
  if (lastPictures.size > MOST_LAST_PICTURES) lastPictures.delete(lastPictures.keys().next().value!);
}

export function stampOf(path: string): FileStamp {
  const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { size: -1, mtimeMs: -1 };
  return { size, mtimeMs };
}
