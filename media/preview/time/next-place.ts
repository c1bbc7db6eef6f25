// Where playback goes on at the end of a segment or of the marked range; backwards, at their start.

import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import type { LoopMode } from '../../../src/contract/webview.ts';
import { neighbourSegment } from '../strip/neighbour-segment.ts';

export interface PlaybackEnd {
  info: PreviewInfo;
  loop: LoopMode;
  /** The marked range in the seconds of `at`; null: none. */
  range: { from: number; to: number } | null;
  /** Seconds of the reel; of the scene, where no timeline plays it. */
  at: number;
  forward: boolean;
}

/** Rounding of frames. */
const TOLERANCE = 1e-4;

/** A time to go to; `runOn`: into the next segment without a jump; `stop`. */
export function nextPlace({ info, loop, range, at, forward }: PlaybackEnd): number | 'runOn' | 'stop' {
  const frame = 1 / info.fps;
  const first = info.segment === null ? 0 : info.reelStart;
  if (range && (forward ? at >= range.to - TOLERANCE : at <= range.from + TOLERANCE)) {
    if (loop === 'off') return 'stop';
    return forward ? range.from : range.to - frame;
  }
  const last = first + info.duration - frame;
  if (info.segment === null) return loop === 'off' ? 'stop' : forward ? first : last;
  if (!range && loop === 'scene') return forward ? first : last;
  const neighbour = neighbourSegment(info, forward ? 1 : -1);
  const next = info.segments.find(({ segment }) => segment === neighbour && segment !== info.segment);
  if (next) return forward ? 'runOn' : next.end - frame;
  if (loop === 'off') return 'stop';
  return forward ? (info.segments[0]?.start ?? 0) : (info.segments.at(-1)?.end ?? 0) - frame;
}
