// Moments of a reel's music that a person would cut to: drops, sections, bars and beats, with names.

import { BEATS_PER_BAR } from '../../../contract/defaults.ts';
import type { Analysis } from '../../compile.ts';
import type { BeatGrid } from '../../plan/beat-grid.ts';
import { gridOf } from '../../plan/grid-of.ts';
import { type Music, musicOf } from '../../plan/music.ts';

export interface Moment {
  /** Seconds of the reel. */
  at: number;
  /** `drop 1`, `bar 12`; several where they coincide, the rarest first. */
  names: string[];
  /** The first name's, in order of rarity. */
  rank: number;
  /** The point after `until` that means it; null for beats. */
  point: string | null;
}

const RANKS = ['drop', 'section', 'bar', 'beat'] as const;
type Kind = (typeof RANKS)[number];
/** Bars of ten hours of quick music. */
const MOST = 20_000;

/** Moments from `from` to `to`, in order of time; none without audio. */
export function momentsOf(analysis: Analysis, from: number, to: number): Moment[] {
  const { plan } = analysis.result;
  if (plan.audio === null) return [];
  const music = musicOf(analysis.facts, plan);
  const frame = 1 / analysis.fps;
  const found: { at: number; kind: Kind; name: string; point: string | null }[] = [];
  const add = (kind: Kind, known: Music['bars']): void => {
    for (const { at, n } of counted(known, to))
      if (at >= from - frame / 2) found.push({ at, kind, name: `${kind} ${n}`, point: `${kind}(${n})` });
  };
  add('drop', music.drops);
  add('section', music.sections);
  add('bar', music.bars);
  for (const { at, n, beat } of beatsOf(music.bars, gridOf(analysis.facts, plan), to))
    if (at >= from - frame / 2) found.push({ at, kind: 'beat', name: `bar ${n}, beat ${beat}`, point: null });
  return merged(found, frame / 2);
}

function counted(known: Music['bars'], to: number): { at: number; n: number }[] {
  const times: { at: number; n: number }[] = [];
  if (typeof known === 'string') return times;
  for (let n = 1; n <= MOST; n++) {
    const at = known(n);
    if (at === null || at > to) break;
    times.push({ at, n });
  }
  return times;
}

/** The beats between the first beats of bars. */
function beatsOf(bars: Music['bars'], grid: BeatGrid, to: number): { at: number; n: number; beat: number }[] {
  if (typeof bars === 'string') return [];
  return counted(bars, to).flatMap(({ at: start, n }) => {
    const next = bars(n + 1) ?? Infinity;
    return Array.from({ length: BEATS_PER_BAR - 1 }, (_, i) => ({
      at: grid.after(start, i + 1),
      n,
      beat: i + 2,
    })).filter(({ at }) => at < next && at <= to);
  });
}

/** One moment for names that are less than `near` apart. */
function merged(found: { at: number; kind: Kind; name: string; point: string | null }[], near: number): Moment[] {
  const moments: Moment[] = [];
  const byTime = found.toSorted((a, b) => a.at - b.at || RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind));
  for (const { at, kind, name, point } of byTime) {
    const rank = RANKS.indexOf(kind);
    const last = moments.at(-1);
    if (!last || at - last.at > near) moments.push({ at, names: [name], rank, point });
    else if (kind === 'beat') continue;
    else if (rank < last.rank) Object.assign(last, { at, names: [name, ...last.names], rank, point });
    else last.names.push(name);
  }
  return moments;
}
