// Transforms with neutral parameters are the identity, and each transform maps coordinates as its reference says.

import { describe, expect, it } from 'vitest';
import type { TransformEffect } from '../../../src/engine/effect-api/define.ts';
import type { Params } from '../../../src/engine/effect-api/params.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { evaluate, evaluateEffect, type Overrides } from '../harness.ts';

const transforms = new Map(
  effects.filter((e) => e.kind === 'transform').map((e) => [e.name, e as TransformEffect<Params>]),
);
const NEUTRAL: Record<string, Overrides> = {
  rotate: { angle: 0 },
  scale: { k: 1 },
  move: { x: 0, y: 0 },
  scroll: { vx: 0, vy: 0 },
  skew: { kx: 0, ky: 0 },
  tile: { nx: 1 },
  twist: { amount: 0 },
  fisheye: { strength: 0 },
  wave: { amp: 0 },
  mobius: { a: 1, b: 0, c: 0, d: 1 },
  warp: { amount: 0 },
  tear: { amount: 0 },
};
/** Those that always change the picture. */
const ALWAYS = ['mirrorX', 'mirrorY', 'polar', 'unroll', 'pixelate', 'kaleido'];

/** Where the place (x, y) of a landscape frame comes from. */
function source(name: string, overrides: Overrides, x: number, y: number, t = 1): [number, number] {
  const effect = transforms.get(name)!;
  const { planes } = evaluate((scope) => {
    const at = scope.at(scope.num(x), scope.num(y));
    const args = Object.fromEntries(
      Object.entries(effect.params).map(([key, param]) => [
        key,
        param.kind === 'word'
          ? (overrides[key] ?? param.default)
          : scope.num(Number(overrides[key] ?? param.default ?? 0)),
      ]),
    );
    const result = effect.map(at, args as never);
    return [result.x, result.y];
  }, t);
  return [planes[0][0], planes[1][0]];
}

describe('neutral parameters', () => {
  it('are listed for every transform that has them', () => {
    expect([...transforms.keys()].sort()).toEqual([...Object.keys(NEUTRAL), ...ALWAYS].sort());
  });

  it.each(Object.entries(NEUTRAL))('%s is the identity', (name, overrides) => {
    const { planes } = evaluateEffect(transforms.get(name)!, { overrides });
    const home = evaluate((s) => [s.x, s.y]).planes;
    planes.forEach((plane, part) => plane.forEach((value, i) => expect(value).toBeCloseTo(home[part][i], 5)));
  });
});

describe('directions', () => {
  const near = ([x, y]: [number, number], wantX: number, wantY: number) => {
    expect(x).toBeCloseTo(wantX, 4);
    expect(y).toBeCloseTo(wantY, 4);
  };
  it('rotates clockwise: right moves to the bottom', () =>
    near(source('rotate', { angle: Math.PI / 2 }, 0, 0.5), 0.5, 0));
  it('enlarges', () => near(source('scale', { k: 2 }, 0.8, 0.4), 0.4, 0.2));
  it('scales only the height', () => near(source('scale', { k: 1, ky: 4 }, 0.8, 0.4), 0.8, 0.1));
  it('moves right and down', () => near(source('move', { x: 0.2, y: 0.1 }, 0.2, 0.1), 0, 0));
  it('scrolls with time', () => near(source('scroll', { vx: 0.2, vy: -0.1 }, 0.4, -0.2, 2), 0, 0));
  it('skews to the right towards the bottom', () => near(source('skew', { kx: 0.5 }, 0.25, 0.5), 0, 0.5));
  it('repeats the frame three times horizontally, centred', () => {
    near(source('tile', { nx: 3 }, 0, 0), 0, 0);
    near(source('tile', { nx: 3 }, (2 / 3) * (16 / 9), 0), 0, 0);
    near(source('tile', { nx: 3 }, 0.1, 0.1), 0.3, 0.3);
  });
  it('mirrors every second tile', () => {
    near(source('tile', { nx: 3, mirror: 1 as never }, 0.1, 0), 0.3, 0);
    near(source('tile', { nx: 3, mirror: 1 as never }, (2 / 3) * (16 / 9) + 0.1, 0), -0.3, 0);
  });
  it('mirrors the left half and the upper half', () => {
    near(source('mirrorX', {}, 0.7, 0.2), -0.7, 0.2);
    near(source('mirrorY', {}, 0.7, 0.2), 0.7, -0.2);
  });
  it('enlarges the centre', () => expect(source('fisheye', { strength: 1 }, 0.5, 0)[0]).toBeCloseTo(0.25, 4));
  it('samples the centre of each square', () => near(source('pixelate', { n: 4 }, 0.1, 0.3), 0.25, 0.25));
  it('folds all sectors onto one', () => {
    const [x, y] = source('kaleido', { folds: 6 }, 0.6, 0.1);
    const turned = source(
      'kaleido',
      { folds: 6 },
      0.6 * 0.5 - 0.1 * Math.sqrt(0.75),
      0.6 * Math.sqrt(0.75) + 0.1 * 0.5,
    );
    near(turned, x, y);
  });
  it('mirrors a kaleidoscope at the edges of the frame', () => {
    // Straight to the right, two units from the centre of a frame 16/9 wide on either side.
    const [half, reach] = [16 / 9, 2];
    near(source('kaleido', { folds: 4 }, 0, reach), reach, 0);
    near(source('kaleido', { folds: 4, mirror: 1 }, 0, reach), 2 * half - reach, 0);
    near(source('kaleido', { folds: 4, mirror: 1 }, 0, 0.7), 0.7, 0);
  });
  it('inverts a Möbius map', () => {
    // (1·z + 0.4) / (0.7·z + 1) at z = 0.3 is 0.7 / 1.21.
    near(source('mobius', { a: 1, b: 0.4, c: 0.7, d: 1 }, 0.7 / 1.21, 0), 0.3, 0);
  });
});
