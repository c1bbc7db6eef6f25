// The FieldScope that effects are written with; its methods create graph nodes. A scope has coordinates and a call site (for
// randomness); `at` returns a scope of the same site at other coordinates.

import { hashInts } from '../../kernels/scalar/math.ts';
import type { KernelMemory } from '../../kernels/memory.ts';
import { ColorTable } from './color-table.ts';
import type { GraphNode } from './graph-node.ts';
import type { Graph } from './graph.ts';
import type { CoordinateName, Grid } from './grid.ts';
import type { Color, FieldScope, Num, NumLike } from '../../effect-api/scope.ts';

const TURN = 2 * Math.PI;

/** Shared by all scopes of a scene. */
export interface ScopeHost {
  graph: Graph;
  memory: KernelMemory;
  reelSeed: number;
  halfWidth: number;
  halfHeight: number;
  /** Seconds after which the scene's motion is back where it began; null where the reel does not loop. */
  loopSeconds: number | null;
  /** Registers something to free with the scene. */
  keep(disposable: { dispose(): void }): void;
}

export class GraphScope implements FieldScope {
  readonly host: ScopeHost;
  /** Null for frame-rate expressions. */
  readonly grid: Grid | null;
  readonly seed: number;
  readonly reelSeed: number;
  /** The transformed coordinates; null if there is no transform. */
  readonly #place: { x: GraphNode; y: GraphNode } | null;

  constructor(host: ScopeHost, grid: Grid | null, seed: number, place: { x: GraphNode; y: GraphNode } | null = null) {
    this.host = host;
    this.grid = grid;
    this.seed = seed;
    this.reelSeed = host.reelSeed;
    this.#place = place;
  }

