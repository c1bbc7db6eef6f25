// Palettes in quotes whose glyphs do not go from dark to bright by the ink that the fonts give them.

import { paletteOrder } from '../../contract/diagnostics/media.ts';
import { reelString } from '../../contract/reel-string.ts';
import type { DefinitionNode, Expr, StringExpr } from '../syntax/tree.ts';
import { type Env, report } from './context.ts';

/** Share of a cell. Smaller differences are hardly seen, and shapes such as waves may be worth them. */
const TOLERANCE = 0.05;

/** `expr`: the value of `palette:`. `font`: path of the layer's font. */
export function checkPaletteOrder(env: Env, expr: Expr, font: string | null): void {
  const { glyphInk } = env.ctx.facts;
  const found = glyphInk && literalOf(env, expr);
  if (!found) return;
  const inks = glyphInk(found.text.value, font);
  const isOrdered = inks?.every(({ ink }, i) => i === 0 || ink >= inks[i - 1]!.ink - TOLERANCE) ?? true;
  if (!inks || isOrdered) return;
  const first = inks.findIndex(({ ink }, i) => i > 0 && ink < inks[i - 1]!.ink - TOLERANCE);
  const sorted = inks.toSorted((a, b) => a.ink - b.ink).map(({ glyph }) => glyph);
  const data = { brighter: inks[first - 1]!.glyph, darker: inks[first]!.glyph, sorted: reelString(sorted.join('')) };
  report(found.env, found.text, paletteOrder.glyphs(data));
}

/** The glyphs as they are written, and where; null for built-in palettes and expressions. */
function literalOf(env: Env, expr: Expr): { env: Env; text: StringExpr } | null {
  if (expr.k === 'string') return { env, text: expr };
  const own = expr.k === 'call' && expr.args === null ? env.unit.names.palette.get(expr.name.text) : undefined;
  const value = (own?.node as DefinitionNode | undefined)?.value;
  if (!own || value?.k !== 'string') return null;
  return { env: { ...env, unit: own.unit, place: own.place, via: null }, text: value };
}
