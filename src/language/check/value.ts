// Results of evaluation, before they become arguments.

import type { NodeId } from '../../contract/plan.ts';
import type { Expr } from '../syntax/tree.ts';

/**
 * What a number measures, if known. `any`: it varies or comes from the engine, and is accepted everywhere;
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
  /** Invalid; the error has been reported. */
  | { t: 'bad' };

export const BAD: Value = { t: 'bad' };

/** The kind of value that is expected; it decides how names resolve. */
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
      return 'an invalid value';
  }
}
