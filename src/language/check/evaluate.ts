// Evaluates expressions: numbers become nodes of the scene's plan, lists and points stay lists and points of them.

import { nearest } from '../../catalog/lookup.ts';
import { UNIT_NAMES } from '../../catalog/units.ts';
import { BEATS_PER_BAR } from '../../contract/defaults.ts';
import { outOfRange, wrongKind } from '../../contract/diagnostics/values.ts';
import type { NodeId } from '../../contract/plan.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { BinaryExpr, BinaryOperator, Expr, NumberExpr, PipeExpr, TernaryExpr } from '../syntax/tree.ts';
import { chargeSteps, type Env, evaluate, report, written } from './context.ts';
import { inFrameUnits } from './frame-units.ts';
import { evaluateCall, transformCall } from './calls.ts';
import { BAD, describe, type Dim, type Value, type Want } from './value.ts';

const FN: Record<BinaryOperator, string> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '==': 'eq',
  '!=': 'ne',
  and: 'and',
  or: 'or',
};

/** Units as authors spell them out. */
const LONG_UNITS = new Map([
  ['sec', 's'],
  ['secs', 's'],
  ['second', 's'],
  ['seconds', 's'],
  ['msec', 'ms'],
  ['frame', 'f'],
  ['frames', 'f'],
  ['degree', 'deg'],
  ['degrees', 'deg'],
  ['turns', 'turn'],
  ['radian', 'rad'],
  ['radians', 'rad'],
  ['pixel', 'px'],
  ['pixels', 'px'],
]);

export function evaluateExpression(env: Env, expr: Expr, want: Want): Value {
  const { ctx } = env;
  if (!chargeSteps(env, expr)) return BAD;
  if (ctx.depth > LIMITS.depth) {
    report(env, expr, outOfRange.nesting({ what: 'Definitions and calls', max: LIMITS.depth }));
    return BAD;
  }
  ctx.depth++;
  const value = make(env, expr, want);
  ctx.depth--;
  return value;
}

function make(env: Env, expr: Expr, want: Want): Value {
  const { table } = env.build;
  switch (expr.k) {
    case 'number':
      return literal(env, expr);
    case 'size':
      return { t: 'size', width: expr.width, height: expr.height };
    case 'color':
      return expr.rgb ? { t: 'color', id: table.rgb(expr.rgb) } : BAD;
    case 'string':
      return { t: 'text', text: expr.value };
    case 'switch':
      return { t: 'number', id: table.num(expr.on ? 1 : 0), dim: 'any' };
    case 'call':
      return evaluateCall(env, expr, want);
    case 'tuple': {
      const items = expr.items.map((item) => evaluate(env, item, 'number'));
      if (items.length !== 2) {
        report(env, expr, wrongKind.tuple({ count: items.length }));
        return BAD;
      }
      return { t: 'point', x: items[0]!, y: items[1]! };
    }
    case 'list': {
      const inner: Want = want === 'colors' ? 'color' : want === 'number' ? 'number' : 'any';
      if (expr.items.some((item) => item.at)) {
        return {
          t: 'stops',
          items: expr.items.map((item) => ({
            at: item.at ? evaluate(env, item.at, 'number') : BAD,
            value: evaluate(env, item.value, 'number'),
            expr: item.at ?? item.value,
          })),
        };
      }
      return {
        t: 'list',
        items: expr.items.map((item) => ({ value: evaluate(env, item.value, inner), expr: item.value })),
      };
    }
    case 'unary': {
      const operand = numeric(env, expr.operand);
      if (!operand) return BAD;
      if (expr.op === 'not') return { t: 'number', id: table.op('not', operand.id), dim: 'any' };
      return { t: 'number', id: table.op('neg', operand.id), dim: operand.dim };
    }
    case 'binary':
      return binary(env, expr);
    case 'power': {
      const base = plain(env, expr.items[0]!);
      const exponent = plain(env, expr.items[1]!);
      if (base === null || exponent === null) return BAD;
      return { t: 'number', id: table.op('pow', base, exponent), dim: 'any' };
    }
    case 'ternary':
      return ternary(env, expr, want);
    case 'pipe':
      return pipe(env, expr, want);
    case 'missing':
      return BAD;
  }
}

/** A number; anything else is reported. */
export function numeric(env: Env, expr: Expr): { id: NodeId; dim: Dim } | null {
  const value = evaluate(env, expr, 'number');
  if (value.t === 'number') return value;
  if (value.t !== 'bad') {
    const got = `${describe(value)} \`${written(env, expr)}\``;
    report(env, expr, wrongKind.notANumber({ got, isColor: value.t === 'color' }));
  }
  return null;
}

function plain(env: Env, expr: Expr): NodeId | null {
  const value = numeric(env, expr);
  return value && inFrameUnits(env, value);
}

