// For any media statement: it compiles, formatting keeps its meaning, and its words stay free as names.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaSettings } from '../../src/catalog/media-settings.ts';
import { MEDIA_MEMBERS } from '../../src/contract/media.ts';
import { analyze, compile } from '../../src/language/compile.ts';
import { formatText } from '../../src/language/features/format.ts';
import { occurrences } from '../../src/language/features/symbol-at.ts';

/** A value that fits each setting. */
const VALUES: Record<string, fc.Arbitrary<string>> = {
  at: fc.constantFrom('center', 'topLeft', '(0.2, 0.3)', '(0.5, sin(t) * 0.1)'),
  size: fc.constantFrom('0.5', '1 + progress', '100', 'audio.bass'),
  crop: fc.constantFrom('[(0, 0), (0.5, 1)]', '[(0.1, 0.2), (0.3, 0.4)]'),
  from: fc.constantFrom('0', '1s', '250ms', '2beats'),
  to: fc.constantFrom('4s', '9.5s'),
  speed: fc.constantFrom('2', '-1', 'audio.rms'),
  time: fc.constantFrom('4s * progress', 't', '0'),
  exposure: fc.constantFrom('-1', 't'),
  contrast: fc.constantFrom('1.5', '0'),
  detail: fc.constantFrom('0.5', 'progress'),
  key: fc.constantFrom('#0f0', 'hsv(0.3, 1, 1)'),
  keyRange: fc.constantFrom('0.2', 'progress'),
  keySoft: fc.constantFrom('0', '0.5'),
};
const space = fc.constantFrom('', ' ', '  ', '\n', ' // note\n', '/* x */');
const gap = fc.constantFrom(' ', '\n', ' , ', ';', '\n\n  ');

const settings = fc.subarray(mediaSettings.map(({ name }) => name)).chain((names) =>
  fc.tuple(
    ...names.map((name) => {
      const words = mediaSettings.find((spec) => spec.name === name)?.words ?? [];
      return (VALUES[name] ?? fc.constantFrom(...words)).map((value) => `${name}: ${value}`);
    }),
  ),
);
const statement = fc
  .tuple(space, space, settings, gap, fc.boolean())
  .map(([a, b, list, between, hasBlock]) =>
    hasBlock ? `media face${a}=${b}"face.mov" {${a}${list.join(between)}${b}}` : `media face =${b}"face.mov"`,
  );
const member = fc.constantFrom(
  ...Object.entries(MEDIA_MEMBERS)
    .filter(([, { type }]) => type === 'number')
    .map(([name]) => name),
);
const reel = fc
  .tuple(statement, member, space)
  .map(
    ([media, name, gapText]) =>
      `${media}\nscene s for 2s {\n  layer on md { value: face.${name}${gapText} * face  color: face.color }\n  art face\n}\n`,
  );

/** A plan without the places in the text. */
const meaning = (text: string): unknown =>
  JSON.parse(JSON.stringify(compile(text).plan, (key, value: unknown) => (/range$/i.test(key) ? null : value)));

describe('any media statement', () => {
  it('compiles, and its settings reach the plan', () => {
    fc.assert(
      fc.property(reel, (text) => {
        const { diagnostics, plan } = compile(text);
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        const [material] = plan.scenes[0]!.materials;
        for (const { name } of mediaSettings) {
          const isWritten = new RegExp(`\\b${name}:`).test(text.slice(0, text.indexOf('scene s')));
          const isDefault = ['fit', 'loop', 'clock', 'tone'].includes(name);
          if (!isDefault) expect(material![name as 'size'] !== null, name).toBe(isWritten);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('means the same once it is formatted, and formatting again changes nothing', () => {
    fc.assert(
      fc.property(reel, (text) => {
        const formatted = formatText(text);
        expect(meaning(formatted)).toEqual(meaning(text));
        expect(formatText(formatted)).toBe(formatted);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the words `media` and `art`', () => {
  const folders = ['reels', 'goldens', '../../examples', '../../bench/reels'];
  const reels = folders.flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder))
      .filter((file) => file.endsWith('.reel'))
      .map((file): [string, string] => [
        `${folder}/${file}`,
        readFileSync(join(import.meta.dirname, folder, file), 'utf8'),
      ]),
  );

  it.each(reels)('can be every name of %s', (_name, text) => {
    const analysis = analyze(text);
    const bySymbol = new Map<string, [number, number][]>();
    for (const { symbol, occurrence } of occurrences(analysis)) {
      if (occurrence.file !== null || symbol.file !== null) continue;
      const key = `${symbol.kind} ${symbol.start}`;
      bySymbol.set(key, [...(bySymbol.get(key) ?? []), [occurrence.start, occurrence.end]]);
    }
    const codes = (of: string): string[] => compile(of).diagnostics.map(({ code }) => code);
    const before = codes(text);
    for (const [symbol, places] of bySymbol)
      for (const word of ['media', 'art']) {
        const sorted = [...new Map(places).entries()].sort(([a], [b]) => b - a);
        const renamed = sorted.reduce((now, [start, end]) => now.slice(0, start) + word + now.slice(end), text);
        expect(codes(renamed), `${symbol} as ${word}`).toEqual(before);
      }
  });
});
