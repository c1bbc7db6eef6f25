// One panel's preview: the current plan, its renderer and the latest frame request. Superseded requests are answered `dropped`; an
// edit replaces the plan without resetting the time; a cold seek runs in slices, so that the session stays responsive.

import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { ScenePlan } from '../../contract/plan.ts';
import type { FrameCosts } from '../../contract/frame-costs.ts';
import type {
  ContactPicture,
  ItemArea,
  PixelForm,
  PreviewInfo,
  PreviewView,
  WhoDrew,
} from '../../contract/protocol.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import type { Renderer, SegmentFrames } from '../frame/renderer/renderer.ts';
import type { OpenRendererOptions } from '../inputs/open-renderer.ts';
import { noPreview, noScene } from '../errors/engine-error.ts';
import { packFrame } from '../outputs/pack-frame.ts';
import { layOnCheckerboard } from './checkerboard.ts';
import { drawInSlices, seekInSlices } from './draw-in-slices.ts';
import { CostMeter } from './cost-meter.ts';
import { drawContactSheet } from './draw-contact-sheet.ts';
import { FootageDecoder } from './footage-decoder.ts';
import type { Pictures } from './footage-decoder.ts';
import { FrameAnswers, STILL_QUALITY } from './frame-answers.ts';
import type { Answer, AnsweredRequest } from './frame-answers.ts';
import { FrameBudget } from './frame-budget.ts';
import { itemArea } from './item-area.ts';
import { previewFormat } from './preview-format.ts';
import { findSubject, previewInfo } from './preview-info.ts';
import type { Subject } from './preview-info.ts';
import type { ProbeOrder, ProbeParts } from './scene-probe.ts';
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
  /** Frames were measured. */
  onCosts?(costs: FrameCosts): void;
}

export interface PreviewSource {
  plan: ScenePlan;
  reel: string;
  view: PreviewView;
}
export interface FrameOptions {
  /** Asked when it is drawn and when it is sent; by default as the view says. */
  form?: () => PixelForm;
  /** How long a full frame waits for its pictures of footage before it is drawn with those on the way, as `isPending`; by default without end. */
  patienceMs?: number;
}
interface FrameRequest extends AnsweredRequest {
  t: number;
  patienceMs: number;
}

const SLICE_MS = 25;
const SILENT_SEEK_MS = 120;
const MEASURED_AT_ONCE = 3;
/** A frame that follows at most this many frames after the last is measured with what it took to advance. */
const MEASURED_STEP = 3;

