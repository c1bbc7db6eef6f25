// Breaks lines at spaces where they would be longer than allowed. Spaces stay, except where a line breaks.

import type { TextUnit } from './text-unit.ts';

/** Lines of at most `limit`, in the measure of `width`. A word that is longer is cut between units. */
export function wrapUnits(units: readonly TextUnit[], limit: number, width: (unit: TextUnit) => number): TextUnit[][] {
  const length = (part: readonly TextUnit[]): number => part.reduce((sum, unit) => sum + width(unit), 0);
  if (length(units) <= limit) return [[...units]];
  const lines: TextUnit[][] = [];
  let line: TextUnit[] = [];
  for (let at = 0; at < units.length;) {
    let word = at;
    while (word < units.length && units[word].isSpace) word++;
    let end = word;
    while (end < units.length && !units[end].isSpace) end++;
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
      lines.push(part.slice(0, cut));
      part = part.slice(cut);
    }
    line.push(...part);
    at = end;
  }
  return line.length > 0 || lines.length === 0 ? [...lines, line] : lines;
}
