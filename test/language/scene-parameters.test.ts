// Scenes with parameters, `repeat`, and scenes of imports.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/language/compile.ts';
import { formatText } from '../../src/language/features/format.ts';

const layer = 'layer on md { value: plasma()  opacity: h }';
const bars = `scene bars(h = 0.5) for 2s { ${layer} }`;
const segments = (text: string, files: Record<string, string> = {}) =>
  compile(text, { path: '/reels/main.reel', readImport: (path) => files[path] ?? null }).plan.segments.map(
    ({ scene }) => scene,
  );

describe('scenes with parameters', () => {
  it('are a scene of the plan for each set of arguments', () => {
    const { plan, diagnostics } = compile(
      `${bars} timeline { play bars(0.2)  play bars  play bars(h: 0.2)  play bars(0.5) }`,
    );
    expect(diagnostics).toEqual([]);
    expect(plan.scenes.map(({ name }) => name)).toEqual(['bars', 'bars(h: 0.2)']);
    expect(plan.segments.map(({ scene }) => scene)).toEqual(['bars(h: 0.2)', 'bars', 'bars(h: 0.2)', 'bars']);
    const opacity = plan.scenes.map(({ items: [item], nodes }) => item?.kind === 'layer' && nodes[item.opacity!]);
    expect(opacity).toEqual([
      { k: 'num', v: 0.5 },
      { k: 'num', v: 0.2 },
    ]);
  });

  it('keep their random numbers whatever the arguments', () => {
    const { plan } = compile(
      'scene a(h = 0.5) for 1s { layer on md { value: noise() * h } } timeline { play a  play a(h: 1) }',
    );
    const sites = plan.scenes.map(({ nodes }) =>
      nodes.flatMap((node) => (node.k === 'call' && node.site ? [node.site] : [])),
    );
    expect(sites[0]).toEqual(sites[1]);
  });

  it('have names that stay apart where they are cut short', () => {
    const long = 'x'.repeat(100);
    const { plan } = compile(
      `scene a(title = "A") for 1s { layer on md { value: glyphText(title) } } timeline { play a(title: "${long}1")  play a(title: "${long}2") }`,
    );
    const names = plan.scenes.map(({ name }) => name);
    expect(new Set(names).size).toBe(3);
    expect(names.every((name) => name.length < 70)).toBe(true);
  });

  it('need a timeline where a parameter has no default', () => {
    const text = 'scene a(n) for 1s { layer on md { value: n } }';
    expect(compile(text).diagnostics.map(({ code }) => code)).toEqual(['missing-parameter']);
    expect(segments(`${text} timeline { play a(1) }`)).toEqual(['a(n: 1)']);
  });

  it('take their length from plays with other arguments', () => {
    const { diagnostics, plan } = compile(`scene a(h = 1) { ${layer} } timeline { play a(0.5) for 2s }`);
    expect(diagnostics).toEqual([]);
    expect(plan.segments.map(({ end }) => end)).toEqual([2]);
  });
});

describe('repeat', () => {
  it('plays what is inside, with an index from 0', () => {
    expect(segments(`${bars} timeline { repeat 3 { play bars(h: index / 2) } }`)).toEqual([
      'bars(h: 0)',
      'bars',
      'bars(h: 1)',
    ]);
  });

  it('counts inside another on its own', () => {
    expect(
      segments(`${bars} timeline { repeat 2 { repeat 2 { play bars(h: index) } play bars(h: index / 4) } }`),
    ).toEqual(['bars(h: 0)', 'bars(h: 1)', 'bars(h: 0)', 'bars(h: 0)', 'bars(h: 1)', 'bars(h: 0.25)']);
  });

  it('ends at a limit of plays', () => {
    const { diagnostics, plan } = compile(`${bars} timeline { repeat 1000 { repeat 1000 { play bars for 1f } } }`);
    expect(plan.segments).toHaveLength(10_000);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'Expected at most 10000 plays in a timeline, but got more.',
    ]);
  });
});

describe('scenes of imports', () => {
  const files = {
    '/reels/a.reel': `let h = 0.1 ${bars} scene only(c = #ff0000) for 1s { layer on md { value: plasma() * h  color: c } }`,
    '/reels/b.reel': `scene bars for 9s { layer on md { value: plasma() } }`,
  };

  it('play on a timeline, with the definitions of their own file', () => {
    const { plan, diagnostics } = compile('import "a.reel" timeline { play only  play only(#00ff00) }', {
      path: '/reels/main.reel',
      readImport: (path) => (files as Record<string, string>)[path] ?? null,
    });
    expect(diagnostics).toEqual([]);
    expect(plan.scenes.map(({ name, file, range }) => [name, file, range.start.character])).toEqual([
      ['only', '/reels/a.reel', 27],
      ['only(c: #00ff00)', '/reels/a.reel', 38],
    ]);
  });

  it('are hidden by own scenes, and play only where a timeline names them', () => {
    expect(segments(`import "a.reel" import "b.reel" ${bars} timeline { play bars }`, files)).toEqual(['bars']);
    expect(segments(`import "a.reel" import "b.reel" ${bars}`, files)).toEqual(['bars']);
  });

  it('of one name are an error only where it is played', () => {
    const codes = (timeline: string) =>
      compile(`import "a.reel" import "b.reel" timeline { ${timeline} }`, {
        path: '/reels/main.reel',
        readImport: (path) => (files as Record<string, string>)[path] ?? null,
      }).diagnostics.map(({ message }) => message);
    expect(codes('play only')).toEqual([]);
    expect(codes('play bars')).toEqual(['Expected one scene `bars`, but `a.reel` and `b.reel` each have one.']);
  });
});

it('never throws, and formats to a fixed point, whatever the tokens', () => {
  const words = [
    'repeat',
    'play',
    'bars',
    '(',
    ')',
    '{',
    '}',
    'h',
    ':',
    '0.5',
    ',',
    'index',
    'until',
    'for',
    '2s',
    '/',
    'timeline',
    'scene',
    '=',
    '..',
    '0..1',
    '"a"',
    'param',
    'in',
    '[',
    ']',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (tokens) => {
      const text = `${bars} timeline { ${tokens.join(' ')}`;
      expect(() => compile(text)).not.toThrow();
      const once = formatText(text);
      expect(formatText(once)).toBe(once);
    }),
    { numRuns: 300 },
  );
});
