// Cuts a file into its statements before anything is parsed: an edit then parses one statement again and no other, and
// a brace forgotten in one scene does not swallow the next. The words that begin a statement cannot be names, so their
// place is known without a grammar. What would be too much for a recursive parser is refused here.

import { NAMING_WORDS, startsStatementBefore, STATEMENT_WORDS } from './keywords.ts';
import { LIMITS } from './limits.ts';
import { isComment, type Token } from './scan.ts';
import { STATEMENTS } from './statements.ts';
import type { SyntaxProblem } from './tree.ts';

export interface Chunk {
  start: number;
  end: number;
  /** Set where the chunk must not be given to the parser; offsets are relative to the chunk. */
  refused: SyntaxProblem | null;
}

const BLOCKS = new Set(STATEMENTS.filter((spec) => spec.hasBlock).map((spec) => spec.keyword));
const PATHS = new Set(
  STATEMENTS.filter((spec) => !spec.hasBlock && spec.next.includes('string')).map((spec) => spec.keyword),
);
const CLOSES: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Message and help. */
export const TOO_DEEP = [
  `Expected at most ${LIMITS.nesting} brackets within one another, but here are more.`,
  'Name parts of it with `let`.',
] as const;

export function splitStatements(tokens: readonly Token[]): Chunk[] {
  const chunks: Chunk[] = [];
  const stack: string[] = [];
  let chunk: Chunk | null = null;
  let count = 0;
  /** The statement is over (its block or string has ended): whatever follows is another. */
  let complete = false;
  let kind = '';

  const refuse = (token: Token, message: string, help: string): void => {
    if (chunk && !chunk.refused)
      chunk.refused = { start: token.start - chunk.start, end: token.end - chunk.start, message, help };
  };

  const words = tokens.filter((token) => !isComment(token));
  for (let i = 0; i < words.length; i++) {
    const token = words[i]!;
    const starts = token.kind === 'word' && startsStatement(token, words[i - 1], words[i + 1], stack.length);
    const separator = token.text === ',' || token.text === ';';
    if (starts || !chunk || (complete && stack.length === 0 && !separator)) {
      if (separator && !chunk) continue;
      chunk = { start: token.start, end: token.end, refused: null };
      chunks.push(chunk);
      stack.length = 0;
      count = 0;
      complete = false;
      kind = starts ? token.text : '';
    }
    if (complete && separator) continue;
    chunk.end = token.end;
    if (++count === LIMITS.statementTokens)
      refuse(
        token,
        `This statement has more than ${LIMITS.statementTokens} words and signs.`,
        'Split it up, or move parts into definitions.',
      );
    if (token.kind === 'word' && token.end - token.start > LIMITS.nameLength)
      refuse(token, `Expected names of at most ${LIMITS.nameLength} characters.`, 'Choose a shorter one.');
    if (token.kind === 'string') {
      if (token.end - token.start > LIMITS.stringLength)
        refuse(token, `This text is longer than ${LIMITS.stringLength} characters.`, 'Split it into several texts.');
      if (PATHS.has(kind)) complete = true;
    } else if (token.kind === 'punct') {
      track(token.text, stack);
      if (stack.length > LIMITS.nesting) refuse(token, ...TOO_DEEP);
      if (token.text === '}' && stack.length === 0 && (kind === '' || BLOCKS.has(kind))) complete = true;
    }
  }
  return chunks;
}

function startsStatement(token: Token, before: Token | undefined, next: Token | undefined, depth: number): boolean {
  if (next?.text === ':') return false;
  const isName = before !== undefined && NAMING_WORDS.has(before.text); // `let scene = 3`: a name that is not allowed
  if (depth === 0 && !isName) return STATEMENT_WORDS.includes(token.text);
  return next !== undefined && startsStatementBefore(token.text, next);
}

/** Keeps the stack of open brackets; an open `?` counts as one until its `:`. */
function track(text: string, stack: string[]): void {
  if (text === '(' || text === '[' || text === '{' || text === '?') stack.push(text);
  else if (text === ':') {
    if (stack[stack.length - 1] === '?') stack.pop();
  } else if (text in CLOSES) {
    const opening = CLOSES[text]!;
    let at = stack.length - 1;
    while (at >= 0 && stack[at] === '?') at--;
    if (stack[at] !== opening && text === '}') while (at >= 0 && stack[at] !== '{') at--;
    if (at >= 0 && stack[at] === opening) stack.length = at;
  }
}
