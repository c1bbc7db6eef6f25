// The graph: equal steps once, constants folded, buffers reused without harm, integrals that do not jump.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GraphScope } from '../../../src/engine/frame/graph/field-scope.ts';
import type { GraphNode } from '../../../src/engine/frame/graph/graph-node.ts';
import { graphOn } from './graph-harness.ts';

describe('making nodes', () => {
  test('equal steps are one node, whichever way round they are written', () => {
    const { scope, steps } = graphOn();
    const a = scope.sin(scope.add(scope.x, scope.t));
    const b = scope.sin(scope.add(scope.t, scope.x));
    expect(a).toBe(b);
    expect(steps(scope.add(scope.mul(a, a), scope.mul(b, scope.y)) as GraphNode)).toBe(5);
  });

  test('constants and results that they determine are folded', () => {
    const { scope } = graphOn();
    expect(scope.add(2, scope.mul(3, 4))).toBe(scope.num(14));
    expect(scope.mul(scope.x, 0)).toBe(scope.num(0));
    expect(scope.mul(scope.x, 1)).toBe(scope.x);
    expect(scope.select(1, scope.x, scope.y)).toBe(scope.x);
    expect(scope.mix(scope.x, scope.y, 0)).toBe(scope.x);
    expect(scope.div(scope.x, 0)).toBe(scope.num(0));
    expect(scope.sqrt(-1)).toBe(scope.num(0));
    expect(scope.integrate(2)).toBe(scope.mul(scope.t, 2));
  });

  test('what is one number a frame is gathered before the cells are touched', () => {
    const { scope, steps } = graphOn();
    expect(steps(scope.add(scope.mul(scope.x, scope.t, 3, scope.progress), scope.t, 0.5, scope.audio('bass')))).toBe(1);
  });

  test('what stays the same is computed at the first moment and kept, unless it costs as little as reading it', () => {
    const on = graphOn();
    const { scope } = on;
    const cloud = scope.fbm2(scope.mul(scope.x, 3), scope.y, 4, 2, 0.5);
    const turned = scope.atan2(scope.sub(scope.y, 0.05), scope.add(scope.x, 0.55));
    expect(on.steps(cloud)).toBe(0);
    expect(on.steps(scope.sin(scope.add(turned, scope.t)))).toBe(2);
    // A sum is built again.
    expect(on.steps(scope.mul(scope.add(scope.x, 0.5), scope.t))).toBe(2);
    // What it is made of is needed once more where something else moves it, and a product that was kept is not taken into a sum.
    const moving = [
      scope.mul(cloud, 0.5),
      scope.add(scope.mul(cloud, 0.5), scope.t),
      scope.sin(scope.add(scope.mul(scope.x, 3), scope.t)),
    ];
    for (const t of [0.3, 2]) expect(on.after([0, 1], t, ...moving)).toEqual(on.at(t, ...moving));
    expect(on.at(0.3, moving[1])).not.toEqual(on.at(2, moving[1]));
  });

  test('coordinates follow a transform', () => {
    const { scope, at } = graphOn();
    const moved = scope.at(scope.add(scope.x, 0.25), scope.mul(scope.y, -1));
    const [x, u, y, v, dist, x0, y0, u0] = at(
      0,
      moved.x,
      moved.u,
      moved.y,
      moved.v,
      moved.dist,
      scope.x,
      scope.y,
      scope.u,
    );
    x.forEach((value, i) => {
      expect(value).toBeCloseTo(x0[i] + 0.25, 5);
      expect(u[i]).toBeCloseTo(u0[i] + 0.125 / (13 / 7), 5);
      expect(y[i]).toBeCloseTo(-y0[i], 5);
      expect(dist[i]).toBeCloseTo(Math.hypot(value, y[i]), 5);
    });
    expect(v[0]).toBeGreaterThan(v[v.length - 1]);
  });
});