  /** Identifies the coordinates in memo tables. */
  get placeKey(): string {
    return `${this.grid?.key ?? 0}:${this.#place ? `${this.#place.x.id},${this.#place.y.id}` : ''}`;
  }
  /** Whether no transform has changed the coordinates. */
  get isInPlace(): boolean {
    return this.#place === null;
  }
  withSeed(seed: number): GraphScope {
    return new GraphScope(this.host, this.grid, seed, this.#place);
  }

  #home(name: CoordinateName): GraphNode {
    return this.grid ? this.host.graph.coordinate(this.grid, name) : this.num(0);
  }
  #node(a: NumLike): GraphNode {
    return typeof a === 'number' ? this.num(a) : (a as GraphNode);
  }
  #op(name: string, ...args: NumLike[]): GraphNode {
    return this.host.graph.op(name, ...args.map((a) => this.#node(a)));
  }

  get loopSeconds(): number | null {
    return this.host.loopSeconds;
  }
  get x(): GraphNode {
    return this.#place?.x ?? this.#home('x');
  }
  get y(): GraphNode {
    return this.#place?.y ?? this.#home('y');
  }
  get u(): GraphNode {
    return this.#place
      ? this.#op('add', this.#op('mul', this.#place.x, 0.5 / this.host.halfWidth), 0.5)
      : this.#home('u');
  }
  get v(): GraphNode {
    return this.#place
      ? this.#op('add', this.#op('mul', this.#place.y, 0.5 / this.host.halfHeight), 0.5)
      : this.#home('v');
  }
  get dist(): GraphNode {
    return this.#place ? this.hypot(this.#place.x, this.#place.y) : this.#home('dist');
  }
  get angle(): GraphNode {
    return this.#place ? this.atan2(this.#place.y, this.#place.x) : this.#home('angle');
  }
  get col(): GraphNode {
    return this.#place ? this.floor(this.mul(this.u, this.cols)) : this.#home('col');
  }
  get row(): GraphNode {
    return this.#place ? this.floor(this.mul(this.v, this.rows)) : this.#home('row');
  }
  get cols(): GraphNode {
    return this.num(this.grid?.cols ?? 1);
  }
  get rows(): GraphNode {
    return this.num(this.grid?.rows ?? 1);
  }
  get t(): GraphNode {
    return this.host.graph.variable('t');
  }
  get time(): GraphNode {
    return this.host.graph.variable('time');
  }
  get progress(): GraphNode {
    return this.host.graph.variable('progress');
  }
  get frame(): GraphNode {
    return this.host.graph.variable('frame');
  }
  get duration(): GraphNode {
    return this.host.graph.variable('duration');
  }
  get fps(): GraphNode {
    return this.host.graph.variable('fps');
  }
  get halfWidth(): GraphNode {
    return this.num(this.host.halfWidth);
  }
  get halfHeight(): GraphNode {
    return this.num(this.host.halfHeight);
  }
  caption(name: string): GraphNode {
    return this.host.graph.variable(`caption.${name}`);
  }
  audio(name: string): GraphNode {
    return this.host.graph.variable(`audio.${name}`);
  }

  num(value: number): GraphNode {
    return this.host.graph.num(value);
  }
  // Combine frame-rate terms first: one step over the cells instead of several.
  #gather(name: 'add' | 'mul', terms: NumLike[]): GraphNode {
    const nodes = terms.map((a) => this.#node(a));
    const join = (list: GraphNode[]) => list.reduce((a, b) => this.host.graph.op(name, a, b));
    const perFrame = nodes.filter((a) => !a.isCell);
    const perCell = nodes.filter((a) => a.isCell);
    return perCell.length === 0
      ? join(perFrame)
      : perFrame.length === 0
        ? join(perCell)
        : this.host.graph.op(name, join(perCell), join(perFrame));
  }
  add(a: NumLike, ...more: NumLike[]): GraphNode {
    return this.#gather('add', [a, ...more]);
  }
  mul(a: NumLike, ...more: NumLike[]): GraphNode {
    return this.#gather('mul', [a, ...more]);
  }
  sub(a: NumLike, b: NumLike): GraphNode {
    return this.#op('sub', a, b);
  }
  div(a: NumLike, b: NumLike): GraphNode {
    return this.#op('div', a, b);
  }
  mod(a: NumLike, b: NumLike): GraphNode {
    return this.#op('mod', a, b);
  }
  pow(a: NumLike, b: NumLike): GraphNode {
    return this.#op('pow', a, b);
  }
  min(a: NumLike, b: NumLike): GraphNode {
    return this.#op('min', a, b);
  }
  max(a: NumLike, b: NumLike): GraphNode {
    return this.#op('max', a, b);
  }
  atan2(y: NumLike, x: NumLike): GraphNode {
    return this.#op('atan2', y, x);
  }
  hypot(a: NumLike, b: NumLike): GraphNode {
    return this.#op('hypot', a, b);
  }
  neg(a: NumLike): GraphNode {
    return this.#op('neg', a);
  }
  abs(a: NumLike): GraphNode {
    return this.#op('abs', a);
  }
  sign(a: NumLike): GraphNode {
    return this.#op('sign', a);
  }
  floor(a: NumLike): GraphNode {
    return this.#op('floor', a);
  }
  ceil(a: NumLike): GraphNode {
    return this.#op('ceil', a);
  }
  round(a: NumLike): GraphNode {
    return this.#op('round', a);
  }
  fract(a: NumLike): GraphNode {
    return this.#op('fract', a);
  }
  sqrt(a: NumLike): GraphNode {
    return this.#op('sqrt', a);
  }
  exp(a: NumLike): GraphNode {
    return this.#op('exp', a);
  }
  log(a: NumLike): GraphNode {
    return this.#op('log', a);
  }
  sin(a: NumLike): GraphNode {
    return this.#op('sin', a);
  }
  cos(a: NumLike): GraphNode {
    return this.#op('cos', a);
  }
  tan(a: NumLike): GraphNode {
    return this.#op('tan', a);
  }
  asin(a: NumLike): GraphNode {
    return this.#op('asin', a);
  }
  acos(a: NumLike): GraphNode {
    return this.#op('acos', a);
  }
  atan(a: NumLike): GraphNode {
    return this.#op('atan', a);
  }
  lt(a: NumLike, b: NumLike): GraphNode {
    return this.#op('lt', a, b);
  }
  le(a: NumLike, b: NumLike): GraphNode {
    return this.#op('le', a, b);
  }
  gt(a: NumLike, b: NumLike): GraphNode {
    return this.#op('lt', b, a);
  }
  ge(a: NumLike, b: NumLike): GraphNode {
    return this.#op('le', b, a);
  }
  eq(a: NumLike, b: NumLike): GraphNode {
    return this.#op('eq', a, b);
  }
  ne(a: NumLike, b: NumLike): GraphNode {
    return this.#op('ne', a, b);
  }
  and(a: NumLike, b: NumLike): GraphNode {
    return this.#op('and', a, b);
  }
  or(a: NumLike, b: NumLike): GraphNode {
    return this.#op('or', a, b);
  }
  not(a: NumLike): GraphNode {
    return this.#op('not', a);
  }
  select(c: NumLike, a: NumLike, b: NumLike): GraphNode {
    return this.#op('select', c, a, b);
  }
  mix(a: NumLike, b: NumLike, k: NumLike): GraphNode {
    return this.#op('mix', a, b, k);
  }
  clamp(a: NumLike, lo: NumLike, hi: NumLike): GraphNode {
    return this.#op('clamp', a, lo, hi);
  }
  unit(a: NumLike): GraphNode {
    return this.#op('clamp', a, 0, 1);
  }
  step(edge: NumLike, x: NumLike): GraphNode {
    return this.#op('le', edge, x);
  }
  smoothstep(a: NumLike, b: NumLike, x: NumLike): GraphNode {
    return this.#op('smoothstep', a, b, x);
  }
  random(n: NumLike, salt = 0): GraphNode {
    return this.host.graph.random(this.#node(n), hashInts(this.seed, salt) | 0);
  }
  hash(n: NumLike): GraphNode {
    return this.host.graph.random(this.#node(n), hashInts(this.reelSeed, 0x68617368) | 0);
  }

  #kernel(name: string, args: NumLike[], salt = 0): GraphNode[] {
    return this.host.graph.kernel(
      name,
      args.map((a) => this.#node(a)),
      hashInts(this.seed, salt) | 0,
    );
  }
  noise2(x: NumLike, y: NumLike, salt?: number): GraphNode {
    return this.#kernel('noise2', [x, y], salt)[0];
  }
  noise3(x: NumLike, y: NumLike, z: NumLike, salt?: number): GraphNode {
    return this.#kernel('noise3', [x, y, z], salt)[0];
  }
  fbm2(x: NumLike, y: NumLike, octaves: NumLike, lacunarity: NumLike, gain: NumLike, salt?: number): GraphNode {
    return this.#kernel('fbm2', [x, y, octaves, lacunarity, gain], salt)[0];
  }
  fbm3(
    x: NumLike,
    y: NumLike,
    z: NumLike,
    octaves: NumLike,
    lacunarity: NumLike,
    gain: NumLike,
    salt?: number,
  ): GraphNode {
    return this.#kernel('fbm3', [x, y, z, octaves, lacunarity, gain], salt)[0];
  }
  voronoi(x: NumLike, y: NumLike, phase: NumLike, salt?: number): { f1: GraphNode; f2: GraphNode; id: GraphNode } {
    const [f1, f2, id] = this.#kernel('voronoi', [x, y, phase], salt);
    return { f1, f2, id };
  }
  integrate(rate: NumLike): GraphNode {
    return this.host.graph.integrate(this.#node(rate));
  }
  phase(rate: NumLike, factor = 1, period = TURN): GraphNode {
    const { loopSeconds } = this.host;
    const node = this.#node(rate);
    if (loopSeconds === null || !node.isConst) return this.#op('mul', this.integrate(node), factor);
    const travelled = node.value * factor * loopSeconds;
    const turns = Math.round(travelled / period);
    if (turns !== 0) return this.#op('mul', this.#op('fract', this.#turns(turns)), period);
    return this.#op('mul', this.#op('sin', this.#op('mul', this.#turns(1), TURN)), travelled / TURN);
  }
  drift(rate: NumLike, x: number, y: number): { x: GraphNode; y: GraphNode } {
    const { loopSeconds } = this.host;
    const node = this.#node(rate);
    if (loopSeconds !== null && node.isConst) return this.#circle(node.value * x, node.value * y);
    const clock = this.integrate(node);
    return { x: this.#op('mul', clock, x), y: this.#op('mul', clock, y) };
  }
  driftBy(rateX: NumLike, rateY: NumLike): { x: GraphNode; y: GraphNode } {
    const { loopSeconds } = this.host;
    const [x, y] = [this.#node(rateX), this.#node(rateY)];
    if (loopSeconds !== null && x.isConst && y.isConst) return this.#circle(x.value, y.value);
    return { x: this.integrate(x), y: this.integrate(y) };
  }
  flow(rate: NumLike, picture: (clock: Num) => Num, mean: number): GraphNode {
    const { loopSeconds } = this.host;
    const node = this.#node(rate);
    const clock = this.integrate(node);
    const now = picture(clock) as GraphNode;
    if (loopSeconds === null || !node.isConst || node.value === 0) return now;
    const earlier = picture(this.#op('sub', clock, node.value * loopSeconds)) as GraphNode;
    const k = this.#turns(1);
    // Two pictures that have nothing in common average out: the deviation from the mean is restored.
    const rest = this.#op('sub', 1, k);
    const deviation = this.#op('sqrt', this.#op('add', this.#op('mul', k, k), this.#op('mul', rest, rest)));
    const mixed = this.#op('sub', this.#op('mix', now, earlier, k), mean);
    return this.#op('add', this.#op('div', mixed, deviation), mean);
  }
  /** A circle that begins in the direction of a velocity and is complete after the loop. */
  #circle(x: number, y: number): { x: GraphNode; y: GraphNode } {
    const radius = (Math.sqrt(x * x + y * y) * this.host.loopSeconds!) / TURN;
    if (radius === 0) return { x: this.num(0), y: this.num(0) };
    const angle = this.#op('mul', this.#op('fract', this.#turns(1)), TURN);
    const k = this.host.loopSeconds! / TURN;
    const ahead = this.#op('sin', angle);
    const aside = this.#op('sub', 1, this.#op('cos', angle));
    const along = (a: number, b: number) =>
      this.#op('add', this.#op('mul', ahead, a * k), this.#op('mul', aside, b * k));
    return { x: along(x, -y), y: along(y, x) };
  }
  /** `count` times the share of the loop that has passed. */
  #turns(count: number): GraphNode {
    return this.#op('div', this.#op('mul', this.t, count), this.host.loopSeconds!);
  }
  smooth(value: NumLike, seconds: NumLike): GraphNode {
    return this.host.graph.smooth(this.#node(value), this.#node(seconds));
  }
  at(x: NumLike, y: NumLike): GraphScope {
    // Without a grid there are no coordinates to transform.
    return this.grid ? new GraphScope(this.host, this.grid, this.seed, { x: this.#node(x), y: this.#node(y) }) : this;
  }

  /** The scope at other coordinates, without a grid too. */
  moved(x: NumLike, y: NumLike): GraphScope {
    return new GraphScope(this.host, this.grid, this.seed, { x: this.#node(x), y: this.#node(y) });
  }

  rgb(r: NumLike, g: NumLike, b: NumLike): Color {
    return { r: this.#node(r), g: this.#node(g), b: this.#node(b) };
  }
  hsv(h: NumLike, s: NumLike, v: NumLike): Color {
    return color(this.host.graph.kernel('hsv', [this.#node(h), this.#node(s), this.#node(v)]));
  }
  oklch(l: NumLike, c: NumLike, h: NumLike): Color {
    return color(this.host.graph.kernel('oklch', [this.#node(l), this.#node(c), this.#node(h)]));
  }
  mixColor(a: Color, b: Color, k: NumLike): Color {
    return color(
      this.host.graph.kernel(
        'mixOklab',
        [a.r, a.g, a.b, b.r, b.g, b.b, k].map((n) => this.#node(n as NumLike)),
      ),
    );
  }
  ramp(colors: Color[], k: NumLike): Color {
    if (colors.length === 0) return this.rgb(0, 0, 0);
    if (colors.length === 1) return colors[0];
    if (colors.every(isPerFrame)) return this.#lookUp(colors, this.unit(k), true);
    // Colours that vary per cell cannot be in a table: they are mixed one after the other.
    const at = this.mul(this.unit(k), colors.length - 1);
    return colors.reduce((mixed, next, i) => this.mixColor(mixed, next, this.unit(this.sub(at, i - 1))));
  }
  pick(colors: Color[], k: NumLike): Color {
    if (colors.length === 0) return this.rgb(0, 0, 0);
    if (colors.length === 1) return colors[0];
    const last = colors.length - 1;
    const index = this.clamp(this.floor(this.mul(k, colors.length)), 0, last);
    if (colors.every(isPerFrame)) return this.#lookUp(colors, this.mul(index, 1 / last), false);
    const channel = (name: 'r' | 'g' | 'b') =>
      colors.map((c) => c[name] as NumLike).reduce((below, own, i) => this.select(this.ge(index, i), own, below));
    return this.rgb(channel('r'), channel('g'), channel('b'));
  }
  #lookUp(colors: Color[], k: GraphNode, isSmooth: boolean): Color {
    const channels = colors.flatMap((c) => [c.r, c.g, c.b] as GraphNode[]);
    const identity = `${isSmooth ? 'ramp' : 'pick'}:${channels.map((c) => c.id)}`;
    const table = new ColorTable(this.host.memory, channels, isSmooth);
    this.host.keep(table);
    return color(this.host.graph.special('table', [k], channels, table, identity, 3));
  }
}

const color = ([r, g, b]: Num[]): Color => ({ r, g, b });
const isPerFrame = (c: Color): boolean => [c.r, c.g, c.b].every((n) => n.rate !== 'cell');
