// A particle system on its grid: state, trail, and the cells it lights. Cell levels are updated when it advances, once per reel frame, so
// that trails do not depend on the rendered frame rate.

import type { ParticlesItem } from '../../../contract/plan.ts';
import type { ParticleMoment, ParticlesEffect, ParticleSink, ParticleState, State } from '../../effect-api/define.ts';
import { NO_AUDIO } from '../../effect-api/no-audio.ts';
import type { Params, ValuesOf } from '../../effect-api/params.ts';
import type { CellBlock } from '../../kernels/calls/cells.ts';
import type { Frame, Plane } from '../../kernels/frame.ts';
import { EMPTY_CELL } from '../glyphs/atlas.ts';
import type { ArgReader } from '../graph/arg-reader.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import { blendMode } from '../graph/registry.ts';
import { describe, type SceneGraph } from '../graph/scene-graph.ts';
import { copyMoment, type SceneMoment } from '../graph/scene-moment.ts';
import { hash32, hashInts, toBits, unitFromHash } from '../../kernels/scalar/math.ts';
import type { U16Buffer, U8Buffer } from '../../kernels/memory.ts';
import type { Stateful } from '../state/stateful.ts';
import { CellColor, type ColorSource, hsvSource } from './cell-color.ts';
import { type Affine, type AffineOf, placed } from './affine-of.ts';
import type { DrawPass } from './draw-pass.ts';
import type { LayerGrid } from './layer-grid.ts';
import { paletteIndices, visibleIndices } from './palette.ts';
import type { RenderEnv } from './render-env.ts';

const SATURATION = 0.75;

export class ParticlesPass implements DrawPass, Stateful {
  readonly signature: string;
  readonly site: number;
  reached = -1;
  state: State | null = null;
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #on: LayerGrid;
  readonly #effect: ParticlesEffect;
  readonly #args: ArgReader;
  readonly #moment: ParticleMoment;
  readonly #source: ColorSource;
  readonly #glyphs: number[];
  readonly #sink: ParticleSink;
  readonly #camera: AffineOf | null;
  /** The camera's map when cells were lit last. */
  #view: Affine | null = null;
  #block!: CellBlock;
  #cells!: U16Buffer;
  #alphas!: U8Buffer;
  #color!: CellColor;

