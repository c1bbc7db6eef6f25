// What can be changed by hand at the cursor: the literal that it is on, with the range of its parameter, the list or point around it, and
// the points of its item.

import type { Tweak, Tweaks } from '../../contract/tweak.ts';
import type { Analysis } from '../compile.ts';
import type { Expr } from '../syntax/tree.ts';
import { type ExprPlace, exprAt } from './expr-at.ts';
import { cellsOf } from './handle/cells-of.ts';
import { handlesOf } from './handle/handles-of.ts';
import { pointTweak } from './handle/point-tweak.ts';
import { keysTweak } from './tweak/keys-tweak.ts';
import { numberTweak } from './tweak/number-tweak.ts';
import { ownerOf } from './tweak/owner-of.ts';
import { paletteTweak } from './tweak/palette-tweak.ts';
import { stopsTweak } from './tweak/stops-tweak.ts';
import { backgroundOf, swatchesOf } from './tweak/swatches.ts';
import { usualWord, wordsOf } from './tweak/word-tweak.ts';

/** Of everything but the version, which the server knows. */
export function tweaksAt(analysis: Analysis, offset: number): Omit<Tweaks, 'version'> {
  const { width, height } = analysis.result.plan.format;
  const shorter = Math.min(width, height);
  const frame = { halfWidth: width / shorter, halfHeight: height / shorter };
  const place = exprAt(analysis, offset);
  if (!place) return { literal: null, whole: null, handles: [], cells: null, ...frame };
  return {
    literal: literalOf(analysis, place, offset),
    whole:
      keysTweak(analysis, place, offset) ??
      stopsTweak(analysis, place, offset) ??
      paletteTweak(analysis, place) ??
      pointTweak(analysis, place, frame),
    handles: handlesOf(analysis, place, frame),
    cells: cellsOf(place, width, height),
    ...frame,
  };
}

function literalOf(analysis: Analysis, place: ExprPlace, offset: number): Tweak | null {
  const { path, base } = place;
  const last = path.at(-1);
  if (!last) return null;
  const { lines, text } = analysis.main.parsed;
  const parent = path.at(-2);
  const isNegative = last.k === 'number' && parent?.k === 'unary' && parent.op === '-';
  const whole: Expr = isNegative ? parent : last;
  const literal = ({ start, end }: { start: number; end: number }) => ({
    range: lines.range(base + start, base + end),
    text: text.slice(base + start, base + end),
  });
  const { spec, label } = ownerOf(analysis, place, whole);
  switch (last.k) {
    case 'number':
      return { ...literal(whole), label, ...numberTweak(analysis, last, isNegative, spec) };
    case 'color': {
      const usual = typeof spec?.default === 'string' && /^#[0-9a-f]{6}$/i.test(spec.default) ? spec.default : null;
      const about = { swatches: swatchesOf(analysis), background: backgroundOf(analysis), usual };
      return last.rgb && { ...literal(last), label, kind: 'color', ...about };
    }
    case 'switch':
      return { ...literal(last), label, kind: 'word', words: ['on', 'off'], usual: usualWord(spec), pictures: null };
    case 'call': {
      if (offset > base + last.name.end) return null;
      const { words, pictures } = wordsOf(analysis, base, last, spec);
      if (words.length < 2) return null;
      return { ...literal(last.name), label, kind: 'word', words, usual: usualWord(spec), pictures };
    }
    default:
      return null;
  }
}
