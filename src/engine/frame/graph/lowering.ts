// Lowers the plan's expressions to the graph: variables, operators, effects with their arguments and defaults. A plan node that is
// evaluated at other coordinates (to the left of a transform) becomes another graph node.

import type { Arg, Args, NodeId, PlanNode, PlanScene } from '../../../contract/plan.ts';
import type { Effect, LatticeEffect } from '../../effect-api/define.ts';
import type { Param } from '../../effect-api/params.ts';
import type { MediaMember } from '../../../contract/media.ts';
import type { MaterialUse, StatMember } from '../media/material-use.ts';
import { hashInts } from '../../kernels/scalar/math.ts';
import type { MediaLookup } from '../../effect-api/media.ts';
import { type Handle, type Handles, isColor, isNum } from './arg-reader.ts';
import { defaultHandle } from './default-arg.ts';
import type { GraphScope } from './field-scope.ts';
import type { GraphNode } from './graph-node.ts';
import type { LatticeInstance } from './lattice-instance.ts';
import type { GraphMaterial, MaterialRead } from './material-node.ts';
import { paramsOf, type Registry } from './registry.ts';
import type { Color, Num } from '../../effect-api/scope.ts';

type Call = Extract<PlanNode, { k: 'call' }>;
const GAP_OPS: Record<string, 'lt' | 'le' | 'gt' | 'ge'> = { lt: 'lt', le: 'le', gt: 'gt', ge: 'ge' };

const CHANNELS: readonly MediaMember[] = ['red', 'green', 'blue'];
const STATS: readonly MediaMember[] = ['level', 'contrast', 'meanHue', 'meanMotion', 'meanEdge', 'variance'];
const isStat = (member: MediaMember): member is StatMember => STATS.includes(member);

/** Settings that change a picture as a whole. */
const settingsOf = ({ nodes }: MaterialUse): Num[] => [nodes.exposure, nodes.contrast].filter((node) => node !== null);

export interface LoweringHost {
  registry: Registry;
  media: MediaLookup;
  /** Converts a time in beats to seconds after the segment's start. */
  beatSeconds(beats: number): number;
  sceneSeed: number;
  /** `materials[index]` of the scene. */
  material(index: number): GraphMaterial;
  /** The lattice of this call. Calls of the same site and arguments share one. */
  lattice(effect: LatticeEffect, handles: Handles, scope: GraphScope, site: number): LatticeInstance;
  /** Where a lattice's fields are evaluated, with the scope's seed: square cells over the whole frame, without the scope's transforms. */
  around(scope: GraphScope): GraphScope;
}

const isInFrame = (s: GraphScope): Num => {
  const inside = (place: Num): Num => s.and(s.ge(place, 0), s.le(place, 1));
  return s.and(inside(s.u), inside(s.v));
};

export class Lowering {
  readonly #scene: PlanScene;
  readonly #host: LoweringHost;
  readonly #memo = new Map<string, Num | Color>();

  constructor(scene: PlanScene, host: LoweringHost) {
    this.#scene = scene;
    this.#host = host;
  }

  /** A number. `value` is the layer's own value. */
  number(id: NodeId, scope: GraphScope, value: NodeId | null = null): GraphNode {
    const result = this.lower(id, scope, value);
    return (isColor(result) ? scope.num(0) : result) as GraphNode;
  }

  color(id: NodeId, scope: GraphScope, value: NodeId | null = null): Color {
    const result = this.lower(id, scope, value);
    return isColor(result) ? result : scope.rgb(result, result, result);
  }

  lower(id: NodeId, scope: GraphScope, value: NodeId | null): Num | Color {
    const key = `${id}|${value ?? ''}|${scope.placeKey}`;
    const known = this.#memo.get(key);
    if (known) return known;
    const result = this.#make(this.#scene.nodes[id], scope, value);
    this.#memo.set(key, result);
    return result;
  }

  /** Whether an expression shows a picture or footage: it has a member of rate `cell`. */
  usesMedia(id: NodeId): boolean {
    const seen = new Set<NodeId>();
    const visit = (at: NodeId): boolean => {
      if (seen.has(at)) return false;
      seen.add(at);
      const node = this.#scene.nodes[at];
      if (node.k === 'media') return node.rate === 'cell';
      if (node.k !== 'call') return false;
      return (
        (node.input !== undefined && visit(node.input)) ||
        Object.values(node.args).some((arg) => nodesOf(arg).some(visit))
      );
    };
    return visit(id);
  }

