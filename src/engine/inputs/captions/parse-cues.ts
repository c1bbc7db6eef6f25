// SubRip and WebVTT as people's files have them. A cue lasts until the next timing line, not until a blank line: many files
// have no blank lines between cues, blank ones within them, or lines of one space (YouTube).
//
// The parser is our own: the libraries we tried lose or garble such cues (docs/notes/sound-and-captions.md).

import type { Caption, CaptionFile, CaptionWarning } from './caption.ts';
import { parseTime } from './parse-time.ts';
import { captionOf, classLooks, cuePlace, type RichLine, richLines } from './rich-text.ts';
import { splitLines } from './split-lines.ts';

const TIME = String.raw`((?:\d{1,4}\s*:\s*)?\d{1,4}\s*:\s*\d{1,2}(?:\s*[.,]\s*\d{1,9})?)`;
/** Times, an arrow of any kind, and settings of WebVTT or coordinates of SubRip. */
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*(?:[-–—]+>|→)\s*${TIME}(\s.*)?$`);
/** A timing that somebody mistyped: an arrow between things that begin with digits. */
const LIKE_TIMING = /^\s*\d+\s*:.*[-–—]>\s*\d/;
const INDEX = /^\s*\d+\s*$/;
const HEADER = /^WEBVTT(?:\s|$)/;
/** Blocks of WebVTT that are not captions. */
const OTHER_BLOCK = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;

/** Cues in order of time. Never throws. */
export function parseCues(text: string): CaptionFile {
  const lines = splitLines(text);
  const warnings: CaptionWarning[] = [];
  const captions: Caption[] = [];
  const isVtt = HEADER.test(lines[0] ?? '');
  const timings = lines.flatMap((line, at) => {
    const times = TIMING.exec(line);
    return times ? [{ at, from: seconds(times[1]), to: seconds(times[2]), settings: times[3] ?? '' }] : [];
  });
  /** Every line is followed by a blank one, the index too. */
  const isDoubleSpaced =
    timings.length > 0 &&
    timings.every(({ at }) => lines[at - 1]?.trim() === '' && INDEX.test(lines[lastWords(lines, at - 1)] ?? ''));
  const indexes = timings.filter(({ at }) => INDEX.test(lines[at - 1] ?? '')).length;
  const hasIndexes = indexes * 2 >= timings.length;
  const warn = (at: number, message: string) => warnings.push({ line: at + 1, message });

  /** Lines of words from `first` up to the timing at `end`, without what is not part of a cue. */
  const wordsBetween = (first: number, end: number): { at: number; words: RichLine[] }[] => {
    const last = lastWords(lines, end - 1);
    /** The index or name of the cue whose timing follows; an index at the end of a file that was cut off. */
    const isId = (at: number) => {
      const isAlone = at > 0 && lines[at - 1].trim() === '';
      if (end === lines.length) return hasIndexes && isAlone && at === last && Number(lines[at]) === timings.length + 1;
      if (isDoubleSpaced) return at === last;
      if (at !== end - 1) return false;
      return INDEX.test(lines[at]) ? hasIndexes || isAlone : isVtt && isAlone;
    };
    const found: { at: number; words: RichLine[] }[] = [];
    for (let at = first; at < end; at++) {
      const startsBlock = isVtt && (at === 0 || lines[at - 1] === '');
      if (startsBlock && (OTHER_BLOCK.test(lines[at]) || at === 0)) {
        while (at < end && lines[at] !== '') at++;
        continue;
      }
      if (isId(at)) continue;
      if (LIKE_TIMING.test(lines[at])) {
        if (found.at(-1)?.at === at - 1 && INDEX.test(lines[at - 1])) found.pop();
        warn(at, `"${shorten(lines[at])}" is not a timing such as 00:01:02,500 --> 00:01:04,000.`);
        // What follows belongs to the cue that is not there.
        break;
      }
      const words = richLines(lines[at]);
      if (words.length > 0) found.push({ at, words });
    }
    return found;
  };

  const before = wordsBetween(0, timings[0]?.at ?? lines.length);
  if (before.length > 0) warn(before[0].at, 'Text before the first timing is not shown.');
  const looks = classLooks(text);
  for (const [i, { at, from, to, settings }] of timings.entries()) {
    const words = wordsBetween(at + 1, timings[i + 1]?.at ?? lines.length).flatMap((line) => line.words);
    if (words.length === 0) continue;
    if (to > from) captions.push(captionOf(words, { from, to, looks, place: isVtt ? cuePlace(settings) : null }));
    else warn(at, `"${shorten(words[0].text)}" is not shown: it ends ${to === from ? 'when' : 'before'} it starts.`);
  }
  return { captions: captions.sort((a, b) => a.from - b.from), warnings: warnings.sort((a, b) => a.line - b.line) };
}

/** The last line that is not blank, from `at` backwards; -1 if there is none. */
function lastWords(lines: readonly string[], at: number): number {
  while (at >= 0 && lines[at].trim() === '') at--;
  return at;
}

/** `1:02:03,5`, `02:03.250000`, `00:00: 1, 500`. */
const seconds = (time: string): number => parseTime(time.replace(/\s/g, '').replace(',', '.').split(':'));

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text.trim());
