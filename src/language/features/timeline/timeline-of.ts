// What the strip shows besides segments: how their lengths are written, the structure of the music, and sounds.

import type { PlanSegment, SoundItem } from '../../../contract/plan.ts';
import type { Timeline, TimelineItem } from '../../../contract/timeline.ts';
import type { Analysis } from '../../compile.ts';
import { gridOf } from '../../plan/grid-of.ts';
import { type Music, musicOf } from '../../plan/music.ts';
import { endOf } from '../../plan/timeline.ts';
import { fixedReason } from './cut-edit.ts';
import { lengthSource, segmentSource } from './segment-source.ts';

/** Bars of ten hours of quick music. */
const MOST = 20_000;

/** All but the version, which the server knows. */
export function timelineOf(analysis: Analysis): Omit<Timeline, 'version'> {
  const { plan } = analysis.result;
  const { text } = analysis.main.parsed;
  const end = plan.segments.at(-1)?.end ?? 0;
  const music = musicOf(analysis.facts, plan);
  return {
    fps: analysis.fps,
    cuts: plan.segments.flatMap(({ number }) => {
      const source = segmentSource(analysis, number);
      if (!source) return [];
      const length = lengthSource(analysis, source);
      const written = length.k === 'length' || length.k === 'until' ? text.slice(length.at.start, length.at.end) : null;
      return [{ segment: number, written, fixed: fixedReason(analysis, source) }];
    }),
    // Without music or a tempo there are no bars that anybody hears.
    bars: plan.audio !== null || plan.bpm !== null ? timesOf(music.bars, end) : [],
    sections: timesOf(music.sections, end),
    drops: timesOf(music.drops, end),
    sounds: plan.segments.flatMap((segment) => soundsOf(analysis, segment)),
    captions: plan.captions?.range ?? null,
  };
}

function timesOf(known: Music['bars'], end: number): number[] {
  const times: number[] = [];
  if (typeof known === 'string') return times;
  while (times.length < MOST) {
    const at = known(times.length + 1);
    if (at === null || at >= end) break;
    times.push(at);
  }
  return times;
}

function soundsOf(analysis: Analysis, segment: PlanSegment): TimelineItem[] {
  const { plan } = analysis.result;
  const scene = plan.scenes.find(({ name }) => name === segment.scene);
  const grid = gridOf(analysis.facts, plan);
  return (scene?.sounds ?? []).flatMap((item) => {
    const from = endOf(grid, segment.start, item.at);
    if (from >= segment.end) return [];
    const seconds = item.speech?.seconds;
    const to = seconds === undefined ? null : from + seconds;
    return [{ from, to, label: labelOf(item), range: item.range, ...(scene?.file ? { file: scene.file } : {}) }];
  });
}

const labelOf = ({ speech, media }: SoundItem): string =>
  speech ? `${speech.by}: ${speech.words}` : (media.written.split(/[\\/]/).at(-1) ?? media.written);
