// Which scene plays when: segments with exact times, and the checks that need them.

import { DEFAULT_BPM } from '../../contract/defaults.ts';
import type { BrokenPlace, CompileFacts } from '../../contract/facts.ts';
import type { PlanNode, PlanSegment, PlanTime } from '../../contract/plan.ts';
import { nearest } from '../../catalog/lookup.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { Span, TimelineNode } from '../syntax/tree.ts';
import { type BeatGrid, detectedGrid, steadyGrid } from './beat-grid.ts';
import { type Context, createBuild, type Env, record } from '../check/context.ts';
import type { HeaderPlan } from './header.ts';
import { lengthOf } from './length.ts';
import type { Unit } from '../check/load-units.ts';
import type { Place } from '../check/reporter.ts';
import type { TransitionTime } from '../scene-settings/define-scene-setting.ts';
import type { CompiledScene } from './scene.ts';

export interface Schedule {
  segments: PlanSegment[];
  brokenPlaces: BrokenPlace[];
  beatsPending: boolean;
}
interface Entry {
  compiled: CompiledScene;
  length: PlanTime | null;
  place: Place;
  span: Span;
  lengthSpan: Span;
}

export function schedule(
  ctx: Context,
  unit: Unit,
  scenes: Map<string, CompiledScene>,
  timeline: { node: TimelineNode; place: Place } | null,
  header: HeaderPlan,
): Schedule {
  const { fps } = ctx.format;
  const waiting = header.audio !== null && header.bpm === null && ctx.facts.beats === undefined;
  const grid = chooseGrid(ctx.facts, header);
  const entries = timeline
    ? timelineEntries(ctx, unit, scenes, timeline)
    : [...scenes.values()].map((compiled): Entry => ({
        compiled,
        length: compiled.scene.length,
        place: compiled.place,
        span: compiled.node,
        lengthSpan: compiled.node.length ?? compiled.node.name,
      }));
  checkLengths(ctx, scenes, entries, timeline !== null);

  const segments: PlanSegment[] = [];
  const numbers: { number: number; entry: Entry }[] = [];
  let start = 0;
  let number = 0;
  let usesBeats = false;
  let before: { seconds: number; inBeats: boolean; name: string } | null = null;
  for (const entry of entries) {
    number++;
    numbers.push({ number, entry });
    const { scene, broken } = entry.compiled;
    const inBeats = Boolean(entry.length?.beats);
    const end = entry.length ? endOf(grid, start, entry.length) : start;
    if (entry.length && !(waiting && inBeats) && Math.round(end * fps) - Math.round(start * fps) < 1) {
      tooShort(ctx, entry.compiled, entry.place, entry.lengthSpan);
    }
    if (end > LIMITS.reelSeconds) {
      ctx.reporter.report(
        entry.place,
        entry.lengthSpan,
        'out-of-range',
        `Expected a reel of at most ${LIMITS.reelSeconds / 3600} hours, but it is longer with this.`,
      );
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
    before = entry.length ? { seconds: end - start, inBeats, name: scene.name } : null;
    start = end;
  }
  // Segments of scenes that broke only here (too short, a transition too long) go as well.
  const whole = segments.filter((segment) => !scenes.get(segment.scene)!.broken);
  for (const { scene } of scenes.values())
    if (scene.length?.beats || scene.nodes.some((node) => node.k === 'beats')) usesBeats = true;
  return {
    segments: whole,
    brokenPlaces: brokenPlaces(scenes, numbers, timeline !== null),
    beatsPending: waiting && usesBeats,
  };
}

/** Scenes that broke, and the entries of a timeline that play them, in the order of the text. */
function brokenPlaces(
  scenes: Map<string, CompiledScene>,
  numbers: readonly { number: number; entry: Entry }[],
  hasTimeline: boolean,
): BrokenPlace[] {
  const first = new Map(numbers.toReversed().map(({ number, entry }) => [entry.compiled.scene, number]));
  const places = [...scenes.values()]
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

function tooShort(ctx: Context, compiled: CompiledScene, place: Place, span: Span): void {
  ctx.reporter.scene = compiled.scene.name;
  ctx.reporter.report(
    place,
    span,
    'too-short',
    `Expected at least one frame (${(1000 / ctx.format.fps).toFixed(1)} ms), but this segment is shorter.`,
    { help: 'One frame is `1f`.' },
  );
  ctx.reporter.scene = null;
  compiled.broken = true;
}

function chooseGrid(facts: CompileFacts, header: HeaderPlan): BeatGrid {
  const { fps } = header.format;
  if (header.bpm !== null) return steadyGrid(header.bpm, fps);
  if (header.audio !== null && facts.beats) return detectedGrid(facts.beats, fps);
  return steadyGrid(DEFAULT_BPM, fps);
}

const endOf = (grid: BeatGrid, start: number, length: PlanTime): number =>
  (length.beats ? grid.after(start, length.beats) : start) + (length.seconds ?? 0);

/** Where each beats literal of a scene falls, in seconds after the segment's start. */
export function beatTimesOf(nodes: readonly PlanNode[], grid: BeatGrid, start: number): Record<string, number> {
  const times: Record<string, number> = {};
  for (const node of nodes) if (node.k === 'beats') times[String(node.n)] = grid.after(start, node.n) - start;
  return times;
}

function timelineEntries(
  ctx: Context,
  unit: Unit,
  scenes: Map<string, CompiledScene>,
  timeline: { node: TimelineNode; place: Place },
): Entry[] {
  const env: Env = {
    ctx,
    build: createBuild('', null),
    unit,
    place: timeline.place,
    path: 'timeline',
    locals: null,
    lets: null,
    via: null,
  };
  const entries: Entry[] = [];
  for (const play of timeline.node.plays) {
    if (play.scene.text === '') continue;
    const compiled = scenes.get(play.scene.text);
    if (compiled) record(env, play.scene, { t: 'scene', name: play.scene.text });
    if (!compiled) {
      const near = nearest(play.scene.text, scenes.keys());
      ctx.reporter.report(
        timeline.place,
        play.scene,
        'unknown-name',
        `Expected a scene of this reel, but there is no \`${play.scene.text}\`.`,
        near
          ? {
              help: `Did you mean \`${near}\`?`,
              fixes: [{ title: `Change to \`${near}\``, edits: [{ span: play.scene, newText: near }] }],
            }
          : {},
      );
      continue;
    }
    const own = play.length ? lengthOf(env, play.length) : null;
    if (play.length && !own) continue;
    const length = own ?? compiled.scene.length;
    entries.push({ compiled, length, place: timeline.place, span: play, lengthSpan: play.length ?? play.scene });
  }
  return entries;
}

/** Every scene needs a length: its own, or one from each `play`. */
function checkLengths(
  ctx: Context,
  scenes: Map<string, CompiledScene>,
  entries: readonly Entry[],
  hasTimeline: boolean,
): void {
  const help = 'Write `scene NAME for 6s { … }`.';
  for (const compiled of scenes.values()) {
    const { node, place, scene } = compiled;
    if (
      node.length &&
      scene.length &&
      !scene.length.beats &&
      Math.round((scene.length.seconds ?? 0) * ctx.format.fps) < 1
    )
      tooShort(ctx, compiled, place, node.length);
    if (scene.length || node.length) continue;
    const plays = entries.filter((entry) => entry.compiled === compiled);
    if (hasTimeline && plays.length > 0 && plays.every((entry) => entry.length)) continue;
    ctx.reporter.scene = scene.name;
    const insert = { span: { start: node.name.end, end: node.name.end }, newText: ' for 6s' };
    const fixes = [{ title: 'Add `for 6s`', edits: [insert] }];
    ctx.reporter.report(
      place,
      node.name,
      'scene-without-length',
      `Expected a length for the scene \`${scene.name}\`, such as \`for 6s\`.`,
      { help, fixes },
    );
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
  const seconds = transitionSeconds(transition, grid, start);
  if (waiting && (seconds.inBeats || entry.length?.beats || before?.inBeats)) return;
  const tolerance = 1e-6;
  const own = { name: scene.name, seconds: end - start };
  const tooLong = before && before.seconds < own.seconds ? before : own; // the shorter of the two is the limit
  if (seconds.value <= tooLong.seconds + tolerance) return;
  ctx.reporter.scene = scene.name;
  ctx.reporter.report(
    place,
    transitionSpan,
    'transition-too-long',
    `Expected a transition no longer than either scene, but ${show(seconds.value)} exceeds \`${tooLong.name}\` (${show(tooLong.seconds)}).`,
    {
      help: `At most ${show(tooLong.seconds)} here.`,
      fixes:
        transitionSpan.end > transitionSpan.start && !seconds.isDefault
          ? [
              {
                title: `Change to \`${show(tooLong.seconds / 2)}\``,
                edits: [{ span: transitionSpan, newText: show(tooLong.seconds / 2) }],
              },
            ]
          : [],
    },
  );
  ctx.reporter.scene = null;
  entry.compiled.broken = true;
}

function transitionSeconds(
  transition: TransitionTime,
  grid: BeatGrid,
  start: number,
): { value: number; inBeats: boolean; isDefault: boolean } {
  const { time, isDefault } = transition;
  if (time.beats !== undefined) return { value: grid.after(start, time.beats) - start, inBeats: true, isDefault };
  return { value: time.seconds ?? 0, inBeats: false, isDefault };
}

const show = (seconds: number): string => `${Number(seconds.toFixed(3))}s`;