  /** The arguments of an effect, with defaults. Per-cell arguments are evaluated in `fieldScope`. */
  handles(effect: Effect, args: Args, scope: GraphScope, fieldScope: GraphScope, value: NodeId | null = null): Handles {
    const handles: Handles = Object.create(null); // parameter names can come from a module
    for (const [name, param] of Object.entries(paramsOf(effect))) {
      const isField = param.kind === 'field' || param.kind === 'fields' || param.kind === 'distance';
      const own = isField ? fieldScope : scope;
      const arg = Object.hasOwn(args, name) ? args[name] : undefined;
      const handle =
        arg === undefined
          ? defaultHandle(param.kind, param.default, own, this.#host.registry, (field, settings) =>
              this.#defaultField(field, settings, own),
            )
          : this.#handle(arg, param, own, value);
      if (handle !== undefined) handles[name] = handle;
    }
    return handles;
  }

  /** The seed of a call site. */
  siteSeed(site: number): number {
    return hashInts(this.#host.sceneSeed, site) | 0;
  }

  #make(node: PlanNode, scope: GraphScope, value: NodeId | null): Num | Color {
    switch (node.k) {
      case 'num':
        return scope.num(node.v);
      case 'rgb':
        return scope.rgb(node.v[0], node.v[1], node.v[2]);
      case 'beats':
        return scope.num(this.#host.beatSeconds(node.n));
      case 'media':
        return this.#material(node.use, node.member, scope);
      case 'var':
        return this.#variable(node.name, scope, value);
      case 'call':
        return node.kind === 'op' ? this.#operator(node, scope, value) : this.#call(node, scope, value);
    }
  }

  #material(index: number, member: MediaMember, scope: GraphScope): Num | Color {
    const { use, time, identity } = this.#host.material(index);
    const { graph } = scope.host;
    if (member === 'seconds' || member === 'length' || member === 'progress') return time[member];
    if (isStat(member)) {
      const args = [time.seconds, ...settingsOf(use)].filter((node) => node.rate === 'frame') as GraphNode[];
      const signature = `${identity}.${member}`;
      return graph.reading('materialStat', args, { use, member, signature }, `${index}.${member}`);
    }
    const { grid } = scope;
    if (!grid) return scope.num(0);
    const channel = CHANNELS.indexOf(member);
    const read = channel >= 0 ? 'color' : member;
    const places = scope.isInPlace ? [] : [scope.u, scope.v];
    const view = use.view(grid, places.map(({ id }) => id).join());
    view.want(read);
    const outputs = read === 'color' ? 3 : 1;
    const data: MaterialRead = { view, member: read, outputs, signature: `${identity}.${read}` };
    const nodes = graph.source('material', grid, places, data, `${index}.${read}`, outputs);
    if (outputs === 1) return nodes[0];
    if (channel >= 0) return nodes[channel];
    return { r: nodes[0], g: nodes[1], b: nodes[2] };
  }

