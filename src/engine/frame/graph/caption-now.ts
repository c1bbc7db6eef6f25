// What the captions say at a moment.

import type { Caption } from '../../../contract/caption.ts';

export interface CaptionNow {
  /** The lines that are shown; empty between captions. */
  line: string;
  /** The word that is being said. */
  word: string;
  /** 0..1 through the caption. */
  progress: number;
  /** Of the last caption that has begun, from 0; 0 before the first. */
  index: number;
}

/** `time` in seconds of what is drawn. Of several captions the last one to begin counts. */
export function captionNow(captions: readonly Caption[], time: number): CaptionNow {
  const at = time + 1e-6;
  const index = Math.max(
    0,
    captions.findLastIndex(({ from }) => at >= from),
  );
  const shown = captions.findLast(({ from, to }) => at >= from && at < to);
  if (!shown) return { line: '', word: '', progress: 0, index };
  const word = shown.words?.findLast(({ from }) => from <= at);
  return {
    line: shown.text,
    word: word ? shown.text.slice(word.start, word.end) : '',
    progress: (at - shown.from) / (shown.to - shown.from),
    index,
  };
}
