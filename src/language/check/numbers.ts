// Numbers as arguments: unit, rate and range against what the parameter states.

import type { ParamKind, ParamSpec } from '../../contract/catalog-entry.ts';
import type { Arg, NodeId } from '../../contract/plan.ts';
import type { Expr } from '../syntax/tree.ts';
import { type Env, report, written } from './context.ts';
import { expected, inUnit } from './expected.ts';
import { inFrameUnits } from './frame-units.ts';
import { describe, type Dim, type Value } from './value.ts';

/** A number fitted to the parameter; null where it does not fit (which has been said). */
export function fitNumber(
  env: Env,
  kind: ParamKind,
  spec: ParamSpec,
  value: Extract<Value, { t: 'number' }>,
  expr: Expr,
  label: string,
  isMath: boolean,
  dims: Dim[],
): Arg | null {
  const { table } = env.build;
  let { id } = value;
  const { dim } = value;
  const constant = table.constant(id);
  dims.push(dim);
  if (spec.unit === 'px') {
    if (dim !== 'px' && dim !== 'number' && dim !== 'any' && !isMath)
      return wrongMeasure(env, spec, value, expr, label);
  } else if (dim === 'px') {
    if (!isMath && spec.unit !== 'frame' && kind !== 'field' && kind !== 'distance')
      return wrongMeasure(env, spec, value, expr, label);
    if (isMath) dims[dims.length - 1] = 'any';
    id = inFrameUnits(env, value);
  } else if (kind === 'time') {
    if (dim === 'angle') return wrongMeasure(env, spec, value, expr, label);
    if (dim === 'number' && constant !== 0 && constant !== null)
      return withoutUnit(env, spec, expr, label, ['s', 'beats']);
  } else if (kind === 'angle') {
    if (dim === 'time') return wrongMeasure(env, spec, value, expr, label);
    if (dim === 'number' && constant !== 0 && constant !== null)
      return withoutUnit(env, spec, expr, label, ['deg', 'turn', 'rad']);
  } else if (kind === 'hue') {
    if (dim === 'time') return wrongMeasure(env, spec, value, expr, label);
    if (dim === 'angle') id = table.op('div', id, table.num(2 * Math.PI)); // hues are turns
  } else if (!isMath && (dim === 'time' || dim === 'angle')) return wrongMeasure(env, spec, value, expr, label);

  if (!rateFits(env, spec, id, expr, label)) return null;
  const final = table.constant(id);
  if (final !== null) {
    if (kind === 'integer' && !Number.isInteger(final)) {
      report(
        env,
        expr,
        'wrong-kind',
        `Expected ${expected(spec)} for ${label}, but got \`${written(env, expr)}\`.`,
        replaceBy(expr, String(Math.min(spec.max ?? Infinity, Math.max(spec.min ?? -Infinity, Math.round(final))))),
      );
      return null;
    }
    const low = spec.min !== undefined && final < spec.min - Math.abs(spec.min) * 1e-6;
    const high = spec.max !== undefined && final > spec.max + Math.abs(spec.max) * 1e-6;
    if (low || high) {
      const limit = low ? spec.min! : spec.max!;
      report(env, expr, 'out-of-range', `Expected ${expected(spec)} for ${label}, but got ${written(env, expr)}.`, {
        help: `The ${low ? 'lowest' : 'highest'} is ${inUnit(spec, limit)}.`,
        ...replaceBy(expr, inUnit(spec, limit)),
      });
      return null;
    }
  }
  return { node: id };
}

/** Whether the value varies no more than the parameter allows; says so where it does. */
export function rateFits(env: Env, spec: ParamSpec, id: NodeId, expr: Expr, label: string): boolean {
  const rate = env.build.table.rate(id);
  if (spec.rate === 'cell' || rate === 'const') return true;
  if (rate === 'cell') {
    report(
      env,
      expr,
      'per-cell',
      `Expected one number ${spec.rate === 'const' ? 'for the whole reel' : 'per frame'} for ${label}, but \`${written(env, expr)}\` varies per cell.`,
      { help: 'It uses a place (`u`, `x`, `dist` …) or a field; use time, progress or the sound instead.' },
    );
    return false;
  }
  if (spec.rate === 'const') {
    report(env, expr, 'wrong-kind', `Expected a constant for ${label}, but \`${written(env, expr)}\` varies in time.`);
    return false;
  }
  return true;
}

function wrongMeasure(env: Env, spec: ParamSpec, value: Value, expr: Expr, label: string): null {
  report(
    env,
    expr,
    'wrong-kind',
    `Expected ${expected(spec)} for ${label}, but got ${describe(value)} \`${written(env, expr)}\`.`,
  );
  return null;
}

function withoutUnit(env: Env, spec: ParamSpec, expr: Expr, label: string, units: string[]): null {
  const text = written(env, expr);
  report(env, expr, 'wrong-kind', `Expected ${expected(spec)} for ${label}, but got the number ${text}.`, {
    help: `Write \`${text}${units[0]}\`.`,
    ...(expr.k === 'number'
      ? {
          fixes: units.map((unit) => ({
            title: `Change to \`${text}${unit}\``,
            edits: [{ span: { start: expr.end, end: expr.end }, newText: unit }],
          })),
        }
      : {}),
  });
  return null;
}

const replaceBy = (expr: Expr, text: string): object => ({
  fixes: [{ title: `Change to \`${text}\``, edits: [{ span: expr, newText: text }] }],
});