export class PreviewSession {
  readonly #parts: PreviewParts;
  readonly #budget = new FrameBudget();
  readonly #meter = new CostMeter();
  readonly #footage = new FootageDecoder();
  readonly #answers: FrameAnswers;
  #source: PreviewSource | null = null;
  #subject: Subject | null = null;
  #renderer: Renderer | null = null;
  #frames: SegmentFrames | null = null;
  #planId = '';
  #opened = 0;
  #request: FrameRequest | null = null;
  #drawing = false;
  #last = -1;
  #closed = false;
  /** Serialises access to the renderer. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: PreviewParts) {
    this.#parts = parts;
    this.#answers = new FrameAnswers(parts.encodeJpeg);
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
   * Draws the moment `t` (seconds of what is shown), or says that a newer request took its place. `full`: with all shaders and the very
   * pictures of footage, since nothing moves and looks are judged. Pixels that are no JPEG belong to the session: a caller that keeps
   * them for longer than until the next turn of the event loop copies them.
   */
  frame(
    t: number,
    full = false,
    {
      form = () => (this.#source?.view.compress ? 'jpeg' : 'rgba'),
      patienceMs = Number.POSITIVE_INFINITY,
    }: FrameOptions = {},
  ): Promise<Answer> {
    this.#request?.resolve({ dropped: true });
    this.#footage.wake();
    return new Promise<Answer>((resolve, reject) => {
      if (this.#closed) return resolve({ dropped: true });
      this.#request = { t, full, form, patienceMs, resolve, reject };
      if (!this.#drawing) void this.#drawRequests();
    });
  }

  /** What draws a point at a moment of what is shown. */
  async who({ t, u, v }: Pick<WhoDrewOrder, 't' | 'u' | 'v'>): Promise<WhoDrew> {
    const { order, parts } = await this.#probe(t);
    return whoDrew({ ...order, u, v }, parts);
  }

  /** Where an item is seen at a moment of what is shown. */
  async area(t: number, site: number): Promise<ItemArea> {
    const { order, parts } = await this.#probe(t);
    return itemArea(order, site, parts);
  }

  /** Pictures evenly spread over what is shown; fewer where something else is shown meanwhile. */
  async contactSheet(count: number, width: number): Promise<ContactPicture[]> {
    const { source, subject, audio } = await this.#shown();
    return drawContactSheet(
      { plan: withoutHidden(source, subject), subject, view: source.view, count, width },
      {
        createRenderer: this.#parts.createRenderer,
        encodeJpeg: (rgba, w, h) => this.#parts.encodeJpeg(rgba, w, h, STILL_QUALITY),
        audio,
        isWanted: () => this.#source === source && !this.#closed,
      },
    );
  }

  async #shown(): Promise<{ source: PreviewSource; subject: Subject; audio: AudioFeatures }> {
    const [source, subject] = [this.#source, this.#subject];
    if (!source || !subject) throw noPreview();
    return { source, subject, audio: await this.#loadAudio(source.plan, subject) };
  }

  async #probe(t: number): Promise<{ order: ProbeOrder; parts: ProbeParts }> {
    const { source, subject, audio } = await this.#shown();
    const plan = withoutHidden(source, subject);
    const scene = plan.scenes.find(({ name }) => name === subject.scene.name)!;
    const format = previewFormat(source.plan, source.view, 'full');
    return {
      order: { plan, scene, segment: subject.segment?.number ?? null, format, t },
      parts: { createRenderer: this.#parts.createRenderer, audio },
    };
  }

  /**
   * Measures where the time of frames goes from now on, or no more. Some frames are drawn for it at once, because nothing may play; they
   * are not shown.
   */
  measure(isWanted: boolean): Promise<void> {
    this.#meter.isWanted = isWanted;
    if (!isWanted) return Promise.resolve();
    return this.#exclusively(async () => {
      if (this.#closed || !this.#source) return;
      // Late frames may have been measured already.
      if (this.#meter.frames > 0) return this.#reportCosts(false);
      if (this.#renderer?.format.shaders !== 'full') await this.#rebuild('full');
      const renderer = this.#renderer!;
      const { first, count } = this.#frames!;
      const from = Math.max(first, Math.min(first + count - 1 - MEASURED_AT_ONCE, this.#last));
      await drawInSlices(renderer, from);
      for (let frame = from + 1; frame <= Math.min(first + count - 1, from + MEASURED_AT_ONCE); frame++) {
        await renderer.prepare(frame);
        this.#measured(() => {
          renderer.seekTowards(frame, Infinity);
          renderer.draw(frame, { pack: 'rgba', measure: true });
          renderer.packRgba();
        });
        this.#last = frame;
        await turn();
      }
      this.#reportCosts(false);
    });
  }

  #measured(draw: () => void): void {
    const renderer = this.#renderer!;
    this.#meter.begin();
    renderer.measureWith(this.#meter);
    const began = performance.now();
    draw();
    this.#meter.end(performance.now() - began);
    renderer.measureWith(null);
  }

  #reportCosts(isLate: boolean): void {
    const { fps } = this.#renderer!.format;
    if (this.#meter.frames > 0) this.#parts.onCosts?.(this.#meter.costs(this.#planId, 1000 / fps, isLate));
  }

  close(): Promise<void> {
    this.#closed = true;
    this.#request?.resolve({ dropped: true });
    this.#request = null;
    this.#footage.stop();
    return this.#exclusively(async () => this.#dropRenderer());
  }

  async #drawRequests(): Promise<void> {
    this.#drawing = true;
    while (this.#request) {
      const request = this.#request;
      // It stays the current request until it is drawn, so that a newer one can replace it during a seek.
      await this.#exclusively(async () => {
        await this.#answers.give(request, this.#drawRequest(request));
        // The pixels are in the renderer's memory: they are sent or copied before anything else uses it.
        await turn();
      });
      if (this.#request === request) this.#request = null;
    }
    this.#drawing = false;
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
    const pictures = await this.#decode(frame, request);
    if (!pictures) return { dropped: true };
    const renderer = this.#renderer;
    const steps = frame - this.#last;
    // A late preview skips frames: any step forward within a second counts as playing.
    const follows = steps > 0 && steps <= fps;
    const isMeasured = follows && shaders === 'full' && this.#meter.isDue(this.#budget.isLate);
    // So near that it needs no slices.
    const isNear = isMeasured && steps <= MEASURED_STEP;
    if (!isNear && !(await this.#seek(frame, request))) return { dropped: true };
    if (this.#request === request) this.#request = null; // From here on it is drawn, whatever arrives.
    const { alpha } = this.#source.plan;
    const form = !alpha && request.form() === 'yuv420' ? 'yuv420' : 'rgba';
    let pixels!: Uint8Array;
    const began = performance.now();
    const draw = () => {
      if (isNear) renderer.seekTowards(frame, Infinity);
      renderer.draw(frame, { pack: form, measure: true });
      pixels = packFrame(renderer, form);
    };
    if (isMeasured) this.#measured(draw);
    else draw();
    if (alpha) layOnCheckerboard(pixels, renderer.format.width, renderer.format.height);
    const drawMs = performance.now() - began;
    const drawnAt = performance.timeOrigin + performance.now();
    const stats = renderer.stats();
    const { width, height } = renderer.format;
    const reduced = shaders === 'minimal';
    const planId = this.#planId;
    this.#last = frame;
    const wasReduced = this.#budget.reduced;
    if (follows && !request.full) this.#budget.note(drawMs, 1000 / fps, performance.now());
    const isNowLate = this.#budget.reduced && !wasReduced;
    if (isNowLate || (isMeasured && this.#meter.isWanted)) this.#reportCosts(isNowLate);
    const isPending = pictures === 'near';
    return {
      t: (frame - first) / fps,
      width,
      height,
      pixels,
      form,
      drawMs,
      stats,
      reduced,
      isPending,
      planId,
      drawnAt,
    };
  }

  /** Null when a newer request arrived meanwhile. A playing preview shows what there is, and asks for the next frame anyway. */
  async #decode(frame: number, request: FrameRequest): Promise<Pictures | null> {
    const renderer = this.#renderer!;
    const isWanted = () => this.#request === request && !this.#closed;
    if (request.full) return this.#footage.exactly(renderer, frame, { isWanted, patienceMs: request.patienceMs });
    await this.#footage.soon(frame, () => (this.#renderer === renderer ? renderer : null));
    return 'exact';
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
    this.#footage.stop();
    const renderer = await this.#parts.createRenderer({
      plan: withoutHidden(source, subject),
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
    this.#meter.reset(subject.scene);
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

/** Without the items that the view hides. */
const withoutHidden = ({ plan, view }: PreviewSource, { scene }: Subject): ScenePlan =>
  withoutItems(plan, scene.name, view.hidden ?? []);
