// What is known of an audio file as text for people: the command line's `analyze` and the editor's Analyze Music.

import type { BeatFacts } from '../contract/facts.ts';
import type { SoundFacts } from '../contract/sound-facts.ts';

export interface SoundRow {
  /** Empty for a section, which belongs to the row above. */
  label: string;
  text: string;
}

/** Times as `until` and `audio.*` use them. */
export function soundOverview(beats: BeatFacts | null, sound: SoundFacts): SoundRow[] {
  const { seconds, start, bars, sections, drops } = sound;
  const silence = start > 0.05 && start < seconds ? `, silent until ${time(start)}` : '';
  return [
    { label: 'length', text: time(seconds) + silence },
    { label: 'tempo', text: beats ? `${beats.tempo.toFixed(1)} bpm` : 'no steady beat' },
    ...(beats
      ? [
          { label: 'beats', text: `${beats.times.length}, the first at ${time(beats.times[0] ?? 0)}` },
          { label: 'bars', text: `${bars.length}, the first at ${time(bars[0] ?? 0)}` },
        ]
      : []),
    { label: 'sections', text: String(sections.length) },
    ...sections.map((from, i) => ({ label: '', text: section(from, i, sections[i + 1] ?? seconds, bars, drops) })),
  ];
}

function section(from: number, i: number, to: number, bars: readonly number[], drops: readonly number[]): string {
  const bar = bars.findIndex((at) => Math.abs(at - from) < 0.03);
  const drop = drops.findIndex((at) => Math.abs(at - from) < 0.03);
  return (
    `${`section(${i + 1})`.padEnd(11)} ${time(from).padStart(9)} – ${time(to).padStart(9)}` +
    `${bar < 0 ? '' : `  bar(${bar + 1})`}${drop < 0 ? '' : `  drop(${drop + 1})`}`
  );
}

/** `1:02.35`. */
function time(seconds: number): string {
  const hundredths = Math.round(seconds * 100);
  const minutes = Math.floor(hundredths / 6000);
  return `${minutes}:${((hundredths % 6000) / 100).toFixed(2).padStart(5, '0')}`;
}
