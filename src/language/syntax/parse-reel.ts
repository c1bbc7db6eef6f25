// Text to statements. Statements are parsed one by one and remembered by their text, so that a keystroke costs the
// parsing of the statement it falls into.

import { explainMistake } from './explain-mistake.ts';
import { KEYWORDS, SCENE_WORDS } from './keywords.ts';
import { reelParser } from './reel-parser.ts';
import { LIMITS } from './limits.ts';
import { LineMap } from './line-map.ts';
import { lowerStatement } from './lower.ts';
import { isComment, scan, type Token } from './scan.ts';
import { splitStatements, TOO_DEEP } from './split-statements.ts';
import { strayCharacters } from './stray-characters.ts';
import { syntaxProblem } from './syntax-message.ts';
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

/** Trees take some thirty times the memory of their text. */
const REMEMBERED_CHARS = 1_000_000;
const remembered = new Map<string, Parsed>();
let rememberedChars = 0;

export function parseReel(text: string): ParsedReel {
  const lines = new LineMap(text);
  if (text.length > LIMITS.fileLength) {
    const problems = [
      {
        start: 0,
        end: 1,
        message: `Expected at most ${LIMITS.fileLength} characters in a reel, but got ${text.length}.`,
        help: 'Split the reel, and import its parts.',
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
      problems: [{ start: 0, end: 2, message: 'This comment is not closed: expected `*/`.' }],
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
    // The limit of nesting keeps well off the stack's end, but whoever calls may have come far along it already.
    if (!(error instanceof RangeError)) throw error;
    return {
      node: null,
      problems: [{ start: 0, end: Math.max(1, source.search(/\s|$/)), message: TOO_DEEP[0], help: TOO_DEEP[1] }],
    };
  }
  const { node, problems, first } = once;
  if (first !== null && problems.length > 0) problems.push(...laterMistakes(source, first));
  return { node, problems: problems.sort((a, b) => a.start - b.start) };
}

/** `first`: where the parser's first complaint is. */
function parseOnce(source: string): { node: StatementNode | null; problems: SyntaxProblem[]; first: number | null } {
  const result = reelParser().parse<ast.Reel>(source);
  const problems = result.lexerErrors.map((error) => strayCharacters(source, error.offset, error.length));
  const statement = result.value?.statements?.[0];
  const lowered: SyntaxProblem[] = [];
  const node = statement ? lowerStatement(statement, lowered) : null;
  const [error] = result.parserErrors;
  if (!error) return { node, problems: [...problems, ...lowered], first: null };
  // What follows a first mistake is mostly its echo; and a text that is not closed has swallowed what the parser misses.
  const mistake = explainMistake(
    scan(source).filter((token) => !isComment(token)),
    syntaxProblem(error, source),
    (word) => KEYWORDS.has(word),
  );
  const swallowed = lowered.some((problem) => problem.unclosed && problem.start < mistake.start);
  if (problems.length === 0 && !swallowed) problems.push(mistake);
  const first = Math.min(mistake.start, ...problems.map((problem) => problem.start));
  return { node, problems: [...problems, ...lowered.filter((problem) => problem.start < first)], first };
}

/** Items of a scene that are looked at one by one after a mistake in another. */
const MOST_ITEMS = 20;

/** The first mistake of every item of a scene that comes after the one with a mistake: each is parsed as if it stood alone. */
function laterMistakes(source: string, first: number): SyntaxProblem[] {
  const tokens = scan(source).filter((token) => !isComment(token));
  const brace = tokens.find((token) => token.text === '{');
  if (tokens[0]?.text !== 'scene' || !brace || brace.start >= first) return [];
  const starts = tokens.flatMap((token, i) =>
    SCENE_WORDS.includes(token.text) &&
    token.kind === 'word' &&
    tokens[i + 1]?.text !== ':' &&
    isFirstOnLine(source, token.start)
      ? [token.start]
      : [],
  );
  const later = starts.filter((start) => start > first).slice(0, MOST_ITEMS);
  return later.flatMap((start) => {
    const end = starts[starts.indexOf(start) + 1] ?? source.length;
    const alone = `${source.slice(0, brace.end)}${' '.repeat(start - brace.end)}${source.slice(start, end)}${end === source.length ? '' : '}'}`;
    return parseOnce(alone)
      .problems.filter(
        (problem) => problem.start >= start && problem.end <= end && !problem.message.includes('the text ends'),
      )
      .slice(0, 1);
  });
}

const isFirstOnLine = (source: string, at: number): boolean =>
  /(?:^|[\r\n])[^\S\r\n]*$/.test(source.slice(Math.max(0, at - 200), at));
