// A word under the cursor: what can stand in its place, and which pictures of the reference show it.

import type { EffectKind } from '../../../contract/catalog-entry.ts';
import type { WordPictures } from '../../../contract/tweak.ts';
import type { Analysis } from '../../compile.ts';
import type { CallExpr } from '../../syntax/tree.ts';
import { targetAt } from '../spec-of.ts';
import type { OwnerSpec } from './owner-of.ts';

export interface Words {
  words: string[];
  pictures: WordPictures | null;
}

const NONE: Words = { words: [], pictures: null };

export const usualWord = (spec: OwnerSpec | null): string | null =>
  typeof spec?.default === 'boolean'
    ? spec.default
      ? 'on'
      : 'off'
    : typeof spec?.default === 'string'
      ? spec.default
      : null;

/** What may stand instead of a name. With arguments, only effects that take them too. */
export function wordsOf(analysis: Analysis, base: number, call: CallExpr, spec: OwnerSpec | null): Words {
  const { vocabulary, main } = analysis;
  const names = (kind: EffectKind): string[] => vocabulary.entries(kind).map((entry) => entry.name);
  const target = targetAt(analysis, base + call.name.start);
  const isBare = call.args === null || call.args.length === 0;
  if (call.member) return NONE;
  if (isBare) {
    if (target?.t === 'word') return ofSet(target.spec.words ?? [], names, target.spec.name);
    if (spec?.kind === 'palette')
      return { words: [...main.names.palette.keys(), ...names('palette')], pictures: 'palette' };
    if (spec?.kind === 'colors')
      return { words: [...main.names.colors.keys(), ...names('colors')], pictures: 'colors' };
    if (spec?.words?.includes(call.name.text)) return ofSet(spec.words, names, spec.name);
  }
  if (target?.t !== 'entry' || !INTERCHANGEABLE.has(target.entry.kind)) return NONE;
  const { kind } = target.entry;
  const fitting = vocabulary.entries(kind).filter(({ params }) => {
    const given = new Set((call.args ?? []).flatMap(({ name }) => (name ? [name.text] : [])));
    return (
      (call.args ?? []).every(({ name }) => name !== null && params.some((param) => param.name === name.text)) &&
      params.every((param) => !param.required || given.has(param.name))
    );
  });
  return { words: fitting.map((entry) => entry.name), pictures: kind };
}

/** Kinds whose effects can take each other's place. */
const INTERCHANGEABLE: ReadonlySet<EffectKind> = new Set([
  'field',
  'distance',
  'mask',
  'transform',
  'shader',
  'feedback',
  'transition',
  'easing',
  'palette',
  'colors',
  'blend',
  'reveal',
]);

/** Words of a parameter. Where all are names of effects, as those of `ease` and `blend` are, their pictures show them. */
function ofSet(words: readonly string[], names: (kind: EffectKind) => string[], parameter: string): Words {
  const kind = NAMED_BY_PARAMETERS.find((each) => {
    const known = new Set(names(each));
    return words.length > 0 && words.every((word) => known.has(word));
  });
  return { words: [...words], pictures: kind ?? (parameter === 'glyphs' ? 'glyphs' : null) };
}

const NAMED_BY_PARAMETERS: readonly EffectKind[] = ['easing', 'blend', 'reveal', 'feedback'];