// Expressions as plain data, so that a failing one can be read.
type Tree = { op: string; args: Tree[] } | { leaf: string } | { number: number };
const OPS: Record<string, number> = {
  add: 2,
  sub: 2,
  mul: 2,
  div: 2,
  mod: 2,
  pow: 2,
  min: 2,
  max: 2,
  atan2: 2,
  hypot: 2,
  lt: 2,
  le: 2,
  gt: 2,
  eq: 2,
  ne: 2,
  and: 2,
  or: 2,
  neg: 1,
  abs: 1,
  sign: 1,
  floor: 1,
  ceil: 1,
  round: 1,
  fract: 1,
  sqrt: 1,
  exp: 1,
  log: 1,
  sin: 1,
  cos: 1,
  tan: 1,
  not: 1,
  unit: 1,
  random: 1,
  select: 3,
  mix: 3,
  clamp: 3,
  smoothstep: 3,
  noise2: 2,
  noise3: 3,
};
const leaf: fc.Arbitrary<Tree> = fc.oneof(
  fc.constantFrom('x', 'y', 'u', 'dist', 'angle', 't', 'progress').map((name) => ({ leaf: name })),
  fc.integer({ min: -256, max: 256 }).map((n) => ({ number: n / 64 })),
);
const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc
      .constantFrom(...Object.keys(OPS))
      .chain((op) => fc.tuple(...Array.from({ length: OPS[op] }, () => tie('tree'))).map((args) => ({ op, args }))),
  ),
})).tree;

function build(t: Tree, scope: GraphScope): GraphNode {
  if ('number' in t) return scope.num(t.number);
  if ('leaf' in t) return scope[t.leaf as 'x'];
  const args = t.args.map((arg) => build(arg, scope));
  return (scope[t.op as 'sin'] as (...a: GraphNode[]) => GraphNode)(...args);
}

