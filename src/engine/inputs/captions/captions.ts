// Captions and lyrics: SubRip (.srt), WebVTT (.vtt) and LRC (.lrc) as lines with a start and an end. Files from the wild are
// tidied before they are parsed, because the parsers read well-formed ones only.

import { readFile } from 'node:fs/promises';
import { parse } from '@plussub/srt-vtt-parser';
import { Lrc } from 'lrc-kit';
import { captionsUnreadable, fileTrouble } from '../../errors/render-errors.ts';

export interface Caption {
  /** Seconds of the reel. */
  from: number;
  to: number;
  /** Without markup; lines joined by \n. */
  text: string;
}

/** How long the last line of lyrics stays, and the longest any stays. */
const LYRIC_SECONDS = 8;

/** Reads a caption file; throws one sentence where it cannot be read or holds no caption. */
export async function readCaptions(path: string): Promise<Caption[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw captionsUnreadable(path, fileTrouble(error));
  }
  const captions = /\.lrc$/i.test(path) ? parseLyrics(text) : parseCaptions(text);
  if (captions.length === 0) throw captionsUnreadable(path, 'no caption was found in it');
  return captions;
}

/** Cues of SubRip or WebVTT text, in order of time. */
export function parseCaptions(text: string): Caption[] {
  // The package's own declarations import each other in a way that does not resolve here.
  const { entries } = parse(tidyCues(text)) as { entries: { from: number; to: number; text: string }[] };
  return entries
    .filter(({ from, to }) => to > from)
    .map(({ from, to, text: words }) => ({ from: from / 1000, to: to / 1000, text: words }))
    .sort((a, b) => a.from - b.from);
}

const TIMING = /^\s*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}).*$/m;

/**
 * Plain SubRip: a line of timing, lines of words, an empty line. The parser loses cues with settings and those named like
 * `footnotes`, reads `,5` as 5 ms, swallows the cue after an empty one, and throws at the first block that is none.
 */
function tidyCues(text: string): string {
  return normalise(text)
    .split(/\n\s*\n/)
    .flatMap((block) => {
      const timing = TIMING.exec(block);
      if (!timing) return [];
      const words = block
        .slice(timing.index + timing[0].length)
        .split('\n')
        .map(withoutMarkup)
        .filter(Boolean);
      return words.length ? [`${milliseconds(timing[1])} --> ${milliseconds(timing[2])}\n${words.join('\n')}`] : [];
    })
    .join('\n\n');
}

const milliseconds = (stamp: string) => stamp.replace(/[.,](\d+)/, (_, part: string) => `,${part.padEnd(3, '0')}`);

/** Lines of LRC lyrics: each stays until the next (an empty one clears it), at most eight seconds. */
export function parseLyrics(text: string): Caption[] {
  const { info, lyrics } = Lrc.parse(normalise(text), { enhanced: false });
  const shift = Number(Object.entries(info).find(([key]) => key.toLowerCase() === 'offset')?.[1] ?? 0) / 1000;
  // A positive offset shows the words earlier.
  const offset = Number.isFinite(shift) ? shift : 0;
  const lines = lyrics
    // Times between the words are those of single words.
    .map(({ timestamp, content }) => ({ from: timestamp, text: withoutMarkup(content.replace(/\[[^\]]*\]/g, '')) }))
    .sort((a, b) => a.from - b.from);
  return lines.flatMap(({ from, text: words }, i) => {
    const to = Math.min(lines[i + 1]?.from ?? Infinity, from + LYRIC_SECONDS);
    return words && to > from ? [{ from: Math.max(0, from - offset), to: Math.max(0, to - offset), text: words }] : [];
  });
}

const normalise = (text: string) => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' };
const withoutMarkup = (line: string) =>
  line
    .replace(/<[^>]*>/g, '')
    .replace(/\{\\[^}]*\}/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .trim();
