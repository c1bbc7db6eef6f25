// Whether an expression is back where it began after the length of a loop, found from its shape: `sin(t * 90deg)` is, after 4 s.

import { isLoopable } from '../../contract/loop-reason.ts';
import type { LoopReason } from '../../contract/loop-reason.ts';
import type { ParamSpec } from '../../contract/catalog-entry.ts';
import type { MaterialFacts } from '../../contract/media.ts';
import type { Arg, NodeId, PlanMaterial, PlanNode, PlanScene } from '../../contract/plan.ts';
import type { Vocabulary } from '../../catalog/lookup.ts';
import { argNodes } from '../check/node-table.ts';

const TURN = 2 * Math.PI;
/** Of a period: less than anyone sees in one frame. */
const TOLERANCE = 1e-3;

/** Change a second of what grows steadily, 0 of what comes back; or why it does not come back. */
type Motion = number | LoopReason;

export interface LoopFacts {
  scene: PlanScene;
  vocabulary: Vocabulary;
  fps: number;
  /** Length of the loop. */
  seconds: number;
  materials: ReadonlyMap<string, MaterialFacts | { problem: string }>;
}

export type ComesBack = (id: NodeId, period?: number) => LoopReason | null;

/** `period`: of what the value stands for, such as 1 for a hue; Infinity where it has none. */
export function createComesBack(facts: LoopFacts): ComesBack {
  const motions = new Map<NodeId, Motion>();
  const { scene, seconds } = facts;

  const motionOf = (id: NodeId): Motion => {
    let motion = motions.get(id);
    if (motion === undefined) motions.set(id, (motion = find(scene.nodes[id]!)));
    return motion;
  };
  const within = (motion: Motion, period: number, name: string): Motion => {
    if (typeof motion !== 'number' || motion === 0 || period === Number.POSITIVE_INFINITY) return motion;
    return isWhole((motion * seconds) / period) ? 0 : { k: 'turns', name, turns: (motion * seconds) / period };
  };
  const constant = (id: NodeId | null, otherwise: number): number | null => {
    if (id === null) return otherwise;
    const node = scene.nodes[id]!;
    return node.k === 'num' ? node.v : null;
  };

  function find(node: PlanNode): Motion {
    switch (node.k) {
      case 'num':
      case 'rgb':
      case 'beats':
        return 0;
      case 'media':
        return material(scene.materials[node.use]!);
      case 'var':
        return variable(node.name);
      case 'call':
        return call(node);
    }
  }

  function variable(name: string): Motion {
    if (name === 't' || name === 'time') return 1;
    if (name === 'frame') return facts.fps;
    if (name === 'progress') return 1 / seconds;
    if (name.startsWith('audio.')) return { k: 'music', name };
    if (name.startsWith('caption.')) return { k: 'music', name: 'captions' };
    return 0;
  }

  function material(item: PlanMaterial): Motion {
    if (item.time !== null) return ended(motionOf(item.time), item.name);
    const known = facts.materials.get(item.media.path);
    if (!known || 'problem' in known || known.seconds === null) return 0;
    const [from, to, speed] = [constant(item.from, 0), constant(item.to, known.seconds), constant(item.speed, 1)];
    if (from === null || to === null || speed === null)
      return { k: 'footage', name: item.name, seconds: known.seconds };
    const length = (to - from) * (item.loop === 'mirror' ? 2 : 1);
    if (item.loop !== 'off' && length > 0 && isWhole((seconds * speed) / length)) return 0;
    return { k: 'footage', name: item.name, seconds: length / Math.abs(speed || 1) };
  }

  function call(node: Extract<PlanNode, { k: 'call' }>): Motion {
    const { fn, args, kind } = node;
    const entry = kind === 'op' ? undefined : facts.vocabulary.find(kind, fn);
    if (entry && !isLoopable(entry)) return { k: 'effect', name: fn };
    const arg = (name: string): Motion => nodesMotion(args[name]);
    const number = (name: string): number | null => {
      const given = args[name];
      return given && 'node' in given ? constant(given.node, 0) : null;
    };
    const input = node.input === undefined ? 0 : motionOf(node.input);
    if (isReason(input)) return input;
    switch (fn) {
      case 'add':
        return both(arg('a'), arg('b'), (a, b) => a + b);
      case 'sub':
        return both(arg('a'), arg('b'), (a, b) => a - b);
      case 'neg':
        return both(arg('a'), 0, (a) => -a);
      case 'mul': {
        const [a, b] = [number('a'), number('b')];
        if (a !== null) return both(arg('b'), 0, (slope) => slope * a);
        if (b !== null) return both(arg('a'), 0, (slope) => slope * b);
        break;
      }
      case 'div': {
        const b = number('b');
        if (b !== null && b !== 0) return both(arg('a'), 0, (slope) => slope / b);
        break;
      }
      case 'random':
      case 'hash':
        // Random numbers jump wherever they change: at the end as well.
        return 0;
      case 'smooth': {
        const motion = only(args);
        return isReason(motion) ? motion : { k: 'effect', name: fn };
      }
      case 'keys':
        return keys(node);
      case 'mix':
      case 'mixColor':
        if (mixedByKeys(node)) return 0;
        break;
      case 'sin':
      case 'cos':
        return within(only(args), TURN, fn);
      case 'tan':
        return within(only(args), TURN / 2, fn);
      case 'fract':
        return within(only(args), 1, fn);
      case 'mod': {
        const [value, by] = Object.values(args);
        const period = by && 'node' in by ? constant(by.node, 0) : null;
        if (value && period !== null && period !== 0) return within(nodesMotion(value), period, fn);
        break;
      }
    }
    for (const [name, given] of Object.entries(args)) {
      const spec = entry?.params.find((param) => param.name === name);
      const motion = ended(within(nodesMotion(given), periodOf(spec), fn), spec === undefined ? 't' : fn);
      if (isReason(motion)) return motion;
    }
    return 0;
  }

  /** Of keyframes: they come back where the last value is the first, or where they go round a whole number of times. */
  function keys({ args }: Extract<PlanNode, { k: 'call' }>): Motion {
    const { t, stops, loop } = args;
    const time = nodesMotion(t);
    if (isReason(time) || time === 0 || !stops || !('stops' in stops)) return time;
    for (const { value } of stops.stops) {
      const motion = ended(motionOf(value), 'keys');
      if (isReason(motion)) return motion;
    }
    const [first, last] = [stops.stops[0], stops.stops.at(-1)];
    if (!first || !last) return 0;
    const [begin, end] = [constant(first.at, 0), constant(last.at, 0)];
    const goesRound = loop !== undefined && 'node' in loop && constant(loop.node, 0) !== 0;
    if (begin === null || end === null) return { k: 'time', name: 'keys' };
    if (goesRound) return within(time, end - begin, 'keys');
    return first.value === last.value && end <= seconds * time + TOLERANCE ? 0 : { k: 'time', name: 'keys' };
  }

  /** Values mixed one after the other by `keys` from 0 to 1, as keyframes of colours are: back if the last value is the first. */
  function mixedByKeys(node: Extract<PlanNode, { k: 'call' }>): boolean {
    let first: PlanNode = node;
    while (first.k === 'call' && (first.fn === 'mix' || first.fn === 'mixColor')) {
      const { a, b, k }: Record<string, Arg | undefined> = first.args;
      if (!a || !b || !k || !('node' in a && 'node' in b && 'node' in k) || !risesInTime(scene.nodes[k.node]!))
        return false;
      if (a.node === (node.args.b as { node: NodeId }).node) return true;
      first = scene.nodes[a.node]!;
    }
    return false;
  }

  /** `keys` of numbers from 0 to 1 that have arrived when the loop ends. */
  function risesInTime(node: PlanNode): boolean {
    if (node.k !== 'call' || node.fn !== 'keys') return false;
    const { t, stops, loop } = node.args;
    const time = nodesMotion(t);
    if (!stops || !('stops' in stops) || typeof time !== 'number') return false;
    if (loop !== undefined && !('node' in loop && constant(loop.node, 1) === 0)) return false;
    const end = constant(stops.stops.at(-1)!.at, 0);
    const values = stops.stops.map(({ value }) => constant(value, 0));
    return end !== null && end <= seconds * time + TOLERANCE && values[0] === 0 && values.at(-1) === 1;
  }

  const nodesMotion = (arg: Arg | undefined): Motion => {
    let slope = 0;
    for (const id of arg === undefined ? [] : argNodes({ arg })) {
      const motion = motionOf(id);
      if (typeof motion !== 'number') return motion;
      if (Math.abs(motion) > Math.abs(slope)) slope = motion;
    }
    return slope;
  };
  const only = (args: Record<string, Arg>): Motion => nodesMotion(Object.values(args)[0]);

  return (id, period) => {
    const motion = ended(period === undefined ? motionOf(id) : within(motionOf(id), period, 't'), 't');
    return isReason(motion) ? motion : null;
  };
}

const isReason = (motion: Motion): motion is LoopReason => typeof motion !== 'number';

/** What still grows at its end does not come back. */
const ended = (motion: Motion, name: string): Motion =>
  typeof motion === 'number' && motion !== 0 ? { k: 'time', name } : motion;

function both(a: Motion, b: Motion, compute: (a: number, b: number) => number): Motion {
  if (typeof a !== 'number') return a;
  if (typeof b !== 'number') return b;
  return compute(a, b);
}

/** Of parameters that mean the same after a turn; Infinity for the others, of which nothing but 0 is whole. */
export function periodOf(spec: ParamSpec | undefined): number {
  if (spec?.kind === 'hue') return 1;
  return spec?.kind === 'angle' ? TURN : Number.POSITIVE_INFINITY;
}

const isWhole = (turns: number): boolean => Math.round(turns) !== 0 && Math.abs(turns - Math.round(turns)) < TOLERANCE;
