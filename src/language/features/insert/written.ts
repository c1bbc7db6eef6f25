import type { Span } from '../../syntax/tree.ts';

/** A text, and what of it is selected once it is written: the first parameter. */
export interface Written {
  text: string;
  select: Span;
}

/** The end of it is selected. */
export const plainly = (text: string): Written => ({ text, select: { start: text.length, end: text.length } });

export const prefixed = (prefix: string, { text, select }: Written): Written => ({
  text: prefix + text,
  select: { start: prefix.length + select.start, end: prefix.length + select.end },
});

export const suffixed = ({ text, select }: Written, suffix: string): Written => ({ text: text + suffix, select });
