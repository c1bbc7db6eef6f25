// The reel's captions: at each moment the lines that are due, at the foot of the frame, on a darkened ground.

import type { Frame } from '../../../kernels/frame.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import type { DrawPass } from '../draw-pass.ts';
import type { Caption, RenderEnv } from '../render-env.ts';
import { cellIndex, SECOND_HALF } from './cell-glyphs.ts';
import { TextBlock } from './text-block.ts';
import { mostChars } from './text-pass.ts';
import { wrapText } from './wrap-text.ts';

const GROUND = 0.6;
const LEVEL = 240;
/** Captions are prepared when they come up; so many stay. */
const MOST_KEPT = 4;

export class CaptionsPass implements DrawPass {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #blocks = new Map<Caption, TextBlock>();

  constructor(env: RenderEnv, graph: SceneGraph) {
    this.#env = env;
    this.#graph = graph;
  }

  finish(): void {
    /* blocks are made when they come up */
  }

  draw(frame: Frame): void {
    const time = this.#graph.moment.variable('time') + 1e-6;
    // Later ones go above those that are still shown.
    let foot = this.#env.format.height;
    for (const caption of this.#env.captions) {
      if (time < caption.from || time >= caption.to) continue;
      const block = this.#block(caption);
      const margin = foot === this.#env.format.height ? 2 * block.atlas.cell.height : 0;
      const y = foot - margin - block.height;
      const x = Math.round((this.#env.format.width - block.width) / 2);
      block.drawGround(frame, x, y, GROUND);
      block.draw(frame, x, y, 0);
      foot = y - (block.atlas.cell.height >> 1);
    }
  }

  dispose(): void {
    for (const block of this.#blocks.values()) block.dispose();
  }

  #block(caption: Caption): TextBlock {
    const known = this.#blocks.get(caption);
    if (known) return known;
    const atlas = this.#env.atlas(this.#env.fonts(null), 'lg', 1);
    const lines = wrapText(caption.text, mostChars(this.#env, atlas.cell.width, null));
    const cols = Math.max(1, ...lines.map((line) => line.length));
    const block = new TextBlock(this.#env, atlas, cols, lines.length);
    lines.forEach((line, row) =>
      line.forEach((glyph, i) => {
        const index = cellIndex(atlas, line, i);
        if (index === null && glyph === SECOND_HALF) return;
        if (index === null) this.#env.warn(`No font has the glyph ${glyph} of a caption; it was left out.`);
        else block.cells.view[row * cols + Math.floor((cols - line.length) / 2) + i] = index;
      }),
    );
    this.#env.kernels.fillU8(block.alphas.ptr, 255, cols * lines.length);
    block.setColor(LEVEL, LEVEL, LEVEL);
    if (this.#blocks.size >= MOST_KEPT) {
      const [oldest, old] = this.#blocks.entries().next().value!;
      old.dispose();
      this.#blocks.delete(oldest);
    }
    this.#blocks.set(caption, block);
    return block;
  }
}
