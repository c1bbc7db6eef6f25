// How each letter of a text looks at a moment: its reveal, its leave, and the glow of the newest ones.

import type { GlyphPlace, RevealedGlyph, RevealEffect } from '../../../effect-api/define.ts';

export interface LetterState {
  opacity: number;
  /** 0..1: which other glyph stands in its place; -1: none. */
  pick: number;
  /** In heights of the font. */
  dx: number;
  dy: number;
  turn: number;
  heat: number;
}

export interface TextMoment {
  /** 0..1 through the reveal, and through the leave; below 0 before it. */
  revealed: number;
  left: number;
  /** Seconds that the reveal takes, and since it began. */
  seconds: number;
  since: number;
  glow: number;
}

/** How long a letter glows after it has appeared, in seconds. */
const GLOW_SECONDS = 0.6;

export function letterState(
  moment: TextMoment,
  reveal: RevealEffect | null,
  leave: RevealEffect | null,
  place: GlyphPlace,
  random: (n: number) => number,
): LetterState {
  const state: LetterState = { opacity: 1, pick: -1, dx: 0, dy: 0, turn: 0, heat: 0 };
  if (reveal) add(state, reveal.glyph(moment.revealed, place, random));
  // A text leaves as it would come, backwards.
  if (leave && moment.left >= 0)
    add(
      state,
      leave.glyph(
        1 - moment.left,
        { ...place, index: place.count - 1 - place.index, word: place.words - 1 - place.word },
        random,
      ),
    );
  if (moment.glow > 0 && reveal && state.opacity > 0)
    state.heat = Math.max(state.heat, moment.glow * newness(moment, reveal, place, random));
  return state;
}

function add(state: LetterState, glyph: RevealedGlyph): void {
  state.opacity *= glyph.opacity;
  if (glyph.isScrambled) state.pick = glyph.pick;
  state.dx += glyph.dx ?? 0;
  state.dy += glyph.dy ?? 0;
  state.turn += glyph.turn ?? 0;
  state.heat = Math.max(state.heat, glyph.heat ?? 0);
}

/** 1 for a letter that has just appeared, 0 for one that has been there for a while. */
function newness(moment: TextMoment, reveal: RevealEffect, place: GlyphPlace, random: (n: number) => number): number {
  const seconds = Math.max(0.05, moment.seconds);
  const STEPS = 6;
  for (let i = 1; i <= STEPS; i++) {
    const before = (moment.since - (GLOW_SECONDS * i) / STEPS) / seconds;
    if (before < 0 || reveal.glyph(Math.min(1, before), place, random).opacity < 0.5) return 1 - (i - 1) / STEPS;
  }
  return 0;
}
