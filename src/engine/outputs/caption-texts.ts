// Captions as SubRip and WebVTT, and chapters as lists for ffmpeg and for YouTube.

import type { TimedText } from './output-format.ts';

/** Blank lines end a cue in both formats, and `-->` is not allowed in one. */
const cueText = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim().replaceAll('-->', '→'))
    .filter((line) => line !== '')
    .join('\n');

const kept = (captions: readonly TimedText[]): TimedText[] =>
  captions.flatMap(({ from, to, text }) => {
    const cue = cueText(text);
    return cue === '' || milliseconds(to) <= milliseconds(from) ? [] : [{ from, to, text: cue }];
  });

export const subRip = (captions: readonly TimedText[]): string =>
  kept(captions)
    .map(({ from, to, text }, i) => `${i + 1}\n${clock(from, ',')} --> ${clock(to, ',')}\n${text}\n`)
    .join('\n');

export const webVtt = (captions: readonly TimedText[]): string =>
  `WEBVTT\n${kept(captions)
    .map(({ from, to, text }) => `\n${clock(from, '.')} --> ${clock(to, '.')}\n${escaped(text)}\n`)
    .join('')}`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Chapters as ffmpeg reads them. */
export const chapterMetadata = (chapters: readonly TimedText[]): string =>
  [
    ';FFMETADATA1',
    ...chapters.map(
      ({ from, to, text }) =>
        `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${milliseconds(from)}\nEND=${milliseconds(to)}\ntitle=${text.replaceAll(/[=;#\\\n]/g, '\\$&')}`,
    ),
    '',
  ].join('\n');

/** What YouTube asks of a list: at least so many chapters, the first at 0, each at least so many seconds. */
export const YOUTUBE_CHAPTERS = { least: 3, seconds: 10 } as const;

/** Chapters as a list for a video's description: `00:00 Name`. One that is too short for YouTube joins the one before. */
export function youTubeChapters(chapters: readonly TimedText[]): { text: string; count: number } {
  const long: TimedText[] = [];
  for (const chapter of chapters) {
    const last = long.at(-1);
    const joins =
      last && (chapter.to - chapter.from < YOUTUBE_CHAPTERS.seconds || last.to - last.from < YOUTUBE_CHAPTERS.seconds);
    if (joins) last.to = chapter.to;
    else long.push({ ...chapter });
  }
  const hasHours = (long.at(-1)?.from ?? 0) >= 3600;
  const lines = long.map(({ from, text }) => {
    const all = Math.floor(from);
    const [h, m, s] = [Math.floor(all / 3600), Math.floor((all % 3600) / 60), all % 60].map((n) =>
      String(n).padStart(2, '0'),
    );
    return `${hasHours ? `${h}:` : ''}${m}:${s} ${text}\n`;
  });
  return { text: lines.join(''), count: long.length };
}

const milliseconds = (seconds: number): number => Math.max(0, Math.round(seconds * 1000));

function clock(seconds: number, point: ',' | '.'): string {
  const all = milliseconds(seconds);
  const [h, m, s] = [Math.floor(all / 3_600_000), Math.floor(all / 60_000) % 60, Math.floor(all / 1000) % 60];
  return `${[h, m, s].map((n) => String(n).padStart(2, '0')).join(':')}${point}${String(all % 1000).padStart(3, '0')}`;
}
