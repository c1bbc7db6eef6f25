// The options of output formats: what they take, and what they are where a render does not give them.

import type { FormatFacts, FormatOption, FormatOptionValue, FormatOptionValues } from '../contract/format-facts.ts';
import { orList } from '../contract/or-list.ts';
import { outputFormats } from './output-formats.ts';

const SIZE = /^(\d+)x(\d+)$/;

/** `h264, hevc or av1`, `a size in cells such as 120x34`. */
export function takenBy({ takes }: FormatOption): string {
  switch (takes.kind) {
    case 'choice':
      return orList(takes.of);
    case 'number':
      return `${takes.what} from ${takes.min} to ${takes.max}`;
    case 'size':
      return `${takes.what} from ${takes.min}x${takes.min} to ${takes.max}x${takes.max}`;
    case 'switch':
      return 'nothing';
  }
}

/** The value that a text stands for, or null where the option does not take it. Spaces around it do not matter. */
export function readFormatOption(option: FormatOption, text: string): FormatOptionValue | null {
  const { takes } = option;
  const value = takes.kind === 'number' ? Number(text.trim() || NaN) : text.trim().replace('×', 'x').toLowerCase();
  return isTaken(option, value) ? value : null;
}

export function isTaken({ takes }: FormatOption, value: FormatOptionValue): boolean {
  switch (takes.kind) {
    case 'choice':
      return typeof value === 'string' && takes.of.includes(value);
    case 'number':
      return typeof value === 'number' && Number.isInteger(value) && value >= takes.min && value <= takes.max;
    case 'size': {
      const sides = typeof value === 'string' ? SIZE.exec(value) : null;
      return sides !== null && [sides[1], sides[2]].every((side) => isWithin(Number(side), takes));
    }
    case 'switch':
      return typeof value === 'boolean';
  }
}

const isWithin = (value: number, { min, max }: { min: number; max: number }): boolean => value >= min && value <= max;

/** The value as the option takes it: of formats that share a name, one may take `256` as a word and another as a number. */
function asTaken(option: FormatOption, value: FormatOptionValue): FormatOptionValue | null {
  if (isTaken(option, value)) return value;
  return typeof value === 'boolean' ? null : readFormatOption(option, String(value));
}

/** The columns and rows of a size that the option takes. */
export function sizeOf(value: FormatOptionValue): { columns: number; rows: number } {
  const [columns, rows] = String(value).split('x').map(Number);
  return { columns: columns!, rows: rows! };
}

/** A value for each option of the format: the given one, else the default. */
export function resolveFormatOptions(
  { options }: FormatFacts,
  given: FormatOptionValues = {},
): Record<string, FormatOptionValue | null> {
  return Object.fromEntries(
    options.map((option) => {
      const value = given[option.name];
      return [option.name, (value === undefined ? null : asTaken(option, value)) ?? option.default];
    }),
  );
}

/** Why a format does not take the given options, as one sentence; null where it takes them. */
export function wrongFormatOption(format: FormatFacts, given: FormatOptionValues = {}): string | null {
  for (const [name, value] of Object.entries(given)) {
    const option = format.options.find((known) => known.name === name);
    if (!option) {
      const others = outputFormats.filter(({ options }) => options.some((known) => known.name === name));
      const owners = others.map(({ title }) => title).join(', ');
      return `Expected an option of ${format.title}, but got --${name}${owners === '' ? '' : `, which is one of ${owners}`}.`;
    }
    if (asTaken(option, value) === null)
      return `Expected ${takenBy(option)} for --${name} of ${format.title}, but got ${value}.`;
  }
  return null;
}

/** Every option of some formats by its name, with the formats that take it. */
export function allFormatOptions(
  formats = outputFormats,
): Map<string, { format: FormatFacts; option: FormatOption }[]> {
  const found = new Map<string, { format: FormatFacts; option: FormatOption }[]>();
  for (const format of formats)
    for (const option of format.options)
      found.set(option.name, [...(found.get(option.name) ?? []), { format, option }]);
  return found;
}
