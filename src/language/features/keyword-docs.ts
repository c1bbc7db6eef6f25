// Hover text of keywords.

import { items } from '../generated/item-registry.ts';
import { CLAUSES, CONTEXTUAL_CLAUSES, STATEMENTS } from '../syntax/statements.ts';

const DOCS = new Map([...STATEMENTS, ...items].map(({ keyword, docs, form }) => [keyword, { docs, form }]));
for (const [word, clause] of Object.entries(CLAUSES)) if (clause) DOCS.set(word, clause);
for (const [word, clause] of Object.entries(CONTEXTUAL_CLAUSES)) DOCS.set(word, clause);

/** Markdown; null for words without documentation. */
export function keywordDocs(word: string): string | null {
  const spec = DOCS.get(word);
  return spec ? `${spec.docs}\n\n\`\`\`reel\n${spec.form}\n\`\`\`` : null;
}
