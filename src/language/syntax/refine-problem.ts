// The parser knows which token it missed; the tokens around it show what the author meant. Each rule here looks at them and
// replaces the parser's issue by a more helpful one, or leaves it.

import { isOtherMediaWord, mediaHelp } from './other-media-words.ts';
import { nearest } from '../../catalog/lookup.ts';
import type { SyntaxIssue } from '../../contract/diagnostics/syntax.ts';
import { BLOCK_WORDS, itemSyntax, KEYWORDS, SCENE_WORDS, STATEMENT_WORDS } from './keywords.ts';
import { ITEM_OR_SETTING } from './parser-problem.ts';
import type { Token } from './scan.ts';
import type { Span, SyntaxProblem } from './tree.ts';

/** The issue is that the text ends too early. */
export const isAtEnd = (issue: SyntaxIssue): boolean =>
  issue.is === 'openBlock' || ('found' in issue && issue.found === null);

/** `tokens`: those of the statement, without comments. */
export function refineProblem(tokens: readonly Token[], problem: SyntaxProblem): SyntaxProblem {
  const { issue } = problem;
  if (isAtEnd(issue)) {
    const open = openBrackets(tokens).at(-1);
    if (open?.text !== '{' || issue.is !== 'token' || issue.expected !== '}' || issue.insertAt === null) return problem;
    return { ...problem, issue: { is: 'openBlock', owner: ownerOf(tokens, open), insertAt: issue.insertAt } };
  }
  const found = tokens.findIndex((token) => token.start >= problem.start);
  const at = found < 0 ? tokens.length : found;
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token) return problem;
  const media = otherMedia(tokens, at);
  if (media) return media;
  if (at === 0) return atStart(token, next, problem);
  const doubled = doubledOperator(before, token, next);
  if (doubled) return doubled;
  if (
    token.kind === 'word' &&
    SCENE_WORDS.includes(token.text) &&
    issue.is === 'rule' &&
    (issue.rule === 'Scene' || issue.rule === 'SceneItem')
  )
    return misshapenItem(token, next, problem);
  if (token.text === 'for' && before?.text === 'scene') return { ...spanOf(token), issue: { is: 'sceneName' } };
  if (token.text === ':' && before?.kind === 'word' && next && [')', ',', ']', '}'].includes(next.text))
    return { start: before.start, end: next.end, issue: { is: 'argumentValue', name: before.text, found: next.text } };
  const name = tokens[at - 2];
  const isArgument = name?.kind === 'word' && ['(', ','].includes(tokens[at - 3]?.text ?? '');
  if (before?.text === ':' && isArgument && [')', ',', ']'].includes(token.text))
    return { start: name.start, end: token.end, issue: { is: 'argumentValue', name: name.text, found: token.text } };
  if (before?.kind === 'word' && issue.is === 'token' && issue.expected === ':') return noColon(tokens, at, problem);
  if (token.kind === 'word' && issue.is === 'rule' && issue.rule === 'SceneItem') return noItem(tokens, at);
  return problem;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

function atStart(token: Token, next: Token | undefined, problem: SyntaxProblem): SyntaxProblem {
  if (')]}'.includes(token.text)) return { ...spanOf(token), issue: { is: 'closesNothing', token: token.text } };
  const { issue } = problem;
  if (issue.is !== 'statement') return problem;
  const near =
    token.kind === 'word' && next?.text !== ':' && issue.help === undefined
      ? nearest(token.text, STATEMENT_WORDS)
      : undefined;
  if (near !== undefined) return { ...problem, issue: { ...issue, near } };
  if (next?.text !== ':') return problem;
  return { ...problem, issue: { ...issue, help: 'Settings go inside `reel "…" { … }` or a scene.' } };
}

/** `image "x.png"`, `video clip = "x.mov"`, `media "x.png"`: a picture or film as other tools name it. */
function otherMedia(tokens: readonly Token[], at: number): SyntaxProblem | null {
  const string = tokens.slice(at, at + 4).find((token) => token.kind === 'string');
  const end = string ? tokens.indexOf(string) : -1;
  for (const [start, word] of tokens.entries()) {
    const between = tokens.slice(start + 1, end).map((token) => (token.kind === 'word' ? 'name' : token.text));
    if (end <= start || !string || word.kind !== 'word') continue;
    const isWord = isOtherMediaWord(word.text) || (word.text === 'media' && between[0] !== 'name');
    if (!isWord || !['', '=', 'name', 'name =', 'name :'].includes(between.join(' '))) continue;
    const name = between[0] === 'name' ? tokens[start + 1]!.text : word.text === 'media' ? 'face' : word.text;
    const isStatement = start === 0;
    return {
      ...spanOf(word),
      issue: {
        is: 'otherMedia',
        word: word.text,
        help: mediaHelp(name, string.text),
        ...(isStatement && between.join(' ') === '' ? { fix: `media ${name} =` } : {}),
        ...(isStatement && between.join(' ') === 'name =' ? { fix: 'media' } : {}),
      },
    };
  }
  return null;
}