describe('programs', () => {
  test('sharing, reuse of buffers and fused steps change no bit, and nothing is NaN or infinite', () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (trees) => {
        const on = graphOn(5, 4);
        const { scope, graph } = on;
        const roots = trees.map((t) => build(t, scope)).filter((node) => node.isCell);
        if (roots.length === 0) return;
        // With every node an output nothing is reused or fused.
        const all = graph.nodes.filter((node) => node.isCell);
        const apart = on.at(0.7, ...all);
        const together = on.after([0.1, 0.4], 0.7, ...roots);
        roots.forEach((root, i) => {
          expect(together[i]).toEqual(apart[all.indexOf(root)]);
          expect(together[i].every(Number.isFinite)).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('frame-rate and cell-rate values agree', () => {
    fc.assert(
      fc.property(
        tree,
        fc.integer({ min: -130, max: 130 }).map((n) => n / 65),
        (t, value) => {
          const flat = graphOn(3, 2);
          // The same expression once over numbers that vary in time only, once over cells that all have that number.
          const number = flat.scope.add(flat.scope.mul(flat.scope.t, 1e-9), value);
          const cells = flat.scope.add(flat.scope.mul(flat.scope.x, 1e-30), value);
          const at = (name: GraphNode) =>
            build(
              replaceLeaves(t),
              new Proxy(flat.scope, {
                get: (target, key) =>
                  key === 'x'
                    ? name
                    : typeof target[key as 'sin'] === 'function'
                      ? (target[key as 'sin'] as unknown as () => void).bind(target)
                      : target[key as 'sin'],
              }),
            );
          const [a, b] = [at(number), at(cells)];
          if (a.isCell || !b.isCell) return;
          const [[one], many] = flat.at(0, a, b);
          // Steps at a threshold may fall on either side of it: only where a hair of change changes little can they be compared.
          const isSteady = [-1, 1].every(
            (side) => Math.abs(graphNear(t, value, side)[0][0] - one) <= 1e-3 * (1 + Math.abs(one)),
          );
          if (!isSteady) return;
          expect(Math.abs(many[0] - one)).toBeLessThan(2e-2 * (1 + Math.abs(one)));
        },
      ),
      { numRuns: 300 },
    );
  });
});

function replaceLeaves(t: Tree): Tree {
  if ('number' in t) return t;
  if ('leaf' in t) return { leaf: 'x' };
  // Noise of huge places differs by rounding alone.
  return {
    op: ['noise2', 'noise3', 'random', 'tan', 'exp', 'pow'].includes(t.op)
      ? OPS[t.op] === 1
        ? 'sin'
        : OPS[t.op] === 2
          ? 'add'
          : 'mix'
      : t.op,
    args: t.args.map(replaceLeaves),
  };
}

/** The value a little below (side -1) or above (side 1). */
function graphNear(t: Tree, value: number, side: number): number[][] {
  const flat = graphOn(3, 2);
  const number = flat.scope.add(flat.scope.mul(flat.scope.t, 1e-9), value + side * 1e-5 * (1 + Math.abs(value)));
  const node = build(
    replaceLeaves(t),
    new Proxy(flat.scope, {
      get: (target, key) =>
        key === 'x'
          ? number
          : typeof target[key as 'sin'] === 'function'
            ? (target[key as 'sin'] as unknown as () => void).bind(target)
            : target[key as 'sin'],
    }),
  );
  return flat.at(0, node);
}

describe('integrals', () => {
  test('are the sum over reel frames, however they are reached', () => {
    const { scope, at } = graphOn();
    const sum = scope.integrate(scope.select(scope.lt(scope.t, 1), 2, scope.sin(scope.t)));
    const expected = (frames: number) => {
      let s = 0;
      for (let k = 0; k < frames; k++) s += (k / 24 < 1 ? 2 : Math.sin(k / 24)) / 24;
      return s;
    };
    expect(at(0.5, sum)[0][0]).toBeCloseTo(expected(12), 6);
    expect(at(4, sum)[0][0]).toBeCloseTo(expected(96), 5);
    expect(at(1, sum)[0][0]).toBeCloseTo(expected(24), 6);
  });

  test('go on evenly between reel frames', () => {
    const { scope, at } = graphOn();
    const sum = scope.integrate(scope.add(scope.t, 1));
    const [[a]] = at(10 / 24, sum);
    const [[half]] = at(10.5 / 24, sum);
    const [[b]] = at(11 / 24, sum);
    expect(half).toBeCloseTo((a + b) / 2, 9);
  });
});

describe('colours', () => {
  test('a ramp goes through its colours and is monotone in lightness between black and white', () => {
    const { scope, at } = graphOn(50, 1);
    const { r, g, b } = scope.ramp([scope.rgb(0, 0, 0), scope.rgb(1, 1, 1)], scope.u);
    const [reds, greens, blues] = at(0, r as GraphNode, g as GraphNode, b as GraphNode);
    reds.forEach((red, i) => {
      expect(greens[i]).toBeCloseTo(red, 2);
      expect(blues[i]).toBeCloseTo(red, 2);
      if (i > 0) expect(red).toBeGreaterThanOrEqual(reds[i - 1]);
    });
    const ends = scope.ramp([scope.rgb(1, 0.5, 0), scope.rgb(0, 0.25, 1)], scope.step(0.5, scope.u));
    const [red] = at(0, ends.r as GraphNode);
    expect(red[0]).toBeCloseTo(1, 2);
    expect(red[49]).toBeCloseTo(0, 2);
  });

  test('a pick is flat', () => {
    const { scope, at } = graphOn(60, 1);
    const { r } = scope.pick([scope.rgb(0.1, 0, 0), scope.rgb(0.5, 0, 0), scope.rgb(0.9, 0, 0)], scope.u);
    expect([...new Set(at(0, r as GraphNode)[0].map((value) => value.toFixed(3)))]).toEqual([
      '0.100',
      '0.500',
      '0.900',
    ]);
  });
});

test('the signature of a deeply shared expression is fast and unique', async () => {
  const { describe: nameIt } = await import('../../../src/engine/frame/graph/scene-graph.ts');
  const { scope } = graphOn();
  const deep = (start: GraphNode) => {
    let node = start;
    for (let i = 0; i < 200; i++) node = scope.sin(scope.add(node, scope.mul(node, 0.3 + i)));
    return node;
  };
  const names = [scope.t, scope.progress, scope.x].map((start) => nameIt(deep(start as GraphNode)));
  expect(new Set(names).size).toBe(3);
  expect(nameIt(deep(graphOn().scope.t))).toBe(names[0]);
});
