// Hints beside each scene and `play`: start, number of frames, and where a length in beats ends.

import { type InlayHint, InlayHintKind, type Position } from 'vscode-languageserver';
import type { Analysis } from '../compile.ts';
import type { PlanSegment } from '../../contract/plan.ts';
import { declaredName } from '../../contract/scene-name.ts';
import { BEATS_PER_BAR } from '../../contract/defaults.ts';
import { readNumber } from '../syntax/literals.ts';

export function inlayHints(analysis: Analysis): InlayHint[] {
  const { main, result } = analysis;
  const { plan } = result;
  const { fps } = plan.format;
  const hints: InlayHint[] = [];
  const text = (segments: readonly PlanSegment[], inBeats: boolean): string => {
    const [first] = segments;
    if (!first) return '';
    const frames = Math.round(first.end * fps) - Math.round(first.start * fps);
    const fell = inBeats ? ` · ends at ${seconds(first.end)}${plan.beatsPending ? ' (beats not yet known)' : ''}` : '';
    const again = segments.length > 1 ? ` · plays ${segments.length}×` : '';
    return `${seconds(first.start)} · ${frames} ${frames === 1 ? 'frame' : 'frames'}${fell}${again}`;
  };
  const push = (offset: number, label: string, tooltip: string): void => {
    if (label)
      hints.push({
        position: main.parsed.lines.position(offset),
        label,
        kind: InlayHintKind.Type,
        paddingLeft: true,
        tooltip,
      });
  };
  for (const { node, base } of main.parsed.statements) {
    if (node?.k === 'scene') {
      const segments = plan.segments.filter(({ scene }) => declaredName(scene) === node.name.text);
      const inBeats = Boolean(plan.scenes.find((scene) => scene.name === node.name.text)?.length?.beats);
      const own = segments.length === 0 ? plan.scenes.find((scene) => scene.name === node.name.text) : undefined;
      const [first] = segments;
      if (first)
        for (const { end, beats } of beatLiterals(analysis, base + (node.length ?? node.name).end, base + node.end)) {
          const after = first.beatTimes[String(beats)];
          if (after !== undefined) push(end, seconds(first.start + after), 'Where this beat falls in the reel.');
        }
      push(
        base + (node.length ?? node.name).end,
        own ? 'not on the timeline' : text(segments, inBeats),
        'Start and length of the scene in the reel.',
      );
    } else if (node?.k === 'timeline') {
      for (const play of node.plays) {
        const at: Position = main.parsed.lines.position(base + play.start);
        const segments = plan.segments.filter(
          (each) => each.range.start.line === at.line && each.range.start.character === at.character,
        );
        if (segments.length > 0)
          push(
            base + play.end,
            text(segments, beatLiterals(analysis, base + play.start, base + play.end).length > 0),
            'Start and length of this segment in the reel.',
          );
      }
    }
  }
  return hints;
}

/** Times in beats and bars between two offsets. */
function beatLiterals(analysis: Analysis, from: number, to: number): { end: number; beats: number }[] {
  return analysis.main.parsed.tokens
    .filter((token) => token.kind === 'number' && token.start >= from && token.end <= to)
    .flatMap((token) => {
      const { value, unit } = readNumber(token.text);
      const beats =
        unit === 'beat' || unit === 'beats' ? value : unit === 'bar' || unit === 'bars' ? value * BEATS_PER_BAR : null;
      return beats === null ? [] : [{ end: token.end, beats }];
    });
}

const seconds = (value: number): string => `${value.toFixed(2)} s`;
