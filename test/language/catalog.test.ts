// The language against the whole vocabulary: every example compiles, every default is within its limits.

import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.generated.ts';
import { exampleReel } from '../../src/catalog/example-reel.ts';
import { editDistance, nearest, Vocabulary } from '../../src/catalog/lookup.ts';
import type { CatalogEntry, ParamSpec } from '../../src/contract/catalog-entry.ts';
import { compile } from '../../src/language/compile.ts';
import { shown } from '../../src/language/features/describe.ts';

const LITERAL = new Set<ParamSpec['kind']>([
  'number',
  'integer',
  'time',
  'angle',
  'hue',
  'boolean',
  'word',
  'palette',
  'text',
  'color',
  'colors',
  'point',
  'points',
]);

/** A call of the entry where it may stand, with one argument given by name. */
function use(entry: CatalogEntry, name: string, value: string): string | null {
  const needed = entry.params.filter((param) => param.required && param.name !== name);
  if (needed.length > 0) return null;
  const call = `${entry.name}(${name}: ${value})`;
  const layer = (more: string): string => `scene s for 9s { layer on md { ${more} } `;
  switch (entry.kind) {
    case 'field':
    case 'distance':
    case 'mask':
    case 'math':
      return `${layer(`value: ${call}`)} }`;
    case 'color':
      return `${layer(`value: 1 ${entry.result === 'color' ? 'color' : 'hue'}: ${call}`)} }`;
    case 'transform':
      return `${layer(`value: 1 | ${call}`)} }`;
    case 'shader':
      return `${layer('value: 1')} shade: ${call} }`;
    case 'feedback':
      return `${layer('value: 1')} feedback: ${call} }`;
    case 'transition':
      return `${layer('value: 1')} transition: ${call} }`;
    case 'reveal':
      return `${layer('value: 1')} text "x" { reveal: ${call} } }`;
    case 'particles':
      return `scene s for 9s { particles ${entry.name} on md { ${name}: ${value} } }`;
    default:
      return null;
  }
}

describe('catalog', () => {
  it.each(catalog.map((entry) => [`${entry.kind} ${entry.name}`, entry] as const))(
    '%s: its example and its defaults compile',
    (_name, entry) => {
      expect(
        compile(exampleReel(entry).text).diagnostics.filter(
          (each) => entry.name !== 'overlay' || each.code !== 'dark-overlay',
        ),
      ).toEqual([]);
      for (const param of entry.params) {
        if (param.default === undefined || !LITERAL.has(param.kind)) continue;
        const text = use(entry, param.name, shown(param));
        if (text)
          expect(
            compile(text).diagnostics.filter((each) => each.code !== 'fading-feedback'),
            `${entry.name}(${param.name}: ${shown(param)})`,
          ).toEqual([]);
      }
    },
  );

  it('finds entries by kind, and the nearest name', () => {
    const vocabulary = new Vocabulary(catalog);
    expect(vocabulary.find('transform', 'wave')?.kind).toBe('transform');
    expect(vocabulary.find('shader', 'wave')?.kind).toBe('shader');
    expect(editDistance('plasma', 'plamsa')).toBe(1);
    expect(nearest('kaleidscope', vocabulary.names(['shader']))).toBe('kaleidoscope');
    expect(nearest('VINGETTE', vocabulary.names(['shader']))).toBe('vignette');
    expect(nearest('zzzzzz', vocabulary.names(['shader']))).toBeUndefined();
    expect(nearest('', ['a'])).toBeUndefined();
  });
});
