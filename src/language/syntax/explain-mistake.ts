// The parser knows which sign it missed; what the author meant shows in the words around it. Each rule looks at those and
// puts a sentence of its own in place of the parser's, or leaves it.

import { nearest } from '../../catalog/lookup.ts';
import { BLOCK_WORDS, itemSyntax, SCENE_WORDS, STATEMENT_WORDS } from './keywords.ts';
import type { Token } from './scan.ts';
import type { SyntaxProblem } from './tree.ts';

/** What follows the first word of an item, for messages. */
function shapeOf(keyword: string): string {
  const item = itemSyntax(keyword);
  if (!item) return 'a name after `let`, such as `let drive = 0.5`';
  const subject =
    item.subject?.is === 'text'
      ? 'a text in quotes'
      : item.subject?.is === 'effect'
        ? `the name of ${item.subject.what}`
        : '`on` and a grid';
  return `${subject} after \`${keyword}\`, such as \`${item.shape}\``;
}

/** `tokens`: those of the statement, without comments. `isReserved`: the word cannot be a name. */
export function explainMistake(
  tokens: readonly Token[],
  problem: SyntaxProblem,
  isReserved: (word: string) => boolean,
): SyntaxProblem {
  const found = tokens.findIndex((token) => token.start >= problem.start);
  const at = found < 0 ? tokens.length : found;
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const ends = problem.message.endsWith('but the text ends.');

  if (ends) {
    const open = openBraces(tokens).at(-1);
    if (!open || open.text !== '{' || !problem.fix || problem.fix.newText !== '}') return problem;
    return {
      ...problem,
      message: `Expected \`}\` before the text ends: the \`{\` of ${owner(tokens, open)} is still open.`,
    };
  }
  if (!token) return problem;
  if (at === 0) return atStart(token, next, problem);
  const doubled =
    token.text === '*' || token.text === '|'
      ? [before, next].find(
          (other) => other?.text === token.text && (other.end === token.start || other.start === token.end),
        )
      : undefined;
  if (doubled) {
    const here = { start: Math.min(token.start, doubled.start), end: Math.max(token.end, doubled.end) };
    const meant = token.text === '*' ? '^' : 'or';
    return {
      ...here,
      message: `Expected \`${meant}\`, but found \`${token.text}${token.text}\`.`,
      fix: { title: `Change to \`${meant}\``, ...here, newText: meant },
    };
  }
  if (
    SCENE_WORDS.includes(token.text) &&
    token.kind === 'word' &&
    problem.message.startsWith('Expected a layer, particles,')
  )
    return misshapen(token, next, problem, isReserved);
  if (token.text === 'for' && before?.text === 'scene') {
    return {
      start: token.start,
      end: token.end,
      message: 'Expected a name after `scene`, but found `for`.',
      help: 'Every scene has a name: `scene opening for 6s { … }`.',
    };
  }
  if (token.text === ':' && before?.kind === 'word' && next && [')', ',', ']', '}'].includes(next.text)) {
    return {
      start: before.start,
      end: next.end,
      message: `Expected a value after \`${before.text}:\`, but found \`${next.text}\`.`,
    };
  }
  if (before?.kind === 'word' && problem.message.startsWith('Expected `:` after')) return noColon(tokens, at, problem);
  return problem;
}

function atStart(token: Token, next: Token | undefined, problem: SyntaxProblem): SyntaxProblem {
  const at = { start: token.start, end: token.end };
  if (')]}'.includes(token.text))
    return {
      ...at,
      message: `Expected a statement, but found \`${token.text}\`, which closes nothing.`,
      fix: { title: `Remove \`${token.text}\``, ...at, newText: '' },
    };
  const near =
    token.kind === 'word' && next?.text !== ':' && !problem.help ? nearest(token.text, STATEMENT_WORDS) : undefined;
  if (near)
    return {
      ...problem,
      help: `Did you mean \`${near}\`?`,
      fix: { title: `Change to \`${near}\``, ...at, newText: near },
    };
  if (next?.text === ':') return { ...problem, help: 'Settings go inside `reel "…" { … }` or a scene.' };
  return problem;
}

/** `layer {`, `let on =`: the word is right, what follows is not. */
function misshapen(
  token: Token,
  next: Token | undefined,
  problem: SyntaxProblem,
  isReserved: (word: string) => boolean,
): SyntaxProblem {
  if (!next) return problem;
  const at = { start: next.start, end: next.end };
  if (token.text === 'let' && isReserved(next.text)) {
    return {
      ...at,
      message: `Expected a name, but \`${next.text}\` is a word of the language.`,
      help: `Add something to it: \`${next.text}_\`.`,
      fix: { title: `Rename to \`${next.text}_\``, ...at, newText: `${next.text}_` },
    };
  }
  return { ...at, message: `Expected ${shapeOf(token.text)}, but found \`${next.text.slice(0, 30)}\`.` };
}

/** A word without a colon after it, where a setting was expected. */
function noColon(tokens: readonly Token[], at: number, problem: SyntaxProblem): SyntaxProblem {
  const word = tokens[at - 1]!;
  const token = tokens[at]!;
  const here = { start: word.start, end: word.end };
  if (token.text === '=')
    return { ...problem, fix: { title: 'Change to `:`', start: token.start, end: token.end, newText: ':' } };
  const condition = tokens[at - 2];
  if (condition?.text === 'if')
    return {
      start: condition.start,
      end: condition.end,
      message: 'Expected a value, but found `if`.',
      help: 'A choice is written `condition ? one : other`.',
    };
  const open = openBraces(tokens.slice(0, at)).at(-1);
  if (!open) return problem;
  if (SCENE_WORDS.includes(word.text)) {
    return {
      ...here,
      message: `Expected a setting or \`}\`, but found \`${word.text}\`.`,
      help: `The \`{\` of ${owner(tokens, open)} is still open.`,
      fix: { title: 'Insert `}`', start: word.start, end: word.start, newText: '} ' },
    };
  }
  const inScene = tokens[0]?.text === 'scene' && openBraces(tokens.slice(0, at)).length === 1;
  const near = inScene && token.text !== '{' ? nearest(word.text, SCENE_WORDS) : undefined;
  if (!near) return problem;
  return {
    ...here,
    message: `Expected a layer, particles, text, ticker, let or a setting, but found \`${word.text}\`.`,
    help: `Did you mean \`${near}\`?`,
    fix: { title: `Change to \`${near}\``, ...here, newText: near },
  };
}

/** Brackets without their counterpart, outermost first. */
function openBraces(tokens: readonly Token[]): Token[] {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== 'punct') continue;
    if ('([{'.includes(token.text)) open.push(token);
    else if (')]}'.includes(token.text)) open.pop();
  }
  return open;
}

/** `scene birth`, `layer sky`: whose block the brace opens. */
function owner(tokens: readonly Token[], brace: Token): string {
  const at = tokens.indexOf(brace);
  for (let i = at - 1; i >= Math.max(0, at - 8); i--) {
    if (!BLOCK_WORDS.has(tokens[i]!.text) || tokens[i]!.kind !== 'word') continue;
    const name = tokens[i + 1];
    return `\`${tokens[i]!.text}${name?.kind === 'word' && name.text !== 'on' ? ` ${name.text}` : ''}\``;
  }
  return 'this block';
}
