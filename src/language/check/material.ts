// A `media` statement as a scene uses it: its file, and its settings as nodes of that scene.

import { mediaSettings, MOVING_SETTINGS, PIXEL_SETTINGS, REPLACED_BY_TIME } from '../../catalog/media-settings.ts';
import { noEffect, unusableMedia } from '../../contract/diagnostics/media.ts';
import type { CompileFacts } from '../../contract/facts.ts';
import type { MaterialFacts } from '../../contract/media.ts';
import type { MediaRef, NodeId, PlanMaterial } from '../../contract/plan.ts';
import type { MediaNode } from '../syntax/tree.ts';
import { type Context, type Env, hash31, markBroken, report, written } from './context.ts';
import { media } from './convert-argument.ts';
import { reportCycle } from './definitions.ts';
import { expandPath } from './expand-path.ts';
import { type Definition, resolvePath } from './load-units.ts';
import { guessKind, KIND_WORDS } from './material-kinds.ts';
import { locateFile } from './locate-file.ts';
import { SettingsReader } from './settings-reader.ts';

/** Settings that are a node. */
export const MATERIAL_NODES = [
  'size',
  'time',
  'from',
  'to',
  'speed',
  'exposure',
  'contrast',
  'detail',
  'key',
  'keyRange',
  'keySoft',
] as const satisfies (keyof PlanMaterial)[];

/** Index of the statement's material in the scene, which is added at its first use; null after errors, which are reported. */
export function useMaterial(env: Env, definition: Definition): number | null {
  const { build, ctx } = env;
  definition.used = true;
  checkMaterial(ctx, definition);
  const known = build.materialOf.get(definition);
  if (known !== undefined) {
    if (known === null) markBroken(env);
    return known;
  }
  if (build.active.includes(definition)) {
    reportCycle(env, definition);
    return null;
  }
  build.active.push(definition);
  const material = compileMaterial(env, definition);
  build.active.pop();
  const index = material && build.materials.push(material) - 1;
  build.materialOf.set(definition, index);
  return index;
}

/** Checks the statement on its own, once, so that its errors are reported there. */
export function checkMaterial(ctx: Context, definition: Definition): void {
  if (ctx.checked.has(definition)) return;
  ctx.checked.add(definition);
  ctx.reporter.reporting(() => {
    const { scene } = ctx.reporter;
    ctx.reporter.scene = null;
    const { unit, place } = definition;
    const env: Env = { ctx, build: ctx.definitions, unit, place, path: '', locals: null, lets: null, via: null };
    const { used } = definition;
    useMaterial(env, definition);
    definition.used = used;
    ctx.reporter.scene = scene;
  });
}

/** What the host knows of the statement's file; null where it knows nothing. */
export function factsOf(facts: CompileFacts, definition: Definition): MaterialFacts | null {
  const known = facts.materials?.get(pathOf(facts, definition));
  return known && !('problem' in known) ? known : null;
}

/** Where the statement's file is. */
export function pathOf(facts: CompileFacts, definition: Definition): string {
  const { path } = definition.unit;
  const resolved = resolvePath(path, expandPath(definition.unit, (definition.node as MediaNode).path.value).path);
  return path === null ? resolved : (locateFile(facts, resolved) ?? resolved);
}

