// The first corrections of many diagnostics at once: of one kind, or all that are certain.

import type { Diagnostic, Fix } from '../../../contract/diagnostics.ts';
import type { LineMap } from '../../syntax/line-map.ts';
import { doOverlap } from './text-edits.ts';

/**
 * Not corrected on save: a name that is not used yet is not a mistake, and the nearest name may not be the one that is meant.
 */
const UNCERTAIN: ReadonlySet<string> = new Set(['unused', 'unknown-name', 'unknown-parameter', 'missing-file']);

export const certain = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.filter(({ code }) => !UNCERTAIN.has(code));

/** How many corrections there are, and those that do not touch each other. */
export function allFixes(diagnostics: readonly Diagnostic[], lines: LineMap): { count: number; edits: Fix['edits'] } {
  const edits: Fix['edits'] = [];
  let count = 0;
  for (const { file, fixes } of diagnostics) {
    const fix = file === undefined ? fixes?.[0] : undefined;
    if (!fix) continue;
    const offsets = ({ range, newText }: Fix['edits'][number]) => ({
      start: lines.offset(range.start),
      end: lines.offset(range.end),
      newText,
    });
    if (fix.edits.some((edit) => edits.some((other) => doOverlap(offsets(edit), offsets(other))))) continue;
    edits.push(...fix.edits);
    count++;
  }
  return { count, edits };
}
