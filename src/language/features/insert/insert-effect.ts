// Inserts an effect at the cursor: in place of a value that is missing there, else where its kind stands in the scene around it. What would
// bring errors into the reel is refused.

import type { CatalogEntry } from '../../../contract/catalog-entry.ts';
import { type Analysis, analyze } from '../../compile.ts';
import { completions } from '../completion.ts';
import { cursorContext } from '../cursor-context.ts';
import { callOf, valueOf } from './example-parts.ts';
import { enclosingBlocks } from './enclosing-blocks.ts';
import { KIND_PLACES } from './kind-places.ts';
import { placed, type Placed, refusedBecause } from './placed.ts';
import { plainly } from './written.ts';

export function insertEffect(analysis: Analysis, offset: number, entry: CatalogEntry): Placed {
  const before = errorsOf(analysis).length;
  const atCursor = atValue(analysis, offset, entry);
  if (atCursor && newError(analysis, atCursor, before) === null) return atCursor;
  const blocks = enclosingBlocks(analysis, offset);
  const found = KIND_PLACES[entry.kind]({ analysis, offset, entry }, blocks);
  if (found.edit === null) return found;
  const error = newError(analysis, found, before);
  return error === null ? found : refusedBecause(`\`${entry.name}\` cannot stand here: ${error}`);
}

/** Where completion offers it for a value that is not written yet. */
function atValue(analysis: Analysis, offset: number, entry: CatalogEntry): Placed | null {
  const { tokens, text } = analysis.main.parsed;
  const context = cursorContext(tokens, offset);
  if (context.place !== 'value' && context.place !== 'effect') return null;
  // What stands there already is kept.
  if (context.end > context.start) return null;
  const isOffered = completions(analysis, offset).some(({ label, data }) => {
    const { kind, name } = (data ?? {}) as { kind?: string; name?: string };
    return kind === entry.kind && name === entry.name && label === name;
  });
  if (!isOffered) return null;
  const before = tokens.findLast(({ end }) => end <= context.start)?.text;
  const isWhole = before === ':' && context.calls.length === 0 && context.setting !== null;
  const written = isWhole ? valueOf(entry, context.setting!) : callOf(entry);
  if (context.place === 'effect') return placed(context.start, context.end, plainly(entry.name));
  const gap = /\s/.test(text[context.start - 1] ?? ' ') || before !== ':' ? '' : ' ';
  return placed(context.start, context.end, written, gap);
}

const errorsOf = ({ result }: Analysis) => result.diagnostics.filter(({ severity }) => severity === 'error');

/** What is wrong after the edit that was not before; null where nothing is. */
function newError(analysis: Analysis, { edit }: Placed, before: number): string | null {
  if (!edit) return null;
  const { text } = analysis.main.parsed;
  const after = errorsOf(analyze(text.slice(0, edit.start) + edit.newText + text.slice(edit.end), analysis.facts));
  return after.length > before ? (after.at(-1)?.message ?? '') : null;
}
