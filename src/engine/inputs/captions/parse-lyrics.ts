// LRC lyrics, plain and enhanced. Our own parser: lrc-kit 1.2.1 reads neither hours nor bare seconds, and `[Chorus]` as a tag.

import type { Caption, CaptionFile, CaptionWarning } from './caption.ts';
import { parseTime } from './parse-time.ts';
import { captionOf, type Look, type RichLine, richLines } from './rich-text.ts';
import { splitLines } from './split-lines.ts';

/** How long the last line stays, and the longest any stays (seconds). */
const LYRIC_SECONDS = 8;
const TAG = /^\s*\[(\d{1,4}(?:\s*:\s*\d{1,3}){1,2}(?:\s*[.,]\s*\d{1,9})?)\]/;
/** Times of single words: `[00:12.50]` within a line; they are read as those in angle brackets. */
const WORD_TIME = /\[(\d{1,4}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,9})?)\]/g;
const INFO = /^\s*\[\s*([a-z#][\w ]*?)\s*:(.*)\]\s*$/i;
/** From so many times of three parts on, all of them below 60, the third part is seconds and not hundredths. */
const LEAST_HOURS = 8;

const NO_LOOKS: ReadonlyMap<string, Look> = new Map();

/** Each line stays until the next time (an empty one clears it), at most eight seconds. Never throws. */
export function parseLyrics(text: string): CaptionFile {
  const warnings: CaptionWarning[] = [];
  const entries: { time: string; words: RichLine[] }[] = [];
  let offset = 0;
  for (const [at, line] of splitLines(text).entries()) {
    const times: string[] = [];
    let rest = line;
    for (let tag = TAG.exec(rest); tag; tag = TAG.exec(rest)) {
      times.push(tag[1].replace(/\s/g, '').replace(',', '.'));
      rest = rest.slice(tag[0].length);
    }
    const info = times.length === 0 ? INFO.exec(rest) : null;
    if (info) {
      if (info[1].toLowerCase() === 'offset') offset = Number(info[2]) / 1000;
      continue;
    }
    const words = richLines(rest.replace(WORD_TIME, '<$1>'));
    if (times.length === 0 && words.length > 0)
      warnings.push({
        line: at + 1,
        message: `"${words[0].text.slice(0, 40)}" is not shown: the line has no time such as [01:23.45].`,
      });
    for (const time of times) entries.push({ time, words });
  }
  // A positive offset shows the words earlier.
  const shift = Number.isFinite(offset) ? offset : 0;
  const hasHours = hoursIn(entries.map(({ time }) => time));
  return { captions: toCaptions(entries, hasHours, shift), warnings };
}

/** Lines of one time are shown together: a translation follows its line. */
function toCaptions(
  entries: readonly { time: string; words: RichLine[] }[],
  hasHours: boolean,
  shift: number,
): Caption[] {
  const byTime = new Map<number, RichLine[]>();
  for (const { time, words } of entries) {
    const from = seconds(time, hasHours);
    const together = byTime.get(from) ?? [];
    together.push(...words);
    byTime.set(from, together);
  }
  const lines = [...byTime].sort(([a], [b]) => a - b);
  return lines.flatMap(([from, words], i) => {
    const to = Math.min(lines[i + 1]?.[0] ?? Infinity, from + LYRIC_SECONDS);
    const caption = captionOf(words, {
      from: Math.max(0, from - shift),
      to: Math.max(0, to - shift),
      looks: NO_LOOKS,
      shift,
    });
    return words.length > 0 && caption.to > caption.from ? [caption] : [];
  });
}

/** Whether `[01:02:03]` is an hour, two minutes and three seconds; else it is a minute and 2.03 seconds. */
function hoursIn(times: readonly string[]): boolean {
  const bare = times.filter((time) => !time.includes('.') && time.split(':').length === 3);
  return bare.length >= LEAST_HOURS && bare.every((time) => Number(time.split(':')[2]) < 60);
}

function seconds(time: string, hasHours: boolean): number {
  const parts = time.split(':');
  const isHundredths = parts.length === 3 && !time.includes('.') && !hasHours;
  return parseTime(isHundredths ? [parts[0], `${parts[1]}.${parts[2]}`] : parts);
}
