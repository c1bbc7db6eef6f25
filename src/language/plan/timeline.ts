// Schedules the scenes: segments with exact times, and the checks that need them.

import { duplicateName, missingParameter, unknownName } from '../../contract/diagnostics/names.ts';
import { sceneWithoutLength, tooShort, transitionTooLong } from '../../contract/diagnostics/scenes.ts';
import { outOfRange, wrongKind } from '../../contract/diagnostics/values.ts';
import { untilPoint } from '../../contract/diagnostics/sound.ts';
import type { BrokenPlace } from '../../contract/facts.ts';
import type { PlanNode, PlanSegment, PlanSound, PlanTime } from '../../contract/plan.ts';
import { nearest } from '../../catalog/lookup.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { Expr, PlayNode, RepeatNode, Span, TimelineEntry, TimelineNode } from '../syntax/tree.ts';
import type { BeatGrid } from './beat-grid.ts';
import { type Context, createBuild, type Env, markBroken, record, report, written } from '../check/context.ts';
import { numeric } from '../check/evaluate.ts';
import type { HeaderPlan } from './header.ts';
import { gridOf } from './grid-of.ts';
import { lengthOf } from './length.ts';
import { musicOf } from './music.ts';
import { pointTime } from './until.ts';
import type { Unit } from '../check/load-units.ts';
import type { Place } from '../check/reporter.ts';
import type { TransitionTime } from '../scene-settings/define-scene-setting.ts';
import type { CompiledScene } from './scene.ts';
import type { SceneSet } from './scene-set.ts';

export interface Schedule {
  segments: PlanSegment[];
  brokenPlaces: BrokenPlace[];
  sounds: PlanSound[];
  beatsPending: boolean;
}
interface Entry {
  compiled: CompiledScene;
  length: PlanTime | null;
  /** The point after `until`: reel time in seconds, evaluated once the start is known. */
  until: Expr | null;
  place: Place;
  span: Span;
  lengthSpan: Span;
}

export function schedule(
  ctx: Context,
  unit: Unit,
  scenes: SceneSet,
  timeline: { node: TimelineNode; place: Place } | null,
  header: HeaderPlan,
): Schedule {
  const { fps } = ctx.format;
  const waiting = header.audio !== null && header.bpm === null && ctx.facts.beats === undefined;
  const grid = gridOf(ctx.facts, header);
  const music = musicOf(ctx.facts, header);
  const env = timeline && timelineEnv(ctx, unit, timeline.place);
  if (!timeline) reportUnplayable(ctx, scenes, unit);
  const entries = timeline
    ? timelineEntries(env!, scenes, timeline.node.entries)
    : scenes.compiled.map((compiled): Entry => ({
        compiled,
        length: compiled.scene.length,
        until: null,
        place: compiled.place,
        span: compiled.node,
        lengthSpan: compiled.node.length ?? compiled.node.name,
      }));
  checkLengths(ctx, scenes.compiled, entries, timeline !== null);
  const compiledByName = new Map(scenes.compiled.map((compiled) => [compiled.scene.name, compiled]));

  const segments: PlanSegment[] = [];
  const sounds: (PlanSound & { scene: string })[] = [];
  const numbers: { number: number; entry: Entry }[] = [];
  let start = 0;
  let number = 0;
  let usesBeats = false;
  let isPointPending = false;
  let before: { seconds: number; inBeats: boolean; name: string } | null = null;
  for (const entry of entries) {
    number++;
    numbers.push({ number, entry });
    const { scene, broken } = entry.compiled;
    const inBeats = Boolean(entry.length?.beats);
    const point = entry.until && pointTime(env!, entry.until, grid, music);
    if (point === 'pending') {
      isPointPending = true;
      entry.length ??= { seconds: 1 };
    } else if (point !== null) entry.length = untilLength(env!, entry, start, point);
    else if (entry.until) entry.length = null;
    const end = entry.length ? endOf(grid, start, entry.length) : start;
    if (entry.length && !(waiting && inBeats) && Math.round(end * fps) - Math.round(start * fps) < 1) {
      breakAsTooShort(ctx, entry.compiled, entry.place, entry.lengthSpan);
    }
    if (end > LIMITS.reelSeconds) {
      const hours = LIMITS.reelSeconds / 3600;
      ctx.reporter.report(entry.place, entry.lengthSpan, outOfRange.reelLength({ hours }));
      break;
    }
    if (entry.length) checkTransition(ctx, entry, grid, start, end, before, waiting);
    const beatTimes = beatTimesOf(scene.nodes, grid, start);
    if (inBeats || Object.keys(beatTimes).length > 0) usesBeats = true;
    if (!broken && !entry.compiled.broken && entry.length) {
      segments.push({
        number,
        scene: scene.name,
        start,
        end,
        beatTimes,
        range: entry.place.lines.range(entry.place.base + entry.span.start, entry.place.base + entry.span.end),
      });
    }
    for (const item of scene.sounds ?? []) {
      if (item.at.beats) usesBeats = true;
      const at = endOf(grid, start, item.at);
      // A voice that has not been recorded yet.
      if (item.media.path === '' || broken || !entry.length || at >= end) continue;
      const { kind: _kind, range: _range, ...rest } = item;
      sounds.push({ ...rest, at, scene: scene.name });
    }
    before = entry.length ? { seconds: end - start, inBeats, name: scene.name } : null;
    start = end;
  }
  // Without the segments of scenes that broke only here (too short, a transition too long).
  const whole = segments.filter((segment) => !compiledByName.get(segment.scene)!.broken);
  for (const { scene } of scenes.compiled)
    if (scene.length?.beats || scene.nodes.some((node) => node.k === 'beats')) usesBeats = true;
  const heard = sounds
    .filter((each) => !compiledByName.get(each.scene)!.broken)
    .map(({ scene: _scene, ...each }): PlanSound => each)
    .sort((a, b) => a.at - b.at);
  return {
    segments: whole,
    sounds: heard,
    brokenPlaces: brokenPlaces(scenes.compiled, numbers, timeline !== null),
    beatsPending: (waiting && usesBeats) || isPointPending,
  };
}

