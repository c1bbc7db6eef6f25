// The comment directly above a definition, which documents it.

import type { Unit } from '../check/load-units.ts';

export function docsAbove(unit: Unit, offset: number): string | null {
  const { tokens, text } = unit.parsed;
  const lines: string[] = [];
  let before = offset;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]!;
    if (token.end > before) continue;
    if (token.kind !== 'lineComment' && token.kind !== 'blockComment') break;
    if ((text.slice(token.end, before).match(/\n/g)?.length ?? 0) > 1) break;
    if (!/(^|\n)[ \t]*$/.test(text.slice(0, token.start))) break; // behind other code: not about this
    lines.unshift(
      token.kind === 'lineComment'
        ? token.text.replace(/^\/\/+!?/, '').trim()
        : token.text
            .slice(2, -2)
            .replace(/^\s*\*? ?/gm, '')
            .trim(),
    );
    before = token.start;
  }
  return lines.length > 0 ? lines.join('\n') : null;
}
