// The check set: a plan with one scene of two frames for every effect, with its default arguments. Equal frames of all scenes mean that
// two machines draw the same bits.

import { plainScene } from '../../../contract/plain-scene.ts';
import type { ParamKind } from '../../../contract/catalog-entry.ts';
import type { Arg, Args, EffectCall, LayerItem, PlanNode, PlanScene, ScenePlan } from '../../../contract/plan.ts';
import type { FrameFormat } from '../../../contract/render.ts';
import type { Effect } from '../../effect-api/define.ts';
import type { Param } from '../../effect-api/params.ts';
import { effects } from '../../effects/registry.generated.ts';

export const CHECK_FORMAT: FrameFormat = {
  width: 192,
  height: 108,
  fps: 12,
  gridScale: 0.5,
  shaders: 'full',
  particles: 400,
  particleLevel: 'low',
};
/** The last frame of a scene is hashed, so that effects with state have advanced. Particles take a while to appear. */
const FRAMES = { particles: 8, others: 2 };

const RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export interface CheckPlan {
  plan: ScenePlan;
  /** What each scene checks, in playing order: `field plasma`, with the number of its frames. */
  checks: { name: string; frames: number }[];
}

export function checkPlan(): CheckPlan {
  const checked = effects.filter((effect) => SCENES[effect.kind] && !needsFile(effect));
  const scenes = checked.map((effect, i) => sceneOf(effect, i));
  const checks = checked.map(({ kind, name }) => ({
    name: `${kind} ${name}`,
    frames: kind === 'particles' ? FRAMES.particles : FRAMES.others,
  }));
  const { fps } = CHECK_FORMAT;
  let end = 0;
  const plan: ScenePlan = {
    version: 1,
    title: null,
    format: { ...CHECK_FORMAT, sizeGiven: true, fpsGiven: true },
    seed: 1,
    audio: null,
    captions: null,
    font: null,
    bpm: 120,
    background: [0, 0, 0],
    gamma: null,
    modules: [],
    beatsPending: false,
    headerRange: null,
    scenes,
    segments: scenes.map(({ name }, i) => ({
      number: i + 1,
      scene: name,
      start: end / fps,
      end: (end += checks[i]!.frames) / fps,
      beatTimes: {},
      range: RANGE,
    })),
  };
  return { plan, checks };
}

const paramsOf = (effect: Effect): Record<string, Param> =>
  'params' in effect ? (effect.params as Record<string, Param>) : {};
const needsFile = (effect: Effect): boolean => Object.values(paramsOf(effect)).some(({ kind }) => kind === 'media');

class Nodes {
  readonly list: PlanNode[] = [];
  #site = 1;

  add(node: PlanNode): number {
    return this.list.push(node) - 1;
  }

  number(v: number): number {
    return this.add({ k: 'num', v });
  }

  /** Clouds that move: what an effect that needs a field is given. */
  field(): number {
    return this.call('field', 'fbm', {});
  }

  site(): number {
    return this.#site++;
  }

  call(kind: Extract<PlanNode, { k: 'call' }>['kind'], fn: string, args: Args, more: { input?: number } = {}): number {
    const type = kind === 'color' ? 'color' : 'number';
    return this.add({ k: 'call', fn, kind, type, rate: 'cell', args, site: this.site(), ...more });
  }

  /** Values of what has no default. */
  args(params: Record<string, Param>): Args {
    return Object.fromEntries(
      Object.entries(params).flatMap(([name, param]): [string, Arg][] =>
        param.required === true || param.default === undefined ? [[name, this.#valueOf(param.kind, param)]] : [],
      ),
    );
  }

  #valueOf(kind: ParamKind, { words, rate }: Param): Arg {
    switch (kind) {
      case 'word':
        return { word: words?.[0] ?? '' };
      case 'text':
        return { text: 'Ag&8' };
      case 'palette':
        return { glyphs: ' .:-=+*#%@' };
      case 'color':
        return { node: this.add({ k: 'rgb', v: [0.9, 0.4, 0.2] }) };
      case 'colors':
        return { nodes: [this.add({ k: 'rgb', v: [0.1, 0, 0.2] }), this.add({ k: 'rgb', v: [1, 0.5, 0.1] })] };
      case 'field':
      case 'distance':
        return { node: this.field() };
      case 'fields':
        return { nodes: [this.field(), this.call('field', 'plasma', {})] };
      case 'point':
        return { point: [this.number(0.4), this.number(0.6)] };
      case 'points':
        return { points: [[this.number(0.4), this.number(0.6)]] };
      case 'stops':
        return {
          stops: [
            { at: this.number(0), value: this.number(0) },
            { at: this.number(1), value: this.number(1) },
          ],
        };
      default:
        return { node: rate === 'cell' ? this.field() : this.number(0.5) };
    }
  }
}

type Part = Partial<Pick<PlanScene, 'items' | 'shade' | 'feedback' | 'transition'>>;

/** What of a scene has the effect, by its kind. */
const SCENES: Partial<Record<string, (nodes: Nodes, effect: Effect) => Part>> = {
  ...Object.fromEntries(
    (['field', 'distance', 'mask', 'math'] as const).map((kind) => [
      kind,
      (nodes: Nodes, effect: Effect): Part => ({
        items: [layer(nodes, nodes.call(kind, effect.name, nodes.args(paramsOf(effect))))],
      }),
    ]),
  ),
  lattice: (nodes, effect) => ({
    items: [layer(nodes, nodes.call('field', effect.name, nodes.args(paramsOf(effect))))],
  }),
  transform: (nodes, effect) => {
    const input = nodes.field();
    return { items: [layer(nodes, nodes.call('transform', effect.name, nodes.args(paramsOf(effect)), { input }))] };
  },
  color: (nodes, effect) => ({
    items: [layer(nodes, nodes.field(), nodes.call('color', effect.name, nodes.args(paramsOf(effect))))],
  }),
  particles: (nodes, effect) => ({
    items: [{ kind: 'particles', range: RANGE, grid: 'md', effect: callOf(nodes, effect) }],
  }),
  shader: (nodes, effect) => ({ items: [layer(nodes, nodes.field())], shade: [callOf(nodes, effect)] }),
  feedback: (nodes, effect) => ({ items: [layer(nodes, nodes.field())], feedback: callOf(nodes, effect) }),
  transition: (nodes, effect) => ({
    items: [layer(nodes, nodes.field())],
    transition: { effect: callOf(nodes, effect), seconds: nodes.number(FRAMES.others / CHECK_FORMAT.fps) },
  }),
};

const callOf = (nodes: Nodes, effect: Effect): EffectCall => ({
  fn: effect.name,
  args: nodes.args(paramsOf(effect)),
  site: nodes.site(),
});

function layer(nodes: Nodes, value: number, color: number | null = null): LayerItem {
  return {
    kind: 'layer',
    name: null,
    range: RANGE,
    grid: 'md',
    value,
    hue: color === null ? nodes.number(0.6) : null,
    color,
    saturation: null,
    palette: ' .:-=+*#%@',
    glyphs: 'ramp',
    ink: null,
    paper: null,
    steady: null,
    crisp: null,
    dither: 'none',
    threshold: null,
    mask: null,
    blend: null,
    opacity: null,
    linear: false,
    font: null,
    site: nodes.site(),
  };
}

function sceneOf(effect: Effect, index: number): PlanScene {
  const nodes = new Nodes();
  const part = SCENES[effect.kind]!(nodes, effect);
  return {
    name: `check${index}`,
    range: RANGE,
    nameRange: RANGE,
    length: null,
    ...plainScene(),
    ...part,
    nodes: nodes.list,
  };
}
