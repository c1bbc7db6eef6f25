// Elementary functions: each is a single graph operation, so they are rows of a table.

import { defineMath, type FieldEffect } from '../../effect-api/define.ts';
import type { FieldScope, Num } from '../../effect-api/scope.ts';
import { p, type Params } from '../../effect-api/params.ts';

const LIMIT = 1e30;
export const number = (doc: string, value?: number) =>
  p.number({
    ...(value === undefined ? { required: true } : { default: value }),
    min: -LIMIT,
    max: LIMIT,
    rate: 'cell',
    doc,
  });

type Build = (scope: FieldScope, ...args: Num[]) => Num;
function row(
  name: string,
  category: string,
  summary: string,
  params: Params,
  example: string,
  build: Build,
): FieldEffect<Params> {
  const names = Object.keys(params);
  return defineMath({
    name,
    category,
    summary,
    params,
    example,
    build: (scope, args) => build(scope, ...names.map((n) => args[n] as Num)),
  });
}
const x = { x: number('The number.') };
const angle = { x: number('The angle, in radians.') };

export const elementary: FieldEffect<Params>[] = [
  row('sin', 'angles', 'Sine.', angle, '0.5 + 0.5 * sin(x * 6 + t * 2)', (s, a) => s.sin(a)),
  row('cos', 'angles', 'Cosine.', angle, '0.5 + 0.5 * cos(dist * 14 - t * 3)', (s, a) => s.cos(a)),
  row('tan', 'angles', 'Tangent; huge where the cosine is 0.', angle, 'clamp(tan(x * 3 + t), 0, 1)', (s, a) =>
    s.tan(a),
  ),
  row(
    'asin',
    'angles',
    'Arc sine, in radians; outside -1..1 the argument is clamped.',
    x,
    '0.5 + asin(sin(x * 5 + y * 3)) / pi',
    (s, a) => s.asin(s.clamp(a, -1, 1)),
  ),
  row(
    'acos',
    'angles',
    'Arc cosine, in radians; outside -1..1 the argument is clamped.',
    x,
    'acos(cos(dist * 9 - t)) / pi',
    (s, a) => s.acos(s.clamp(a, -1, 1)),
  ),
  row('atan', 'angles', 'Arc tangent, in radians.', x, '0.5 + atan(y * 6 + sin(x * 4)) / pi', (s, a) => s.atan(a)),
  row(
    'atan2',
    'angles',
    'The angle of the point (x, y), in radians, from -pi to pi.',
    { y: number('How far down.'), x: number('How far to the right.') },
    '0.5 + atan2(y, x) / tau',
    (s, a, b) => s.atan2(a, b),
  ),
  row('sqrt', 'powers', 'Square root; 0 for negative numbers.', x, 'sqrt(u * v)', (s, a) => s.sqrt(a)),
  row(
    'pow',
    'powers',
    'The power x^y; 0 if that is not a real number.',
    { x: number('The base.'), y: number('The exponent.', 2) },
    'pow(noise(scale: 0.7), 2.5)',
    (s, a, b) => s.pow(a, b),
  ),
  row('exp', 'powers', 'The power e^x.', x, 'exp(-dist * dist * 3)', (s, a) => s.exp(a)),
  row(
    'log',
    'powers',
    'Natural logarithm; 0 if x is not positive.',
    x,
    '0.5 + 0.5 * sin(log(dist) * 8 - t * 2)',
    (s, a) => s.log(a),
  ),
  row('abs', 'parts', 'The absolute value.', x, 'abs(sin(x * 4)) * abs(cos(y * 4))', (s, a) => s.abs(a)),
  row(
    'sign',
    'parts',
    '-1, 0 or 1: the sign of a number.',
    x,
    '0.5 + 0.4 * sign(sin(x * 5) * sin(y * 5 + t))',
    (s, a) => s.sign(a),
  ),
  row('floor', 'parts', 'Rounds down to a whole number.', x, 'floor(u * 8) / 8', (s, a) => s.floor(a)),
  row('ceil', 'parts', 'Rounds up to a whole number.', x, 'ceil(v * 8) / 8', (s, a) => s.ceil(a)),
  row('round', 'parts', 'The nearest whole number; halves go up.', x, 'round(radial(1.5, 1.5) * 5) / 5', (s, a) =>
    s.round(a),
  ),
  row('fract', 'parts', 'The fractional part: x - floor(x).', x, 'fract(dist * 4 - t)', (s, a) => s.fract(a)),
  row(
    'mod',
    'parts',
    'The remainder of a division, with the sign of the divisor; 0 if the divisor is 0.',
    { x: number('The dividend.'), y: number('The divisor.', 1) },
    'mod(x + y + t * 0.2, 0.5) * 2',
    (s, a, b) => s.mod(a, b),
  ),
  row(
    'min',
    'joining',
    'The smaller of two numbers.',
    { a: number('One.'), b: number('The other.') },
    'min(u * 1.6, plasma())',
    (s, a, b) => s.min(a, b),
  ),
  row(
    'max',
    'joining',
    'The larger of two numbers.',
    { a: number('One.'), b: number('The other.') },
    'max(rings(5, 0.3, 0.08), stripes(3) * 0.5)',
    (s, a, b) => s.max(a, b),
  ),
  row(
    'clamp',
    'ranges',
    'Keeps a number within limits.',
    { x: number('The number.'), lo: number('The lower limit.', 0), hi: number('The upper limit.', 1) },
    'clamp(plasma() * 2 - 0.5, 0.1, 0.9)',
    (s, a, lo, hi) => s.clamp(a, lo, hi),
  ),
  row(
    'mix',
    'joining',
    'Interpolates from a to b: k = 0 gives a, k = 1 gives b.',
    { a: number('At k = 0.'), b: number('At k = 1.'), k: number('Position between them.', 0.5) },
    'mix(plasma(), voronoi(), u)',
    (s, a, b, k) => s.mix(a, b, k),
  ),
  row(
    'step',
    'ranges',
    '0 below the edge, 1 from it on.',
    { edge: number('Where it changes.'), x: number('The number.') },
    'step(0.5, fbm()) * 0.9',
    (s, edge, a) => s.step(edge, a),
  ),
  row(
    'smoothstep',
    'ranges',
    '0 below a, 1 above b, smooth between.',
    { a: number('Where it starts to rise.'), b: number('Where it reaches 1.'), x: number('The number.') },
    'smoothstep(0.35, 0.65, noise(scale: 0.5))',
    (s, a, b, k) => s.smoothstep(a, b, k),
  ),
  row(
    'remap',
    'ranges',
    'Maps the range a..b to c..d, without clamping.',
    {
      x: number('The number.'),
      a: number('Start of the input range.'),
      b: number('End of the input range.'),
      c: number('Start of the output range.', 0),
      d: number('End of the output range.', 1),
    },
    'remap(sin(x * 4 + sin(y * 3 + t)), -1, 1, 0.1, 1)',
    (s, k, a, b, c, d) => s.add(c, s.mul(s.div(s.sub(k, a), s.sub(b, a)), s.sub(d, c))),
  ),
];
