// The Möbius transformation (az + b) / (cz + d) of the plane; a point gives a complex coefficient, a number a real one.

import { defineTransform } from '../../effect-api/define.ts';
import type { FieldScope, Num } from '../../effect-api/scope.ts';
import { p, type Param } from '../../effect-api/params.ts';

type Complex = [Num, Num];
const coefficient = (value: number, letter: string): Param<'number'> =>
  p.number({
    default: value,
    min: -1000,
    max: 1000,
    unit: 'none',
    alternatives: ['point'],
    doc: `The coefficient ${letter}: a number, or a point for a complex one.`,
  });

const complex = (s: FieldScope, value: Num | Complex): Complex => (Array.isArray(value) ? value : [value, s.num(0)]);
const times = (s: FieldScope, [a, b]: Complex, [c, d]: Complex): Complex => [
  s.sub(s.mul(a, c), s.mul(b, d)),
  s.add(s.mul(a, d), s.mul(b, c)),
];
const minus = (s: FieldScope, [a, b]: Complex, [c, d]: Complex): Complex => [s.sub(a, c), s.sub(b, d)];

export default defineTransform({
  name: 'mobius',
  category: 'bends',
  summary: 'Maps the plane by (az + b) / (cz + d), which turns lines into circles.',
  params: { a: coefficient(1, 'a'), b: coefficient(0, 'b'), c: coefficient(0, 'c'), d: coefficient(1, 'd') },
  example: 'checker(8) | mobius(1, 0.4, 0.7, 1)',
  source: 'A. F. Möbius, 1855: conformal maps of the sphere onto itself.',
  map(s, args) {
    const a = complex(s, args.a as Num | Complex);
    const b = complex(s, args.b as Num | Complex);
    const c = complex(s, args.c as Num | Complex);
    const d = complex(s, args.d as Num | Complex);
    const z: Complex = [s.x, s.y];
    // The inverse: (dz - b) / (a - cz).
    const top = minus(s, times(s, d, z), b);
    const bottom = minus(s, a, times(s, c, z));
    const size = s.add(s.mul(bottom[0], bottom[0]), s.mul(bottom[1], bottom[1]));
    const result = times(s, top, [bottom[0], s.neg(bottom[1])]);
    // Results tend to infinity near the pole; keep them finite.
    const limit = (value: Num): Num => s.clamp(s.div(value, s.max(size, 1e-6)), -1e4, 1e4);
    return { x: limit(result[0]), y: limit(result[1]) };
  },
});
