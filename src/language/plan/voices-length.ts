// `scene a for voices(1s)`: as long as its voices speak, and the time given. The pauses before and between them are their `at`.

import { voiceProblem } from '../../contract/diagnostics/sound.ts';
import type { PlanTime, SoundItem } from '../../contract/plan.ts';
import { type Env, report } from '../check/context.ts';
import type { CallExpr, Expr } from '../syntax/tree.ts';
import { lengthOf } from './length.ts';

/** Until a voice is recorded. */
const CHARACTERS_PER_SECOND = 15;
/** To compare voices that begin at beats with others. */
const USUAL_BEAT_SECONDS = 0.5;

/** Whether a length is that of the voices; names of the reel come first. */
export function isVoicesLength(env: Env, expr: Expr): expr is CallExpr {
  if (expr.k !== 'call' || expr.name.text !== 'voices' || expr.member) return false;
  const { names } = env.unit;
  return !env.lets?.has('voices') && !names.let.has('voices') && !names.param.has('voices');
}

/** Null after an error, which is reported. */
export function voicesLength(env: Env, expr: CallExpr, sounds: readonly SoundItem[]): PlanTime | null {
  const [pad, ...more] = expr.args ?? [];
  if (more.length > 0 || (pad && pad.name !== null)) {
    report(env, expr, voiceProblem.lengthArguments());
    return null;
  }
  const after = pad ? lengthOf(env, pad.value) : { seconds: 0 };
  if (after === null) return null;
  const ends = sounds.flatMap(({ speech, at }) => {
    if (!speech) return [];
    const seconds = speech.seconds ?? Math.max(1, speech.words.length / CHARACTERS_PER_SECOND);
    return [{ seconds: (at.seconds ?? 0) + seconds, beats: at.beats ?? 0 }];
  });
  if (ends.length === 0) {
    report(env, expr, voiceProblem.noVoices());
    return null;
  }
  const roughly = (end: { seconds: number; beats: number }): number => end.seconds + end.beats * USUAL_BEAT_SECONDS;
  const last = ends.reduce((latest, end) => (roughly(end) > roughly(latest) ? end : latest));
  const beats = last.beats + (after.beats ?? 0);
  return { seconds: last.seconds + (after.seconds ?? 0), ...(beats > 0 ? { beats } : {}) };
}
