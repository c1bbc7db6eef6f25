// What a text says at a moment: its words, with the numbers and captions in it written out.

import type { TextPart } from '../../../../contract/plan.ts';
import type { GraphNode } from '../../graph/graph-node.ts';
import type { StyledText } from '../../glyphs/layout/text-unit.ts';

type NumberForm = Extract<TextPart, { form: unknown }>['form'];

/** A part whose expressions are lowered. */
export type ContentPart =
  | { text: string; style: number }
  | { value: GraphNode; form: NumberForm; digits: GraphNode | null; style: number }
  | Extract<TextPart, { caption: unknown }>;

const MOST_DIGITS = 10;
const MOST_EXACT = 1e13;
const MOST_CELLS = 200;

export function textNow(
  parts: readonly ContentPart[],
  number: (node: GraphNode) => number,
  caption: (what: 'line' | 'word') => string,
): StyledText[] {
  return parts.map((part) => {
    if ('text' in part) return part;
    if ('caption' in part) return { text: caption(part.caption), style: part.style };
    const value = number(part.value);
    const most = part.form === 'bar' ? MOST_CELLS : MOST_DIGITS;
    const digits = part.digits === null ? 0 : Math.min(most, Math.max(0, Math.round(number(part.digits))));
    return { text: written(value, part.form, digits), style: part.style };
  });
}

/** A number as people write it. */
export function written(value: number, form: NumberForm, digits = 0): string {
  if (!Number.isFinite(value)) return '–';
  switch (form) {
    case 'fixed':
      return decimal(value, digits);
    case 'percent':
      return `${decimal(value * 100, 0)}%`;
    case 'share':
      return written(Math.min(1, Math.max(0, value)), 'percent');
    case 'clock': {
      const whole = Math.floor(Math.abs(value) + 1e-6);
      const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
      const two = (n: number): string => String(n).padStart(2, '0');
      const sign = value < 0 && whole > 0 ? '-' : '';
      return hours > 0 ? `${sign}${hours}:${two(minutes)}:${two(seconds)}` : `${sign}${minutes}:${two(seconds)}`;
    }
    case 'bar':
      return bar(value, digits);
    case 'plain': {
      const text = decimal(value, 3);
      return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
    }
  }
}

/** Cells that are full up to a share 0..1; the rest is shaded. */
function bar(share: number, cells: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * cells);
  return '█'.repeat(full) + '░'.repeat(cells - full);
}

/** Rounded half away from zero, never in scientific notation and without a sign on zero. */
function decimal(value: number, digits: number): string {
  // A float has no decimals that far up.
  if (Math.abs(value) >= MOST_EXACT) return BigInt(Math.round(value)).toString();
  const scale = 10 ** digits;
  const scaled = Math.min(Number.MAX_SAFE_INTEGER, Math.round(Math.abs(value) * scale + 1e-9));
  const text = BigInt(scaled)
    .toString()
    .padStart(digits + 1, '0');
  const sign = value < 0 && scaled > 0 ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
