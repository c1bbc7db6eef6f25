// Draws frames of a film: one renderer for what is shown, at any size and rate, and one in the film's own format for frames that are read.

import type { FrameFormat } from '../contract/render.ts';
import type { Film } from '../engine/film/film.ts';
import { openFilm } from '../engine/film/open-film.ts';
import { createRenderer } from '../engine/frame/renderer/create-renderer.ts';
import type { Renderer } from '../engine/frame/renderer/renderer.ts';

export interface Pixels {
  width: number;
  height: number;
  /** RGBA; valid until the next draw. */
  data: Uint8Array;
}

export class FrameDrawer {
  readonly #film: Film;
  readonly #options: ReturnType<typeof openFilm>;
  #shown: Renderer | null = null;
  #own: Renderer | null = null;

  constructor(film: Film, bytes: Uint8Array) {
    this.#film = film;
    this.#options = openFilm(film, bytes);
  }

  /** Size and rate of what is shown. */
  async resize(width: number, height: number, fps: number): Promise<void> {
    const { format, isFixed } = this.#film;
    const wanted: FrameFormat = isFixed ? format : { ...format, width, height, fps };
    const now = this.#shown?.format;
    if (now && now.width === wanted.width && now.height === wanted.height && now.fps === wanted.fps) return;
    this.#shown?.dispose();
    this.#shown = null;
    this.#shown = await createRenderer({ ...this.#options, format: wanted });
  }

  get isReady(): boolean {
    return this.#shown !== null;
  }

  /** Goes on to a time for about `budgetMs`; 0..1 of the way, 1 where `show` is quick. */
  seek(seconds: number, budgetMs: number): number {
    const renderer = this.#shown!;
    const { done, total } = renderer.seekTowards(frameAt(renderer, seconds), budgetMs);
    return total === 0 ? 1 : done / total;
  }

  show(seconds: number): Pixels {
    const renderer = this.#shown!;
    renderer.draw(frameAt(renderer, seconds), { pack: 'rgba' });
    return pixelsOf(renderer);
  }

  /** A frame in the film's own format. Its pixels are those of `glyphreel hash`. */
  async read(frame: number): Promise<Pixels> {
    const renderer = (this.#own ??= await createRenderer({ ...this.#options, format: this.#film.format }));
    renderer.draw(frame);
    return pixelsOf(renderer);
  }
}

const pixelsOf = (renderer: Renderer): Pixels => ({
  width: renderer.format.width,
  height: renderer.format.height,
  data: renderer.packRgba(),
});

/** The frame shown at a time. Rounding may put a time just before the frame that it stands for. */
const frameAt = ({ frames, format }: Renderer, seconds: number): number =>
  Math.max(0, Math.min(frames - 1, Math.floor(seconds * format.fps + 1e-6)));
