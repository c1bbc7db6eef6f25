// Where the items of a list are in the text, and how its author separates them.

import type { Part } from '../../../contract/tweak-whole.ts';
import type { Analysis } from '../../compile.ts';
import type { Span } from '../../syntax/tree.ts';

/** Range and text of a span of the statement that begins at `base`. */
export const sourceOf =
  ({ main }: Analysis, base: number) =>
  (span: Span): Part => ({
    range: main.parsed.lines.range(base + span.start, base + span.end),
    text: main.parsed.text.slice(base + span.start, base + span.end),
  });

/** What stands between the first two items: `, `, or a comma and a new line with its indentation. */
export function separatorOf({ main }: Analysis, base: number, items: readonly Span[]): string {
  const [first, second] = items;
  const written = first && second ? main.parsed.text.slice(base + first.end, base + second.start) : '';
  return /^\s*,\s*$/.test(written) ? written : ', ';
}

/** Index of the item that an offset of the statement is in. */
export function currentOf(items: readonly Span[], at: number): number | null {
  const index = items.findIndex(({ start, end }) => start <= at && at <= end);
  return index < 0 ? null : index;
}
