// The reel's captions: at each moment the lines that are due, by default at the foot of the frame on a dark plate.

import type { Caption } from '../../../../contract/caption.ts';
import type { CaptionLook } from '../../../../contract/plan.ts';
import { SAFE_AREAS } from '../../../../contract/safe-areas.ts';
import type { Frame } from '../../../kernels/frame.ts';
import type { CellSize } from '../../glyphs/cell-size.ts';
import type { FontStack } from '../../glyphs/font-stack.ts';
import { layoutText, type TextLayout } from '../../glyphs/layout/layout-text.ts';
import type { StyledText } from '../../glyphs/layout/text-unit.ts';
import type { RenderEnv } from '../render-env.ts';
import { AT_REST, type Ink, LetterPen } from './letter-pen.ts';
import { anchorShare } from './place-text.ts';
import { mostChars, textCell } from './text-size.ts';

const BACKDROP = 0.6;
const LEVEL = 240 / 255;
/** Captions are laid out when they come up; so many layouts are kept. */
const MOST_KEPT = 8;
/** The widest line of captions with a size of their own, as a share of what is free. */
const WIDEST = 0.92;
const BOLD = 0.016;
const SLANT = 0.2;

/** A piece of a caption: one word or what is between words, in one look. */
interface Piece {
  /** Number of its word; -1 between words. */
  word: number;
  mark: NonNullable<Caption['marks']>[number] | null;
}
interface Ready {
  layout: TextLayout;
  pieces: Piece[];
}

export class CaptionsPass {
  readonly #env: RenderEnv;
  readonly #pen: LetterPen;
  readonly #look: CaptionLook;
  readonly #stack: FontStack;
  readonly #cell: CellSize;
  readonly #ready = new Map<Caption, Ready>();

  constructor(env: RenderEnv) {
    this.#env = env;
    this.#pen = new LetterPen(env);
    this.#look = env.plan.captions?.look ?? {};
    this.#stack = env.fonts(null);
    this.#cell = textCell(env, this.#stack, 'lg', this.#look.size ?? null);
  }

  /** Whether anything is shown at a time, in seconds of what is drawn. */
  isDue(time: number): boolean {
    const at = time + 1e-6;
    return this.#env.captions.some(({ from, to }) => at >= from && at < to);
  }

