// What an expression turns out to be, before it is fitted to the parameter that wants it.

import type { NodeId } from '../../contract/plan.ts';
import type { Expr } from '../syntax/tree.ts';

/**
 * What a number measures, as far as it is known. `any`: it varies or comes from the engine, and fits everywhere;
 * `px`: pixels of a 1080-line frame.
 */
export type Dim = 'number' | 'time' | 'angle' | 'px' | 'any';

export type Value =
  | { t: 'number'; id: NodeId; dim: Dim }
  | { t: 'color'; id: NodeId }
  | { t: 'colors'; ids: NodeId[] }
  | { t: 'list'; items: { value: Value; expr: Expr }[] }
  | { t: 'stops'; items: { at: Value; value: Value; expr: Expr }[] }
  | { t: 'point'; x: Value; y: Value }
  | { t: 'text'; text: string }
  | { t: 'palette'; glyphs: string }
  | { t: 'word'; word: string }
  | { t: 'size'; width: number; height: number }
  /** Something was wrong, and has been said. */
  | { t: 'bad' };

export const BAD: Value = { t: 'bad' };

/** What a place wants: it decides what a name means there. */
export type Want = 'number' | 'color' | 'colors' | 'palette' | 'word' | 'any';

/** `a number`, `a colour` …, for messages. */
export function describe(value: Value): string {
  switch (value.t) {
    case 'number':
      return value.dim === 'time'
        ? 'a time'
        : value.dim === 'angle'
          ? 'an angle'
          : value.dim === 'px'
            ? 'a length in pixels'
            : 'a number';
    case 'color':
      return 'a colour';
    case 'colors':
      return 'a list of colours';
    case 'list':
      return 'a list';
    case 'stops':
      return 'a list with stops';
    case 'point':
      return 'a point';
    case 'text':
      return 'a text';
    case 'palette':
      return 'a palette';
    case 'word':
      return `the word \`${value.word}\``;
    case 'size':
      return 'a size';
    case 'bad':
      return 'nothing of use';
  }
}
