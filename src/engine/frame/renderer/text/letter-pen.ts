// Draws letters, their outlines and shadows, and plates into a frame.

import type { CellBlock } from '../../../kernels/calls/cells.ts';
import type { Frame } from '../../../kernels/frame.ts';
import type { U8Buffer, U16Buffer } from '../../../kernels/memory.ts';
import { type Bitmap, bitmapOf, blurBitmap, growBitmap, mapBitmap, type Matrix } from '../../glyphs/bitmap.ts';
import type { CellSize } from '../../glyphs/cell-size.ts';
import { fillOutline } from '../../glyphs/fill-outline.ts';
import type { FontStack } from '../../glyphs/font-stack.ts';
import { glyphCoverage } from '../../glyphs/glyph-coverage.ts';
import type { RenderEnv } from '../render-env.ts';
import type { Letter, LetterPart } from '../../glyphs/layout/layout-text.ts';
import { FoundSprites, type SpriteLook } from './found-sprites.ts';
import { type Sprite, SpriteStore, type StoredSprite } from './sprite-store.ts';

/** Bytes 0..255. */
export interface Ink {
  r: number;
  g: number;
  b: number;
  alpha: number;
}

/** How a letter is drawn besides its place in the layout; lengths in pixels. */
export interface LetterPose {
  dx: number;
  dy: number;
  /** Turned clockwise about the middle of its baseline, in turns. */
  turn: number;
  /** How far it leans to the right per height, as an italic does. */
  slant: number;
  /** Thicker by so much on all sides. */
  grow: number;
  blur: number;
}

export const AT_REST: LetterPose = { dx: 0, dy: 0, turn: 0, slant: 0, grow: 0, blur: 0 };

/** Places within a pixel, and directions of a turn, that are told apart. */
const FINE = 4;
const TURNS = 256;
const TILE = 256;

export class LetterPen {
  readonly #env: RenderEnv;
  readonly #sprites: SpriteStore;
  readonly #found = new FoundSprites();
  readonly #cells: U16Buffer;
  readonly #channels: U8Buffer[];
  readonly #capacity: number;

