// The context of an evaluation (`Env`), and how a check reports what it finds.

import type { Vocabulary } from '../../catalog/lookup.ts';
import type { SettingSpec } from '../../catalog/settings.ts';
import type { VariableSpec } from '../../catalog/variables.ts';
import type { CatalogEntry, ParamSpec } from '../../contract/catalog-entry.ts';
import type { DiagnosticCode, Range } from '../../contract/diagnostics.ts';
import { type Finding, insideDefinition } from '../../contract/diagnostics/define-diagnostic.ts';
import { outOfRange } from '../../contract/diagnostics/values.ts';
import type { CompileFacts } from '../../contract/facts.ts';
import type { GridName } from '../../contract/defaults.ts';
import type { MediaMember } from '../../contract/media.ts';
import type { MediaRef, PlanMaterial, TextItem } from '../../contract/plan.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { Expr, LetNode, Span } from '../syntax/tree.ts';
import type { ParamRule } from '../../contract/param.ts';
import type { Constant } from './constant.ts';
import type { Definition, SceneDeclaration, Unit } from './load-units.ts';
import { NodeTable } from './node-table.ts';
import type { Place, Reporter } from './reporter.ts';
import type { Value, Want } from './value.ts';

/** What scenes need to know of the header. */
export interface ReelFormat {
  width: number;
  height: number;
  /** What a time in frames means. */
  fps: number;
  /** sRGB 0..1. */
  background: [number, number, number];
  /** Captions are drawn in every scene, below its shaders (`under: shaders`). */
  hasCaptions: boolean;
  /** The header names a font. */
  hasFont: boolean;
  /** The sound: its path, and the second of it at which the reel begins. */
  audio: { path: string; from: number } | null;
}

/** A `param` statement. */
export interface Param extends ParamRule {
  usual: Constant;
  /** The default, or what is set from outside. */
  value: Constant;
}

/** State of one compile. */
export interface Context {
  facts: CompileFacts;
  reporter: Reporter;
  vocabulary: Vocabulary;
  /** Every word that a setting of some block takes. */
  settingWords: ReadonlySet<string>;
  format: ReelFormat;
  /** Evaluates an expression. Kept here because everything that evaluates calls it again for its own parts. */
  evaluate: (env: Env, expr: Expr, want: Want) => Value;
  /** Evaluations so far, in the whole compile. */
  steps: number;
  /** Current depth of evaluation. */
  depth: number;
  /** The build in which definitions are checked on their own, before any use. */
  definitions: Build;
  checked: Set<Definition>;
  /** `param` statements that have been read; null: with errors. */
  params: Map<Definition, Param | null>;
  /** Receives what each name resolved to, for the editor; null when compiling only. */
  record: ((place: Place, span: Span, target: Target) => void) | null;
}

/** What a name in the text resolved to. */
export type Target =
  | { t: 'definition'; definition: Definition }
  | { t: 'let'; node: LetNode; place: Place }
  | { t: 'parameter'; definition: Definition; name: string }
  | { t: 'member'; definition: Definition; member: MediaMember }
  | { t: 'entry'; entry: CatalogEntry }
  | { t: 'entryParameter'; entry: CatalogEntry; spec: ParamSpec }
  | { t: 'variable'; spec: VariableSpec; audio: boolean }
  | { t: 'setting'; owner: string; spec: SettingSpec }
  | { t: 'word'; spec: Pick<ParamSpec, 'name' | 'doc' | 'words'>; word: string }
  | { t: 'grid'; name: GridName }
  | { t: 'scene'; name: string; declaration: SceneDeclaration };

/** Evaluates `expr`. `want` decides what a name means there. */
export function evaluate(env: Env, expr: Expr, want: Want): Value {
  return env.ctx.evaluate(env, expr, want);
}

export function record(env: Env, span: Span, target: Target): void {
  env.ctx.record?.(env.place, span, target);
}

