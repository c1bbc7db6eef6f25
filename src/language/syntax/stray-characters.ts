// Characters that are not part of the language, and what was meant by those known from other languages, word processors
// (curly quotes) or keyboards (full-width signs).

import type { SyntaxProblem } from './tree.ts';

const MEANT = new Map([
  ['&', 'and'],
  ['&&', 'and'],
  ['!', 'not '],
  ["'", '"'],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['‘', '"'],
  ['’', '"'],
  ['«', '"'],
  ['»', '"'],
  ['×', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['–', '-'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['π', 'pi'],
  ['°', 'deg'],
]);
const HELP = new Map([['%', 'The remainder is `mod(a, b)`; a share is `30%`, without a space.']]);

export function strayCharacters(source: string, start: number, length: number): SyntaxProblem {
  const end = start + length;
  const found = source.slice(start, end);
  const at = { start, end };
  if (/^[\p{Cf}\p{Cc}]+$/u.test(found)) {
    const code = found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return { ...at, issue: { is: 'invisible', code } };
  }
  const folded = found.normalize('NFKC');
  const meant = MEANT.get(found) ?? (folded !== found && /^[\x21-\x7e]+$/.test(folded) ? folded : undefined);
  const help = /^\p{L}/u.test(found) ? 'Names use A–Z, a–z, 0–9 and _. Put other letters in quotes.' : HELP.get(found);
  return { ...at, issue: { is: 'stray', found, meant, help } };
}
