// Where a line may break without a space: between the characters of ideographic scripts, by Unicode's line breaking algorithm, and
// between the words of Thai.

import LineBreaker from 'linebreak';
import type { TextUnit } from './text-unit.ts';
import { thaiWordEnds } from './thai-words.ts';

/** Scripts that are broken between characters. Korean has spaces between words, and titles keep its words whole. */
const IDEOGRAPHIC = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Yi}\u3000-\u303f\uff01-\uffe6]/u;
/** What begins no line: closing marks, small signs, and the vowels of Thai and Lao that follow their consonant. */
const NEVER_FIRST =
  /^[\p{Pe}\p{Pf}!?,.:;%…‥、。，．：；！？・ーゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ\u0e2f-\u0e33\u0e45\u0e46\u0eaf-\u0eb3\u0ec6\u17d4-\u17da]/u;
/** What ends no line: opening marks, and the vowels of Thai and Lao that precede their consonant. */
const NEVER_LAST = /[\p{Ps}\p{Pi}\u0e40-\u0e44\u0ec0-\u0ec4]$/u;

const THAI = /\p{sc=Thai}+/gu;

/**
 * The units before which a line may break, by index; spaces are not among them, because a line may break at any of them. Words of Latin,
 * Lao, Khmer and other scripts have none: they are divided by spaces alone, those without a width (U+200B) too.
 */
export function breakPlaces(units: readonly TextUnit[]): ReadonlySet<number> {
  const places = new Set<number>();
  const text = units.map((unit) => unit.text).join('');
  const [isIdeographic, isThai] = [IDEOGRAPHIC.test(text), text.search(THAI) >= 0];
  if (!isIdeographic && !isThai) return places;
  const unitAt = new Map<number, number>();
  let offset = 0;
  units.forEach((unit, i) => {
    unitAt.set(offset, i);
    offset += unit.text.length;
  });
  /** If a unit begins at the offset, and neither it nor the one before is a space. */
  const add = (at: number, mayBreak: (before: TextUnit, after: TextUnit) => boolean): void => {
    const i = unitAt.get(at);
    if (i === undefined || i === 0) return;
    const [before, after] = [units[i - 1], units[i]];
    if (!before.isSpace && !after.isSpace && mayBreak(before, after)) places.add(i);
  };
  if (isIdeographic) {
    const breaker = new LineBreaker(text);
    for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak())
      add(found.position, (before, after) => IDEOGRAPHIC.test(before.text) || IDEOGRAPHIC.test(after.text));
  }
  for (const { index, 0: run } of isThai ? text.matchAll(THAI) : [])
    for (const end of thaiWordEnds(run)) add(index + end, mayCut);
  return places;
}

/** Whether a word that is too long may be cut between two units. */
export const mayCut = (before: TextUnit, after: TextUnit): boolean =>
  !NEVER_LAST.test(before.text) && !NEVER_FIRST.test(after.text);