function compileMaterial(outer: Env, definition: Definition): PlanMaterial | null {
  const node = definition.node as MediaNode;
  const name = definition.name.text;
  const { build, ctx } = outer;
  const { unit, place } = definition;
  const env: Env = { ...outer, unit, place, path: `media ${name}`, locals: null, field: null, lets: null, via: null };
  const before = ctx.reporter.errors;
  const file = fileOf(env, node);
  const reader = new SettingsReader(env, node.settings, mediaSettings, 'a `media` statement');
  const at = reader.arg('at');
  const clock = reader.word('clock') as PlanMaterial['clock'] | null;
  const material: Omit<PlanMaterial, 'media'> = {
    name,
    fit: (reader.word('fit') ?? 'cover') as PlanMaterial['fit'],
    at: at && 'point' in at ? at.point : null,
    size: reader.node('size'),
    crop: cropOf(env, reader),
    time: reader.node('time'),
    from: reader.node('from'),
    to: reader.node('to'),
    speed: reader.node('speed'),
    loop: (reader.word('loop') ?? 'on') as PlanMaterial['loop'],
    clock: clock ?? (file !== null && file.path === ctx.format.audio?.path ? 'reel' : 'scene'),
    clockOffset: ctx.format.audio?.from ?? 0,
    tone: (reader.word('tone') ?? 'none') as PlanMaterial['tone'],
    exposure: reader.node('exposure'),
    contrast: reader.node('contrast'),
    detail: reader.node('detail'),
    key: reader.node('key'),
    keyRange: reader.node('keyRange'),
    keySoft: reader.node('keySoft'),
    theme: reader.word('theme'),
    site: hash31(`${build.scene}/media ${name}`),
  };
  checkPart(env, reader, material, factsOf(ctx.facts, definition));
  if (file === null || ctx.reporter.errors > before) {
    markBroken(env);
    return null;
  }
  return { ...material, media: file };
}

function fileOf(env: Env, node: MediaNode): MediaRef | null {
  if (node.path.start === node.start) return null; // not written, which is a syntax error
  const arg = media(env, node.path.value, node.path, 'media');
  if (!arg || !('media' in arg)) return null;
  const { path } = arg.media;
  const facts = env.ctx.facts.materials?.get(path);
  if (facts && 'problem' in facts) {
    report(env, node.path, unusableMedia.file(facts));
    return null;
  }
  arg.media.kind = facts?.kind ?? guessKind(path);
  return arg.media;
}

function cropOf(env: Env, reader: SettingsReader): PlanMaterial['crop'] {
  const arg = reader.arg('crop');
  if (!arg || !('points' in arg)) return null;
  const [u0, v0, u1, v1] = arg.points.flat().map((id) => env.build.table.constant(id) ?? Number.NaN);
  const isIn = (low: number | undefined, high: number | undefined): boolean => low! >= 0 && low! < high! && high! <= 1;
  if (arg.points.length === 2 && isIn(u0, u1) && isIn(v0, v1)) return [u0!, v0!, u1!, v1!];
  const { value } = reader.setting('crop')!;
  report(env, value, unusableMedia.crop({ got: written(env, value) }));
  return null;
}

/** Checks the used part, and what has no effect on the kind of file. */
function checkPart(
  env: Env,
  reader: SettingsReader,
  material: Pick<PlanMaterial, 'from' | 'to' | 'time'>,
  facts: MaterialFacts | null,
): void {
  const constant = (id: NodeId | null): number | null => (id === null ? null : env.build.table.constant(id));
  const [from, to] = [constant(material.from), constant(material.to)];
  if (to !== null && to <= (from ?? 0)) report(env, reader.setting('to')!.value, unusableMedia.emptyPart());
  else if (from !== null && typeof facts?.seconds === 'number' && from >= facts.seconds && from > 0) {
    const { value } = reader.setting('from')!;
    report(env, value, unusableMedia.startAfterEnd({ length: `${round(facts.seconds)} s`, got: written(env, value) }));
  }
  const warn = (name: string, because: string): void => {
    const setting = reader.setting(name);
    if (setting) report(env, setting.name, noEffect.setting({ name, because, span: setting }));
  };
  const replaced = reader.setting('time') ? REPLACED_BY_TIME : [];
  for (const name of replaced) warn(name, '`time` replaces it');
  if (!reader.setting('key')) for (const name of ['keyRange', 'keySoft']) warn(name, 'there is no `key`');
  if (!facts) return;
  const still = `the file is ${KIND_WORDS[facts.kind]}, which does not move`;
  if (facts.seconds === null) for (const name of MOVING_SETTINGS) if (!replaced.includes(name)) warn(name, still);
  if (facts.kind !== 'character-art') warn('theme', `the file is ${KIND_WORDS[facts.kind]}, not a recorded terminal`);
  else for (const name of PIXEL_SETTINGS) warn(name, 'the file is character art');
}

const round = (seconds: number): number => Number(seconds.toFixed(2));
