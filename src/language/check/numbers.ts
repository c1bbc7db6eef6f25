// Numbers as arguments: checks unit, rate and range.

import type { ParamKind, ParamSpec } from '../../contract/catalog-entry.ts';
import { outOfRange, perCell, wrongKind } from '../../contract/diagnostics/values.ts';
import type { Arg, NodeId } from '../../contract/plan.ts';
import type { Expr } from '../syntax/tree.ts';
import { type Env, report, written } from './context.ts';
import { expected, inUnit } from './expected.ts';
import { inFrameUnits } from './frame-units.ts';
import { describe, type Dim, type Value } from './value.ts';

/** The number as the parameter's argument; null if it does not fit, which is reported. */
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
      const nearest = String(Math.min(spec.max ?? Infinity, Math.max(spec.min ?? -Infinity, Math.round(final))));
      const got = `\`${written(env, expr)}\``;
      report(env, expr, wrongKind.notWhole({ expected: expected(spec), label, got, nearest }));
      return null;
    }
    const low = spec.min !== undefined && final < spec.min - Math.abs(spec.min) * 1e-6;
    const high = spec.max !== undefined && final > spec.max + Math.abs(spec.max) * 1e-6;
    if (low || high) {
      const limit = inUnit(spec, low ? spec.min! : spec.max!);
      const got = written(env, expr);
      report(env, expr, outOfRange.value({ expected: expected(spec), label, got, isLow: low, limit }));
      return null;
    }
  }
  return { node: id };
}

/** Whether the value varies no more than the parameter allows; otherwise reports it. */
export function rateFits(env: Env, spec: ParamSpec, id: NodeId, expr: Expr, label: string): boolean {
  const rate = env.build.table.rate(id);
  if (spec.rate === 'cell' || rate === 'const') return true;
  if (rate === 'cell') {
    report(env, expr, perCell.value({ label, got: written(env, expr), isConstant: spec.rate === 'const' }));
    return false;
  }
  if (spec.rate === 'const') {
    report(env, expr, wrongKind.varies({ label, got: written(env, expr) }));
    return false;
  }
  return true;
}

function wrongMeasure(env: Env, spec: ParamSpec, value: Value, expr: Expr, label: string): null {
  const got = `${describe(value)} \`${written(env, expr)}\``;
  report(env, expr, wrongKind.value({ expected: expected(spec), label, got }));
  return null;
}

function withoutUnit(env: Env, spec: ParamSpec, expr: Expr, label: string, units: string[]): null {
  const number = written(env, expr);
  const end = expr.k === 'number' ? expr.end : null;
  report(env, expr, wrongKind.withoutUnit({ expected: expected(spec), label, number, units, end }));
  return null;
}