  constructor(env: RenderEnv) {
    const { memory, format } = env;
    this.#env = env;
    this.#sprites = env.cached('text sprites', () => new SpriteStore(memory));
    // Tiles of what is twice as large as the frame.
    this.#capacity = (2 + Math.ceil((4 * format.width) / TILE)) * (2 + Math.ceil((4 * format.height) / TILE));
    this.#cells = memory.u16(this.#capacity);
    this.#channels = [0, 1, 2, 3].map(() => memory.u8(this.#capacity));
    for (let i = 0; i < this.#capacity; i++) this.#cells.view[i] = i;
  }

  /** `stack` and `cell` are those of the layout; (x, y) is the block's corner. */
  drawLetter(
    frame: Frame,
    letter: Letter,
    place: { stack: FontStack; cell: CellSize; x: number; y: number },
    pose: LetterPose,
    ink: Ink,
    mode: number,
  ): void {
    if (ink.alpha <= 0) return;
    this.#eachSprite(letter, place, pose, (sprite, x, y) => this.drawSprite(frame, sprite, x, y, ink, mode));
  }

  /** A plate of the ink with the letter in black. */
  drawInverse(
    frame: Frame,
    letter: Letter,
    place: { stack: FontStack; cell: CellSize; x: number; y: number },
    pose: LetterPose,
    ink: Ink,
    mode: number,
  ): void {
    const { x, y } = { x: place.x + pose.dx + letter.x, y: place.y + pose.dy + letter.y };
    this.drawPlate(frame, x, y, letter.width, letter.height, ink, mode);
    this.drawLetter(frame, letter, place, pose, { r: 0, g: 0, b: 0, alpha: ink.alpha }, 0);
  }

  /** Makes the bitmaps of a letter in advance, so that drawing it allocates nothing. */
  prepare(letter: Letter, place: { stack: FontStack; cell: CellSize; x: number; y: number }): void {
    this.#eachSprite(letter, place, AT_REST, () => {
      /* made */
    });
  }

  #eachSprite(
    letter: Letter,
    place: { stack: FontStack; cell: CellSize; x: number; y: number },
    pose: LetterPose,
    use: (sprite: Sprite, x: number, y: number) => void,
  ): void {
    const turn = ((Math.round(pose.turn * TURNS) % TURNS) + TURNS) % TURNS;
    const { xx, xy, yx, yy } = matrixOf(turn, pose.slant);
    // What the letter turns about, in the block.
    const cx = letter.x + letter.width / 2;
    const cy = letter.baseline;
    for (const part of letter.parts) {
      const px = part.x - cx;
      const py = part.y - cy;
      const x = place.x + pose.dx + cx + px * xx + py * xy;
      const y = place.y + pose.dy + cy + px * yx + py * yy;
      const wholeX = Math.floor(x + 1 / (2 * FINE));
      const wholeY = Math.floor(y + 1 / (2 * FINE));
      const fineX = Math.floor((x - wholeX) * FINE + 0.5);
      const fineY = Math.floor((y - wholeY) * FINE + 0.5);
      const sprite = this.#sprite(part, place, turn, fineX, fineY, pose);
      if (sprite) use(sprite, wholeX, wholeY);
    }
  }

  drawSprite(frame: Frame, sprite: Sprite, x: number, y: number, ink: Ink, mode: number): void {
    const { cols, rows, table } = sprite;
    const count = cols * rows;
    const [r, g, b, alphas] = this.#channels;
    if (count > this.#capacity) return;
    fillFirst(r.view, ink.r, count);
    fillFirst(g.view, ink.g, count);
    fillFirst(b.view, ink.b, count);
    fillFirst(alphas.view, ink.alpha, count);
    const block: CellBlock = {
      atlas: table,
      cells: this.#cells,
      r,
      g,
      b,
      alphas,
      cols,
      originX: x + sprite.left,
      originY: y + sprite.top,
    };
    this.#env.kernels.blitCells(frame, block, 0, rows, mode, false);
  }

  /** A plate of one colour. */
  drawPlate(frame: Frame, x: number, y: number, width: number, height: number, ink: Ink, mode = 0): void {
    const [w, h] = [Math.round(width), Math.round(height)];
    if (ink.alpha <= 0 || w <= 0 || h <= 0) return;
    const sprite = this.preparePlate(w, h);
    if (sprite) this.drawSprite(frame, sprite, Math.round(x), Math.round(y), ink, mode);
  }

  preparePlate(width: number, height: number): Sprite | null {
    const make = (): Bitmap => bitmapOf(new Uint8Array(width * height).fill(255), width, height);
    return this.#sprites.get(`plate|${width}x${height}`, make);
  }

  dispose(): void {
    for (const buffer of [this.#cells, ...this.#channels]) this.#env.memory.free(buffer);
  }

  #sprite(
    part: LetterPart,
    { stack, cell }: { stack: FontStack; cell: CellSize },
    turn: number,
    fineX: number,
    fineY: number,
    { grow, blur, slant }: LetterPose,
  ): Sprite | null {
    const look = { stack, cell, turn, slant, fineX, fineY, grow, blur };
    const found = this.#found.find(part, look);
    if (found) return this.#sprites.use(found).sprite;
    const stored = this.#make(part, look);
    this.#found.keep(part, look, stored);
    return stored.sprite;
  }

  #make(part: LetterPart, { stack, cell, turn, slant, fineX, fineY, grow, blur }: SpriteLook): StoredSprite {
    const what =
      part.kind === 'cell'
        ? `${stack.id}|${cell.fontPx}|${cell.width}x${cell.height}|${part.cells}|${part.glyph}`
        : `${part.font.family}|${part.em}|${part.id}`;
    const key = `${part.kind}|${what}|${turn}|${slant}|${fineX}|${fineY}|${grow}|${blur}`;
    return this.#sprites.stored(key, () => {
      const matrix = matrixOf(turn, slant);
      const [dx, dy] = [fineX / FINE, fineY / FINE];
      let bitmap: Bitmap;
      if (part.kind === 'outline') {
        const outline = this.#env.rasteriser.shaper?.outline(part.font, part.id) ?? [];
        bitmap = fillOutline(outline, { scale: part.em / part.font.unitsPerEm, x: dx, y: dy, matrix });
      } else {
        const size = { ...cell, width: cell.width * part.cells };
        const coverage = glyphCoverage(this.#env.rasteriser.glyph, stack, size, part.glyph);
        bitmap = bitmapOf(coverage ?? new Uint8Array(size.width * size.height), size.width, size.height);
        if (turn !== 0 || slant !== 0 || fineX !== 0 || fineY !== 0) bitmap = mapBitmap(bitmap, matrix, dx, dy);
      }
      return blurBitmap(growBitmap(bitmap, grow), blur);
    });
  }
}

/** Most letters are one tile, for which a loop is faster than `fill`. */
function fillFirst(view: Uint8Array, value: number, count: number): void {
  for (let i = 0; i < count; i++) view[i] = value;
}

function matrixOf(turn: number, slant: number): Matrix {
  const { cos, sin } = direction(turn);
  return { xx: cos, xy: -sin - slant * cos, yx: sin, yy: cos - slant * sin };
}

// Sine and cosine of 256 directions by halving a quarter of a turn: only square roots, so they are the same everywhere.
const COS: number[] = [];
const SIN: number[] = [];
function direction(turn: number): { cos: number; sin: number } {
  if (COS.length === 0) {
    // A 256th of a turn, from a quarter halved six times.
    let [c, s] = [0, 1];
    for (let i = 0; i < 6; i++) {
      const half = Math.sqrt((1 + c) / 2);
      s = s / (2 * half);
      c = half;
    }
    let [x, y] = [1, 0];
    for (let i = 0; i < TURNS; i++) {
      COS.push(x);
      SIN.push(y);
      [x, y] = [x * c - y * s, x * s + y * c];
    }
  }
  return { cos: COS[turn], sin: SIN[turn] };
}
