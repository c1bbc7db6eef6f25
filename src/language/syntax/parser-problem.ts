// The parser's exceptions as syntax problems: what was expected, and what was found.

import type { IRecognitionException } from 'chevrotain';
import type { SyntaxIssue } from '../../contract/diagnostics/syntax.ts';
import { ITEM_SYNTAX } from '../generated/items.ts';
import { KEYWORDS, ruleOf, SCENE_WORDS, STATEMENT_WORDS } from './keywords.ts';
import type { SyntaxProblem } from './tree.ts';

/** Help for words that start nothing outside a block. */
const INSIDE_BLOCKS = new Map([
  ...ITEM_SYNTAX.map(({ keyword, shape }): [string, string] => [
    keyword,
    `\`${keyword}\` must be inside a scene: \`scene name for 6s { ${shape} }\`.`,
  ]),
  ['play', '`play` must be inside a `timeline { … }`.'],
]);

const ITEMS = SCENE_WORDS.map((word) => `\`${word}\``).join(', ');
export const ITEM_OR_SETTING = `${ITEMS} or a setting`;
/** What can follow where the parser gave up in a rule. */
const FOLLOWS = new Map([
  ['Header', 'a setting such as `fps: 24`, or `}`'],
  ['Scene', `${ITEMS}, a setting such as \`gamma: 0.7\`, or \`}\``],
  ['SceneItem', ITEM_OR_SETTING],
  ...ITEM_SYNTAX.map(({ keyword, settingExample }): [string, string] => [
    ruleOf(keyword),
    `a setting such as \`${settingExample}\`, or \`}\``,
  ]),
  ['Timeline', '`play` and the name of a scene, `repeat`, or `}`'],
  ['Repeat', '`play` and the name of a scene, `repeat`, or `}`'],
  ['Play', '`for`, `until` or another `play`'],
  ['Word', 'a name'],
  ['Operator', 'an operator'],
]);

export function parserProblem(error: IRecognitionException, text: string): SyntaxProblem {
  const { token } = error;
  const previous =
    'previousToken' in error ? (error.previousToken as IRecognitionException['token'] | undefined) : undefined;
  const atEnd = !Number.isFinite(token.startOffset) || token.tokenType?.name === 'EOF' || token.startOffset < 0;
  const start = atEnd ? Math.max(0, text.length - 1) : token.startOffset;
  const end = atEnd ? text.length : token.startOffset + Math.max(1, token.image.length);
  return { start, end, issue: issueOf(error, previous, atEnd, text) };
}

function issueOf(
  error: IRecognitionException,
  previous: IRecognitionException['token'] | undefined,
  atEnd: boolean,
  text: string,
): SyntaxIssue {
  const { token } = error;
  const found = atEnd ? null : token.image;
  const statement: SyntaxIssue = { is: 'statement', keywords: STATEMENT_WORDS, found };
  if (token.startOffset === 0) return { ...statement, help: INSIDE_BLOCKS.get(token.image) };
  // Langium marks generated rules with a zero-width space.
  const rule = (error.context?.ruleStack?.at(-1) ?? '').replace(/\u200b/g, '');
  const gaveUp: SyntaxIssue =
    rule === 'Reel' || rule === 'Statement'
      ? statement
      : { is: 'rule', rule, expected: FOLLOWS.get(rule) ?? 'a value', found };
  // The message is the name of the expected token (see reel-parser.ts).
  const expected = error.name === 'MismatchedTokenException' ? error.message : null;
  if (expected !== null && expected !== 'EOF') {
    if (expected === 'ID' && KEYWORDS.has(token.image)) return { is: 'reserved', word: token.image };
    const isBracket = expected === ')' || expected === ']' || expected === '}';
    if (isBracket && !atEnd && (FOLLOWS.has(rule) || gaveUp.is === 'statement')) return gaveUp;
    const canInsert = isBracket || expected === ':' || expected === '=' || expected === 'on';
    const end =
      previous && Number.isFinite(previous.startOffset) ? previous.startOffset + previous.image.length : text.length;
    return { is: 'token', expected, after: previous?.image || null, found, insertAt: canInsert ? end : null };
  }
  if (error.name === 'NotAllInputParsedException' || expected === 'EOF')
    return previous?.image && token.startOffset > 0 ? { is: 'endOfStatement', found } : statement;
  return gaveUp;
}
