// One panel's preview: the current plan, its renderer and the latest frame request. Superseded requests are answered `dropped`; an
// edit replaces the plan without resetting the time; a cold seek runs in slices, so that the session stays responsive.

import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { ScenePlan } from '../../contract/plan.ts';
import type { PreviewFrame, PreviewInfo, PreviewView, WhoDrew } from '../../contract/protocol.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import type { Renderer, SegmentFrames } from '../frame/renderer/renderer.ts';
import type { OpenRendererOptions } from '../inputs/open-renderer.ts';
import { noPreview, noScene } from '../errors/engine-error.ts';
import { layOnCheckerboard } from './checkerboard.ts';
import { cancelledUnless, seekInSlices } from './draw-in-slices.ts';
import { FrameBudget } from './frame-budget.ts';
import { previewFormat } from './preview-format.ts';
import { findSubject, previewInfo } from './preview-info.ts';
import type { Subject } from './preview-info.ts';
import { whoDrew } from './who-drew.ts';
import type { WhoDrewOrder } from './who-drew.ts';
import { withoutItems } from './without-items.ts';

/** The parts of the engine a session uses; injected, so that tests can count and delay them. */
export interface PreviewParts {
  createRenderer(options: OpenRendererOptions): Promise<Renderer>;
  /** Of the reel, or of a scene shown alone. */
  audioFeatures(plan: ScenePlan, scene?: string): Promise<AudioFeatures>;
  encodeJpeg(rgba: Uint8Array, width: number, height: number, quality: number): Promise<Uint8Array>;
  onSeeking(done: number, total: number): void;
}

export interface PreviewSource {
  plan: ScenePlan;
  reel: string;
  view: PreviewView;
}
type Answer = PreviewFrame | { dropped: true };
interface FrameRequest {
  t: number;
  full: boolean;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

const DRAW_OPTIONS = { pack: 'rgba', measure: true } as const;
/** JPEG quality while playing (200 KB for a frame of 960 × 540) and while paused (275 KB). */
const PASSING_QUALITY = 70;
const STILL_QUALITY = 84;
const SLICE_MS = 25;
const SILENT_SEEK_MS = 120;

export class PreviewSession {
  readonly #parts: PreviewParts;
  readonly #budget = new FrameBudget();
  #source: PreviewSource | null = null;
  #subject: Subject | null = null;
  #renderer: Renderer | null = null;
  #frames: SegmentFrames | null = null;
  #planId = '';
  #opened = 0;
  #request: FrameRequest | null = null;
  #drawing = false;
  /** The run that decodes footage while a preview plays, and the frame it is for next. */
  #decoding: Promise<void> | null = null;
  #toDecode: number | null = null;
  #last = -1;
  #closed = false;
  /** Serialises access to the renderer. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Resolves when all frames drawn so far have been sent. */
  #sending: Promise<unknown> = Promise.resolve();

  constructor(parts: PreviewParts) {
    this.#parts = parts;
  }

  get source(): PreviewSource | null {
    return this.#source;
  }

  /** Shows this plan in this view. Of several calls in a row only the last creates a renderer. */
  open(source: PreviewSource): Promise<PreviewInfo> {
    const mine = ++this.#opened;
    return this.#exclusively(async () => {
      const subject = findSubject(source.plan, source.view);
      if (!subject) throw noScene('preview');
      const audio = await this.#loadAudio(source.plan, subject);
      if (mine === this.#opened) await this.#swap(source, subject, audio);
      return {
        ...previewInfo(source.plan, subject, previewFormat(source.plan, source.view, 'full'), audio.beats),
        planId: this.#planId,
      };
    });
  }

