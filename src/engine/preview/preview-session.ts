// One panel's preview: the current plan, a renderer and the newest wish. Wishes that a newer one overtakes are answered
// as dropped; an edit swaps the plan under the clock; a cold seek goes in slices, so that the session stays answerable.

import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { ScenePlan } from '../../contract/plan.ts';
import type { PreviewFrame, PreviewInfo, PreviewView } from '../../contract/protocol.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import type { Renderer, SegmentFrames } from '../frame/renderer/renderer.ts';
import type { OpenRendererOptions } from '../inputs/open-renderer.ts';
import { EngineError } from '../errors/engine-error.ts';
import { FrameBudget } from './frame-budget.ts';
import { previewFormat } from './preview-format.ts';
import { findSubject, previewInfo } from './preview-info.ts';
import type { Subject } from './preview-info.ts';

/** What a session needs of the rest of the engine; handed in, so that a test can count and delay. */
export interface PreviewParts {
  createRenderer(options: OpenRendererOptions): Promise<Renderer>;
  /** Of the reel, or of a scene played alone. */
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
interface Wish {
  t: number;
  full: boolean;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

const PREVIEW_WISH = { pack: 'rgba', measure: true } as const;
/** Of JPEG: a frame of 960 × 540 that passes by takes 200 KB on its way to the panel, one that is looked at 275 KB. */
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
  #wish: Wish | null = null;
  #drawing = false;
  #last = -1;
  #closed = false;
  /** Whatever touches the renderer waits for what touched it before. */
  #turn: Promise<unknown> = Promise.resolve();
  /** All frames that were drawn so far have been answered. */
  #leaving: Promise<unknown> = Promise.resolve();

  constructor(parts: PreviewParts) {
    this.#parts = parts;
  }

  get source(): PreviewSource | null {
    return this.#source;
  }

  /** Shows this plan, or this view of it. Of several calls in a row only the newest makes a renderer. */
  open(source: PreviewSource): Promise<PreviewInfo> {
    const mine = ++this.#opened;
    return this.#alone(async () => {
      const subject = findSubject(source.plan, source.view);
      if (!subject)
        throw new EngineError(
          'no-scene',
          'There is no whole scene to preview.',
          'Write a scene, or mend the errors in this one.',
        );
      const audio = await this.#hear(source.plan, subject);
      if (mine === this.#opened) await this.#swap(source, subject, audio);
      return {
        ...previewInfo(source.plan, subject, previewFormat(source.plan, source.view, 'full'), audio.beats),
        planId: this.#planId,
      };
    });
  }

  /**
   * Draws the moment `t` (seconds of what is shown), or says that a newer request took its place. `full`: with all shaders,
   * since nothing moves and looks are judged. Pixels that are not compressed belong to the session: whoever keeps them for longer
   * than until the next turn of the event loop copies them.
   */
  frame(t: number, full = false): Promise<Answer> {
    this.#wish?.resolve({ dropped: true });
    return new Promise<Answer>((resolve, reject) => {
      if (this.#closed) return resolve({ dropped: true });
      this.#wish = { t, full, resolve, reject };
      if (!this.#drawing) void this.#drawWishes();
    });
  }

  close(): Promise<void> {
    this.#closed = true;
    this.#wish?.resolve({ dropped: true });
    this.#wish = null;
    return this.#alone(async () => this.#dropRenderer());
  }

  async #drawWishes(): Promise<void> {
    this.#drawing = true;
    while (this.#wish) {
      const wish = this.#wish;
      // Kept as the wish until it is being drawn, so that a newer one can still take its place during a seek.
      await this.#alone(async () => {
        await this.#answer(wish, this.#grant(wish));
        // The pixels lie in the renderer's memory: they are on their way, or in the compressor's, before anything touches it again.
        await turn();
      });
      if (this.#wish === wish) this.#wish = null;
    }
    this.#drawing = false;
  }

  /** Frames leave in the order in which they were drawn; compressing them runs beside the next drawing. */
  async #answer(wish: Wish, drawing: Promise<Answer>): Promise<void> {
    const drawn = await drawing.catch(wish.reject);
    if (!drawn) return;
    if (drawn.dropped) return wish.resolve(drawn);
    const before = this.#leaving;
    if (!this.#source?.view.compress) {
      await before;
      return wish.resolve(drawn);
    }
    const compressed = this.#compress(drawn, wish.full);
    this.#leaving = Promise.allSettled([before, compressed]);
    void this.#leaving.then(() => compressed).then(wish.resolve, wish.reject);
  }

  async #grant(wish: Wish): Promise<Answer> {
    await turn(); // What came before is answered before this is drawn.
    if (this.#wish !== wish) return { dropped: true };
    if (!this.#renderer || !this.#frames || !this.#source)
      throw new EngineError('no-preview', 'Expected an open preview, but got none.');
    const shaders = this.#budget.reduced && !wish.full ? 'minimal' : 'full';
    if (this.#renderer.format.shaders !== shaders) await this.#rebuild(shaders);
    const { count, first } = this.#frames;
    const fps = this.#renderer.format.fps;
    const frame = first + Math.max(0, Math.min(count - 1, Math.floor(wish.t * fps + 1e-6)));
    if (!(await this.#seek(frame, wish))) return { dropped: true };
    if (this.#wish === wish) this.#wish = null; // From here on it is drawn, whatever comes.
    const renderer = this.#renderer;
    const began = performance.now();
    renderer.draw(frame, PREVIEW_WISH);
    const pixels = renderer.packRgba();
    const drawMs = performance.now() - began;
    const stats = renderer.stats();
    const { width, height } = renderer.format;
    const reduced = shaders === 'minimal';
    const planId = this.#planId;
    // A preview that is late leaves frames out, so it is told by going forward, not by the very next frame.
    const follows = frame > this.#last && frame - this.#last <= fps;
    this.#last = frame;
    if (follows && !wish.full) this.#budget.note(drawMs, 1000 / fps, performance.now());
    return { t: (frame - first) / fps, width, height, pixels, jpeg: false, drawMs, stats, reduced, planId };
  }

  /** Takes the pixels before it returns. */
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

  /** False when a newer wish came up on the way: what has been advanced is kept for it. */
  async #seek(frame: number, wish: Wish): Promise<boolean> {
    const began = performance.now();
    let whole = 0;
    for (;;) {
      const { done, total } = this.#renderer!.approach(frame, SLICE_MS);
      whole = Math.max(whole, total);
      if (done >= total) return true;
      if (performance.now() - began > SILENT_SEEK_MS) this.#parts.onSeeking(whole - (total - done), whole);
      await turn();
      if (this.#wish !== wish || this.#closed) return false;
    }
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
      // The old renderer may be gone into the new one: the last good plan gets a fresh one, so that it keeps playing.
      if (before && oldSubject)
        await this.#make(before, oldSubject, await this.#hear(before.plan, oldSubject)).catch(() =>
          this.#dropRenderer(),
        );
      throw error;
    }
  }

  async #rebuild(shaders: 'full' | 'minimal'): Promise<void> {
    const last = this.#last;
    await this.#make(this.#source!, this.#subject!, await this.#hear(this.#source!.plan, this.#subject!), shaders);
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
      plan: source.plan,
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

  #hear(plan: ScenePlan, { scene, segment }: Subject): Promise<AudioFeatures> {
    return segment ? this.#parts.audioFeatures(plan) : this.#parts.audioFeatures(plan, scene.name);
  }

  #dropRenderer(): void {
    this.#renderer?.dispose();
    this.#renderer = null;
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
