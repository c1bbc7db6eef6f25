// What a parameter accepts, in words: `a number from 1 to 12`, `one of left, right`.

import type { ParamKind, ParamSpec } from '../../contract/catalog-entry.ts';

const UNIT_WORDS: Partial<Record<string, string>> = {
  frame: ' in frame units',
  px: ' in pixels',
  levels: ' (8-bit levels)',
  'per second': ' per second',
  bpm: ' beats per minute',
  frames: ' frames',
  characters: ' characters',
};

/** `a number from 1 to 12`, `a time`, `one of left, right`. */
export function expected(
  spec: Pick<ParamSpec, 'kind' | 'min' | 'max' | 'unit' | 'words' | 'alternatives' | 'pattern'>,
): string {
  const words = spec.words?.length
    ? `one of ${spec.words.length > 12 ? `${spec.words.slice(0, 12).join(', ')} …` : spec.words.join(', ')}`
    : '';
  const kinds = [spec.kind, ...(spec.alternatives ?? [])]
    .filter((kind) => kind !== 'word')
    .map((kind) => kindWords(kind, spec));
  return [...(words ? [words] : []), ...kinds].join(' or ');
}

function kindWords(kind: ParamKind, spec: Pick<ParamSpec, 'min' | 'max' | 'unit' | 'pattern'>): string {
  const unit = UNIT_WORDS[spec.unit] ?? '';
  switch (kind) {
    case 'number':
    case 'field':
    case 'distance':
    case 'hue': {
      const name =
        kind === 'number'
          ? 'a number'
          : kind === 'hue'
            ? 'a hue in turns'
            : kind === 'field'
              ? 'a number or field'
              : 'a distance';
      return `${name}${rangeWords(spec)}${kind === 'number' ? unit : ''}`;
    }
    case 'integer':
      return `a whole number${rangeWords(spec)}${unit}`;
    case 'time':
      return `a time${rangeWords(spec)} such as \`2s\``;
    case 'angle':
      return `an angle such as \`45deg\``;
    case 'boolean':
      return '`on`, `off` or a condition';
    case 'color':
      return 'a colour';
    case 'colors':
      return 'a list of colours';
    case 'palette':
      return 'a palette or glyphs in quotes';
    case 'text':
      return spec.pattern?.form ?? 'a text in quotes';
    case 'point':
      return 'a point such as `(0.5, 0.5)`';
    case 'points':
      return 'a list of points';
    case 'fields':
      return 'a list of fields';
    case 'stops':
      return 'a list with stops such as `[0s: 1, 5s: 4]`';
    case 'media':
      return 'the path of a file in quotes';
    case 'word':
      return 'a word';
  }
}

function rangeWords(spec: { min?: number; max?: number; unit: string }): string {
  const wide = (limit: number | undefined): boolean => limit === undefined || Math.abs(limit) >= 1e5;
  if (wide(spec.min) && wide(spec.max)) return '';
  const show = (limit: number): string => (spec.unit === 's' ? `${round(limit)} s` : String(round(limit)));
  if (wide(spec.max)) return ` of at least ${show(spec.min!)}`;
  if (wide(spec.min)) return ` of at most ${show(spec.max!)}`;
  return ` from ${show(spec.min!)} to ${show(spec.max!)}`;
}

const round = (value: number): number => Number(value.toPrecision(6));
/** A limit as written in a reel. */
export const inUnit = (spec: ParamSpec, limit: number): string =>
  spec.kind === 'time'
    ? `${round(limit)}s`
    : spec.kind === 'angle'
      ? `${round((limit / Math.PI) * 180)}deg`
      : String(round(limit));
