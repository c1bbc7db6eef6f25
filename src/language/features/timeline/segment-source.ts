// The statement that plays a segment, and where its length is written.

import type { PlanSegment } from '../../../contract/plan.ts';
import { declaredName } from '../../../contract/scene-name.ts';
import type { Analysis } from '../../compile.ts';
import type { Expr, NumberExpr, PlayNode, SceneNode, Span, TimelineEntry, TimelineNode } from '../../syntax/tree.ts';

export interface SegmentSource {
  segment: PlanSegment;
  /** Where the statement begins: spans are relative to it. */
  base: number;
  timeline: TimelineNode | null;
  /** Null where no timeline plays the scenes. */
  play: PlayNode | null;
  /** The scene, if it is in this file, and where its statement begins. */
  scene: { node: SceneNode; base: number } | null;
  /** The segment comes of a later repetition. */
  isRepetition: boolean;
}

/** Null where there is no such segment. */
export function segmentSource({ main, result }: Analysis, number: number): SegmentSource | null {
  const { segments } = result.plan;
  const segment = segments.find((each) => each.number === number);
  if (!segment) return null;
  const { lines, statements } = main.parsed;
  const start = lines.offset(segment.range.start);
  const scenes = statements.flatMap(({ node, base }) => (node?.k === 'scene' ? [{ node, base }] : []));
  const named = scenes.find(({ node }) => node.name.text === declaredName(segment.scene)) ?? null;
  for (const { node, base } of statements) {
    if (node?.k === 'scene' && base + node.start === start)
      return { segment, base, timeline: null, play: null, scene: { node, base }, isRepetition: false };
    const play = node?.k === 'timeline' ? node.plays.find((each) => base + each.start === start) : undefined;
    if (node?.k !== 'timeline' || !play) continue;
    const isRepetition = segments.some(
      (each) => each.number < number && lines.offset(each.range.start) === start && each !== segment,
    );
    return { segment, base, timeline: node, play, scene: named, isRepetition };
  }
  return null;
}

const TIME_UNITS = new Set(['s', 'ms', 'f', 'beat', 'beats', 'bar', 'bars']);

const isTime = (expr: Expr | null): expr is NumberExpr => expr?.k === 'number' && TIME_UNITS.has(expr.unit);

export type LengthSource =
  /** A length, or a point after `until`, that can be replaced. */
  | { k: 'length' | 'until'; literal: NumberExpr; at: Span }
  /** The entry has none: it can be written after it, like the scene's. */
  | { k: 'absent'; at: number; unit: string; value: number }
  | { k: 'fixed'; reason: string };

/** Offsets are those of the file. */
export function lengthSource(analysis: Analysis, source: SegmentSource): LengthSource {
  const { text } = analysis.main.parsed;
  const { play, scene, base, timeline } = source;
  const spanOf = (expr: Expr, from: number): Span => ({ start: from + expr.start, end: from + expr.end });
  const fixed = (expr: Expr, from: number, word: 'for' | 'until'): LengthSource => {
    const written = `\`${word} ${text.slice(from + expr.start, from + expr.end)}\``;
    const isVoices = expr.k === 'call' && expr.name.text === 'voices';
    if (isVoices) return { k: 'fixed', reason: `${written} lasts as long as its voices: change them in the text.` };
    const what = word === 'for' ? 'is an expression' : 'follows the music';
    return { k: 'fixed', reason: `${written} ${what}: change it in the text.` };
  };
  if (play?.until)
    return isTime(play.until)
      ? { k: 'until', literal: play.until, at: spanOf(play.until, base) }
      : fixed(play.until, base, 'until');
  if (play?.length)
    return isTime(play.length)
      ? { k: 'length', literal: play.length, at: spanOf(play.length, base) }
      : fixed(play.length, base, 'for');
  if (scene?.node.length && !isTime(scene.node.length)) return fixed(scene.node.length, scene.base, 'for');
  const own = scene?.node.length as NumberExpr | null | undefined;
  const isOnlyPlay =
    timeline === null ||
    (timeline.plays.filter((each) => each.scene.text === play?.scene.text).length === 1 &&
      timeline.entries.includes(play as TimelineEntry));
  if (scene && own && isOnlyPlay) return { k: 'length', literal: own, at: spanOf(own, scene.base) };
  const length = analysis.result.plan.scenes.find(({ name }) => name === source.segment.scene)?.length;
  const known =
    own ?? (length?.beats ? { unit: 'beats', value: length.beats } : { unit: 's', value: length?.seconds ?? 0 });
  return { k: 'absent', at: base + play!.end, unit: known.unit, value: known.value };
}
