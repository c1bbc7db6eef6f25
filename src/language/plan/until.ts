// The point after `until` in a timeline: a time of the reel, or a bar, section or drop of its music.

import { untilPoint } from '../../contract/diagnostics/sound.ts';
import { type Env, evaluate, report, written } from '../check/context.ts';
import type { Expr } from '../syntax/tree.ts';
import type { BeatGrid } from './beat-grid.ts';
import { lengthOf } from './length.ts';
import type { Music } from './music.ts';

/** What `until` counts. */
export const POINT_KINDS = ['bar', 'section', 'drop'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** Reel time of a point in seconds; `pending`: the audio has not been analysed yet; null: reported. */
export function pointTime(env: Env, expr: Expr, grid: BeatGrid, music: Music): number | 'pending' | null {
  if (expr.k === 'missing') return null;
  if (expr.k === 'call' && expr.args !== null && !expr.member) {
    const kind = POINT_KINDS.find((each) => each === expr.name.text);
    if (kind) return countedPoint(env, expr, kind, expr.args[0]?.value ?? null, music);
  }
  const isCall = expr.k === 'call' && expr.args === null && POINT_KINDS.some((kind) => kind === expr.name.text);
  if (isCall) {
    report(env, expr, untilPoint.notAPoint({ got: written(env, expr) }));
    return null;
  }
  const time = lengthOf(env, expr);
  if (!time) return null;
  if (time.beats && music.isPending) return 'pending';
  return (time.beats ? grid.after(0, time.beats) : 0) + (time.seconds ?? 0);
}

function countedPoint(
  env: Env,
  expr: Expr,
  kind: PointKind,
  arg: Expr | null,
  music: Music,
): number | 'pending' | null {
  const point = written(env, expr);
  const value = arg && evaluate(env, arg, 'number');
  const number = value?.t === 'number' ? env.build.table.constant(value.id) : null;
  if (value?.t === 'bad') return null;
  if (number === null || !Number.isInteger(number) || number < 1) {
    report(env, arg ?? expr, untilPoint.number({ point: kind, got: arg ? written(env, arg) : '' }));
    return null;
  }
  const times = music[`${kind}s`];
  if (times === 'pending') return 'pending';
  if (times === 'unreadable') return null;
  if (times === 'no audio') {
    report(env, expr, untilPoint.noAudio({ point }));
    return null;
  }
  const at = times(number);
  if (at !== null) return at;
  report(env, expr, untilPoint.missing({ point, what: kind, count: countOf(times) }));
  return null;
}

function countOf(times: (n: number) => number | null): number {
  let count = 0;
  while (times(count + 1) !== null) count++;
  return count;
}
