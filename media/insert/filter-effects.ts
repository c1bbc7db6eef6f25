// Which effects a person means: of a kind, by words of their names and descriptions.

import * as l10n from '@vscode/l10n';
import { EFFECT_KIND_NAMES } from '../../src/contract/effect-kind-names.ts';
import type { OfferedEffect } from '../../src/contract/webview-insert.ts';

/** Every word has to be found; names that begin with the words come first. `kind`: null for all. */
export function filterEffects(
  effects: readonly OfferedEffect[],
  words: string,
  kind: string | null,
): readonly OfferedEffect[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const ofKind = kind === null ? effects : effects.filter((effect) => effect.kind === kind);
  if (wanted.length === 0) return ofKind;
  const rankOf = ({ name, kind: own, category, summary }: OfferedEffect): number => {
    const called = name.toLowerCase();
    const text =
      `${called} ${EFFECT_KIND_NAMES[own]} ${l10n.t(EFFECT_KIND_NAMES[own])} ${category} ${summary}`.toLowerCase();
    if (!wanted.every((word) => text.includes(word))) return -1;
    if (called.startsWith(wanted[0]!)) return 0;
    return wanted.some((word) => called.includes(word)) ? 1 : 2;
  };
  return ofKind
    .map((effect) => ({ effect, rank: rankOf(effect) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ effect }) => effect);
}
