// The keywords, which cannot be names, and the groups that the parser and the editor need.

import { ITEM_SYNTAX } from '../generated/items.ts';
import type { Token } from './scan.ts';
import { CLAUSES, CONTEXTUAL_CLAUSES, STATEMENTS } from './statements.ts';

/** Words that start a statement. */
export const STATEMENT_WORDS: readonly string[] = STATEMENTS.map((spec) => spec.keyword);
/** Words that start something inside a scene, `let` included. */
export const SCENE_WORDS: readonly string[] = [
  ...ITEM_SYNTAX.map((item) => item.keyword),
  ...STATEMENTS.filter((spec) => spec.inScenes).map((spec) => spec.keyword),
];
/** Keywords that are names too, except where a statement or an item of their form begins. */
export const CONTEXTUAL_WORDS: ReadonlySet<string> = new Set([
  ...[...STATEMENTS, ...ITEM_SYNTAX].filter((spec) => spec.isContextual).map((spec) => spec.keyword),
  ...Object.keys(CONTEXTUAL_CLAUSES),
]);
export const KEYWORDS: ReadonlySet<string> = new Set(
  [...STATEMENT_WORDS, ...ITEM_SYNTAX.map((item) => item.keyword), ...Object.keys(CLAUSES)].filter(
    (word) => !CONTEXTUAL_WORDS.has(word),
  ),
);
/** Words after which a name follows. */
export const NAMING_WORDS: ReadonlySet<string> = new Set([
  ...STATEMENTS.filter((spec) => spec.next.includes('name') && !spec.isContextual).map((spec) => spec.keyword),
  ...ITEM_SYNTAX.filter((item) => item.subject?.is === 'name' && !item.isContextual).map((item) => item.keyword),
  'play',
]);
/** Statements and items with a block in braces. */
export const BLOCK_WORDS: ReadonlySet<string> = new Set([
  ...STATEMENTS.filter((spec) => spec.hasBlock).map((spec) => spec.keyword),
  ...ITEM_SYNTAX.map((item) => item.keyword),
]);

const statementByKeyword = new Map(STATEMENTS.map((spec) => [spec.keyword, spec]));
const itemByKeyword = new Map<string, (typeof ITEM_SYNTAX)[number]>(ITEM_SYNTAX.map((item) => [item.keyword, item]));

export const itemSyntax = (keyword: string): (typeof ITEM_SYNTAX)[number] | undefined => itemByKeyword.get(keyword);

/** Name of the item's grammar rule. */
export const ruleOf = (keyword: string): string => keyword[0]!.toUpperCase() + keyword.slice(1);

type Word = Pick<Token, 'kind' | 'text'>;

/**
 * Whether the word at `i` begins a statement, inside `depth` brackets. A keyword begins one even where a bracket was not closed, if
 * what follows can follow nothing else. `tokens`: without comments.
 */
export function startsStatement(tokens: readonly Word[], i: number, depth: number): boolean {
  const token = tokens[i]!;
  const next = tokens[i + 1];
  const spec = token.kind === 'word' ? statementByKeyword.get(token.text) : undefined;
  if (!spec || next?.text === ':') return false;
  if (spec.isContextual) return startsContextualStatement(tokens, i, depth);
  const before = tokens[i - 1];
  const isName = before !== undefined && NAMING_WORDS.has(before.text); // `let scene = 3`: a name that is not allowed
  if (depth === 0 && !isName) return true;
  if (next === undefined || spec.inScenes) return false;
  // `clock: scene  tone: none`: a value.
  const isBeforeSetting = tokens[i + 2]?.text === ':';
  return spec.next.some((what) =>
    what === 'name'
      ? next.kind === 'word' && !isBeforeSetting
      : what === 'string'
        ? next.kind === 'string'
        : next.text === '{',
  );
}

/** Before a name and `=`; between statements also where `=` is still missing. */
function startsContextualStatement(tokens: readonly Word[], i: number, depth: number): boolean {
  const [next, after] = [tokens[i + 1], tokens[i + 2]];
  if (next?.kind !== 'word' || KEYWORDS.has(next.text)) return false;
  if (after?.text === '=') return true;
  return depth === 0 && !(CONTEXTUAL_WORDS.has(next.text) && after?.kind === 'word');
}

/** Whether a word after `before` is a name: after an operator, and after a keyword that takes one. */
function isOperandAfter(before: Word | undefined): boolean {
  if (before === undefined || before.kind === 'string') return false;
  if (before.kind === 'punct') return !['}', ')', ']', '{', ',', ';'].includes(before.text);
  return KEYWORDS.has(before.text) && before.text !== 'on' && before.text !== 'off';
}

/** Whether the word at `i` begins an item of a scene (`let` included), if it is where one can begin. */
export function startsItem(tokens: readonly Word[], i: number): boolean {
  const token = tokens[i]!;
  const [next, after] = [tokens[i + 1], tokens[i + 2]];
  if (token.kind !== 'word' || !SCENE_WORDS.includes(token.text) || next?.text === ':') return false;
  if (!CONTEXTUAL_WORDS.has(token.text)) return true;
  if (isOperandAfter(tokens[i - 1])) return false;
  if (next === undefined || next.kind === 'string' || next.text === '{') return true;
  return next.kind === 'word' && !KEYWORDS.has(next.text) && after?.text !== ':';
}
