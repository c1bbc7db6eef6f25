// Plays the example of one effect on a canvas over its picture: frames are asked for one at a time, as fast as they come.

import type { PreviewFrame } from '../../src/contract/protocol.ts';
import type { EffectKey } from '../../src/contract/webview-insert.ts';

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

  get playing(): EffectKey | null {
    return this.#effect;
  }

  /** Plays it in this place, which shows a picture until the first frame. */
  play(effect: EffectKey, place: HTMLElement): void {
    if (isSame(this.#effect, effect)) return;
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
    if (!isSame(this.#effect, effect)) return;
    this.#seconds = seconds;
    this.#beganMs = performance.now();
    this.#ask();
  }

  async show(effect: EffectKey, frame: PreviewFrame | null): Promise<void> {
    if (!isSame(this.#effect, effect)) return;
    this.#failures = frame ? 0 : this.#failures + 1;
    if (frame) await this.#draw(effect, frame);
    // As when the panel was hidden: it can be played again.
    if (this.#failures >= MOST_FAILURES) return this.stop();
    setTimeout(() => isSame(this.#effect, effect) && this.#ask(), this.#askedMs + FRAME_MS - performance.now());
  }

  #ask(): void {
    this.#askedMs = performance.now();
    const t = ((this.#askedMs - this.#beganMs) / 1000) % Math.max(this.#seconds, FRAME_MS / 1000);
    this.#parts.askFrame(this.#effect!, t);
  }

  async #draw(effect: EffectKey, { pixels, jpeg, width, height }: PreviewFrame): Promise<void> {
    const bytes = pixels as Uint8Array<ArrayBuffer>;
    const image = jpeg
      ? await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
      : await createImageBitmap(
          new ImageData(new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, width * height * 4), width, height),
        );
    if (isSame(this.#effect, effect)) {
      if (this.canvas.width !== width) this.canvas.width = width;
      if (this.canvas.height !== height) this.canvas.height = height;
      this.#context.drawImage(image, 0, 0);
      this.canvas.hidden = false;
      this.canvas.dataset.frames = String(Number(this.canvas.dataset.frames ?? 0) + 1);
    }
    image.close();
  }

  #remove(): void {
    this.#effect = null;
    this.canvas.remove();
    // The picture below is seen until the first frame.
    this.canvas.hidden = true;
    this.canvas.dataset.frames = '0';
  }
}

const isSame = (a: EffectKey | null, b: EffectKey): boolean => a?.kind === b.kind && a.name === b.name;
