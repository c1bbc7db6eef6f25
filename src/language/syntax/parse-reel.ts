// Parses a reel statement by statement. Statements are cached by their text, so that a keystroke reparses one statement.

import { startsItem } from './keywords.ts';
import { reelParser } from './reel-parser.ts';
import { LIMITS } from './limits.ts';
import { LineMap } from './line-map.ts';
import { lowerStatement } from './lower.ts';
import { isComment, scan, type Token } from './scan.ts';
import { splitStatements, TOO_DEEP } from './split-statements.ts';
import { strayCharacters } from './stray-characters.ts';
import { isAtEnd, refineProblem } from './refine-problem.ts';
import { parserProblem } from './parser-problem.ts';
import type { Statement, StatementNode, SyntaxProblem } from './tree.ts';
import type * as ast from '../generated/ast.ts';

export interface ParsedReel {
  text: string;
  lines: LineMap;
  tokens: Token[];
  statements: Statement[];
}

interface Parsed {
  node: StatementNode | null;
  problems: readonly SyntaxProblem[];
}

/** Size of the cache. Trees take about thirty times the memory of their text. */
const REMEMBERED_CHARS = 1_000_000;
const remembered = new Map<string, Parsed>();
let rememberedChars = 0;

export function parseReel(text: string): ParsedReel {
  const lines = new LineMap(text);
  if (text.length > LIMITS.fileLength) {
    const problems: SyntaxProblem[] = [
      {
        start: 0,
        end: 1,
        issue: {
          is: 'tooLong',
          what: 'This reel',
          max: LIMITS.fileLength,
          unit: 'characters',
          help: 'Split it, and import the parts.',
        },
      },
    ];
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
    statements.push({
      base: last.start,
      length: 2,
      node: null,
      problems: [{ start: 0, end: 2, issue: { is: 'unclosedComment' } }],
    });
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
  let once: ReturnType<typeof parseOnce>;
  try {
    once = parseOnce(source);
  } catch (error) {
    // The nesting limit leaves stack to spare, but the caller may already have used much of it.
    if (!(error instanceof RangeError)) throw error;
    return { node: null, problems: [{ start: 0, end: Math.max(1, source.search(/\s|$/)), issue: TOO_DEEP }] };
  }
  const { node, problems, first } = once;
  if (first !== null && problems.length > 0) problems.push(...laterProblems(source, first));
  return { node, problems: problems.sort((a, b) => a.start - b.start) };
}

/** `first`: start of the parser's first error. */
function parseOnce(source: string): { node: StatementNode | null; problems: SyntaxProblem[]; first: number | null } {
  const result = reelParser().parse<ast.Reel>(source);
  const problems = result.lexerErrors.map((error) => strayCharacters(source, error.offset, error.length));
  const statement = result.value?.statements?.[0];
  const lowered: SyntaxProblem[] = [];
  const node = statement ? lowerStatement(statement, lowered) : null;
  const [error] = result.parserErrors;
  if (!error) return { node, problems: [...problems, ...lowered], first: null };
  // Errors after the first are mostly consequences of it; and an unclosed text has swallowed what the parser misses.
  const main = refineProblem(
    scan(source).filter((token) => !isComment(token)),
    parserProblem(error, source),
  );
  const swallowed = lowered.some((problem) => problem.issue.is === 'unclosedText' && problem.start < main.start);
  if (problems.length === 0 && !swallowed) problems.push(main);
  const first = Math.min(main.start, ...problems.map((problem) => problem.start));
  return { node, problems: [...problems, ...lowered.filter((problem) => problem.start < first)], first };
}

/** Items of a scene that are checked one by one after an error in another. */
const MOST_ITEMS = 20;

/** The first error of every later item of the scene; each is parsed on its own. */
function laterProblems(source: string, first: number): SyntaxProblem[] {
  const tokens = scan(source).filter((token) => !isComment(token));
  const brace = tokens.find((token) => token.text === '{');
  if (tokens[0]?.text !== 'scene' || !brace || brace.start >= first) return [];
  const starts = tokens.flatMap((token, i) =>
    startsItem(tokens, i) && isFirstOnLine(source, token.start) ? [token.start] : [],
  );
  const later = starts.filter((start) => start > first).slice(0, MOST_ITEMS);
  return later.flatMap((start) => {
    const end = starts[starts.indexOf(start) + 1] ?? source.length;
    const alone = `${source.slice(0, brace.end)}${' '.repeat(start - brace.end)}${source.slice(start, end)}${end === source.length ? '' : '}'}`;
    return parseOnce(alone)
      .problems.filter((problem) => problem.start >= start && problem.end <= end && !isAtEnd(problem.issue))
      .slice(0, 1);
  });
}

const isFirstOnLine = (source: string, at: number): boolean =>
  /(?:^|[\r\n])[^\S\r\n]*$/.test(source.slice(Math.max(0, at - 200), at));
