// Orders the glyphs of a palette from dark to bright by their ink, and names those that the fonts lack.

import { reelString } from '../../../contract/reel-string.ts';
import type { Analysis } from '../../compile.ts';
import { isInvisible } from '../../check/glyphs.ts';
import { targetAt } from '../spec-of.ts';
import { exprAt } from '../expr-at.ts';
import { type Refactoring, refused } from './refactoring.ts';

export function sortPalette(analysis: Analysis, offset: number): Refactoring | null {
  const place = exprAt(analysis, offset);
  const text = place?.path.at(-1);
  if (!place || text?.k !== 'string' || !isPalette(analysis, place)) return null;
  const { glyphInk, hasGlyph } = analysis.facts;
  const missing = [...new Set(text.value)].filter((glyph) => !isInvisible(glyph) && hasGlyph?.(glyph) === false);
  const lacks = missing.length === 0 ? '' : ` (no font has ${missing.join(' ')})`;
  const draft = { title: `Sort glyphs by ink${lacks}`, kind: 'refactor.rewrite.sortPalette' };
  const inks = glyphInk?.(text.value, fontOf(analysis, offset));
  if (!inks) return refused(draft, 'The ink of these glyphs is not known yet: a layer has to draw with them.');
  // Of equal ink the order stays.
  const sorted = inks.toSorted((a, b) => a.ink - b.ink).map(({ glyph }) => glyph);
  const start = place.base + text.start;
  const end = place.base + text.end;
  const newText = reelString(sorted.join(''));
  if (newText === analysis.text.slice(start, end)) return refused(draft, 'The glyphs go from dark to bright already.');
  return { ...draft, edits: [{ start, end, newText }] };
}

function isPalette(
  analysis: Analysis,
  { statement, setting, base, path }: NonNullable<ReturnType<typeof exprAt>>,
): boolean {
  if (path.length !== 1) return false;
  if (statement.k === 'palette') return true;
  const target = setting && targetAt(analysis, base + setting.name.start);
  return target?.t === 'setting' && target.spec.kind === 'palette';
}

/** The font of the layer, as the plan has it. */
function fontOf({ result, main }: Analysis, offset: number): string | null {
  const { line } = main.parsed.lines.position(offset);
  for (const { items } of result.plan.scenes)
    for (const item of items)
      if (item.kind === 'layer' && item.range.start.line <= line && line <= item.range.end.line)
        return item.font?.path ?? null;
  return null;
}
