// Finds the pictures of a file by their time. A few runs of ffmpeg, each at its own place, decode forward; a jump ends the one that was
// used longest ago and starts another at a key frame. Two layers, or both sides of a transition, can so use one file at different times.

import type { CancelSignal, PictureData } from '../../frame/media/material.ts';
import { footageChanged, footageDiffers, footageUnreadable } from '../../errors/render-errors.ts';
import { decoderOptions } from './codecs.ts';
import { colorDescription } from './color-description.ts';
import { type FileStamp, stampOf } from './file-stamp.ts';
import type { FootageInfo } from './footage-info.ts';
import { FootageRun } from './footage-run.ts';
import { KeyPictures } from './key-pictures.ts';
import { PictureCache } from './picture-cache.ts';
import type { KeptPicture } from './picture-cache.ts';
import type { DecodedFrame, PictureRun } from './picture-run.ts';
import { isSamePicture, type PictureSums } from './picture-sums.ts';
import { frameBytes, rawFormat } from './pixel-format.ts';
import { WEBP } from './probe-webp.ts';
import { toPicture } from './to-picture.ts';
import { WebpRun } from './webp-run.ts';

export interface SeekerOptions {
  path: string;
  info: FootageInfo;
  ffmpegPath: string;
  /** Of the file when it was opened. */
  stamp: FileStamp;
  /** Most bytes of pictures to keep for playing backward and for loops. */
  keptBytes?: number | undefined;
}

/** What pictures must be: those of one pass that began at the picture of `from`. */
export interface ExpectedPictures {
  from: number;
  sums: PictureSums;
}

/** Matroska and WebM round times to milliseconds. */
export const EARLY_SECONDS = 0.001;
const MOST_RUNS = 4;
const KEPT_BYTES = 128 * 1024 * 1024;
/** Of key frames, where pictures on the way are shown. */
const KEY_BYTES = 32 * 1024 * 1024;
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

export class PictureSeeker {
  readonly #options: SeekerOptions;
  readonly #zero: number;
  readonly #format;
  readonly #bytes: number;
  readonly #cache: PictureCache;
  readonly #keys: KeyPictures;
  readonly #color;
  #canSeek: boolean;
  #places: Place[] = [];
  #clock = 0;
  #reachSeconds = LEAST_REACH_SECONDS;
  #margin = 0;
  #lastAsked = Number.NEGATIVE_INFINITY;
  #isDisposed = false;
  #turn: Promise<unknown> = Promise.resolve();
  #latest: KeptPicture | null = null;
  /** A picture before the wanted one that was known when it was asked for. */
  #before: PictureData | null = null;
  #onPicture: (() => void) | null = null;
  #expected: ExpectedPictures | null = null;
  /** Seeking gave other pictures than the pass: all runs begin where it began. */
  #repeatsPass = false;

  constructor(options: SeekerOptions) {
    this.#options = options;
    const { stream, start, container } = options.info;
    this.#canSeek = SEEKABLE.test(container);
    this.#zero = Math.max(0, start);
    this.#format = rawFormat(stream.pixelFormat);
    this.#color = colorDescription(stream, this.#format);
    this.#bytes = frameBytes(this.#format, stream.width, stream.height);
    this.#cache = new PictureCache(this.#bytes, options.keptBytes ?? KEPT_BYTES);
    this.#keys = new KeyPictures(this.#bytes, KEY_BYTES);
  }

  /** From now on pictures that differ are an error. */
  expect(expected: ExpectedPictures): void {
    this.#expected = expected;
  }

  /** The picture that is shown at a time, if it is decoded. */
  find(seconds: number): KeptPicture | null {
    return this.#cache.find(seconds + EARLY_SECONDS);
  }

