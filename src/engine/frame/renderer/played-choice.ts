// The glyphs of a layer that is played from a tape: LayerPass writes them itself.

import type { RenderEnv } from './render-env.ts';
import type { GlyphChoice } from './glyph-choice.ts';
import { PlanesBuffer } from './planes-buffer.ts';

export class PlayedChoice implements GlyphChoice {
  readonly colors?: { readonly ink: PlanesBuffer; readonly paper: PlanesBuffer };

  constructor(env: RenderEnv, cells: number, hasColors: boolean) {
    if (hasColors)
      this.colors = { ink: new PlanesBuffer(env.memory, cells), paper: new PlanesBuffer(env.memory, cells) };
  }

  finish(): void {
    /* nothing to prepare */
  }
  choose(): void {
    /* see LayerPass */
  }
  dispose(): void {
    this.colors?.ink.dispose();
    this.colors?.paper.dispose();
  }
}
