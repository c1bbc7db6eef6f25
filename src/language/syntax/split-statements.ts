// Splits a file into statements before parsing, so that an edit reparses one statement only and a missing brace in one
// scene does not swallow the next. Keywords that start a statement cannot be names, so no grammar is needed. Statements
// that would overflow a recursive parser are refused here.

import type { SyntaxIssue } from '../../contract/diagnostics/syntax.ts';
import { CONTEXTUAL_WORDS, startsStatement } from './keywords.ts';
import { LIMITS } from './limits.ts';
import { isComment, type Token } from './scan.ts';
import { STATEMENTS } from './statements.ts';
import type { SyntaxProblem } from './tree.ts';

export interface Chunk {
  start: number;
  end: number;
  /** Why the chunk must not be parsed; offsets are relative to it. */
  refused: SyntaxProblem | null;
}

const BLOCKS = new Set(STATEMENTS.filter((spec) => spec.hasBlock).map((spec) => spec.keyword));
const PATHS = new Set(
  STATEMENTS.filter((spec) => !spec.hasBlock && spec.next.includes('string')).map((spec) => spec.keyword),
);
const CLOSES = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

export const TOO_DEEP: SyntaxIssue = { is: 'nesting', what: 'Brackets', max: LIMITS.nesting };

export function splitStatements(tokens: readonly Token[]): Chunk[] {
  const chunks: Chunk[] = [];
  const stack: string[] = [];
  let chunk: Chunk | null = null;
  let count = 0;
  /** The statement is complete (its block or string has ended): what follows is another. */
  let complete = false;
  let kind = '';

  const refuse = (token: Token, issue: SyntaxIssue): void => {
    if (chunk && !chunk.refused)
      chunk.refused = { start: token.start - chunk.start, end: token.end - chunk.start, issue };
  };
  const refuseLong = (token: Token, what: string, max: number, unit: string, help: string): void =>
    refuse(token, { is: 'tooLong', what, max, unit, help });

  const words = tokens.filter((token) => !isComment(token));
  for (let i = 0; i < words.length; i++) {
    const token = words[i]!;
    const isInScene = kind === 'scene' && stack.length > 0;
    const starts = startsStatement(words, i, stack.length) && !(isInScene && CONTEXTUAL_WORDS.has(token.text));
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
      refuseLong(
        token,
        'This statement',
        LIMITS.statementTokens,
        'words and signs',
        'Move parts of it into definitions.',
      );
    if (token.kind === 'word' && token.end - token.start > LIMITS.nameLength)
      refuseLong(token, 'This name', LIMITS.nameLength, 'characters', 'Choose a shorter one.');
    if (token.kind === 'string') {
      if (token.end - token.start > LIMITS.stringLength)
        refuseLong(token, 'This text', LIMITS.stringLength, 'characters', 'Split it into several texts.');
      if (PATHS.has(kind)) complete = true;
    } else if (token.kind === 'punct') {
      track(token.text, stack);
      if (stack.length > LIMITS.nesting) refuse(token, TOO_DEEP);
      if (token.text === '}' && stack.length === 0 && (kind === '' || BLOCKS.has(kind))) complete = true;
    }
  }
  return chunks;
}

/** Keeps the stack of open brackets; an open `?` counts as one until its `:`. */
function track(text: string, stack: string[]): void {
  if (text === '(' || text === '[' || text === '{' || text === '?') stack.push(text);
  else if (text === ':') {
    if (stack[stack.length - 1] === '?') stack.pop();
  } else if (CLOSES.has(text)) {
    const opening = CLOSES.get(text);
    let at = stack.length - 1;
    while (at >= 0 && stack[at] === '?') at--;
    if (stack[at] !== opening && text === '}') while (at >= 0 && stack[at] !== '{') at--;
    if (at >= 0 && stack[at] === opening) stack.length = at;
  }
}
