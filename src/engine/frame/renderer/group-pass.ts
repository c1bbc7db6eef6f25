// Items drawn alone over transparent, then moved, shaded and blended into the frame: a `group`, and layers and texts with `shade`.
// Colours are premultiplied by the alpha, which is what the items cover.

import type { EffectCall } from '../../../contract/plan.ts';
import type { Effect } from '../../effect-api/define.ts';
import { type Frame, type Plane, PlaneBuffer } from '../../kernels/frame.ts';
import { blendLevel, blendPixel, fraction, q15 } from '../../kernels/scalar/blend.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import { blendMode } from '../graph/registry.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import { type Affine, AffineOf } from './affine-of.ts';
import type { DrawPass } from './draw-pass.ts';
import type { LayerGrid } from './layer-grid.ts';
import { PointPasses } from './point-passes.ts';
import type { RenderEnv } from './render-env.ts';
import { ShaderChain } from './shader-chain.ts';

export interface GroupParts {
  name: string | null;
  passes: readonly DrawPass[];
  /**
   * The items say what they cover (`uncovered`). Otherwise it is found by drawing them over black and over white, which is right for
   * paper and text.
   */
  tellsCoverage: boolean;
  opacity: GraphNode;
  blend: string;
  /** 0..1 for each cell of the grid. */
  mask: { on: LayerGrid; node: GraphNode } | null;
  transform: readonly EffectCall[];
  shade: readonly EffectCall[];
}

interface ShadeStep {
  chain: ShaderChain;
  /** What the shader does to the alpha: keeps it, adds light beside it, or moves it with the picture. */
  alpha: 'kept' | 'added' | 'moved';
}

/** Blended levels by backdrop and source, for each blend mode in use. */
const tables = new Map<number, Uint8Array>();

function blendTable(mode: number): Uint8Array {
  let table = tables.get(mode);
  if (!table) {
    table = new Uint8Array(65536);
    for (let i = 0; i < table.length; i++) table[i] = blendLevel(mode, i >> 8, i & 255, 255);
    tables.set(mode, table);
  }
  return table;
}

export class GroupPass implements DrawPass {
  /** Output frame that is drawn. */
  outputFrame = 0;
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #parts: GroupParts;
  readonly #affine: AffineOf | null;
  readonly #steps: readonly ShadeStep[];
  readonly #waiting = new PointPasses();
  readonly #mode: number;
  #alpha: PlaneBuffer | null = null;
  #spare: PlaneBuffer | null = null;
  #maskLevels: Uint8Array | null = null;