/** Broken scenes, and the timeline entries that play them, in source order. */
function brokenPlaces(
  scenes: readonly CompiledScene[],
  numbers: readonly { number: number; entry: Entry }[],
  hasTimeline: boolean,
): BrokenPlace[] {
  const first = new Map(numbers.toReversed().map(({ number, entry }) => [entry.compiled.scene, number]));
  const places = scenes
    .filter(({ broken }) => broken)
    .map(({ scene }): BrokenPlace => ({
      scene: scene.name,
      segment: first.get(scene) ?? null,
      range: scene.range,
      nameRange: scene.nameRange,
    }));
  if (!hasTimeline) return places;
  const plays = numbers
    .filter(({ entry }) => entry.compiled.broken)
    .map(({ number, entry: { compiled, place, span } }): BrokenPlace => {
      const range = place.lines.range(place.base + span.start, place.base + span.end);
      return { scene: compiled.scene.name, segment: number, range, nameRange: range };
    });
  return [...places, ...plays];
}

function breakAsTooShort(ctx: Context, compiled: CompiledScene, place: Place, span: Span): void {
  ctx.reporter.scene = compiled.scene.name;
  ctx.reporter.report(place, span, tooShort.segment({ frameMs: 1000 / ctx.format.fps }));
  ctx.reporter.scene = null;
  compiled.broken = true;
}

/** Null where the point is not after the start, which is reported. */
function untilLength(env: Env, entry: Entry, start: number, point: number): PlanTime | null {
  if (point - start > 1e-6) return { seconds: point - start };
  env.ctx.reporter.report(
    entry.place,
    entry.lengthSpan,
    untilPoint.notLater({ point: written(env, entry.lengthSpan), at: point, start }),
  );
  return null;
}

export const endOf = (grid: BeatGrid, start: number, length: PlanTime): number =>
  (length.beats ? grid.after(start, length.beats) : start) + (length.seconds ?? 0);

/** Time of each beats literal of a scene, in seconds after the segment's start. */
export function beatTimesOf(nodes: readonly PlanNode[], grid: BeatGrid, start: number): Record<string, number> {
  const times: Record<string, number> = {};
  for (const node of nodes) if (node.k === 'beats') times[String(node.n)] = grid.after(start, node.n) - start;
  return times;
}

const timelineEnv = (ctx: Context, unit: Unit, place: Place): Env => ({
  ctx,
  build: createBuild('', null),
  unit,
  place,
  path: 'timeline',
  locals: null,
  lets: null,
  via: null,
});

function timelineEntries(env: Env, scenes: SceneSet, nodes: readonly TimelineEntry[]): Entry[] {
  const entries: Entry[] = [];
  const add = (inner: Env, list: readonly TimelineEntry[], depth: number): void => {
    for (const node of list) {
      if (entries.length >= LIMITS.plays) return;
      if (node.k === 'play') {
        const entry = playEntry(inner, scenes, node, depth > 0);
        if (entry) entries.push(entry);
        if (entries.length === LIMITS.plays)
          report(inner, node, outOfRange.tooMany({ what: 'plays in a timeline', max: LIMITS.plays }));
        continue;
      }
      const count = repeatCount(inner, node);
      if (node.entries.length === 0) continue;
      for (let index = 0; index < count; index++) {
        const id = env.build.table.num(index);
        add({ ...inner, locals: new Map([['index', { t: 'number', id, dim: 'number' }]]) }, node.entries, depth + 1);
      }
    }
  };
  add(env, nodes, 0);
  return entries;
}

