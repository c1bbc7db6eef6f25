// Characters that mean nothing in a reel: what was meant by them, where that is known from other languages, from word
// processors (curly quotes) or from keyboards (full-width signs).

import type { SyntaxProblem } from './tree.ts';

const MEANT: Record<string, string> = {
  '&': 'and',
  '&&': 'and',
  '!': 'not ',
  "'": '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': '"',
  '’': '"',
  '«': '"',
  '»': '"',
  '×': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  π: 'pi',
  '°': 'deg',
};
const HELP: Record<string, string> = { '%': 'The remainder is `mod(a, b)`; a share is `30%`, without a space.' };

export function strayCharacters(source: string, start: number, length: number): SyntaxProblem {
  const end = start + length;
  const found = source.slice(start, end);
  const at = { start, end };
  const expected = 'Expected a word, number or sign of the language, but found';
  if (/^[\p{Cf}\p{Cc}]+$/u.test(found)) {
    const code = found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return {
      ...at,
      message: `${expected} an invisible character (U+${code}).`,
      help: 'Delete it; it may have come along from another program.',
      fix: { title: 'Delete it', ...at, newText: '' },
    };
  }
  const message = `${expected} \`${found.slice(0, 20)}\`.`;
  const folded = found.normalize('NFKC');
  const meant = MEANT[found] ?? (folded !== found && /^[\x21-\x7e]+$/.test(folded) ? folded : undefined);
  if (meant !== undefined)
    return {
      ...at,
      message,
      help: `Write \`${meant.trim()}\`.`,
      fix: { title: `Change to \`${meant.trim()}\``, ...at, newText: meant },
    };
  if (/^\p{L}/u.test(found))
    return {
      ...at,
      message,
      help: 'Names are made of A–Z, a–z, 0–9 and _; other letters belong into texts in quotes.',
    };
  return { ...at, message, ...(HELP[found] ? { help: HELP[found] } : {}) };
}