  constructor(env: RenderEnv, graph: SceneGraph, parts: GroupParts) {
    this.#env = env;
    this.#graph = graph;
    this.#parts = parts;
    this.#affine = parts.transform.length > 0 ? new AffineOf(graph, parts.transform) : null;
    this.#mode = blendMode(parts.blend);
    this.#steps = parts.shade.map((call) => ({
      chain: new ShaderChain(env, graph, [call]),
      alpha: alphaRule(env.registry.find('shader', call.fn)),
    }));
    if (parts.mask) parts.mask.on.want(parts.mask.node);
  }

  finish(): void {
    for (const pass of this.#parts.passes) pass.finish();
  }

  draw(frame: Frame, uncovered: Plane | null = null): void {
    const alpha = (this.#alpha ??= this.#plane());
    const opacity = Math.min(1, Math.max(0, this.#graph.value(this.#parts.opacity)));
    let own = this.#drawItems(alpha);
    this.#env.stage('shade', this.#parts.name, () => {
      own = this.#move(own, alpha);
      own = this.#shade(own, alpha);
      this.#blend(frame, own, alpha, Math.floor(opacity * 255 + 0.5), uncovered);
    });
    this.#env.releaseFrame(own);
  }

  dispose(): void {
    for (const pass of this.#parts.passes) pass.dispose();
    for (const { chain } of this.#steps) chain.dispose();
    for (const plane of [this.#alpha, this.#spare]) if (plane) this.#env.memory.free(plane);
  }

  #plane(): PlaneBuffer {
    const { width, height } = this.#env.format;
    return new PlaneBuffer(this.#env.memory, width, height, (width + 15) & ~15);
  }

  #drawItems(alpha: PlaneBuffer): Frame {
    const { kernels } = this.#env;
    const { passes, tellsCoverage } = this.#parts;
    const own = this.#env.acquireOpaque();
    kernels.fillRows(own, 0, own.height, 0);
    if (tellsCoverage) {
      alpha.view.fill(255);
      for (const pass of passes) pass.draw(own, alpha);
      const levels = alpha.view;
      for (let i = 0; i < levels.length; i++) levels[i] = 255 - levels[i];
      return own;
    }
    const white = this.#env.acquireOpaque();
    kernels.fillRows(white, 0, white.height, 0xffffff);
    for (const pass of passes) pass.draw(own);
    for (const pass of passes) pass.draw(white);
    const levels = alpha.view;
    const [r0, g0, b0] = [own.r.view, own.g.view, own.b.view];
    const [r1, g1, b1] = [white.r.view, white.g.view, white.b.view];
    for (let i = 0; i < levels.length; i++)
      levels[i] = 255 - Math.max(0, Math.min(r1[i] - r0[i], g1[i] - g0[i], b1[i] - b0[i]));
    this.#env.releaseFrame(white);
    return own;
  }

  #move(own: Frame, alpha: PlaneBuffer): Frame {
    const affine = this.#affine?.read();
    if (!affine || isIdentity(affine)) return own;
    const { kernels } = this.#env;
    const { width, height } = own;
    const map = this.#inPixels(affine);
    const moved = this.#env.acquireOpaque();
    kernels.affinePlanes(moved, own, map, 0, height);
    const spare = (this.#spare ??= this.#plane());
    spare.view.set(alpha.view);
    const { stride } = alpha;
    const whole = { width, height, stride };
    kernels.affinePlanes(
      { ...whole, r: alpha, g: alpha, b: alpha },
      { ...whole, r: spare, g: spare, b: spare },
      map,
      0,
      height,
    );
    // Beyond the edges of the group there is nothing.
    const planes = [moved.r.view, moved.g.view, moved.b.view, alpha.view];
    const [right, bottom] = [width * 65536 - 32768, height * 65536 - 32768];
    for (let y = 0; y < height; y++) {
      let fx = map.x0 + y * map.bx;
      let fy = map.y0 + y * map.by;
      for (let x = 0; x < width; x++, fx += map.ax, fy += map.ay) {
        if (fx >= -32768 && fy >= -32768 && fx < right && fy < bottom) continue;
        for (const plane of planes) plane[y * stride + x] = 0;
      }
    }
    this.#env.releaseFrame(own);
    return moved;
  }

  /** The map between centres of pixels, in 65536ths of a pixel. */
  #inPixels({ x0, y0, ax, ay, bx, by }: Affine): Affine {
    const { width, height } = this.#env.format;
    // A frame unit is half the frame's shorter side.
    const unit = Math.min(width, height) / 2;
    const fixed = (value: number): number => Math.round(Math.max(-30000, Math.min(30000, value)) * 65536);
    const [cx, cy] = [width / 2, height / 2];
    return {
      ax: fixed(ax),
      ay: fixed(ay),
      bx: fixed(bx),
      by: fixed(by),
      x0: fixed(cx - 0.5 + x0 * unit + (0.5 - cx) * ax + (0.5 - cy) * bx),
      y0: fixed(cy - 0.5 + y0 * unit + (0.5 - cx) * ay + (0.5 - cy) * by),
    };
  }

  #shade(own: Frame, alpha: PlaneBuffer): Frame {
    let current = own;
    for (const { chain, alpha: rule } of this.#steps) {
      let after: Frame | null = null;
      if (rule === 'moved') {
        const shown = this.#env.acquireOpaque();
        for (const plane of [shown.r, shown.g, shown.b]) plane.view.set(alpha.view);
        after = chain.run(shown, this.#waiting, this.outputFrame);
        this.#waiting.flush(after);
      }
      current = chain.run(current, this.#waiting, this.outputFrame);
      this.#waiting.flush(current);
      const levels = alpha.view;
      const [r, g, b] = [current.r.view, current.g.view, current.b.view];
      if (after) levels.set(after.r.view);
      if (rule === 'kept')
        for (let i = 0; i < levels.length; i++) {
          const most = levels[i];
          if (r[i] > most) r[i] = most;
          if (g[i] > most) g[i] = most;
          if (b[i] > most) b[i] = most;
        }
      else for (let i = 0; i < levels.length; i++) levels[i] = Math.max(levels[i], r[i], g[i], b[i]);
      if (after) this.#env.releaseFrame(after);
    }
    return current;
  }

  #blend(frame: Frame, own: Frame, alpha: PlaneBuffer, opacity: number, uncovered: Plane | null): void {
    const mask = this.#readMask();
    const levels = alpha.view;
    const mode = this.#mode;
    const table = mode === 0 ? null : blendTable(mode);
    const ground = uncovered
      ? new Uint8Array(this.#env.memory.memory.buffer, uncovered.ptr, uncovered.stride * uncovered.height)
      : null;
    const { width, height, stride } = frame;
    const pairs = [
      [frame.r.view, own.r.view],
      [frame.g.view, own.g.view],
      [frame.b.view, own.b.view],
    ] as const;
    const cell = this.#parts.mask?.on.grid;
    for (let y = 0; y < height; y++) {
      const row = cell ? clampIndex((y - cell.originY) / cell.cellHeight, cell.rows) * cell.cols : 0;
      for (let x = 0; x < width; x++) {
        const i = y * stride + x;
        const a = levels[i];
        if (a === 0) continue;
        let shown = opacity;
        if (mask && cell)
          shown = div255(shown * mask[row + clampIndex((x - cell.originX) / cell.cellWidth, cell.cols)]);
        const weight = div255(a * shown);
        if (weight === 0) continue;
        const k = fraction(weight);
        for (const [below, source] of pairs) {
          const level = a === 255 ? source[i] : Math.min(255, Math.floor((source[i] * 255 + (a >> 1)) / a));
          const b = below[i];
          below[i] =
            table === null
              ? b + q15(level - b, k)
              : mode === 4
                ? blendPixel(4, 0, b, level, k)
                : b + q15(table[b * 256 + level] - b, k);
        }
        if (ground) ground[i] = div255(ground[i] * (255 - weight));
      }
    }
  }

  #readMask(): Uint8Array | null {
    const { mask } = this.#parts;
    if (!mask) return null;
    const { on, node } = mask;
    const program = on.computed();
    const values = program.buffer(node).view;
    const levels = (this.#maskLevels ??= new Uint8Array(on.grid.cells));
    for (let i = 0; i < levels.length; i++) levels[i] = Math.floor(Math.min(1, Math.max(0, values[i])) * 255 + 0.5);
    return levels;
  }
}

/** Categories of shaders that move pixels, even where they work on one row at a time. */
const MOVING = new Set(['geometry', 'glitch', 'channel']);

function alphaRule(effect: Effect | undefined): ShadeStep['alpha'] {
  if (effect?.kind !== 'shader' || MOVING.has(effect.category)) return 'moved';
  if (effect.scope === 'point') return 'kept';
  return effect.bands === undefined ? 'moved' : 'added';
}

const div255 = (x: number): number => ((x + 128 + ((x + 128) >> 8)) >> 8) & 255;
const clampIndex = (at: number, count: number): number => Math.min(count - 1, Math.max(0, Math.floor(at)));
const isIdentity = ({ x0, y0, ax, ay, bx, by }: Affine): boolean =>
  x0 === 0 && y0 === 0 && ax === 1 && ay === 0 && bx === 0 && by === 1;
