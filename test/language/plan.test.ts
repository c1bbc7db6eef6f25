// What plans look like: goldens of small reels, and what must hold for every plan.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanNode, ScenePlan } from '../../src/contract/plan.ts';
import { argNodes } from '../../src/language/check/node-table.ts';
import { compile } from '../../src/language/compile.ts';

const plan = (text: string): ScenePlan => {
  const { plan: made, diagnostics } = compile(text);
  expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
  return made;
};
const layer = (value: string, more = ''): string => `scene s for 4s { layer on md { value: ${value} ${more} } }`;
const calls = (made: ScenePlan): Extract<PlanNode, { k: 'call' }>[] =>
  made.scenes.flatMap((scene) => scene.nodes.filter((node) => node.k === 'call'));

describe('plan', () => {
  it.each(readdirSync(join(import.meta.dirname, 'goldens')).filter((name) => name.endsWith('.reel')))(
    'of %s',
    async (name) => {
      const made = plan(readFileSync(join(import.meta.dirname, 'goldens', name), 'utf8'));
      await expect(`${JSON.stringify(made, null, 1)}\n`).toMatchFileSnapshot(
        join(import.meta.dirname, 'goldens', `${name}.json`),
      );
    },
  );

  it('is JSON, and arguments come before their users', () => {
    for (const name of readdirSync(join(import.meta.dirname, 'reels'))) {
      const made = compile(readFileSync(join(import.meta.dirname, 'reels', name), 'utf8')).plan;
      expect(JSON.parse(JSON.stringify(made))).toEqual(made);
      for (const scene of made.scenes) {
        scene.nodes.forEach((node, id) => {
          if (node.k === 'call')
            for (const arg of [...argNodes(node.args), ...(node.input === undefined ? [] : [node.input])])
              expect(arg).toBeLessThan(id);
        });
      }
    }
  });

  it('shares equal nodes; a let is one node however often it is used', () => {
    const made = plan(
      `let n = noise() scene s for 4s { layer on md { value: n * n + (n * n) } layer on sm { value: n } }`,
    );
    expect(calls(made).map((node) => node.fn)).toEqual(['noise', 'mul', 'add']);
  });

  it('gives every use of a random effect its own site, which edits elsewhere do not change', () => {
    const sites = (text: string): Record<string, number[]> =>
      Object.fromEntries(
        plan(text).scenes.map((scene) => [
          scene.name,
          scene.nodes.flatMap((node) => (node.k === 'call' && node.fn === 'noise' ? [node.site] : [])),
        ]),
      );
    const before = sites(
      'scene a for 1s { layer on md { value: noise() + noise(scale: 2) } layer on sm { value: noise() } }',
    );
    expect(new Set(before.a).size).toBe(3);
    const after = sites(
      'let q = noise() scene z for 1s { layer on md { value: noise() * q } } scene a for 1s { gamma: 0.5 layer on md { value: noise() + noise(scale: 3) } layer on sm { value: noise() } }',
    );
    expect(after.a).toEqual(before.a);
    expect(after.z!.filter((site) => before.a!.includes(site))).toEqual([]);
    for (const site of before.a!) expect(site > 0 && site < 2 ** 31).toBe(true);
  });

  it('folds constants by the rules of the language', () => {
    const number = (expr: string): unknown => {
      const [scene] = plan(layer(`u * (${expr})`)).scenes;
      return scene!.nodes.filter((node) => node.k === 'num').map((node) => node.v);
    };
    expect(number('-3^2')).toEqual([-9]);
    expect(number('2^-1')).toEqual([0.5]);
    expect(number('2^3^2')).toEqual([512]);
    expect(number('5 / 0')).toEqual([0]);
    expect(number('1 < 2 and not 0')).toEqual([1]);
    expect(number('not 1 < 2 or 0')).toEqual([0]);
    expect(number('1 > 2 ? 3 : 0 ? 4 : 5')).toEqual([5]);
    expect(number('max(2, 3) - min(2, 3) + 30%')).toEqual([1.3]);
    expect(number('10 - 2 - 3')).toEqual([5]);
    expect(number('1 + 2 * 3 == 7')).toEqual([1]);
  });

  it('measures in seconds, radians, turns and frame units', () => {
    const [scene] = plan(
      'reel { fps: 25 } scene s for 4s { level: fade(500ms, 25f) layer on md { value: circle(54px) + (x > 270px) | rotate(180deg)  hue: 0.5turn } shade: chromatic(3px) }',
    ).scenes;
    const numbers = scene!.nodes.filter((node) => node.k === 'num').map((node) => node.v);
    expect(numbers).toEqual(expect.arrayContaining([0.5, 1, 0.1, Math.PI, 3]));
    expect(scene!.nodes[scene!.items[0]!.kind === 'layer' ? scene!.items[0]!.hue! : 0]).toEqual({ k: 'num', v: 0.5 });
  });

  it('expands palettes, colour sets, looks and fields', () => {
    const made =
      plan(`palette own = " .x" colors set = [#000, #fff] field f(n = 2, tint = 1) = plasma(scale: n) * tint look l = bloom() | vignette(0.2)
      scene s for 1s { layer on md { value: f(3) + f(tint: u) palette: own color: pick(set, value) } layer on md { value: plasma palette: dense } shade: l | invert(when: audio.beat) }`);
    const [scene] = made.scenes;
    const [first, second] = scene!.items;
    expect(first!.kind === 'layer' && first!.palette).toBe(' .x');
    expect(second!.kind === 'layer' && second!.palette.length).toBeGreaterThan(4);
    expect(scene!.shade.map((shader) => shader.fn)).toEqual(['bloom', 'vignette', 'invert']);
    expect(calls(made).map((node) => node.fn)).toEqual(expect.arrayContaining(['plasma', 'pick']));
    expect(
      calls(made)
        .filter((node) => node.fn === 'plasma')
        .map((node) => Object.keys(node.args)),
    ).toEqual([['scale'], ['scale'], []]);
  });

  it('applies a transform to everything on its left', () => {
    const made = plan(layer('plasma() * u | rotate(45deg) | move(0.2, 0)'));
    const [multiply, rotate, move] = ['mul', 'rotate', 'move'].map((fn) =>
      made.scenes[0]!.nodes.findIndex((node) => node.k === 'call' && node.fn === fn),
    );
    const nodes = made.scenes[0]!.nodes;
    expect(nodes[rotate!]).toMatchObject({ kind: 'transform', input: multiply });
    expect(nodes[move!]).toMatchObject({ kind: 'transform', input: rotate });
  });

  it('accepts names of positions as points', () => {
    const [scene] = plan(
      'scene s for 1s { particles explosion on sm { at: bottomLeft } layer on md { value: circle(0.2, at: center) } text "x" { at: top } }',
    ).scenes;
    const [particles, , text] = scene!.items;
    const at = particles!.kind === 'particles' ? particles!.effect.args.at : undefined;
    expect(at && 'point' in at ? at.point.map((id) => scene!.nodes[id]) : at).toEqual([
      { k: 'num', v: 0 },
      { k: 'num', v: 1 },
    ]);
    expect(text!.kind === 'text' && text!.at).toEqual({ word: 'top' });
  });

  it('omits scenes with errors and keeps the others', () => {
    const { plan: made, brokenScenes } = compile(
      'let bad = plasmaa() scene a for 1s { layer on md { value: bad } } scene b for 2s { layer on md { value: plasma } } scene c for 1s { layer on md { value: ) } } scene d for 1s { layer on md { value: 1 } }',
    );
    expect(brokenScenes).toEqual(['a', 'c']);
    expect(made.scenes.map((scene) => scene.name)).toEqual(['b', 'd']);
    expect(made.segments.map(({ scene, start, end, number }) => [number, scene, start, end])).toEqual([
      [2, 'b', 1, 3],
      [4, 'd', 4, 5],
    ]);
  });

  it('has the positions of scenes with errors, and the segments that would play them', () => {
    const text =
      'scene a for 1s { layer on md { value: plasmaa() } }\nscene b for 1s { layer on md { value: plasma } }\nscene c for 1s { layer on md { value: ) } }\ntimeline {\n  play b\n  play a\n  play a for 2s\n}';
    const places = compile(text).brokenPlaces.map(({ scene, segment, range, nameRange }) => [
      scene,
      segment,
      range.start.line,
      nameRange.start.character,
    ]);
    expect(places).toEqual([
      ['a', 2, 0, 6],
      ['c', null, 2, 6],
      ['a', 2, 5, 2],
      ['a', 3, 6, 2],
    ]);
    const bare = compile(text.slice(0, text.indexOf('timeline'))).brokenPlaces.map(({ scene, segment }) => [
      scene,
      segment,
    ]);
    expect(bare).toEqual([
      ['a', 1],
      ['c', 3],
    ]);
  });

  it('is limited in size', () => {
    const doubling = (leaf: string): string =>
      `field f0() = ${leaf} ${Array.from({ length: 40 }, (_, i) => `field f${i + 1}() = f${i}() + f${i}()`).join('\n')} scene s for 1s { layer on md { value: f40() } }`;
    const random = compile(doubling('noise()'));
    expect(random.diagnostics.map((each) => each.code)).toContain('out-of-range');
    expect(random.brokenScenes).toEqual(['s']);
    const pure = compile(doubling('plasma()'));
    expect(pure.diagnostics).toEqual([]);
    expect(pure.plan.scenes[0]!.nodes.length).toBeLessThan(60);
  });
});