/** Working state of one scene. */
export interface Build {
  scene: string;
  table: NodeTable;
  /** Values of lets, evaluated once and shared by all uses. */
  values: Map<LetNode | Definition, Value>;
  /** Results of user fields by argument, unless they depend on the place of use. */
  memo: Map<string, Value>;
  ordinals: Map<string, number>;
  /** By path: the hash of scene and path, which many sites share, and how many sites of each function there are. */
  sites: Map<string, { hash: number; ordinals: Map<string, number> }>;
  /** Definitions being evaluated, to find cycles. */
  active: (LetNode | Definition)[];
  steps: number;
  /** Number of nodes that depend on their place of use. */
  sited: number;
  media: MediaRef[];
  /** What the scene uses of its `media` statements, and where each is in the list; null: it has errors. */
  materials: PlanMaterial[];
  materialOf: Map<Definition, number | null>;
  /** Texts whose reveal has no time: a voice with their words gives it. */
  untimed: Set<TextItem>;
  overflowed: boolean;
  /** Where to report that the scene is too large. */
  owner: { place: Place; span: Span } | null;
}

export interface SceneLet {
  node: LetNode;
  used: boolean;
  /** Of a parameter of the scene: what this play gives it; null: its default has errors. */
  constant?: Constant | null;
}

export interface Env {
  ctx: Context;
  build: Build;
  unit: Unit;
  place: Place;
  /** Position in the scene; `site` numbers are hashes of it. */
  path: string;
  /** Parameters of the user field being inlined. */
  locals: ReadonlyMap<string, Value> | null;
  /** The user field that `locals` belong to. */
  field?: Definition | null;
  /** The scene's own lets; null in definitions. */
  lets: ReadonlyMap<string, SceneLet> | null;
  /** The use in the scene while a definition is inlined: errors caused by its arguments are reported there. */
  via: { place: Place; span: Span; name: string } | null;
}

export function createBuild(scene: string, owner: Build['owner'], limit: number = LIMITS.sceneNodes): Build {
  return {
    scene,
    table: new NodeTable(limit),
    values: new Map(),
    memo: new Map(),
    ordinals: new Map(),
    sites: new Map(),
    active: [],
    steps: 0,
    sited: 0,
    media: [],
    materials: [],
    materialOf: new Map(),
    untimed: new Set(),
    overflowed: false,
    owner,
  };
}

/** Reports at the span, or at the use of the definition if only its arguments cause the finding. */
export function report(env: Env, span: Span, finding: Finding<DiagnosticCode>): void {
  const { reporter } = env.ctx;
  if (env.via && !reporter.has(env.place, span, finding.code))
    reporter.report(env.via.place, env.via.span, insideDefinition(finding, env.via.name));
  else reporter.report(env.place, span, finding);
}

/** Marks the scene as broken without reporting: the name may come from a file that was not read. */
export function markBroken(env: Env): void {
  env.ctx.reporter.errors++;
}

/** A number for the place of use, stable while other items change. 31 bits, never 0. */
export function nextSite(env: Env, fn: string): number {
  const { sites, scene } = env.build;
  let path = sites.get(env.path);
  if (!path) sites.set(env.path, (path = { hash: hashOn(`${scene}/${env.path}/`, HASH_START), ordinals: new Map() }));
  const ordinal = path.ordinals.get(fn) ?? 0;
  path.ordinals.set(fn, ordinal + 1);
  env.build.sited++;
  return mixed31(hashOn(`${fn}#${ordinal}`, path.hash));
}

const HASH_START = 0x811c9dc5;
export const hash31 = (text: string): number => mixed31(hashOn(text, HASH_START));

function hashOn(text: string, from: number): number {
  let hash = from;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function mixed31(of: number): number {
  let hash = of ^ (of >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash & 0x7fffffff || 1;
}

/** Range of a span in its file. */
export const rangeOf = (env: Env, span: Span): Range =>
  env.place.lines.range(env.place.base + span.start, env.place.base + span.end);

/** Source text of an expression, shortened. */
export function written(env: Env, span: Span): string {
  const text = env.unit.parsed.text.slice(env.place.base + span.start, env.place.base + span.end).replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Charges one step to the budget. False once it is used up, which is reported once per scene. */
export function chargeSteps(env: Env, span: Span): boolean {
  const { ctx, build } = env;
  ctx.steps++;
  build.steps++;
  if (build.table.full || build.steps > LIMITS.sceneSteps || ctx.steps > LIMITS.compileSteps) {
    if (!build.overflowed) {
      build.overflowed = true;
      const at = build.owner ?? { place: env.place, span };
      const isScene = build.scene !== '';
      const max = isScene ? LIMITS.sceneNodes : LIMITS.definitionNodes;
      ctx.reporter.report(at.place, at.span, outOfRange.steps({ scene: isScene ? build.scene : null, max }));
    } else ctx.reporter.errors++;
    return false;
  }
  return true;
}
