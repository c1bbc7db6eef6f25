// The reel's captions: at each moment the lines that are due, at the foot of the frame, on a darkened ground.

import type { Caption } from '../../../../contract/caption.ts';
import type { Frame } from '../../../kernels/frame.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import type { DrawPass } from '../draw-pass.ts';
import type { RenderEnv } from '../render-env.ts';
import { layoutText, type TextLayout } from '../../glyphs/layout/layout-text.ts';
import { AT_REST, LetterPen } from './letter-pen.ts';
import { mostChars, textCell } from './text-size.ts';

const GROUND = 0.6;
const LEVEL = 240;
/** Captions are prepared when they come up; so many stay. */
const MOST_KEPT = 4;

export class CaptionsPass implements DrawPass {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #pen: LetterPen;
  readonly #layouts = new Map<Caption, TextLayout>();

  constructor(env: RenderEnv, graph: SceneGraph) {
    this.#env = env;
    this.#graph = graph;
    this.#pen = new LetterPen(env);
  }

  finish(): void {
    /* layouts are made when they come up */
  }

  draw(frame: Frame): void {
    const time = this.#graph.moment.variable('time') + 1e-6;
    const stack = this.#env.fonts(null);
    const cell = textCell(this.#env, stack, 'lg', null);
    // Later ones go above those that are still shown.
    let foot = this.#env.format.height;
    for (const caption of this.#env.captions) {
      if (time < caption.from || time >= caption.to) continue;
      const layout = this.#layout(caption);
      const margin = foot === this.#env.format.height ? 2 * cell.height : 0;
      const y = foot - margin - layout.height;
      const x = Math.round((this.#env.format.width - layout.width) / 2);
      this.#pen.drawPlate(
        frame,
        x - cell.width,
        y - (cell.height >> 1),
        layout.width + 2 * cell.width,
        layout.height + cell.height,
        { r: 0, g: 0, b: 0, alpha: Math.floor(GROUND * 255 + 0.5) },
      );
      const ink = { r: LEVEL, g: LEVEL, b: LEVEL, alpha: 255 };
      for (const letter of layout.letters) this.#pen.drawLetter(frame, letter, { stack, cell, x, y }, AT_REST, ink, 0);
      foot = y - (cell.height >> 1);
    }
  }

  dispose(): void {
    this.#pen.dispose();
  }

  #layout(caption: Caption): TextLayout {
    const known = this.#layouts.get(caption);
    if (known) return known;
    const env = this.#env;
    const stack = env.fonts(null);
    const cell = textCell(env, stack, 'lg', null);
    const chars = mostChars(env, cell.width, null);
    const layout = layoutText([{ text: caption.text, style: 0 }], {
      stack,
      shaper: env.rasteriser.shaper ?? null,
      cell,
      maxCells: chars,
      maxWidth: env.format.width - 4 * cell.width,
      isPre: false,
      align: 'center',
      leading: 1,
    });
    for (const glyph of layout.missing) env.warn(`No font has the glyph ${glyph} of a caption; it was left out.`);
    if (this.#layouts.size >= MOST_KEPT) this.#layouts.delete(this.#layouts.keys().next().value!);
    this.#layouts.set(caption, layout);
    return layout;
  }
}