/** Once where the count is wrong, which is reported: what is inside is still checked. */
function repeatCount(env: Env, node: RepeatNode): number {
  const value = numeric(env, node.count);
  const count = value && env.build.table.constant(value.id);
  if (count === null) {
    if (value) report(env, node.count, wrongKind.varies({ label: 'repeat', got: written(env, node.count) }));
    return 1;
  }
  if (Number.isInteger(count) && count >= 1 && count <= LIMITS.repeats) return count;
  report(env, node.count, outOfRange.repeats({ max: LIMITS.repeats, got: written(env, node.count) }));
  return 1;
}

/** Null where it plays nothing, which is reported. */
function playEntry(env: Env, scenes: SceneSet, play: PlayNode, isRepeated: boolean): Entry | null {
  const { ctx, unit, place } = env;
  const { text: name } = play.scene;
  if (name === '') return null;
  const declarations = unit.scenes.get(name);
  const [declaration] = declarations ?? [];
  if (!declaration || !declarations) {
    if (unit.open) {
      markBroken(env);
      return null;
    }
    const near = nearest(name, unit.scenes.keys());
    ctx.reporter.report(place, play.scene, unknownName.name({ expected: 'a scene', name, near }));
    return null;
  }
  record(env, play.scene, { t: 'scene', name, declaration });
  if (declarations.length > 1) {
    const files = declarations.map(({ unit: { file } }) => `\`${file?.split(/[\\/]/).pop() ?? ''}\``);
    ctx.reporter.report(place, play.scene, duplicateName.importedScene({ name, files }));
    return null;
  }
  const compiled = scenes.played(env, declaration, play);
  const own = play.length ? lengthOf(env, play.length) : null;
  if (!compiled || (play.length && !own)) return null;
  if (play.until && isRepeated) {
    report(env, play.until, untilPoint.repeated());
    return null;
  }
  return {
    compiled,
    length: own ?? (play.until ? null : compiled.scene.length),
    until: play.until,
    place,
    span: play,
    lengthSpan: play.length ?? play.until ?? play.scene,
  };
}

/** Without a timeline a scene cannot play whose parameters have no default. */
function reportUnplayable(ctx: Context, scenes: SceneSet, unit: Unit): void {
  for (const { node, place } of unit.ownScenes) {
    const param = node.params.find(({ value }) => value === null);
    if (!param || scenes.compiled.some((compiled) => compiled.node === node)) continue;
    const label = `${node.name.text}.${param.name.text}`;
    ctx.reporter.report(place, param.name, missingParameter.fieldArgument({ label }));
  }
}

/** Every scene needs a length: its own, or one from each `play`. */
function checkLengths(
  ctx: Context,
  scenes: readonly CompiledScene[],
  entries: readonly Entry[],
  hasTimeline: boolean,
): void {
  for (const compiled of scenes) {
    const { node, place, scene } = compiled;
    if (
      node.length &&
      scene.length &&
      !scene.length.beats &&
      Math.round((scene.length.seconds ?? 0) * ctx.format.fps) < 1
    )
      breakAsTooShort(ctx, compiled, place, node.length);
    if (scene.length || node.length) continue;
    const plays = entries.filter((entry) => entry.compiled.declaration === compiled.declaration);
    if (hasTimeline && plays.length > 0 && plays.every((entry) => entry.length || entry.until)) continue;
    ctx.reporter.scene = scene.name;
    const finding = sceneWithoutLength.scene({ name: scene.name, end: node.name.end });
    ctx.reporter.report(place, node.name, finding);
    ctx.reporter.scene = null;
    compiled.broken = true;
  }
}

function checkTransition(
  ctx: Context,
  entry: Entry,
  grid: BeatGrid,
  start: number,
  end: number,
  before: { seconds: number; inBeats: boolean; name: string } | null,
  waiting: boolean,
): void {
  const { scene, place, transition } = entry.compiled;
  if (!transition) return;
  const transitionSpan = transition.span;
  const length = transitionLength(transition, grid, start);
  if (waiting && (length.inBeats || entry.length?.beats || before?.inBeats)) return;
  const tolerance = 1e-6;
  const own = { name: scene.name, seconds: end - start };
  const shorter = before && before.seconds < own.seconds ? before : own;
  if (length.value <= shorter.seconds + tolerance) return;
  ctx.reporter.scene = scene.name;
  const isWritten = transitionSpan.end > transitionSpan.start && !length.isDefault;
  const finding = transitionTooLong.transition({
    got: show(length.value),
    shorter: shorter.name,
    max: show(shorter.seconds),
    fix: isWritten ? show(shorter.seconds / 2) : null,
  });
  ctx.reporter.report(place, transitionSpan, finding);
  ctx.reporter.scene = null;
  entry.compiled.broken = true;
}

function transitionLength(
  transition: TransitionTime,
  grid: BeatGrid,
  start: number,
): { value: number; inBeats: boolean; isDefault: boolean } {
  const { time, isDefault } = transition;
  if (time.beats !== undefined) return { value: grid.after(start, time.beats) - start, inBeats: true, isDefault };
  return { value: time.seconds ?? 0, inBeats: false, isDefault };
}

const show = (seconds: number): string => `${Number(seconds.toFixed(3))}s`;
