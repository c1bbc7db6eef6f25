// The picture of a film: a canvas that a worker draws on, at the size and rate of the display.

import type { Film } from '../engine/film/film.ts';
import { EngineClient, type ReadFrame } from './engine-client.ts';
import type { FilmSource } from './film-source.ts';
import { Pace } from './pace.ts';

/** Pixels of the largest frame that is drawn: 4K. */
const MOST_PIXELS = 3840 * 2160;
const MOST_FPS = 60;
/** A new size is taken once it has not changed for this long. */
const SETTLED_MS = 150;
const MEASURED_REFRESHES = 10;

export class FilmView {
  readonly film: Film;
  onShown: ((seconds: number) => void) | null = null;
  onSeeking: ((done: number) => void) | null = null;
  readonly #engine: EngineClient;
  readonly #canvas: HTMLCanvasElement;
  readonly #pace: Pace;
  readonly #resized: ResizeObserver;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #seconds = 0;
  #size = '';

  private constructor(film: Film, engine: EngineClient, canvas: HTMLCanvasElement, fps: number) {
    this.film = film;
    this.#engine = engine;
    this.#canvas = canvas;
    this.#pace = new Pace(fps, film.format.fps);
    engine.onSeeking = (done) => this.onSeeking?.(done);
    engine.onShown = (seconds, ms) => {
      this.onShown?.(seconds);
      if (this.#pace.add(ms)) this.#resize();
    };
    this.#resize();
    this.#resized = new ResizeObserver(() => {
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => {
        if (this.#resize()) this.show(this.#seconds);
      }, SETTLED_MS);
    });
    this.#resized.observe(canvas);
  }

  /** `onFailed` is told what goes wrong later. */
  static async open(
    source: FilmSource,
    canvas: HTMLCanvasElement,
    onFailed: (message: string) => void,
  ): Promise<FilmView> {
    const [worker, bytes, fps] = await Promise.all([source.engine(), source.bytes(), displayRate()]);
    const engine = new EngineClient(worker, source.film, bytes, canvas.transferControlToOffscreen());
    engine.onFailed = onFailed;
    return new FilmView(source.film, engine, canvas, fps);
  }

  /** What is drawn at the moment. */
  get drawn(): { width: number; height: number; fps: number } {
    const [width, height, fps] = this.#size.split(' ').map(Number);
    return { width, height, fps };
  }

  /** Whether the last frame that was asked for is still being drawn. */
  get isBusy(): boolean {
    return this.#engine.isBusy;
  }

  show(seconds: number): void {
    this.#seconds = seconds;
    this.#engine.show(seconds);
  }

  read(frame: number): Promise<ReadFrame> {
    return this.#engine.read(frame);
  }

  dispose(): void {
    clearTimeout(this.#settling);
    this.#resized.disconnect();
    this.#engine.dispose();
  }

  /** Whether the size has changed. */
  #resize(): boolean {
    const { format, isFixed } = this.film;
    const { clientWidth, clientHeight } = this.#canvas;
    if (clientWidth === 0 || clientHeight === 0) return false;
    const ratio = globalThis.devicePixelRatio || 1;
    const fit = Math.min((clientWidth * ratio) / format.width, (clientHeight * ratio) / format.height);
    const largest = Math.sqrt(MOST_PIXELS / (format.width * format.height));
    const scale = Math.min(fit, largest) * this.#pace.scale;
    const even = (length: number): number => Math.max(16, Math.round((length * scale) / 2) * 2);
    const size = isFixed
      ? { width: format.width, height: format.height, fps: format.fps }
      : { width: even(format.width), height: even(format.height), fps: this.#pace.fps };
    const key = `${size.width} ${size.height} ${size.fps}`;
    if (key === this.#size) return false;
    this.#size = key;
    this.#engine.resize(size.width, size.height, size.fps);
    return true;
  }
}

/** Refreshes a second, at most 60. */
async function displayRate(): Promise<number> {
  const refresh = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const times: number[] = [];
  const hidden = new Promise<null>((resolve) => setTimeout(() => resolve(null), 500));
  while (times.length <= MEASURED_REFRESHES) {
    const time = await Promise.race([refresh(), hidden]);
    if (time === null) return MOST_FPS;
    times.push(time);
  }
  const lengths = times.slice(1).map((time, i) => time - times[i]);
  const [middle] = lengths.toSorted((a, b) => a - b).slice(lengths.length >> 1);
  return Math.max(24, Math.min(MOST_FPS, Math.round(1000 / Math.max(1, middle))));
}
