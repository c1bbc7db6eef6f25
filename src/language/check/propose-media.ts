// A `media` statement for an unknown name that is a file beside the reel.

import type { FixDraft } from '../../contract/diagnostics/define-diagnostic.ts';
import { reelString } from '../../contract/reel-string.ts';
import type { Env } from './context.ts';
import type { Unit } from './load-units.ts';
import { MATERIAL_EXTENSIONS } from './material-kinds.ts';

/** Help and fix; null where no file has the name. */
export function proposeMedia(env: Env, name: string): { help: string; fix: FixDraft } | null {
  const { filesIn } = env.ctx.facts;
  const { unit, place } = env;
  if (!filesIn || unit.path === null) return null;
  const folder = unit.path.slice(0, Math.max(unit.path.lastIndexOf('/'), unit.path.lastIndexOf('\\'))) || '/';
  const file = filesIn(folder).find((each) => {
    const dot = each.lastIndexOf('.');
    return each.slice(0, dot) === name && MATERIAL_EXTENSIONS.includes(each.slice(dot).toLowerCase());
  });
  if (file === undefined) return null;
  const statement = `media ${name} = ${reelString(file)}`;
  const { at, text } = insertion(unit, statement);
  const span = { start: at - place.base, end: at - place.base };
  return {
    help: `There is a file \`${file}\`: write \`${statement}\` outside the scenes.`,
    fix: { title: `Add \`${statement}\``, edits: [{ span, newText: text }] },
  };
}

/** Below the last `media` statement, else below the header and the imports, else at the top. */
function insertion({ parsed }: Unit, statement: string): { at: number; text: string } {
  const { statements, text } = parsed;
  const isHead = new Set<string | undefined>(['reel', 'import', 'use']);
  const after =
    statements.findLast(({ node }) => node?.k === 'media') ?? statements.findLast(({ node }) => isHead.has(node?.k));
  if (!after) return { at: 0, text: `${statement}\n\n` };
  const end = text.indexOf('\n', after.base + after.length);
  return { at: end < 0 ? text.length : end, text: `\n${statement}` };
}