  /** Decodes the picture of a time, one request after the other. Null where that was cancelled. Rejects with a RenderError. */
  reach(seconds: number, signal?: CancelSignal): Promise<PictureData | null> {
    const result = this.#turn.then(() => this.#reach(seconds, signal));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #reach(seconds: number, signal: CancelSignal | undefined): Promise<PictureData | null> {
    const time = seconds + EARLY_SECONDS;
    const before = this.#lastAsked;
    const isCancelled = () => this.#isDisposed || signal?.aborted === true;
    if (isCancelled()) return null;
    this.#lastAsked = time;
    this.#onPicture = signal?.onPicture?.bind(signal) ?? null;
    let found = this.#cache.find(time);
    this.#before = null;
    if (!found) {
      if (this.#onPicture) this.#showBefore(time);
      const window = time < before && before - time <= BACKWARD_STEP_SECONDS ? this.#window() : 0;
      found = await this.#decodeTo(time, time - window, isCancelled);
    }
    if (!found) return null;
    this.#latest = null;
    this.#before = null;
    this.#cache.use(found);
    return found.picture;
  }

  /**
   * While a picture is being decoded: the one that decoding has come to, or one that is nearer and was known before. Its samples stay as
   * they are while it is shown.
   */
  latest(): PictureData | null {
    const latest = this.#latest;
    if (this.#before && !(latest && latest.seconds >= this.#before.seconds)) return this.#before;
    if (latest) this.#cache.use(latest);
    return latest?.picture ?? null;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#endPlaces();
    this.#cache.clear();
    this.#keys.clear();
  }

  /** Seconds that fit the memory for playing backward. */
  #window(): number {
    return Math.min(LONGEST_WINDOW_SECONDS, (this.#cache.capacity * 0.7) / this.#options.info.fps);
  }

  /** Of what is in memory, the picture that is nearest before `time`, but none before its key frame. */
  #showBefore(time: number): void {
    const key = this.#keys.find(time);
    if (!key) return;
    const kept = this.#cache.before(time);
    if (kept && kept.seconds > key.seconds) {
      this.#cache.use(kept);
      this.#before = kept.picture;
    } else this.#before = key;
    this.#onPicture?.();
  }

  /** Null where it was cancelled. Pictures from `keepFrom` on stay in memory. */
  async #decodeTo(time: number, keepFrom: number, isCancelled: () => boolean): Promise<KeptPicture | null> {
    try {
      if (this.#repeatsPass) await this.#startPass(time, isCancelled);
      return await this.#decode(time, keepFrom, isCancelled);
    } catch (error) {
      if (!(error instanceof OtherPicture)) throw error;
      if (this.#repeatsPass) throw footageDiffers(this.#options.path);
      this.#repeatsPass = true;
      this.#canSeek = this.#canSeek && this.#expected!.from > 0;
      this.#margin = 0;
      this.#endPlaces();
      return this.#decodeTo(time, keepFrom, isCancelled);
    }
  }

  /** Where no run is before `time`, starts one as the pass began. */
  async #startPass(time: number, isCancelled: () => boolean): Promise<void> {
    const start = this.#expected!.from + EARLY_SECONDS;
    if (time > start && !this.#nearestPlace(time, time)) await this.#decode(start, start, isCancelled);
  }

  async #decode(time: number, keepFrom: number, isCancelled: () => boolean): Promise<KeptPicture | null> {
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
      if (time - place.at.seconds > this.#reachSeconds && this.#canSeek && !this.#repeatsPass) continue;
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

  #endPlaces(): void {
    for (const { run } of this.#places) run.stop();
    this.#places = [];
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
        if (this.#onPicture) this.#keys.note(next.picture, time);
        this.#reachSeconds = Math.max(this.#reachSeconds, time - next.seconds);
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
      width: this.#options.info.stream.width,
      height: this.#options.info.stream.height,
      color: this.#color,
    });
    if (this.#expected && !isSamePicture(this.#expected.sums, picture)) throw new OtherPicture();
    const kept: KeptPicture = {
      picture,
      bytes: frame.bytes,
      seconds,
      until: Number.NaN,
      isFirst: place.isFromStart && place.at === null,
    };
    place.at = this.#cache.add(kept);
    this.#latest = place.at;
    this.#onPicture?.();
    return place.at;
  }

  #refuseChanged(): void {
    const { path, stamp } = this.#options;
    const now = stampOf(path);
    // A file that has only grown, such as a recording, is drawn as far as it went.
    if (now.size < stamp.size || (now.size === stamp.size && now.mtimeMs !== stamp.mtimeMs)) throw footageChanged(path);
  }
}

/** A decoded picture is not the expected one. */
class OtherPicture extends Error {}
