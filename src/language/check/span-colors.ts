// Colours of spans by name: those of a terminal, readable on dark ground, and the CSS ones otherwise.

import { colorNamed } from './color-names.ts';
import { readColor } from '../syntax/literals.ts';

const TERMINAL = new Map([
  ['black', '#000000'],
  ['red', '#ff6b6b'],
  ['green', '#69db7c'],
  ['yellow', '#ffd43b'],
  ['blue', '#74a7ff'],
  ['magenta', '#e599f7'],
  ['cyan', '#66d9e8'],
  ['white', '#ffffff'],
  ['gray', '#9aa0a6'],
  ['grey', '#9aa0a6'],
]);

/** Names and colours, for completion. */
export const SPAN_COLORS: readonly (readonly [name: string, hex: string])[] = [...TERMINAL].filter(
  ([name]) => name !== 'grey',
);

/** sRGB 0..1 of a colour's name; null for any other word. */
export function spanColor(name: string): [number, number, number] | null {
  const hex = TERMINAL.get(name) ?? colorNamed(name);
  return hex ? readColor(hex) : null;
}
