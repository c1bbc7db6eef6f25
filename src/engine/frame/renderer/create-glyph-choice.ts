// Creates the strategy that chooses each cell's glyph: by its value (ramp), at random (random), by the shape of the values inside it
// (shape), along edges of the field (edges), or together with the cell's two colours (match).

import type { LayerItem } from '../../../contract/plan.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import type { ChoiceParts } from './choice-parts.ts';
import { EdgeChoice } from './edge-choice.ts';
import type { GlyphChoice } from './glyph-choice.ts';
import { InkRampChoice } from './ink-ramp-choice.ts';
import { MatchChoice } from './match-choice.ts';
import { RampChoice, RandomChoice } from './ramp-choice.ts';
import { ShapeChoice } from './shape-choice.ts';

export function createGlyphChoice(parts: ChoiceParts): GlyphChoice {
  const { env, graph, on, item, value, palette, seed } = parts;
  switch (item.glyphs) {
    case 'ramp':
      return isSpacedByInk(graph, item)
        ? new InkRampChoice(env, on, palette, item.dither, seed)
        : new RampChoice(env, palette, on.grid.cells, item.steady !== null);
    case 'random':
      return new RandomChoice(env, on, palette, seed);
    case 'shape':
      return new ShapeChoice(parts);
    case 'edges':
      return new EdgeChoice(env, on, value, palette);
    case 'match':
      return new MatchChoice(parts);
  }
}

/** Ramps that show a picture are spaced by ink, and so are dithered ones; others by position, as their palettes are composed. */
const isSpacedByInk = (graph: SceneGraph, item: LayerItem): boolean =>
  item.dither !== 'none' || graph.lowering.usesMedia(item.value);
