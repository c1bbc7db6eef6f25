// Text to statements. Statements are parsed one by one and remembered by their text, so that a keystroke costs the
// parsing of the statement it falls into.

import { reelParser } from './reel-parser.ts';
import { LIMITS } from './limits.ts';
import { LineMap } from './line-map.ts';
import { lowerStatement } from './lower.ts';
import { scan, type Token } from './scan.ts';
import { splitStatements } from './split-statements.ts';
import { syntaxProblem } from './syntax-message.ts';
import type { Statement, StatementNode, SyntaxProblem } from './tree.ts';
import type * as ast from '../generated/ast.ts';

export interface ParsedReel {
  text: string;
  lines: LineMap;
  tokens: Token[];
  statements: Statement[];
}

interface Parsed { node: StatementNode | null; problems: readonly SyntaxProblem[] }

/** Trees take some thirty times the memory of their text. */
const REMEMBERED_CHARS = 1_000_000;
const remembered = new Map<string, Parsed>();
let rememberedChars = 0;

export function parseReel(text: string): ParsedReel {
  const lines = new LineMap(text);
  if (text.length > LIMITS.fileLength) {
    const problems = [{ start: 0, end: 1, message: `Expected at most ${LIMITS.fileLength} characters in a reel, but got ${text.length}.`, help: 'Split the reel, and import its parts.' }];
    return { text, lines, tokens: [], statements: [{ base: 0, length: 1, node: null, problems }] };
  }
  const tokens = scan(text);
  const statements = splitStatements(tokens).map((chunk): Statement => {
    const source = text.slice(chunk.start, chunk.end);
    const parsed = chunk.refused ? { node: null, problems: [chunk.refused] } : parseStatement(source);
    return { base: chunk.start, length: source.length, ...parsed };
  });
  const last = tokens[tokens.length - 1];
  if (last?.kind === 'blockComment' && !(last.text.length >= 4 && last.text.endsWith('*/'))) {
    statements.push({ base: last.start, length: 2, node: null, problems: [{ start: 0, end: 2, message: 'This comment is not closed: expected `*/`.' }] });
  }
  return { text, lines, tokens, statements };
}

function parseStatement(source: string): Parsed {
  const known = remembered.get(source);
  if (known) {
    remembered.delete(source); // keeps the order of use
    remembered.set(source, known);
    return known;
  }
  const parsed = parseAnew(source);
  remembered.set(source, parsed);
  rememberedChars += source.length;
  for (const oldest of remembered.keys()) {
    if (rememberedChars <= REMEMBERED_CHARS) break;
    remembered.delete(oldest);
    rememberedChars -= oldest.length;
  }
  return parsed;
}

function parseAnew(source: string): Parsed {
  const result = reelParser().parse<ast.Reel>(source);
  const problems: SyntaxProblem[] = [];
  for (const error of result.lexerErrors) {
    problems.push({ start: error.offset, end: error.offset + error.length, message: `Expected a word, number or sign of the language, but found \`${source.slice(error.offset, error.offset + Math.min(error.length, 20))}\`.` });
  }
  // What follows a first mistake in the same statement is mostly its echo.
  const [first] = result.parserErrors;
  if (first && problems.length === 0) problems.push(syntaxProblem(first, source));
  const statement = result.value?.statements?.[0];
  const lowered: SyntaxProblem[] = [];
  const node = statement ? lowerStatement(statement, lowered) : null;
  problems.push(...(first ? lowered.filter((problem) => problem.start < problems[0]!.start) : lowered));
  return { node, problems };
}
