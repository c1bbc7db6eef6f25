// `captions: voices`: what the voices of the reel say, in lines that are short enough to read.

import type { PlanCaptions, PlanSound } from '../../contract/plan.ts';

/** Characters of a caption: two lines of what readers take in at a glance. */
const LONGEST = 64;

/** In the order of time. The words of a line share the time of their voice by their length. */
export function spokenCaptions(sounds: readonly PlanSound[]): NonNullable<PlanCaptions['spoken']> {
  return sounds.flatMap(({ speech, at }) => {
    if (speech?.seconds === undefined) return [];
    const lines = linesOf(speech.shows ?? speech.words);
    const weights = lines.map((line) => line.split(/\s+/).reduce((sum, word) => sum + word.length + 2, 0));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let before = 0;
    return lines.map((text, i) => {
      const from = at + (speech.seconds! * before) / total;
      before += weights[i]!;
      return { from, to: at + (speech.seconds! * before) / total, text };
    });
  });
}

/** Whole sentences where they fit. */
function linesOf(words: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/\s+/)) {
    if (line !== '' && (line.length + 1 + word.length > LONGEST || /[.!?…。！？]["”’)]?$/.test(line))) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
