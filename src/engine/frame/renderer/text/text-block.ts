// Lines of glyphs as cells that are blitted like any grid, with a darkened ground behind them if wanted. Used by texts,
// tickers and captions; its cells are written by whoever reveals or moves them.

import type { Frame } from '../../../kernels/frame.ts';
import { EMPTY_CELL, type GlyphAtlas } from '../../glyphs/atlas.ts';
import type { U16Buffer, U8Buffer } from '../../../kernels/memory.ts';
import type { RenderEnv } from '../render-env.ts';

export class TextBlock {
  readonly cols: number;
  readonly rows: number;
  readonly atlas: GlyphAtlas;
  readonly cells: U16Buffer;
  readonly alphas: U8Buffer;
  readonly #env: RenderEnv;
  readonly #channels: U8Buffer[];
  readonly #shown = [-1, -1, -1];
  #ground: { cells: U16Buffer; alphas: U8Buffer; black: U8Buffer } | null = null;

  constructor(env: RenderEnv, atlas: GlyphAtlas, cols: number, rows: number) {
    const { memory } = env;
    this.#env = env;
    this.atlas = atlas;
    this.cols = Math.max(1, cols);
    this.rows = Math.max(1, rows);
    const n = this.cols * this.rows;
    this.cells = memory.u16(n);
    this.cells.view.fill(EMPTY_CELL);
    this.alphas = memory.u8(n);
    this.#channels = [memory.u8(n), memory.u8(n), memory.u8(n)];
  }

  get width(): number {
    return this.cols * this.atlas.cell.width;
  }
  get height(): number {
    return this.rows * this.atlas.cell.height;
  }

  /** Bytes r, g, b of all its glyphs. */
  setColor(r: number, g: number, b: number): void {
    [r, g, b].forEach((level, i) => {
      if (this.#shown[i] === level) return;
      this.#shown[i] = level;
      this.#env.kernels.fillU8(this.#channels[i].ptr, level, this.cols * this.rows);
    });
  }

  /** `strength` 0..1 of black behind the block, one column wider on both sides and half a row higher. */
  drawGround(frame: Frame, x: number, y: number, strength: number): void {
    if (strength <= 0) return;
    const full = this.atlas.index('█');
    if (full === null) return;
    const cols = this.cols + 2;
    const rows = this.rows + 1;
    const { memory, kernels } = this.#env;
    if (!this.#ground) {
      this.#ground = { cells: memory.u16(cols * rows), alphas: memory.u8(cols * rows), black: memory.u8(cols * rows) };
      this.#ground.cells.view.fill(full);
    }
    const { cells, alphas, black } = this.#ground;
    kernels.fillU8(alphas.ptr, Math.min(255, Math.floor(strength * 255 + 0.5)), cols * rows);
    const { atlas } = this;
    kernels.blitCells(
      frame.r.ptr,
      frame.g.ptr,
      frame.b.ptr,
      frame.stride,
      frame.width,
      frame.height,
      atlas.ptr,
      atlas.stride,
      atlas.cell.width,
      atlas.cell.height,
      cells.ptr,
      black.ptr,
      black.ptr,
      black.ptr,
      alphas.ptr,
      cols,
      0,
      rows,
      x - atlas.cell.width,
      y - (atlas.cell.height >> 1),
      0,
      0,
    );
  }

  draw(frame: Frame, x: number, y: number, mode: number): void {
    const { atlas } = this;
    const [r, g, b] = this.#channels;
    this.#env.kernels.blitCells(
      frame.r.ptr,
      frame.g.ptr,
      frame.b.ptr,
      frame.stride,
      frame.width,
      frame.height,
      atlas.ptr,
      atlas.stride,
      atlas.cell.width,
      atlas.cell.height,
      this.cells.ptr,
      r.ptr,
      g.ptr,
      b.ptr,
      this.alphas.ptr,
      this.cols,
      0,
      this.rows,
      x,
      y,
      mode,
      0,
    );
  }

  dispose(): void {
    const { memory } = this.#env;
    for (const buffer of [this.cells, this.alphas, ...this.#channels]) memory.free(buffer);
    if (this.#ground)
      for (const buffer of [this.#ground.cells, this.#ground.alphas, this.#ground.black]) memory.free(buffer);
  }
}
