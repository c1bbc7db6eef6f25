// Items drawn alone over transparent, then moved, shaded and blended into the frame: a `group`, and layers and texts with `shade`.

import type { EffectCall } from '../../../contract/plan.ts';
import { packedBytes } from '../../kernels/calls/alpha.ts';
import { type AlphaFrame, type Frame, hasAlpha, type Plane } from '../../kernels/frame.ts';
import type { U8Buffer } from '../../kernels/memory.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import { blendMode } from '../graph/registry.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import { AffineOf } from './affine-of.ts';
import { affineInPixels } from './affine-in-pixels.ts';
import { toByte } from './cell-color.ts';
import type { DrawPass } from './draw-pass.ts';
import { drawLayers } from './layer-bands.ts';
import type { LayerGrid } from './layer-grid.ts';
import { LayerPass } from './layer-pass.ts';
import { PointPasses } from './point-passes.ts';
import type { RenderEnv } from './render-env.ts';
import { ShaderChain } from './shader-chain.ts';

export interface GroupParts {
  name: string | null;
  site: number;
  passes: readonly DrawPass[];
  opacity: GraphNode;
  blend: string;
  /** 0..1 for each cell of the grid. */
  mask: { on: LayerGrid; node: GraphNode } | null;
  transform: readonly EffectCall[];
  shade: readonly EffectCall[];
}

/** Rows blended at a time, so that they are still in the cache for the next kernel. */
const BAND_ROWS = 32;

export class GroupPass implements DrawPass {
  /** Output frame that is drawn. */
  outputFrame = 0;
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #parts: GroupParts;
  /** The leading layers, which are drawn in bands, and the rest. */
  readonly #layers: readonly LayerPass[];
  readonly #others: readonly DrawPass[];
  readonly #affine: AffineOf | null;
  readonly #shaders: ShaderChain;
  readonly #waiting = new PointPasses();
  readonly #mode: number;
  /** How much of each column is shown, and the mask's cells. */
  readonly #shown: U8Buffer;
  #maskLevels: U8Buffer | null = null;

  constructor(env: RenderEnv, graph: SceneGraph, parts: GroupParts) {
    this.#env = env;
    this.#graph = graph;
    this.#parts = parts;
    const other = parts.passes.findIndex((pass) => !(pass instanceof LayerPass));
    const count = other < 0 ? parts.passes.length : other;
    this.#layers = parts.passes.slice(0, count) as LayerPass[];
    this.#others = parts.passes.slice(count);
    this.#affine = parts.transform.length > 0 ? new AffineOf(graph, parts.transform) : null;
    this.#mode = blendMode(parts.blend);
    this.#shaders = new ShaderChain(env, graph, parts.shade);
    this.#shown = env.memory.u8((env.format.width + 15) & ~15);
    if (parts.mask) parts.mask.on.want(parts.site, parts.mask.node);
  }

  finish(): void {
    for (const pass of this.#parts.passes) pass.finish();
  }

  draw(frame: Frame, uncovered: Plane | null = null): void {
    const opacity = toByte(this.#graph.value(this.#parts.opacity));
    let own = this.#env.acquireAlpha();
    for (const layer of this.#layers) layer.choose();
    drawLayers(this.#env, own, this.#layers, 0, null);
    for (const pass of this.#others) pass.draw(own);
    const finish = () => {
      own = this.#move(own);
      const shaded = this.#shaders.run(own, this.#waiting, this.outputFrame);
      this.#waiting.flush(shaded);
      own = hasAlpha(shaded) ? shaded : own;
      this.#blend(frame, own, opacity, uncovered);
    };
    this.#env.stage('shade', this.#parts.name, finish, this.#parts.site);
    this.#env.releaseFrame(own);
  }

  dispose(): void {
    for (const pass of this.#parts.passes) pass.dispose();
    this.#shaders.dispose();
    this.#env.memory.free(this.#shown);
    if (this.#maskLevels) this.#env.memory.free(this.#maskLevels);
  }

  #move(own: AlphaFrame): AlphaFrame {
    const affine = this.#affine?.read();
    const map = affine ? affineInPixels(affine, own) : null;
    if (map === null) return own;
    const moved = this.#env.acquireAlpha();
    const packed = this.#env.cached('packed group', () => this.#env.memory.u8(packedBytes(own)));
    this.#env.kernels.affineAlpha(moved, own, map, packed);
    this.#env.releaseFrame(own);
    return moved;
  }

  #blend(frame: Frame, own: AlphaFrame, opacity: number, uncovered: Plane | null): void {
    const { kernels } = this.#env;
    const { height } = frame;
    const { mask } = this.#parts;
    if (!mask) {
      this.#shown.view.fill(opacity);
      for (let y = 0; y < height; y += BAND_ROWS)
        kernels.overlay(frame, own, y, Math.min(height, y + BAND_ROWS), this.#shown, this.#mode, uncovered);
      return;
    }
    const { grid } = mask.on;
    const levels = (this.#maskLevels ??= this.#env.memory.u8(grid.cells));
    kernels.toU8(levels.ptr, mask.on.computed().buffer(mask.node).ptr, grid.cells);
    for (let row = 0; row < grid.rows; row++) {
      // The outer rows and columns reach to the edges of the frame.
      const y0 = row === 0 ? 0 : grid.originY + row * grid.cellHeight;
      const y1 = row === grid.rows - 1 ? height : Math.min(height, grid.originY + (row + 1) * grid.cellHeight);
      if (y1 <= y0) continue;
      this.#fillShown(levels.view.subarray(row * grid.cols, (row + 1) * grid.cols), opacity, grid);
      kernels.overlay(frame, own, y0, y1, this.#shown, this.#mode, uncovered);
    }
  }

  #fillShown(levels: Uint8Array, opacity: number, grid: { originX: number; cellWidth: number }): void {
    const shown = this.#shown.view;
    for (let col = 0; col < levels.length; col++) {
      const x0 = col === 0 ? 0 : grid.originX + col * grid.cellWidth;
      const x1 = col === levels.length - 1 ? shown.length : grid.originX + (col + 1) * grid.cellWidth;
      const level = opacity * levels[col] + 128;
      shown.fill((level + (level >> 8)) >> 8, x0, Math.max(x0, x1));
    }
  }
}