  draw(frame: Frame, time: number): void {
    const at = time + 1e-6;
    // Later ones go above those that are still shown; at the top of the frame, below them.
    const used = { below: 0, above: 0 };
    for (const caption of this.#env.captions) {
      if (at < caption.from || at >= caption.to) continue;
      const ready = this.#lay(caption);
      const { x, y, isAbove } = this.#place(caption, ready.layout, used);
      this.#drawCaption(frame, caption, ready, x, y, at);
      const height = ready.layout.height + (this.#cell.height >> 1);
      if (isAbove) used.above += height;
      else used.below += height;
    }
  }

  dispose(): void {
    this.#pen.dispose();
  }

  /** Where the block's corner is put. Captions that stand in one place are stacked. */
  #place(
    caption: Caption,
    layout: TextLayout,
    used: { below: number; above: number },
  ): { x: number; y: number; isAbove: boolean } {
    const { width, height } = this.#env.format;
    const { at, safe } = this.#look;
    const area = safe && Object.hasOwn(SAFE_AREAS, safe) ? SAFE_AREAS[safe] : null;
    const own = caption.place;
    const named = typeof at === 'string' ? at : 'bottom';
    const anchor = typeof at === 'object' ? { x: 0.5, y: 0.5 } : anchorShare(named);
    const margin = { x: 4 * this.#cell.width, y: 2 * this.#cell.height };
    const free = {
      left: area ? area.left * width : margin.x,
      right: width - (area ? area.right * width : margin.x),
      top: area ? area.top * height : margin.y,
      bottom: height - (area ? area.bottom * height : margin.y),
    };
    const anchorX = own?.x === undefined ? (typeof at === 'object' ? 0.5 : anchor.x) : own.anchorX;
    const anchorY = own?.y === undefined ? (typeof at === 'object' ? 0.5 : anchor.y) : own.anchorY;
    const px =
      own?.x !== undefined
        ? own.x * width
        : typeof at === 'object'
          ? at[0] * width
          : anchorX === 0.5
            ? area
              ? (free.left + free.right) / 2
              : width / 2
            : anchorX === 0
              ? free.left
              : free.right;
    const py =
      own?.y !== undefined
        ? own.y * height
        : typeof at === 'object'
          ? at[1] * height
          : anchorY === 0.5
            ? height / 2
            : anchorY === 0
              ? free.top
              : free.bottom;
    const isAbove = anchorY < 0.5;
    const stacked = isAbove ? used.above : -used.below;
    const x = px - layout.width * anchorX;
    const y = py - layout.height * anchorY + stacked;
    // What is placed never leaves the area that is kept free.
    const held = area
      ? {
          x: Math.min(Math.max(x, free.left), Math.max(free.left, free.right - layout.width)),
          y: Math.min(Math.max(y, free.top), Math.max(free.top, free.bottom - layout.height)),
        }
      : { x, y };
    return { x: Math.round(held.x), y: Math.round(held.y), isAbove };
  }

  #drawCaption(frame: Frame, caption: Caption, { layout, pieces }: Ready, x: number, y: number, at: number): void {
    const pen = this.#pen;
    const cell = this.#cell;
    const look = this.#look;
    const place = { stack: this.#stack, cell, x, y };
    const said = caption.words?.findLastIndex(({ from }) => from <= at) ?? -1;
    const isHidden = (piece: Piece): boolean => look.reveal === 'word' && piece.word > said;
    const plate = look.backdrop ?? BACKDROP;
    const anyShown = look.reveal !== 'word' || said >= 0;
    if (plate > 0 && anyShown)
      pen.drawPlate(
        frame,
        x - cell.width,
        y - (cell.height >> 1),
        layout.width + 2 * cell.width,
        layout.height + cell.height,
        { r: 0, g: 0, b: 0, alpha: Math.floor(plate * 255 + 0.5) },
      );
    const poseOf = ({ mark }: Piece) => ({
      ...AT_REST,
      grow: mark?.bold ? BOLD * cell.fontPx : 0,
      slant: mark?.italic ? SLANT : 0,
    });
    const outline = (look.outline ?? 0) * this.#env.px;
    if (outline > 0) {
      const around = ink(look.outlineColor ?? [0, 0, 0]);
      for (const letter of layout.letters) {
        const piece = pieces[letter.style];
        const pose = poseOf(piece);
        if (!isHidden(piece)) pen.drawLetter(frame, letter, place, { ...pose, grow: pose.grow + outline }, around, 0);
      }
    }
    for (const letter of layout.letters) {
      const piece = pieces[letter.style];
      if (isHidden(piece)) continue;
      const isActive = look.active !== undefined && piece.word === said && piece.word >= 0;
      const color = ink(isActive ? look.active! : (piece.mark?.color ?? look.color ?? [LEVEL, LEVEL, LEVEL]));
      pen.drawLetter(frame, letter, place, poseOf(piece), color, 0);
      if (piece.mark?.underline)
        pen.drawPlate(
          frame,
          x + letter.x,
          y + letter.baseline + cell.fontPx * 0.1,
          letter.width,
          Math.max(1, cell.fontPx / 16),
          color,
        );
    }
  }

  #lay(caption: Caption): Ready {
    const known = this.#ready.get(caption);
    if (known) return known;
    const env = this.#env;
    const { size, safe } = this.#look;
    const cell = this.#cell;
    const area = safe && Object.hasOwn(SAFE_AREAS, safe) ? SAFE_AREAS[safe] : null;
    const free = env.format.width * (area ? 1 - area.left - area.right : 1);
    const widest = size === undefined ? free - 4 * cell.width : free * WIDEST;
    const chars = Math.max(
      1,
      Math.min(Math.floor(widest / cell.width), size === undefined ? mostChars(env, cell.width, null) : 500),
    );
    const { texts, pieces } = piecesOf(caption);
    const layout = layoutText(texts, {
      stack: this.#stack,
      shaper: env.rasteriser.shaper ?? null,
      cell,
      maxCells: chars,
      maxWidth: widest,
      isPre: false,
      align: caption.place?.align ?? 'center',
      leading: 1,
    });
    for (const glyph of layout.missing) env.warn(`No font has the glyph ${glyph} of a caption; it was left out.`);
    if (this.#ready.size >= MOST_KEPT) this.#ready.delete(this.#ready.keys().next().value!);
    const ready = { layout, pieces };
    this.#ready.set(caption, ready);
    return ready;
  }
}

function ink([r, g, b]: readonly [number, number, number]): Ink {
  const level = (value: number): number => Math.round(value * 255);
  return { r: level(r), g: level(g), b: level(b), alpha: 255 };
}

/** The text in pieces: divided where a word or a mark begins or ends. A piece's number is its style. */
function piecesOf(caption: Caption): { texts: StyledText[]; pieces: Piece[] } {
  const { text, words = [], marks = [] } = caption;
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...words, ...marks]) cuts.add(start).add(end);
  const at = [...cuts].toSorted((a, b) => a - b);
  const pieces: Piece[] = [];
  const texts = at.slice(0, -1).map((start, i): StyledText => {
    pieces.push({
      word: words.findIndex((word) => start >= word.start && start < word.end),
      mark: marks.find((mark) => start >= mark.start && start < mark.end) ?? null,
    });
    return { text: text.slice(start, at[i + 1]), style: i };
  });
  return { texts, pieces };
}
