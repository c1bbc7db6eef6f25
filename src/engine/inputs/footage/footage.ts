// Footage as drawing sees it: pictures by their time, and the shots that an analysis has found.

import type { CancelSignal, Material, PictureData, PictureShape, Shot } from '../../frame/media/material.ts';
import { displayShape } from './color-description.ts';
import type { FootageInfo } from './footage-info.ts';
import { lastPictures } from './last-pictures.ts';
import { parkedSeekers } from './parked-seekers.ts';
import { type ExpectedPictures, PictureSeeker, type SeekerOptions } from './picture-seeker.ts';

export interface FootageOptions extends SeekerOptions {
  /** Takes over the decoders and pictures of the last footage with the same content that had this option, if it was closed just now. */
  isHandedOn?: boolean | undefined;
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
  /** The pictures themselves, of decoders that are not exact. */
  expected: ExpectedPictures | null;
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
  /** Of this content of the file. */
  readonly #key: string;
  /** Made or taken over at first use: what is handed on is still in use when the next footage is opened. */
  #ownSeeker: PictureSeeker | null = null;
  #isDisposed = false;
  #last: PictureData | null = null;
  #needsShots = false;
  #analyse: ((options: AnalysisOptions) => Promise<FootageAnalysis>) | null = null;
  #analysing: Promise<void> | null = null;

  constructor(options: FootageOptions) {
    this.info = options.info;
    this.shape = displayShape(options.info.stream);
    this.seconds = options.info.seconds;
    this.#options = options;
    this.#key = `${options.path} ${options.stamp.size} ${options.stamp.mtimeMs} ${options.ffmpegPath}`;
  }

  get #seeker(): PictureSeeker {
    const { isHandedOn } = this.#options;
    return (this.#ownSeeker ??=
      (isHandedOn ? parkedSeekers.take(this.#key) : null) ?? new PictureSeeker(this.#options));
  }

  at(seconds: number): PictureData | null {
    if (this.#isDisposed) return null;
    return this.#seeker.find(seconds)?.picture ?? null;
  }

  /** On the way to a picture, the latest that is decoded; after an edit, the last of the footage that the renderer before had opened. */
  last(): PictureData | null {
    return (this.#isDisposed ? null : this.#seeker.latest()) ?? this.#last ?? lastPictures.find(this.#key);
  }

  /** Rejects with a RenderError where the file has changed, cannot be decoded, or ffmpeg fails. */
  prepare(seconds: number, signal?: CancelSignal): Promise<void> {
    return this.#reach(Math.min(this.seconds, Math.max(0, seconds)), signal);
  }

  /** Every picture that is shown in a range of time, in order. Each is valid until the next. */
  async *pictures({ from, to }: { from: number; to: number }, signal?: CancelSignal): AsyncGenerator<PictureData> {
    for (let seconds = from; seconds <= this.seconds;) {
      await this.prepare(seconds, signal);
      const found = this.#seeker.find(seconds);
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
    if (analysis.expected) this.#seeker.expect(analysis.expected);
    this.cuts = analysis.shots.slice(1).map(({ from }) => from);
  }

  /** One analysis at a time; a failure is that of `prepare`, which draws say. */
  analyse(): Promise<void> {
    if (!this.#needsShots) return Promise.resolve();
    return (this.#analysing ??= this.complete());
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    if (this.#ownSeeker && this.#options.isHandedOn) parkedSeekers.park(this.#key, this.#ownSeeker);
    else this.#ownSeeker?.dispose();
    this.#ownSeeker = null;
    if (this.#last) lastPictures.keep(this.#key, this.#last);
    this.#last = null;
  }

  async #reach(seconds: number, signal: CancelSignal | undefined): Promise<void> {
    if (this.#isDisposed) return;
    // A preview that plays draws without shots until they are there.
    if (this.#needsShots && !this.#analysing && !signal?.aborted) void this.analyse().catch(() => {});
    this.#last = (await this.#seeker.reach(seconds, signal)) ?? this.#last;
  }
}