function literal(env: Env, expr: NumberExpr): Value {
  const { table } = env.build;
  if (!Number.isFinite(expr.value) || Math.abs(expr.value) > 1e30) {
    report(env, expr, outOfRange.number({ got: written(env, expr) }));
    return BAD;
  }
  const n = expr.value;
  const number = (value: number, dim: Dim): Value => ({ t: 'number', id: table.num(value), dim });
  switch (expr.unit) {
    case '':
      return number(n, 'number');
    case '%':
      return number(n / 100, 'number');
    case 's':
      return number(n, 'time');
    case 'ms':
      return number(n / 1000, 'time');
    case 'f':
      return number(n / env.ctx.format.fps, 'time');
    case 'beat':
    case 'beats':
      return { t: 'number', id: table.beats(n), dim: 'time' };
    case 'bar':
    case 'bars':
      return { t: 'number', id: table.beats(n * BEATS_PER_BAR), dim: 'time' };
    case 'deg':
      return number((n / 180) * Math.PI, 'angle');
    case 'turn':
      return number(n * 2 * Math.PI, 'angle');
    case 'rad':
      return number(n, 'angle');
    case 'px':
      return number(n, 'px');
    default: {
      const near = LONG_UNITS.get(expr.unit.toLowerCase()) ?? nearest(expr.unit, UNIT_NAMES);
      const digits = expr.raw.slice(0, expr.raw.length - expr.unit.length);
      const unit = expr.unit.slice(0, 30);
      report(env, expr, wrongKind.unit({ units: UNIT_NAMES, unit, near: near && `${digits}${near}` }));
      return BAD;
    }
  }
}

function binary(env: Env, expr: BinaryExpr): Value {
  const { table } = env.build;
  let left = numeric(env, expr.first);
  for (const { op, right: rightExpr } of expr.rest) {
    const right = numeric(env, rightExpr);
    if (!left || !right) {
      left = null;
      continue;
    }
    const fn = FN[op];
    let a = left.id;
    let b = right.id;
    const dim = joined(op, left.dim, right.dim);
    if (dim !== 'px') {
      const bothPx = left.dim === 'px' && right.dim === 'px' && op !== '*';
      if (!bothPx) {
        a = inFrameUnits(env, left);
        b = inFrameUnits(env, right);
      }
    }
    left = { id: table.op(fn, a, b), dim };
  }
  return left ? { t: 'number', ...left } : BAD;
}

/** What the result of the operator measures. */
function joined(op: BinaryOperator, a: Dim, b: Dim): Dim {
  const scalar = (dim: Dim): boolean => dim === 'number' || dim === 'any';
  switch (op) {
    case '*':
      return scalar(a) && scalar(b)
        ? a === 'number' && b === 'number'
          ? 'number'
          : 'any'
        : scalar(a)
          ? b
          : scalar(b)
            ? a
            : 'any';
    case '/':
      return scalar(b) ? (scalar(a) ? (a === 'number' && b === 'number' ? 'number' : 'any') : a) : 'any';
    case '+':
    case '-':
      return a === b ? a : 'any';
    default:
      return 'any';
  }
}

function ternary(env: Env, expr: TernaryExpr, want: Want): Value {
  const { table } = env.build;
  let result = evaluate(env, expr.otherwise, want);
  for (let i = expr.branches.length - 1; i >= 0; i--) {
    const branch = expr.branches[i]!;
    const then = evaluate(env, branch.then, want);
    const condition = numeric(env, branch.condition);
    if (!condition || then.t === 'bad' || result.t === 'bad') {
      result = BAD;
      continue;
    }
    const known = table.constant(condition.id);
    if (known !== null) {
      result = known !== 0 ? then : result;
      continue;
    }
    if (then.t === 'number' && result.t === 'number') {
      const dim = then.dim === result.dim ? then.dim : 'any';
      const both = dim === 'px' ? [then.id, result.id] : [inFrameUnits(env, then), inFrameUnits(env, result)];
      result = { t: 'number', id: table.op('select', condition.id, both[0]!, both[1]!), dim };
    } else if (then.t === 'color' && result.t === 'color') {
      result = { t: 'color', id: table.op('select', condition.id, then.id, result.id) };
    } else {
      report(env, expr, wrongKind.branches({ one: describe(then), other: describe(result) }));
      result = BAD;
    }
  }
  return result;
}

function pipe(env: Env, expr: PipeExpr, want: Want): Value {
  let value = evaluate(env, expr.stages[0]!, want === 'color' ? 'color' : 'number');
  for (const stage of expr.stages.slice(1)) {
    if (value.t !== 'number' && value.t !== 'color' && value.t !== 'bad') {
      report(env, expr.stages[0]!, wrongKind.leftOfPipe({ got: describe(value) }));
      value = BAD;
    }
    value = transformCall(env, stage, value);
  }
  return value;
}