  /**
   * Draws the moment `t` (seconds of what is shown), or says that a newer request took its place. `full`: with all shaders,
   * since nothing moves and looks are judged. Pixels that are not compressed belong to the session: a caller that keeps them for longer
   * than until the next turn of the event loop copies them.
   */
  frame(t: number, full = false): Promise<Answer> {
    this.#request?.resolve({ dropped: true });
    return new Promise<Answer>((resolve, reject) => {
      if (this.#closed) return resolve({ dropped: true });
      this.#request = { t, full, resolve, reject };
      if (!this.#drawing) void this.#drawRequests();
    });
  }

  /** What draws a point at a moment of what is shown. */
  async who(at: Pick<WhoDrewOrder, 't' | 'u' | 'v'>): Promise<WhoDrew> {
    const [source, subject] = [this.#source, this.#subject];
    if (!source || !subject) throw noPreview();
    const hidden = source.view.hidden ?? [];
    const plan = withoutItems(source.plan, subject.scene.name, hidden);
    const scene = plan.scenes.find(({ name }) => name === subject.scene.name)!;
    return whoDrew(
      {
        ...at,
        plan,
        scene,
        segment: subject.segment?.number ?? null,
        format: previewFormat(source.plan, source.view, 'full'),
      },
      { createRenderer: this.#parts.createRenderer, audio: await this.#loadAudio(source.plan, subject) },
    );
  }

  close(): Promise<void> {
    this.#closed = true;
    this.#request?.resolve({ dropped: true });
    this.#request = null;
    return this.#exclusively(async () => this.#dropRenderer());
  }

  async #drawRequests(): Promise<void> {
    this.#drawing = true;
    while (this.#request) {
      const request = this.#request;
      // It stays the current request until it is drawn, so that a newer one can replace it during a seek.
      await this.#exclusively(async () => {
        await this.#answer(request, this.#drawRequest(request));
        // The pixels are in the renderer's memory: they are sent or copied before anything else uses it.
        await turn();
      });
      if (this.#request === request) this.#request = null;
    }
    this.#drawing = false;
  }

  /** Frames are sent in the order in which they were drawn; compression runs beside the next draw. */
  async #answer(request: FrameRequest, drawing: Promise<Answer>): Promise<void> {
    const drawn = await drawing.catch(request.reject);
    if (!drawn) return;
    if (drawn.dropped) return request.resolve(drawn);
    const before = this.#sending;
    if (!this.#source?.view.compress) {
      await before;
      return request.resolve(drawn);
    }
    const compressed = this.#compress(drawn, request.full);
    this.#sending = Promise.allSettled([before, compressed]);
    void this.#sending.then(() => compressed).then(request.resolve, request.reject);
  }

  async #drawRequest(request: FrameRequest): Promise<Answer> {
    await turn(); // Earlier answers are sent first.
    if (this.#request !== request) return { dropped: true };
    if (!this.#renderer || !this.#frames || !this.#source) throw noPreview();
    const shaders = this.#budget.reduced && !request.full ? 'minimal' : 'full';
    if (this.#renderer.format.shaders !== shaders) await this.#rebuild(shaders);
    const { count, first } = this.#frames;
    const fps = this.#renderer.format.fps;
    const frame = first + Math.max(0, Math.min(count - 1, Math.floor(request.t * fps + 1e-6)));
    if (!(await this.#decodePictures(frame, request))) return { dropped: true };
    if (!(await this.#seek(frame, request))) return { dropped: true };
    if (this.#request === request) this.#request = null; // From here on it is drawn, whatever arrives.
    const renderer = this.#renderer;
    const began = performance.now();
    renderer.draw(frame, DRAW_OPTIONS);
    const pixels = renderer.packRgba();
    if (this.#source.plan.alpha) layOnCheckerboard(pixels, renderer.format.width, renderer.format.height);
    const drawMs = performance.now() - began;
    const stats = renderer.stats();
    const { width, height } = renderer.format;
    const reduced = shaders === 'minimal';
    const planId = this.#planId;
    // A late preview skips frames: any step forward within a second counts as playing.
    const follows = frame > this.#last && frame - this.#last <= fps;
    this.#last = frame;
    if (follows && !request.full) this.#budget.note(drawMs, 1000 / fps, performance.now());
    return { t: (frame - first) / fps, width, height, pixels, jpeg: false, drawMs, stats, reduced, planId };
  }

  /** Copies the pixels before it returns. */
  async #compress(answer: PreviewFrame, full: boolean): Promise<PreviewFrame> {
    return {
      ...answer,
      pixels: await this.#parts.encodeJpeg(
        answer.pixels,
        answer.width,
        answer.height,
        full ? STILL_QUALITY : PASSING_QUALITY,
      ),
      jpeg: true,
    };
  }

  /**
   * Footage is exact where nothing moves. While it plays, a picture that is not decoded by now is one of the next draws; false when a
   * newer request arrived.
   */
  async #decodePictures(frame: number, request: FrameRequest): Promise<boolean> {
    const isWanted = () => this.#request === request && !this.#closed;
    const renderer = this.#renderer!;
    if (request.full) {
      await renderer.prepare(frame, cancelledUnless(isWanted));
      return isWanted();
    }
    this.#toDecode = frame;
    this.#decoding ??= this.#decodeAsked(renderer).finally(() => {
      this.#decoding = null;
    });
    await Promise.race([this.#decoding, turn()]);
    return true;
  }

  /** Decodes for the newest frame that was asked for, until there is none. */
  async #decodeAsked(renderer: Renderer): Promise<void> {
    while (this.#toDecode !== null && this.#renderer === renderer) {
      const frame = this.#toDecode;
      this.#toDecode = null;
      // A file that fails is marked in the text; the last picture stays.
      await renderer.decode(frame).catch(() => {});
    }
  }

  /** False when a newer request arrived meanwhile: what has been advanced is kept for it. */
  #seek(frame: number, request: FrameRequest): Promise<boolean> {
    const began = performance.now();
    return seekInSlices(this.#renderer!, frame, {
      sliceMs: SLICE_MS,
      isWanted: () => this.#request === request && !this.#closed,
      onProgress: (done, total) => {
        if (performance.now() - began > SILENT_SEEK_MS) this.#parts.onSeeking(done, total);
      },
    });
  }

  async #swap(source: PreviewSource, subject: Subject, audio: AudioFeatures): Promise<void> {
    const before = this.#source;
    const another =
      this.#subject?.scene.name !== subject.scene.name || JSON.stringify(before?.view) !== JSON.stringify(source.view);
    if (another || JSON.stringify(this.#subject?.scene.shade) !== JSON.stringify(subject.scene.shade))
      this.#budget.reset();
    const oldSubject = this.#subject;
    try {
      await this.#make(source, subject, audio);
    } catch (error) {
      // The old renderer may have been taken over: the last good plan gets a new one, so that it keeps playing.
      if (before && oldSubject)
        await this.#make(before, oldSubject, await this.#loadAudio(before.plan, oldSubject)).catch(() =>
          this.#dropRenderer(),
        );
      throw error;
    }
  }

  async #rebuild(shaders: 'full' | 'minimal'): Promise<void> {
    const last = this.#last;
    await this.#make(this.#source!, this.#subject!, await this.#loadAudio(this.#source!.plan, this.#subject!), shaders);
    this.#last = last;
  }

  async #make(
    source: PreviewSource,
    subject: Subject,
    audio: AudioFeatures,
    shaders: 'full' | 'minimal' = this.#budget.reduced ? 'minimal' : 'full',
  ): Promise<void> {
    const previous = this.#renderer;
    this.#renderer = null;
    const renderer = await this.#parts.createRenderer({
      plan: withoutItems(source.plan, subject.scene.name, source.view.hidden ?? []),
      format: previewFormat(source.plan, source.view, shaders),
      audio,
      ...(subject.segment ? {} : { scene: subject.scene.name }),
      ...(previous ? { previous } : {}),
    });
    this.#renderer = renderer;
    this.#frames = renderer.segments.find((s) => s.segment === (subject.segment?.number ?? 1)) ?? null;
    this.#source = source;
    this.#subject = subject;
    this.#last = -1;
    this.#planId = createHash('sha1')
      .update(JSON.stringify([source.plan, source.view]))
      .digest('hex')
      .slice(0, 12);
  }

  #loadAudio(plan: ScenePlan, { scene, segment }: Subject): Promise<AudioFeatures> {
    return segment ? this.#parts.audioFeatures(plan) : this.#parts.audioFeatures(plan, scene.name);
  }

  #dropRenderer(): void {
    this.#renderer?.dispose();
    this.#renderer = null;
  }

  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
