// Colours and hues at places where the answer is known.

import { describe, expect, it } from 'vitest';
import type { ColorEffect } from '../../../src/engine/effect-api/define.ts';
import type { Params } from '../../../src/engine/effect-api/params.ts';
import type { GraphScope } from '../../../src/engine/frame/graph/field-scope.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { evaluate } from '../harness.ts';

const colors = new Map(effects.filter((e) => e.kind === 'color').map((e) => [e.name, e as ColorEffect<Params>]));
type Args = (s: GraphScope) => Record<string, unknown>;

function value(name: string, args: Args, x = 0, y = 0, t = 0): number[] {
  const { planes } = evaluate(
    (s) => {
      const result = colors.get(name)!.build(s.at(s.num(x), s.num(y)), args(s) as never);
      return 'r' in result ? [result.r, result.g, result.b] : [result];
    },
    t,
    { width: 64, height: 64 },
  );
  return planes.map((plane) => plane[0]);
}
const near = (actual: number[], expected: number[], digits = 2) =>
  expected.forEach((v, i) => expect(actual[i]).toBeCloseTo(v, digits));
const black = (s: GraphScope) => s.rgb(0, 0, 0),
  white = (s: GraphScope) => s.rgb(1, 1, 1),
  red = (s: GraphScope) => s.rgb(1, 0, 0),
  blue = (s: GraphScope) => s.rgb(0, 0, 1);

describe('colours', () => {
  it('hsv: red, green, and whole turns are the same', () => {
    near(
      value('hsv', (s) => ({ h: s.num(0), s: s.num(1), v: s.num(1) })),
      [1, 0, 0],
    );
    near(
      value('hsv', (s) => ({ h: s.num(-2 + 1 / 3), s: s.num(1), v: s.num(0.5) })),
      [0, 0.5, 0],
    );
  });
  it('oklch: no chroma is grey', () => {
    const [r, g, b] = value('oklch', (s) => ({ l: s.num(0.6), c: s.num(0), h: s.num(0.3) }));
    near([g, b], [r, r]);
    near(
      value('oklch', (s) => ({ l: s.num(1), c: s.num(0), h: s.num(0) })),
      [1, 1, 1],
    );
  });
  it('rgb clamps its channels', () =>
    near(
      value('rgb', (s) => ({ r: s.num(2), g: s.num(-1), b: s.num(0.5) })),
      [1, 0, 0.5],
    ));
  it('ramp: its ends, and its middle by perception', () => {
    near(
      value('ramp', (s) => ({ colors: [black(s), white(s)], k: s.num(-3) })),
      [0, 0, 0],
    );
    near(
      value('ramp', (s) => ({ colors: [black(s), white(s)], k: s.num(1) })),
      [1, 1, 1],
    );
    const [middle] = value('ramp', (s) => ({ colors: [black(s), white(s)], k: s.num(0.5) }));
    expect(middle).toBeCloseTo(0.389, 2);
  });
  it('pick: equal parts, flat', () => {
    const at = (k: number) => value('pick', (s) => ({ colors: [red(s), white(s), blue(s)], k: s.num(k) }));
    near(at(0.32), [1, 0, 0]);
    near(at(0.34), [1, 1, 1]);
    near(at(1), [0, 0, 1]);
  });
  it('mixColor at its ends', () => {
    near(
      value('mixColor', (s) => ({ a: red(s), b: blue(s), k: s.num(0) })),
      [1, 0, 0],
    );
    near(
      value('mixColor', (s) => ({ a: red(s), b: blue(s), k: s.num(1) })),
      [0, 0, 1],
    );
  });
  it('harmony turns the hue', () => {
    const of = (kind: string, index = 1) => value('harmony', (s) => ({ color: red(s), kind, index: s.num(index) }));
    near(of('complementary'), [0, 1, 1]);
    near(of('triadic'), [0, 1, 0]);
    near(of('triadic', 2), [0, 0, 1]);
    near(of('tetradic', 2), [0, 1, 1]);
    near(of('split', 0), [1, 0, 0]);
    near(of('analogous'), [1, 0.5, 0]);
  });
  it('harmony of grey is that grey', () =>
    near(
      value('harmony', (s) => ({ color: s.rgb(0.4, 0.4, 0.4), kind: 'triadic', index: s.num(1) })),
      [0.4, 0.4, 0.4],
    ));
  it('temperature goes from red to blue', () => {
    const cold = value('temperature', (s) => ({ k: s.num(0) })),
      hot = value('temperature', (s) => ({ k: s.num(1) }));
    expect(cold[0]).toBeGreaterThan(cold[2] + 0.5);
    expect(hot[2]).toBeGreaterThan(hot[0]);
  });
});

describe('hues', () => {
  it('hueAngle is a turn round the centre', () => {
    near(
      value('hueAngle', (s) => ({ offset: s.num(0.1) }), 0, 0.5),
      [0.35],
      5,
    );
    near(
      value('hueAngle', (s) => ({ offset: s.num(0) }), 0, -0.5),
      [-0.25],
      5,
    );
  });
  it('hueDistance grows outwards', () =>
    near(
      value('hueDistance', (s) => ({ base: s.num(0.5), scale: s.num(0.2) }), 0.6, 0.8),
      [0.7],
      5,
    ));
  it('hueCycle goes round in time', () =>
    near(
      value('hueCycle', (s) => ({ speed: s.num(0.1) }), 0, 0, 2.5),
      [0.25],
      5,
    ));
  it('hueCentroid follows the sound', () =>
    near(
      value('hueCentroid', () => ({})),
      [0.48],
      5,
    ));
});
