// Breaks lines where they would be longer than allowed: at spaces, and between the characters of scripts without them. Spaces stay,
// except where a line breaks.

import { breakPlaces, mayCut } from './break-places.ts';
import type { TextUnit } from './text-unit.ts';

/** Lines of at most `limit`, in the measure of `width`. A word that is longer is cut between units, but before no closing mark. */
export function wrapUnits(units: readonly TextUnit[], limit: number, width: (unit: TextUnit) => number): TextUnit[][] {
  const length = (part: readonly TextUnit[]): number => part.reduce((sum, unit) => sum + width(unit), 0);
  if (length(units) <= limit) return [[...units]];
  const places = breakPlaces(units);
  const lines: TextUnit[][] = [];
  let line: TextUnit[] = [];
  for (let at = 0; at < units.length;) {
    let word = at;
    while (word < units.length && units[word].isSpace) word++;
    let end = word;
    while (end < units.length && !units[end].isSpace && (end === word || !places.has(end))) end++;
    // The spaces before a word belong to it, unless the line breaks there.
    let part = units.slice(at, end);
    if (line.length > 0 && length(line) + length(part) > limit) {
      lines.push(line);
      line = [];
      part = units.slice(word, end);
    }
    while (length(part) > limit && part.length > 1) {
      let cut = 1;
      while (length(part.slice(0, cut + 1)) <= limit) cut++;
      const best = lastCut(part, cut);
      if (best > 0) cut = best;
      lines.push(part.slice(0, cut));
      part = part.slice(cut);
    }
    line.push(...part);
    at = end;
  }
  return line.length > 0 || lines.length === 0 ? [...lines, line] : lines;
}

/** The last place up to `most` where a word may be cut; 0 if there is none. */
function lastCut(part: readonly TextUnit[], most: number): number {
  let cut = most;
  while (cut > 0 && !mayCut(part[cut - 1], part[cut])) cut--;
  return cut;
}
