// A graph on a small grid, for tests: build an expression with a scope, get its values.

import { GraphScope } from '../../../src/engine/frame/graph/field-scope.ts';
import { FrameProgram } from '../../../src/engine/frame/graph/frame-program.ts';
import { Graph } from '../../../src/engine/frame/graph/graph.ts';
import type { GraphNode } from '../../../src/engine/frame/graph/graph-node.ts';
import { Grid } from '../../../src/engine/frame/graph/grid.ts';
import { fitGrid } from '../../../src/engine/effect-api/grid-geometry.ts';
import { GridProgram } from '../../../src/engine/frame/graph/grid-program.ts';
import { SceneMoment } from '../../../src/engine/frame/graph/scene-moment.ts';
import { createAudioReader } from '../../../src/engine/frame/features/audio-reader.ts';
import { synthesiseFeatures } from '../../../src/engine/frame/features/synthesise-features.ts';
import { loadKernels } from '../../../src/engine/kernels/load-kernels.ts';

export const { kernels, memory } = loadKernels();
const reader = createAudioReader(synthesiseFeatures({ fps: 24, frames: 500 }));

export function graphOn(cols = 13, rows = 7) {
  const graph = new Graph();
  const grid = new Grid(memory, fitGrid(cols * 10, rows * 10, 10, 10), { cols, rows });
  const kept: { dispose(): void }[] = [];
  const host = {
    graph,
    memory,
    reelSeed: 5,
    halfWidth: grid.halfWidth,
    halfHeight: grid.halfHeight,
    loopSeconds: null,
    keep: (d: { dispose(): void }) => {
      kept.push(d);
    },
  };
  const scope = new GraphScope(host, grid, 77);
  const moment = new SceneMoment({ fps: 24, duration: 10, firstFrame: 0 }, reader, 1);
  /** Values of each node at t, computed in one program that has run at other moments before. */
  const after = (before: readonly number[], t: number, ...nodes: GraphNode[]): number[][] => {
    const frame = new FrameProgram(graph, kernels, memory);
    const program = new GridProgram(
      grid,
      nodes.filter((node) => node.isCell),
      frame.values,
      kernels,
      memory,
    );
    for (const time of [...before, t]) {
      moment.setTime(time);
      frame.run(moment);
      program.run();
    }
    const result = nodes.map((node) =>
      node.isCell ? Array.from(program.buffer(node).view) : [node.isConst ? node.value : frame.values[node.id]],
    );
    program.dispose();
    frame.dispose();
    return result;
  };
  return {
    graph,
    grid,
    scope,
    moment,
    after,
    /** Values of each node at t, computed in one program. */
    at: (t: number, ...nodes: GraphNode[]): number[][] => after([], t, ...nodes),
    steps(...nodes: GraphNode[]): number {
      const program = new GridProgram(grid, nodes, new Float64Array(graph.nodes.length), kernels, memory);
      program.dispose();
      return program.stepCount;
    },
  };
}
