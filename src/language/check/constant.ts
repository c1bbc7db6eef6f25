// Constants that move from one place to another: arguments of scenes and values of `param`. They are plain data, because each
// scene has its own table of nodes.

import { hexColor } from '../../contract/hex-color.ts';
import type { Span } from '../syntax/tree.ts';
import type { Unit } from './load-units.ts';
import type { Place } from './reporter.ts';
import { describe, type Dim } from './value.ts';

export type Constant =
  | { t: 'number'; v: number; dim: Dim }
  | { t: 'beats'; n: number }
  | { t: 'color'; v: [number, number, number] }
  | { t: 'text'; text: string }
  | { t: 'point'; x: Constant; y: Constant }
  /** A word, palette or list of colours: what it means is known only where it is used. `from`: where it is written. */
  | { t: 'name'; text: string; from: { unit: Unit; place: Place; span: Span } };

/** Whether a parameter with this default takes the constant. */
export function fitsDefault(constant: Constant, usual: Constant): boolean {
  const dim = (of: Constant): Dim | null => (of.t === 'number' ? of.dim : of.t === 'beats' ? 'time' : null);
  const [a, b] = [dim(constant), dim(usual)];
  if (a !== null && b !== null)
    return (
      a === b ||
      a === 'any' ||
      b === 'any' ||
      a === 'px' ||
      b === 'px' ||
      (constant.t === 'number' && constant.v === 0) ||
      (usual.t === 'number' && usual.v === 0 && usual.dim === 'number') ||
      (a === 'angle' && b === 'number')
    );
  if (a !== null || b !== null) return false;
  const glyphs = ['text', 'name'];
  return constant.t === usual.t || (glyphs.includes(constant.t) && glyphs.includes(usual.t));
}

/** `a number`, `the word left` …, for messages. */
export const describeConstant = (constant: Constant): string =>
  constant.t === 'name'
    ? `the word \`${constant.text}\``
    : constant.t === 'beats'
      ? 'a time'
      : constant.t === 'number'
        ? describe({ t: 'number', id: 0, dim: constant.dim })
        : constant.t === 'color'
          ? 'a colour'
          : constant.t === 'text'
            ? 'a text'
            : 'a point';

/** As it would be written in a reel. */
export function showConstant(constant: Constant): string {
  switch (constant.t) {
    case 'number': {
      const n = (value: number): string => String(Number(value.toPrecision(6)));
      if (constant.dim === 'time') return `${n(constant.v)}s`;
      if (constant.dim === 'angle') return `${n((constant.v / Math.PI) * 180)}deg`;
      return constant.dim === 'px' ? `${n(constant.v)}px` : n(constant.v);
    }
    case 'beats':
      return `${constant.n}beats`;
    case 'color':
      return hexColor(constant.v);
    case 'text':
      return JSON.stringify(constant.text);
    case 'point':
      return `(${showConstant(constant.x)}, ${showConstant(constant.y)})`;
    case 'name':
      return constant.text;
  }
}

/** Equal for constants that give the same scene. */
export const constantKey = (constant: Constant): string =>
  constant.t === 'name' ? `${constant.text}@${constant.from.unit.file ?? ''}` : JSON.stringify(constant);
