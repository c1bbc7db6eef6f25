// Lines of glyphs as cells that are blitted like any grid, with a darkened ground behind them if wanted. Used by texts,
// tickers and captions; its cells are written by the pass that reveals or moves them.

import type { CellBlock } from '../../../kernels/calls/cells.ts';
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
  readonly #block: CellBlock;
  readonly #shown = [-1, -1, -1];
  #ground: CellBlock | null = null;

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
    const [r, g, b] = [memory.u8(n), memory.u8(n), memory.u8(n)];
    this.#channels = [r, g, b];
    const { cells, alphas } = this;
    this.#block = { atlas, cells, r, g, b, alphas, cols: this.cols, originX: 0, originY: 0 };
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
    const n = cols * rows;
    if (!this.#ground) {
      const black = memory.u8(n);
      const [cells, alphas] = [memory.u16(n), memory.u8(n)];
      cells.view.fill(full);
      this.#ground = { atlas: this.atlas, cells, r: black, g: black, b: black, alphas, cols, originX: 0, originY: 0 };
    }
    kernels.fillU8(this.#ground.alphas.ptr, Math.min(255, Math.floor(strength * 255 + 0.5)), n);
    this.#ground.originX = x - this.atlas.cell.width;
    this.#ground.originY = y - (this.atlas.cell.height >> 1);
    kernels.blitCells(frame, this.#ground, 0, rows, 0, false);
  }

  draw(frame: Frame, x: number, y: number, mode: number): void {
    this.#block.originX = x;
    this.#block.originY = y;
    this.#env.kernels.blitCells(frame, this.#block, 0, this.rows, mode, false);
  }

  dispose(): void {
    const { memory } = this.#env;
    for (const buffer of [this.cells, this.alphas, ...this.#channels]) memory.free(buffer);
    if (this.#ground)
      for (const buffer of [this.#ground.cells, this.#ground.alphas, this.#ground.r]) memory.free(buffer);
  }
}
