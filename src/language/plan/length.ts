// A length as written (`6s`, `8beats`, `2bars + 0.5s`): seconds, beats or both; what beats come to is the timeline's.

import type { PlanNode, PlanTime } from '../../contract/plan.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { Expr } from '../syntax/tree.ts';
import { type Env, evaluate, report, written } from '../check/context.ts';
import { describe } from '../check/value.ts';

export function lengthOf(env: Env, expr: Expr): PlanTime | null {
  const value = evaluate(env, expr, 'number');
  if (value.t === 'bad') return null;
  if (value.t !== 'number' || value.dim === 'angle' || value.dim === 'px') return wrong(env, expr, describe(value));
  const time = resolve(env.build.table.nodes, value.id);
  if (!time) {
    report(
      env,
      expr,
      'wrong-kind',
      `Expected a constant length such as \`6s\` or \`8beats\`, but \`${written(env, expr)}\` varies.`,
    );
    return null;
  }
  if (value.dim === 'number') return wrong(env, expr, 'the number');
  const seconds = time.seconds ?? 0;
  if (seconds > LIMITS.reelSeconds || (time.beats ?? 0) > 200_000) {
    report(
      env,
      expr,
      'out-of-range',
      `Expected a length of at most ${LIMITS.reelSeconds / 3600} hours, but got ${written(env, expr)}.`,
    );
    return null;
  }
  if (seconds + (time.beats ?? 0) <= 0) {
    report(env, expr, 'too-short', `Expected a length of at least one frame, but got ${written(env, expr)}.`);
    return null;
  }
  return time;
}

function wrong(env: Env, expr: Expr, what: string): null {
  const text = written(env, expr);
  report(
    env,
    expr,
    'wrong-kind',
    `Expected a length such as \`6s\` or \`8beats\`, but got ${what} \`${text}\`.`,
    expr.k === 'number' && expr.unit === ''
      ? {
          help: `Write \`${text}s\`.`,
          fixes: ['s', 'beats'].map((unit) => ({
            title: `Change to \`${text}${unit}\``,
            edits: [{ span: { start: expr.end, end: expr.end }, newText: unit }],
          })),
        }
      : {},
  );
  return null;
}

function resolve(nodes: readonly PlanNode[], id: number): PlanTime | null {
  const node = nodes[id]!;
  if (node.k === 'num') return { seconds: node.v };
  if (node.k === 'beats') return { beats: node.n };
  if (node.k !== 'call' || (node.fn !== 'add' && node.fn !== 'sub') || node.kind !== 'op') return null;
  const [a, b] = [node.args.a, node.args.b].map((arg) => (arg && 'node' in arg ? resolve(nodes, arg.node) : null));
  if (!a || !b) return null;
  const sign = node.fn === 'add' ? 1 : -1;
  return { seconds: (a.seconds ?? 0) + sign * (b.seconds ?? 0), beats: (a.beats ?? 0) + sign * (b.beats ?? 0) };
}
