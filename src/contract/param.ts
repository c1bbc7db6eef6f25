// Values that are set from outside a reel: its `param` statements, and what the text of a value means for one.

import type { Range } from './diagnostics.ts';

export type ParamKind = 'number' | 'time' | 'beats' | 'angle' | 'color' | 'text' | 'word' | 'file';

/** What a `param` statement takes. */
export interface ParamRule {
  kind: ParamKind;
  /** Seconds, beats, radians or a plain number. */
  low?: number;
  high?: number;
  /** Of kind `word`. */
  words?: string[];
}

export interface PlanParam extends ParamRule {
  name: string;
  /** Its default, as `--set` would take it. */
  usual: string;
  /** Where its name is; null where an imported file defines it. */
  range: Range | null;
  /** Where its default is written; null where an imported file defines it. */
  valueRange: Range | null;
}

/** A number in its base unit; three numbers 0..1 for a colour; text for the rest. */
export type ParamValue = number | [number, number, number] | string;

const NUMBER = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*([a-z%]*)$/i;
/** Factors to the base unit. */
const UNITS: Partial<Record<ParamKind, ReadonlyMap<string, number>>> = {
  number: new Map([
    ['', 1],
    ['%', 0.01],
  ]),
  time: new Map([
    ['', 1],
    ['s', 1],
    ['ms', 0.001],
  ]),
  beats: new Map([
    ['', 1],
    ['beat', 1],
    ['beats', 1],
    ['bar', 4],
    ['bars', 4],
  ]),
  angle: new Map([
    ['', Math.PI / 180],
    ['deg', Math.PI / 180],
    ['rad', 1],
    ['turn', 2 * Math.PI],
  ]),
};
/** Characters of a text. */
const LONGEST_TEXT = 20_000;

/** The value, or in words what was expected: `a number from 0 to 1`. */
export function readParam(rule: ParamRule, text: string): { value: ParamValue } | { expected: string } {
  const wrong = { expected: expectedOf(rule) };
  switch (rule.kind) {
    case 'text':
      return text.length <= LONGEST_TEXT
        ? { value: text }
        : { expected: `a text of at most ${LONGEST_TEXT} characters` };
    case 'file':
      return text !== '' && text.length <= LONGEST_TEXT ? { value: text } : wrong;
    case 'word':
      return rule.words?.includes(text.trim()) ? { value: text.trim() } : wrong;
    case 'color': {
      const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
      if (hex === undefined) return wrong;
      const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
      const part = (at: number): number => parseInt(digits.slice(at, at + 2), 16) / 255;
      return { value: [part(0), part(2), part(4)] };
    }
    default: {
      const match = NUMBER.exec(text.trim());
      const factor = match && UNITS[rule.kind]?.get(match[2]!.toLowerCase());
      if (!match || factor === undefined) return wrong;
      const value = Number(match[1]) * factor!;
      const tolerance = 1e-9 * Math.max(1, Math.abs(value));
      if (!Number.isFinite(value) || Math.abs(value) > 1e30) return wrong;
      if (value < (rule.low ?? -Infinity) - tolerance || value > (rule.high ?? Infinity) + tolerance) return wrong;
      return { value };
    }
  }
}

/** `a number from 0 to 1`, `one of left, right`. */
export function expectedOf({ kind, low, high, words }: ParamRule): string {
  const range =
    low === undefined || high === undefined ? '' : ` from ${showNumber(kind, low)} to ${showNumber(kind, high)}`;
  switch (kind) {
    case 'number':
      return `a number${range}`;
    case 'time':
      return `a time${range} such as 2s`;
    case 'beats':
      return `a time${range} such as 8beats`;
    case 'angle':
      return `an angle${range} such as 45deg`;
    case 'color':
      return 'a colour such as #ff8800';
    case 'word':
      return `one of ${(words ?? []).join(', ')}`;
    case 'text':
      return 'a text';
    case 'file':
      return 'the path of a file';
  }
}

/** As it would be written in a reel. */
export function showNumber(kind: ParamKind, value: number): string {
  const n = (x: number): string => String(Number(x.toPrecision(9)));
  if (kind === 'time') return `${n(value)}s`;
  if (kind === 'beats') return `${n(value)}beats`;
  return kind === 'angle' ? `${n((value / Math.PI) * 180)}deg` : n(value);
}
