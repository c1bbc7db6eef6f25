// Whether a time is written at the cursor that music can say, and from when it counts.

import type { ParamSpec } from '../../../contract/catalog-entry.ts';
import { declaredName } from '../../../contract/scene-name.ts';
import { type Analysis, analyze } from '../../compile.ts';
import { blockSettings } from '../../plan/block-settings.ts';
import { callKinds } from '../call-kinds.ts';
import type { CursorContext } from '../cursor-context.ts';
import { statementAt } from '../statement-at.ts';

export interface TimePlace {
  /** Seconds of the reel at which the written time is 0. */
  origin: number;
  /** What is offered: seconds of the reel. */
  from: number;
  to: number;
  /** A length is never 0; after `until`, points of the music can be named. */
  form: 'time' | 'length' | 'point';
}

/** Times that say when; those of others say how long. */
const MOMENTS = new Set(['at', 'from', 'to']);
/** How much of the music is offered for lengths, which have no end yet. */
const AHEAD_SECONDS = 120;

export function timePlace(analysis: Analysis, context: CursorContext, offset: number): TimePlace | null {
  const { block, setting } = context;
  if (context.calls.length === 0 && !context.inList && (setting === 'for' || setting === 'until'))
    return lengthPlace(analysis, context, offset);
  if (block === null || block === 'reel' || block.startsWith('reel.') || !isMoment(analysis, context)) return null;
  return placeInScene(analysis, context, offset);
}

/** Whether the setting or argument at the cursor is a time of the scene. */
function isMoment(analysis: Analysis, context: CursorContext): boolean {
  const call = context.calls.at(-1);
  if (!call) {
    const spec = blockSettings(context.block!).find(({ name }) => name === context.setting);
    return !context.inList && spec?.kind === 'time' && MOMENTS.has(spec.name);
  }
  const entry = analysis.vocabulary.findIn(callKinds(context, call), call.name);
  const params: readonly ParamSpec[] = entry?.params ?? [];
  const spec = call.argName === null ? params[call.index] : params.find(({ name }) => name === call.argName);
  if (spec?.kind === 'stops') return context.inList && isStopTime(analysis, context.start);
  return !context.inList && spec?.kind === 'time' && MOMENTS.has(spec.name);
}

/** Whether a time, rather than a value, is written in the list. */
function isStopTime({ main }: Analysis, start: number): boolean {
  const before = main.parsed.tokens.findLast((token) => token.end <= start)?.text;
  return before === '[' || before === ',';
}

/** A length counts from the start of what it is written of: where the segments before it end. */
function lengthPlace(
  analysis: Analysis,
  { setting, block, statement }: CursorContext,
  offset: number,
): TimePlace | null {
  const { segments } = analysis.result.plan;
  const form = setting === 'until' ? 'point' : 'length';
  let origin: number | null = null;
  if (block === 'timeline') origin = endBefore(analysis, offset);
  else if (statement === 'scene') {
    const hasTimeline = analysis.main.parsed.statements.some(({ node }) => node?.k === 'timeline');
    const name = sceneName(analysis, offset);
    const played = segments.find(({ scene }) => declaredName(scene) === name);
    origin = played?.start ?? (hasTimeline ? null : endBefore(analysis, offset));
  }
  if (origin === null) return null;
  const frame = 1 / analysis.fps;
  return { origin: form === 'point' ? 0 : origin, from: origin + frame, to: origin + AHEAD_SECONDS, form };
}

/** The end of the last segment whose statement comes before that at the offset. */
function endBefore(analysis: Analysis, offset: number): number {
  const { lines, tokens } = analysis.main.parsed;
  const own = tokens.findLast(({ text, end }) => end <= offset && (text === 'play' || text === 'scene'))?.start ?? 0;
  const ends = analysis.result.plan.segments
    .filter(({ range }) => lines.offset(range.end) <= own)
    .map(({ end }) => end);
  return Math.max(0, ...ends);
}

function sceneName({ main }: Analysis, offset: number): string | null {
  const node = statementAt(main.parsed, offset)?.node;
  return node?.k === 'scene' ? node.name.text : null;
}

/** The first time that the scene plays. */
function placeInScene(analysis: Analysis, context: CursorContext, offset: number): TimePlace | null {
  const name = sceneName(analysis, offset);
  if (name === null) return null;
  const playedIn = ({ result }: Analysis) => result.plan.segments.find(({ scene }) => declaredName(scene) === name);
  let segment = playedIn(analysis);
  // A scene with a missing time is left out of the plan, so it is read with one: early, or late if it must follow another.
  for (const time of ['0s', '9999s']) segment ??= playedIn(withTime(analysis, context, time));
  if (!segment) return null;
  const { start, end } = segment;
  const after = context.inList ? lastStop(analysis, context) : 0;
  return { origin: start, from: start + after, to: end, form: 'time' };
}

function withTime(analysis: Analysis, { start, end, inList }: CursorContext, time: string): Analysis {
  const { text } = analysis.main.parsed;
  return analyze(text.slice(0, start) + (inList ? `${time}: 0` : time) + text.slice(end), analysis.facts);
}

/** Seconds of the last time before the cursor in the list, if it is written in seconds. */
function lastStop({ main }: Analysis, { start }: CursorContext): number {
  const { tokens } = main.parsed;
  const list = tokens.findLastIndex((token) => token.text === '[' && token.end <= start);
  const stops = tokens
    .slice(list + 1)
    .filter((token, i, all) => token.end <= start && token.kind === 'number' && all[i + 1]?.text === ':');
  const match = /^([\d.]+)(s|ms)$/.exec(stops.at(-1)?.text ?? '');
  return match ? Number(match[1]) / (match[2] === 'ms' ? 1000 : 1) + 1e-3 : 0;
}
