// Runs one effect without a reel: makes arguments from its parameters, builds it into a graph of its own and gives the values
// of every cell at a moment. Used by the contract test, the tests of single effects and the scaffold's goldens.

import type { AudioReader } from '../../src/engine/frame/features/audio-reader.ts';
import type {
  ColorEffect,
  Effect,
  FieldEffect,
  LatticeEffect,
  LatticeMoment,
  State,
  TransformEffect,
} from '../../src/engine/effect-api/define.ts';
import type { Param, Params } from '../../src/engine/effect-api/params.ts';
import { FrameProgram } from '../../src/engine/frame/graph/frame-program.ts';
import { GraphScope } from '../../src/engine/frame/graph/field-scope.ts';
import { Graph } from '../../src/engine/frame/graph/graph.ts';
import type { GraphNode } from '../../src/engine/frame/graph/graph-node.ts';
import { Grid } from '../../src/engine/frame/graph/grid.ts';
import { fitGrid } from '../../src/engine/effect-api/grid-geometry.ts';
import { GridProgram } from '../../src/engine/frame/graph/grid-program.ts';
import { SceneMoment } from '../../src/engine/frame/graph/scene-moment.ts';
import type { Color, Num } from '../../src/engine/effect-api/scope.ts';
import { loadKernels } from '../../src/engine/kernels/load-kernels.ts';
import { giveKernels, takeKernels } from '../../src/engine/kernels/spare-kernels.ts';

export interface Setting {
  width: number;
  height: number;
  cellWidth: number;
  cellHeight: number;
  /** Seconds of the segment; 0 is allowed. */
  duration: number;
  fps: number;
  seed: number;
  /** Every `audio.*`, and the spectrum and wave as this level. */
  sound: number;
}
export const SETTING: Setting = {
  width: 640,
  height: 360,
  cellWidth: 10,
  cellHeight: 19,
  duration: 4,
  fps: 24,
  seed: 7,
  sound: 0.6,
};

/** A reader that says the same at every frame. */
function steadyAudio(level: number): AudioReader {
  const wave = Float32Array.from({ length: 512 }, (_, i) => level * (((i * 37) % 101) / 50 - 1));
  return {
    features: null as never,
    get: (name) => (name === 'tempo' ? 120 : level),
    spectrum: () => new Float32Array(128).fill(level),
    waveform: () => wave,
  };
}

export type Choice = 'default' | 'min' | 'max';
export type Overrides = Record<string, number | boolean | string>;

const POINT = /\(\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*\)/g;
export const parsePoints = (text: string): [number, number][] =>
  [...text.matchAll(POINT)].map((m) => [Number(m[1]), Number(m[2])]);

function numberFor(param: Param, choice: Choice, override: number | boolean | string | undefined): number {
  if (typeof override === 'number') return override;
  if (typeof override === 'boolean') return override ? 1 : 0;
  if (choice === 'min' && param.min !== undefined) return param.min;
  if (choice === 'max' && param.max !== undefined) return param.max;
  if (param.kind === 'boolean') return choice === 'max' || (choice === 'default' && param.default === true) ? 1 : 0;
  return typeof param.default === 'number' ? param.default : 0.5;
}

/** Values as a stateful effect receives them. */
export function plainArgs(
  params: Params,
  choice: Choice = 'default',
  overrides: Overrides = {},
): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(params)) {
    const given = overrides[name];
    switch (param.kind) {
      case 'word':
        args[name] =
          given ?? (choice === 'max' ? param.words!.at(-1) : choice === 'min' ? param.words![0] : param.default);
        break;
      case 'text':
      case 'palette':
      case 'media':
        args[name] = given ?? param.default ?? 'AB';
        break;
      case 'boolean':
        args[name] = numberFor(param, choice, given) !== 0;
        break;
      case 'color':
        args[name] = [0.9, 0.4, 0.2];
        break;
      case 'colors':
        args[name] = [
          [0.1, 0, 0.2],
          [1, 0.5, 0.1],
        ];
        break;
      case 'point':
        args[name] = parsePoints(String(param.default))[0] ?? [0, 0];
        break;
      case 'points':
        args[name] = parsePoints(String(param.default));
        break;
      default:
        args[name] = numberFor(param, choice, given);
    }
  }
  return args;
}

