// Completion of keywords: statements and items as snippets, and the words between them.

import { CompletionItemKind } from 'vscode-languageserver';
import type { CatalogEntry } from '../../contract/catalog-entry.ts';
import { items } from '../generated/item-registry.ts';
import { CONTEXTUAL_CLAUSES, STATEMENTS } from '../syntax/statements.ts';

/** A completion item before it is sorted; `rank` sorts, `then` opens the next list at once. */
export interface Draft {
  label: string;
  kind: CompletionItemKind;
  detail?: string;
  docs?: string;
  entry?: CatalogEntry;
  /** Path of a file as written. */
  file?: string;
  snippet?: string;
  /** What the editor matches the typed text with, where it is not the label. */
  filter?: string;
  rank: number;
  then?: boolean;
}

const draftOf = ({ keyword, snippet, docs }: { keyword: string; snippet: string; docs: string }): Draft => ({
  label: keyword,
  kind: CompletionItemKind.Snippet,
  detail: 'snippet',
  docs,
  snippet,
  rank: 1,
});
export const FOR: Draft = { label: 'for', kind: CompletionItemKind.Keyword, snippet: 'for ${1:6s}', rank: 0 };
/** After the default of a `param`. */
export const IN: Draft = {
  label: 'in',
  kind: CompletionItemKind.Keyword,
  docs: CONTEXTUAL_CLAUSES.in.docs,
  snippet: 'in ${1:0}..${2:1}',
  rank: 0,
};
/** After `play NAME` only. */
export const UNTIL: Draft = {
  label: 'until',
  kind: CompletionItemKind.Keyword,
  docs: CONTEXTUAL_CLAUSES.until.docs,
  snippet: 'until $0',
  rank: 0,
  then: true,
};
export const POINTS: Draft[] = ['section(2)', 'drop(1)', 'bar(17)', '14.2s'].map((label) => ({
  label,
  kind: CompletionItemKind.Unit,
  detail: 'point of the reel',
  snippet: label.replace(/\d+(\.\d+)?/, '${1:$&}'),
  rank: 1,
}));
export const LENGTHS: Draft[] = ['6s', '8beats', '2bars', '48f', 'voices(1s)'].map((label) => ({
  label,
  kind: CompletionItemKind.Unit,
  detail: 'length',
  rank: 1,
}));
export const ON: Draft = { label: 'on', kind: CompletionItemKind.Keyword, snippet: 'on $0', rank: 0, then: true };
export const PLAY: Draft = { label: 'play', kind: CompletionItemKind.Keyword, snippet: 'play $0', rank: 1, then: true };
export const REPEAT: Draft = {
  label: 'repeat',
  kind: CompletionItemKind.Snippet,
  detail: 'snippet',
  docs: CONTEXTUAL_CLAUSES.repeat.docs,
  snippet: 'repeat ${1:4} {\n  play $0\n}',
  rank: 1,
};
/** `scene` first: it is what authors add most. */
export const STATEMENT_DRAFTS: Draft[] = STATEMENTS.toSorted(
  (a, b) => Number(b.keyword === 'scene') - Number(a.keyword === 'scene'),
).map(draftOf);
export const ITEM_DRAFTS: Draft[] = [...items, ...STATEMENTS.filter((spec) => spec.inScenes)].map(draftOf);