  constructor(env: RenderEnv, graph: SceneGraph, on: LayerGrid, item: ParticlesItem, camera: AffineOf | null = null) {
    const { effect: call } = item;
    const effect = env.registry.find('particles', call.fn);
    if (effect?.kind !== 'particles')
      throw new Error(`Expected a particle system that the engine has, but got "${call.fn}".`);
    this.#env = env;
    this.#camera = camera;
    this.#graph = graph;
    this.#on = on;
    this.#effect = effect;
    this.#args = graph.argReader(effect, call.args, call.site);
    const { grid } = on;
    const seed = graph.lowering.siteSeed(call.site);
    const scope = graph.scope(grid).withSeed(seed);
    const node = (name: string) => {
      const arg = Object.hasOwn(call.args, name) ? call.args[name] : undefined;
      return arg && 'node' in arg ? arg.node : null;
    };
    const color = node('color');
    const hue = node('hue');
    const fill = (n: GraphNode) => graph.graph.fill(grid, n);
    const ownHue = (effect.params as Record<string, { default?: unknown }>)['hue']?.default;
    this.#source =
      color !== null
        ? (graph.lowering.color(color, scope) as { r: GraphNode; g: GraphNode; b: GraphNode })
        : hsvSource(
            hue === null ? scope.num(Number(ownHue ?? 0)) : graph.lowering.number(hue, scope),
            scope.num(SATURATION),
            fill(scope.num(1)),
            fill,
          );
    const visible = visibleIndices(
      paletteIndices(on.atlas, String(this.#args.values['glyphs'] ?? '*'), (text) => env.warn(text)),
    );
    this.#glyphs = visible.length ? visible : [EMPTY_CELL];
    const { particles, particleLevel } = env.format;
    const moment: ParticleMoment = {
      t: 0,
      frame: 0,
      dt: 0,
      progress: 0,
      duration: 0,
      seed,
      audio: NO_AUDIO,
      cap: Math.max(1, Math.min(particles, effect.caps[particleLevel])),
      halfWidth: graph.halfWidth,
      halfHeight: graph.halfHeight,
      cols: grid.cols,
      rows: grid.rows,
      random: (a, b = 0) => unitFromHash(hash32(hashInts(seed, moment.frame, toBits(a), toBits(b)))),
    };
    this.#moment = moment;
    this.signature = `${effect.name}:${call.site}:${describe(graph.lowering.handles(effect, call.args, graph.scope(null), scope))}:${grid.cols}x${grid.rows}:${moment.cap}`;
    this.#sink = this.#makeSink();
    graph.stateful.push(this);
    this.site = call.site;
    on.want(call.site, ...CellColor.outputs(this.#source));
  }

  finish(): void {
    const { memory } = this.#env;
    const { cells } = this.#on.grid;
    this.#cells = memory.u16(cells);
    this.#alphas = memory.u8(cells);
    this.#color = new CellColor(memory, cells, this.#source);
    const { r, g, b } = this.#color;
    const { grid, atlas } = this.#on;
    const { cols, originX, originY } = grid;
    this.#block = { atlas, cells: this.#cells, r, g, b, alphas: this.#alphas, cols, originX, originY };
  }

  start(moment: SceneMoment): void {
    const args = this.#argumentsAt(moment);
    const { cells } = this.#on.grid;
    // In the same object as the system's own arrays, so that checkpoints include it.
    this.state = this.#effect.create(this.#moment, args);
    this.state['trailLevel'] = new Float64Array(cells);
    this.state['trailGlyph'] = new Uint16Array(cells);
    this.reached = moment.frame;
    this.#light(args);
  }

  advance(moment: SceneMoment): void {
    const args = this.#argumentsAt(moment);
    this.#effect.advance(this.state as ParticleState, this.#moment, args);
    this.reached = moment.frame;
    this.#light(args);
  }

  draw(frame: Frame, uncovered: Plane | null = null): void {
    const { kernels } = this.#env;
    const { grid } = this.#on;
    const args = this.#args.read();
    const opacity = Math.min(1, Math.max(0, Number(args['opacity'] ?? 1))) * 255;
    const lightCells = () => {
      const levels = this.state!['trailLevel'] as Float64Array;
      const glyphs = this.state!['trailGlyph'] as Uint16Array;
      const cells = this.#cells.view;
      const alphas = this.#alphas.view;
      for (let i = 0; i < levels.length; i++) {
        const alpha = Math.floor(levels[i] * opacity + 0.5);
        cells[i] = alpha > 0 ? glyphs[i] : EMPTY_CELL;
        alphas[i] = alpha;
      }
      this.#color.update(kernels, this.#on.computed(), (node) => this.#graph.value(node));
    };
    this.#env.stage('cells', this.#effect.name, lightCells, this.site);
    const mode = blendMode(String(args['blend'] ?? 'screen'));
    const blit = () => {
      kernels.blitCells(frame, this.#block, 0, grid.rows, mode, false, uncovered);
    };
    this.#env.stage('blit', this.#effect.name, blit, this.site);
  }

  dispose(): void {
    this.#env.memory.free(this.#cells);
    this.#env.memory.free(this.#alphas);
    this.#color.dispose();
  }

  /** Fades the trail by one step, then lights the cells that contain particles. */
  #light(args: ValuesOf<Params>): void {
    const levels = this.state!['trailLevel'] as Float64Array;
    const fade = 1 / (Math.max(0, Number(args['trail'] ?? 0)) + 1);
    this.#view = this.#camera?.read() ?? null;
    for (let i = 0; i < levels.length; i++) levels[i] = levels[i] > fade ? levels[i] - fade : 0;
    this.#effect.draw(this.state as ParticleState, this.#moment, args, this.#sink);
  }

  #makeSink(): ParticleSink {
    const { cols, rows, cellWidth, cellHeight, originX, originY, frameWidth, frameHeight, halfWidth, halfHeight } =
      this.#on.grid;
    const glyphs = this.#glyphs;
    return (fromX, fromY, strength, id, heading) => {
      const at = this.#view === null ? null : placed(this.#view, fromX, fromY);
      if (this.#view !== null && at === null) return;
      const [x, y] = at ?? [fromX, fromY];
      const col = Math.floor((((x / halfWidth + 1) / 2) * frameWidth - originX) / cellWidth);
      const row = Math.floor((((y / halfHeight + 1) / 2) * frameHeight - originY) / cellHeight);
      if (!(col >= 0 && col < cols && row >= 0 && row < rows)) return;
      const i = row * cols + col;
      const levels = this.state!['trailLevel'] as Float64Array;
      const level = Math.min(1, strength);
      if (!(level > levels[i])) return;
      levels[i] = level;
      (this.state!['trailGlyph'] as Uint16Array)[i] =
        glyphs[heading === undefined ? hash32(id) % glyphs.length : turned(heading, glyphs.length)];
    };
  }

  #argumentsAt(moment: SceneMoment): ValuesOf<Params> {
    copyMoment(this.#moment, moment);
    return this.#args.read();
  }
}

/** Index of the glyph closest to a heading in turns. The `count` glyphs are spread clockwise, starting from the right. */
const turned = (heading: number, count: number): number => {
  const nearest = Math.floor(heading * count + 0.5) % count;
  return nearest < 0 ? nearest + count : nearest;
};