/** The same as handles of a graph; fields are `u`, distances a circle. */
function handles(scope: GraphScope, params: Params, choice: Choice, overrides: Overrides): Record<string, unknown> {
  const plain = plainArgs(params, choice, overrides);
  const color = ([r, g, b]: number[]): Color => scope.rgb(r, g, b);
  const args: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(params)) {
    const value = plain[name];
    switch (param.kind) {
      case 'word':
      case 'text':
      case 'palette':
      case 'media':
        args[name] = value;
        break;
      case 'color':
        args[name] = color(value as number[]);
        break;
      case 'colors':
        args[name] = (value as number[][]).map(color);
        break;
      case 'point':
        args[name] = (value as number[]).map((n) => scope.num(n));
        break;
      case 'points':
        args[name] = (value as number[][]).map((point) => point.map((n) => scope.num(n)));
        break;
      case 'field':
        args[name] = scope.u;
        break;
      case 'fields':
        args[name] = [scope.u, scope.v];
        break;
      case 'distance':
        args[name] = scope.sub(scope.dist, name === 'b' ? 0.3 : 0.5);
        break;
      case 'stops':
        args[name] = [
          [0, 1],
          [1, 4],
          [1, 2],
          [2, 0],
        ].map(([at, v]) => ({ at: scope.num(at), value: scope.num(v) }));
        break;
      case 'boolean':
        args[name] = scope.num(value ? 1 : 0);
        break;
      default: {
        // A required number is best seen where it varies.
        const isFree = param.required && overrides[name] === undefined && choice === 'default';
        args[name] = isFree ? scope.add(scope.mul(scope.x, 0.7), scope.mul(scope.y, 0.3)) : scope.num(value as number);
      }
    }
  }
  return args;
}

export type PureEffect = FieldEffect<Params> | ColorEffect<Params> | TransformEffect<Params>;
export const isPure = (effect: Effect): effect is PureEffect => 'build' in effect || effect.kind === 'transform';

export interface Planes {
  cols: number;
  rows: number;
  planes: Float32Array[];
}

/** Builds an expression over one grid and gives the cells of each of its parts. */
export function evaluate(
  build: (scope: GraphScope) => (Num | number)[],
  t = 1,
  setting: Partial<Setting> = {},
): Planes {
  const { width, height, cellWidth, cellHeight, duration, fps, seed, sound } = { ...SETTING, ...setting };
  const loaded = takeKernels();
  const { kernels, memory } = loaded;
  const geometry = fitGrid(width, height, cellWidth, cellHeight);
  const grid = new Grid(memory, geometry, geometry);
  const graph = new Graph();
  const host = {
    graph,
    memory,
    reelSeed: seed,
    halfWidth: grid.halfWidth,
    halfHeight: grid.halfHeight,
    loopSeconds: null,
    keep: () => {},
  };
  const scope = new GraphScope(host, grid, Math.imul(seed + 1, 0x9e3779b1));
  const spread = graph.fill.bind(graph, grid);
  const outputs = build(scope).map((n) => spread((typeof n === 'number' ? scope.num(n) : n) as GraphNode));
  const program = new FrameProgram(graph, kernels, memory);
  const cells = new GridProgram(grid, outputs, program.values, kernels, memory);
  const moment = new SceneMoment({ fps, duration, firstFrame: 0 }, steadyAudio(sound), seed);
  moment.setTime(t);
  program.run(moment);
  cells.run();
  const planes = outputs.map((node) => cells.buffer(node).view.slice(0, grid.cells));
  // Thousands of memories keep the garbage collector busy for longer than the arithmetic takes.
  giveKernels(loaded);
  return { cols: grid.cols, rows: grid.rows, planes };
}