  #variable(name: string, scope: GraphScope, value: NodeId | null): Num {
    if (name.startsWith('audio.')) return scope.audio(name.slice(6));
    switch (name) {
      case 'caption.progress':
      case 'caption.index':
        return scope.caption(name.slice('caption.'.length));
      case 'pi':
        return scope.num(Math.PI);
      case 'tau':
        return scope.num(2 * Math.PI);
      case 'value':
        return value === null ? scope.num(0) : scope.unit(this.number(value, scope));
      case 't':
      case 'time':
      case 'progress':
      case 'frame':
      case 'duration':
      case 'fps':
      case 'u':
      case 'v':
      case 'x':
      case 'y':
      case 'dist':
      case 'angle':
      case 'col':
      case 'row':
      case 'cols':
      case 'rows':
        return scope[name];
      default:
        throw new Error(
          `Expected a name that the engine knows, but got "${name}". The plan was made by another version.`,
        );
    }
  }

  #operator(node: Call, scope: GraphScope, value: NodeId | null): Num | Color {
    const of = (name: string): Num | Color | undefined => {
      const arg = node.args[name];
      return arg && 'node' in arg ? this.lower(arg.node, scope, value) : undefined;
    };
    const operands = [of('a'), of('b'), of('c')];
    if (operands.some(isColor)) {
      const channel = (name: 'r' | 'g' | 'b') =>
        this.#operate(
          node.fn,
          scope,
          operands.map((o) => (isColor(o) ? o[name] : o)),
        );
      return { r: channel('r'), g: channel('g'), b: channel('b') };
    }
    return this.#operate(node.fn, scope, operands as (Num | undefined)[]);
  }

  #operate(fn: string, scope: GraphScope, [a, b, c]: (Num | undefined)[]): Num {
    if (fn === 'select') return scope.select(c!, a!, b!);
    if (fn === 'neg' || fn === 'not') return scope[fn](a!);
    const method = GAP_OPS[fn] ?? fn;
    return (scope[method as 'sub'] as (a: Num, b: Num) => Num).call(scope, a!, b!);
  }

  #call(node: Call, scope: GraphScope, value: NodeId | null): Num | Color {
    const effect = this.#host.registry.find(node.kind, node.fn);
    if (!effect) throw new Error(`Expected an effect that the engine has, but got the ${node.kind} "${node.fn}".`);
    const own = scope.withSeed(this.siteSeed(node.site));
    const fields = effect.kind === 'lattice' && own.grid ? this.#host.around(own) : own;
    const handles = this.handles(effect, node.args, own, fields, value);
    if (effect.kind === 'transform') {
      const { x, y } = effect.map(own, handles);
      return this.lower(node.input!, scope.at(x, y), value);
    }
    return this.#build(effect, handles, own, node.site);
  }

  #build(effect: Effect, handles: Handles, scope: GraphScope, site: number): Num | Color {
    if (effect.kind === 'lattice') {
      // A frame-rate value has no coordinates to sample at.
      if (!scope.grid) return scope.num(0);
      const instance = this.#host.lattice(effect, handles, scope, site);
      // A transform that maps the whole frame to one point, such as scale(0), leaves no coordinate that varies, but is still sampled.
      const { graph } = scope.host;
      const [value] = graph.special('lattice', [graph.fill(scope.grid, scope.u), scope.v], [], instance, instance, 1);
      return effect.isBounded && scope.u.op !== 'coord' ? scope.mul(value, isInFrame(scope)) : value;
    }
    if ('build' in effect) return effect.build(scope, handles);
    throw new Error(`Expected a field, but "${effect.name}" is a ${effect.kind}.`);
  }

  #defaultField(name: string, settings: Record<string, number>, scope: GraphScope): Handle | undefined {
    const number = Number(name);
    if (Number.isFinite(number)) return scope.num(number);
    const effect = this.#host.registry.find('field', name);
    if (!effect) return undefined;
    const given = Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, scope.num(value)]));
    return this.#build(effect, { ...this.handles(effect, {}, scope, scope), ...given }, scope, 0);
  }

  #handle(arg: Arg, param: Param, scope: GraphScope, value: NodeId | null): Handle | undefined {
    if ('node' in arg) return this.#clamped(this.lower(arg.node, scope, value), param, scope);
    if ('word' in arg) return arg.word;
    if ('text' in arg) return arg.text;
    if ('glyphs' in arg) return arg.glyphs;
    if ('media' in arg) return this.#host.media.find(param.input ?? arg.media.kind ?? '', arg.media.path) ?? undefined;
    if ('nodes' in arg) return arg.nodes.map((id) => this.lower(id, scope, value)) as Num[] | Color[];
    if ('point' in arg) return [this.number(arg.point[0], scope, value), this.number(arg.point[1], scope, value)];
    if ('points' in arg)
      return arg.points.map(([x, y]): [Num, Num] => [this.number(x, scope, value), this.number(y, scope, value)]);
    return arg.stops.map((stop) => ({
      at: this.number(stop.at, scope, value),
      value: this.number(stop.value, scope, value),
    }));
  }

  #clamped(handle: Num | Color, param: Param, scope: GraphScope): Handle {
    if (!isNum(handle)) return handle;
    let node: Num = handle;
    if (param.kind === 'boolean') return scope.ne(node, 0);
    if (param.min !== undefined || param.max !== undefined) {
      // A constant within the limits is folded.
      const lo = param.min ?? -3e38;
      const hi = param.max ?? 3e38;
      if (Math.abs(lo) < 1e6 || Math.abs(hi) < 1e6) node = scope.clamp(node, lo, hi);
    }
    return param.kind === 'integer' ? scope.round(node) : node;
  }
}

function nodesOf(arg: Arg): NodeId[] {
  if ('node' in arg) return [arg.node];
  if ('nodes' in arg) return arg.nodes;
  if ('point' in arg) return arg.point;
  if ('points' in arg) return arg.points.flat();
  return 'stops' in arg ? arg.stops.flatMap(({ at, value }) => [at, value]) : [];
}
