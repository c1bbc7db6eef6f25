// Plays the example of one effect on a canvas over its picture: frames are asked for one at a time, as fast as they come.

import type { PreviewFrame } from '../../src/contract/protocol.ts';
import { type EffectKey, isSameEffect } from '../../src/contract/webview-insert.ts';
import { drop, frameImage, paint } from '../preview/picture/frame-image.ts';

interface FilmParts {
  play(effect: EffectKey | null): void;
  askFrame(effect: EffectKey, t: number): void;
}

/** An example that cannot be drawn is left alone. */
const MOST_FAILURES = 8;
const FRAME_MS = 1000 / 24;

export class ExampleFilm {
  readonly canvas = document.createElement('canvas');
  readonly #context = this.canvas.getContext('2d', { alpha: false })!;
  readonly #parts: FilmParts;
  #effect: EffectKey | null = null;
  #seconds = 0;
  #beganMs = 0;
  #askedMs = 0;
  #failures = 0;

  constructor(parts: FilmParts) {
    this.#parts = parts;
    this.canvas.className = 'film';
    this.canvas.hidden = true;
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  isPlaying(effect: EffectKey): boolean {
    return isSameEffect(this.#effect, effect);
  }

  /** Plays it in this place, which shows a picture until the first frame. */
  play(effect: EffectKey, place: HTMLElement): void {
    if (this.isPlaying(effect)) return;
    this.#remove();
    this.#effect = effect;
    this.#failures = 0;
    place.append(this.canvas);
    this.#parts.play(effect);
  }

  stop(): void {
    if (this.#effect === null) return;
    this.#remove();
    this.#parts.play(null);
  }

  ready(effect: EffectKey, seconds: number): void {
    if (!this.isPlaying(effect)) return;
    this.#seconds = seconds;
    this.#beganMs = performance.now();
    this.#ask();
  }

  async show(effect: EffectKey, frame: PreviewFrame | null): Promise<void> {
    if (!this.isPlaying(effect)) return;
    this.#failures = frame ? 0 : this.#failures + 1;
    if (frame) await this.#draw(effect, frame);
    // As when the panel was hidden: it can be played again.
    if (this.#failures >= MOST_FAILURES) return this.stop();
    setTimeout(() => this.isPlaying(effect) && this.#ask(), this.#askedMs + FRAME_MS - performance.now());
  }

  #ask(): void {
    this.#askedMs = performance.now();
    const t = ((this.#askedMs - this.#beganMs) / 1000) % Math.max(this.#seconds, FRAME_MS / 1000);
    this.#parts.askFrame(this.#effect!, t);
  }

  async #draw(effect: EffectKey, frame: PreviewFrame): Promise<void> {
    const image = await frameImage(frame);
    if (!this.isPlaying(effect)) return drop(image);
    paint(this.#context, image, frame);
    this.canvas.hidden = false;
    this.canvas.dataset.frames = String(Number(this.canvas.dataset.frames ?? 0) + 1);
  }

  #remove(): void {
    this.#effect = null;
    this.canvas.remove();
    // The picture below is seen until the first frame.
    this.canvas.hidden = true;
    this.canvas.dataset.frames = '0';
  }
}
