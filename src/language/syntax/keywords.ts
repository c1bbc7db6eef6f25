// The keywords, which cannot be names, and the groups that the parser and the editor need.

import { ITEM_SYNTAX } from '../generated/items.ts';
import { CLAUSES, STATEMENTS } from './statements.ts';

/** Words that start a statement. */
export const STATEMENT_WORDS: readonly string[] = STATEMENTS.map((spec) => spec.keyword);
/** Words that start something inside a scene, `let` included. */
export const SCENE_WORDS: readonly string[] = [
  ...ITEM_SYNTAX.map((item) => item.keyword),
  ...STATEMENTS.filter((spec) => spec.inScenes).map((spec) => spec.keyword),
];
export const KEYWORDS: ReadonlySet<string> = new Set([
  ...STATEMENT_WORDS,
  ...ITEM_SYNTAX.map((item) => item.keyword),
  ...Object.keys(CLAUSES),
]);
/** Words after which a name follows. */
export const NAMING_WORDS: ReadonlySet<string> = new Set([
  ...STATEMENTS.filter((spec) => spec.next.includes('name')).map((spec) => spec.keyword),
  ...ITEM_SYNTAX.filter((item) => item.subject?.is === 'name').map((item) => item.keyword),
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

/** Whether `word` before `next` starts a statement even inside brackets, where a name is more likely. */
export function startsStatementBefore(word: string, next: { kind: string; text: string }): boolean {
  const spec = statementByKeyword.get(word);
  if (!spec || spec.inScenes) return false;
  return spec.next.some((what) =>
    what === 'name' ? next.kind === 'word' : what === 'string' ? next.kind === 'string' : next.text === '{',
  );
}