/** `**`, `||`. */
function doubledOperator(before: Token | undefined, token: Token, next: Token | undefined): SyntaxProblem | null {
  if (token.text !== '*' && token.text !== '|') return null;
  const other = [before, next].find(
    (each) => each?.text === token.text && (each.end === token.start || each.start === token.end),
  );
  if (!other) return null;
  return {
    start: Math.min(token.start, other.start),
    end: Math.max(token.end, other.end),
    issue: { is: 'doubled', token: token.text, meant: token.text === '*' ? '^' : 'or' },
  };
}

/** `layer {`, `let on =`: the keyword is right, what follows is not. */
function misshapenItem(token: Token, next: Token | undefined, problem: SyntaxProblem): SyntaxProblem {
  if (!next) return problem;
  const at = spanOf(next);
  if (token.text === 'let' && KEYWORDS.has(next.text)) return { ...at, issue: { is: 'reserved', word: next.text } };
  return { ...at, issue: { is: 'itemShape', shape: shapeOf(token.text), found: next.text } };
}

/** What follows the keyword of an item, for messages. */
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

/** A word that begins no item, where one was expected: a setting without its colon. */
function noItem(tokens: readonly Token[], at: number): SyntaxProblem {
  const [word, next] = [tokens[at]!, tokens[at + 1]];
  const issue: SyntaxIssue = {
    is: 'token',
    expected: ':',
    after: word.text,
    found: next?.text ?? null,
    insertAt: word.end,
  };
  return next ? noColon(tokens, at + 1, { ...spanOf(next), issue }) : { start: word.end - 1, end: word.end, issue };
}

/** A word without a colon after it, where a setting was expected. */
function noColon(tokens: readonly Token[], at: number, problem: SyntaxProblem): SyntaxProblem {
  const word = tokens[at - 1]!;
  const token = tokens[at]!;
  if (token.text === '=') return { ...problem, issue: { is: 'equalsSign', after: word.text, ...spanOf(token) } };
  if (word.text === 'media' && token.kind === 'word') return { ...spanOf(word), issue: { is: 'mediaInScene' } };
  const condition = tokens[at - 2];
  if (condition?.text === 'if') return { ...spanOf(condition), issue: { is: 'ifExpression' } };
  const open = openBrackets(tokens.slice(0, at));
  const innermost = open.at(-1);
  if (!innermost) return problem;
  if (SCENE_WORDS.includes(word.text)) {
    const owner = ownerOf(tokens, innermost);
    return { ...spanOf(word), issue: { is: 'itemInBlock', word: word.text, owner, insertAt: word.start } };
  }
  const inScene = tokens[0]?.text === 'scene' && open.length === 1;
  const near = inScene && token.text !== '{' ? nearest(word.text, SCENE_WORDS) : undefined;
  if (near === undefined) return problem;
  return { ...spanOf(word), issue: { is: 'itemTypo', expected: ITEM_OR_SETTING, word: word.text, near } };
}

/** Brackets that are still open, outermost first. */
function openBrackets(tokens: readonly Token[]): Token[] {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== 'punct') continue;
    if ('([{'.includes(token.text)) open.push(token);
    else if (')]}'.includes(token.text)) open.pop();
  }
  return open;
}

/** What the brace belongs to, for messages: `scene birth`, `layer sky`. */
function ownerOf(tokens: readonly Token[], brace: Token): string {
  const at = tokens.indexOf(brace);
  for (let i = at - 1; i >= Math.max(0, at - 8); i--) {
    if (!BLOCK_WORDS.has(tokens[i]!.text) || tokens[i]!.kind !== 'word') continue;
    const name = tokens[i + 1];
    return `\`${tokens[i]!.text}${name?.kind === 'word' && name.text !== 'on' ? ` ${name.text}` : ''}\``;
  }
  return 'this block';
}
