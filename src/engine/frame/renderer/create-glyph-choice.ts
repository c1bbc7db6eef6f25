// Creates the strategy that chooses each cell's glyph: by its value (ramp), at random (random), by the shape of the values inside it
// (shape), or along edges of the field (edges).

import type { LayerItem } from '../../../contract/plan.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import { EdgeChoice } from './edge-choice.ts';
import type { GlyphChoice } from './glyph-choice.ts';
import type { LayerGrid } from './layer-grid.ts';
import { RampChoice, RandomChoice } from './ramp-choice.ts';
import type { RenderEnv } from './render-env.ts';
import { ShapeChoice } from './shape-choice.ts';

export function createGlyphChoice(
  env: RenderEnv,
  graph: SceneGraph,
  on: LayerGrid,
  item: LayerItem,
  value: GraphNode,
  palette: number[],
  seed: number,
): GlyphChoice {
  switch (item.glyphs) {
    case 'ramp':
    case 'match':
      return new RampChoice(env, palette);
    case 'random':
      return new RandomChoice(env, on, palette, seed);
    case 'shape':
      return new ShapeChoice(env, graph, on, item, palette);
    case 'edges':
      return new EdgeChoice(env, on, value, palette);
  }
}
