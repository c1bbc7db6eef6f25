// What the strategies that choose glyphs are made of.

import type { LayerItem } from '../../../contract/plan.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import type { GraphScope } from '../graph/field-scope.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import type { LayerGrid } from './layer-grid.ts';
import type { RenderEnv } from './render-env.ts';

export interface ChoiceParts {
  env: RenderEnv;
  graph: SceneGraph;
  on: LayerGrid;
  item: LayerItem;
  /** The layer's value on its grid. */
  value: GraphNode;
  /** Atlas indices, dark to bright. */
  palette: number[];
  seed: number;
  /** The layer's saturation in another scope. */
  saturation: (scope: GraphScope) => GraphNode;
}