/** The cells of a pure effect: one plane for numbers, three for colours, x and y for transforms. */
export function evaluateEffect(
  effect: PureEffect,
  options: { t?: number; choice?: Choice; overrides?: Overrides; setting?: Partial<Setting> } = {},
): Planes {
  const { t = 1, choice = 'default', overrides = {}, setting } = options;
  return evaluate(
    (scope) => {
      const args = handles(scope, effect.params, choice, overrides);
      if (effect.kind === 'transform') {
        const { x, y } = effect.map(scope, args as never);
        return [x, y];
      }
      const result = effect.build(scope, args as never);
      return 'r' in result ? [result.r, result.g, result.b] : [result];
    },
    t,
    setting,
  );
}

/** Runs a lattice effect up to a reel frame, and hands out moments for more. */
export function runLattice(
  effect: LatticeEffect<Params, State>,
  frames: number,
  options: {
    choice?: Choice;
    overrides?: Overrides;
    setting?: Partial<Setting>;
    rasterText?: NonNullable<LatticeMoment['rasterText']>;
  } = {},
) {
  const { choice = 'default', overrides = {} } = options;
  const { width, height, cellWidth, cellHeight, duration, fps, seed, sound } = { ...SETTING, ...options.setting };
  const { kernels, memory } = loadKernels();
  const shorter = Math.min(width, height);
  const fitted = {
    cols: Math.max(1, Math.floor(width / cellWidth)),
    rows: Math.max(1, Math.floor(height / cellHeight)),
    halfWidth: width / shorter,
    halfHeight: height / shorter,
  };
  const plain = plainArgs(effect.params, choice, overrides);
  const args = plain as never;
  const size = { ...fitted, ...effect.size?.(fitted, args) };
  // Fields are drawn on a grid of the lattice's size; they rise from left to right.
  for (const [name, param] of Object.entries(effect.params))
    if (param.kind === 'field') {
      const { cols, rows } = size;
      const values = Float32Array.from({ length: cols * rows }, (_, i) => ((i % cols) + 0.5) / cols);
      plain[name] = { sample: (u: number) => u, grid: () => ({ values, cols, rows }) };
    }
  const reader = steadyAudio(sound);
  const audio = {
    get: (name: string) => reader.get(name, 0),
    spectrum: () => reader.spectrum(0),
    waveform: () => reader.waveform(0),
  };
  const at = (frame: number): LatticeMoment => ({
    t: frame / fps,
    frame,
    dt: 1 / fps,
    progress: duration > 0 ? Math.min(1, frame / fps / duration) : 1,
    duration,
    seed,
    audio,
    cols: size.cols,
    rows: size.rows,
    halfWidth: size.halfWidth,
    halfHeight: size.halfHeight,
    kernels,
    memory,
    ...(options.rasterText && { rasterText: options.rasterText }),
  });
  const state = effect.create(at(0), args);
  const out = memory.f32(size.cols * size.rows);
  // As in the engine, the cells lie in kernel memory; here it is full, so a draw that takes more of it loses them and is found out.
  const left = memory.memory.buffer.byteLength - memory.usedBytes;
  if (left > 0) memory.u8(left);
  const advance = (to: State, frame: number) => effect.advance?.(to, at(frame), args);
  const draw = (from: State, frame: number) => {
    const cells = out.view;
    effect.draw(cells, from, at(frame), args);
    if (cells.length === 0)
      throw new Error(
        `Expected ${effect.name} to take all kernel memory in create, but its draw made the memory grow.`,
      );
    return cells.slice();
  };
  for (let frame = 1; frame <= frames; frame++) advance(state, frame);
  return { ...size, state, advance, draw, cells: draw(state, frames) };
}

/** Copies every array, as a checkpoint does. */
export const copyState = (state: State): State =>
  Object.fromEntries(
    Object.entries(state).map(([key, value]) => [key, typeof value === 'number' ? value : value.slice()]),
  ) as State;

/** A picture of a plane in six shades, for goldens that a person can read. */
export function asText(cells: Float32Array, cols: number, every = 1): string {
  const lines: string[] = [];
  for (let row = 0; row < cells.length / cols; row += every) {
    let line = '';
    for (let col = 0; col < cols; col += every)
      line += ' .-+#@'[Math.min(5, Math.floor(Math.max(0, cells[row * cols + col]) * 6))];
    lines.push(line.trimEnd());
  }
  return lines.join('\n');
}
