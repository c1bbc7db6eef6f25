// Captions and lyrics: SubRip (.srt), WebVTT (.vtt) and LRC (.lrc) as lines with a start and an end. Our own small parser: the
// packages tried lost cues with settings, kept carriage returns, or threw on a file without cues.

import { readFile } from 'node:fs/promises';
import { captionsUnreadable, fileTrouble } from '../errors/render-errors.ts';

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

const TIMING = /^\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})/;

/** Cues of SubRip or WebVTT text, in order of time. */
export function parseCaptions(text: string): Caption[] {
  const captions: Caption[] = [];
  for (const block of normalise(text).split(/\n{2,}/)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => TIMING.test(line));
    if (at < 0) continue;
    const match = TIMING.exec(lines[at]) as RegExpExecArray;
    const words = lines.slice(at + 1).map(withoutMarkup).filter(Boolean).join('\n');
    const from = seconds(match[1], match[2], match[3], match[4]), to = seconds(match[5], match[6], match[7], match[8]);
    if (words && to > from) captions.push({ from, to, text: words });
  }
  return captions.sort((a, b) => a.from - b.from);
}

/** Lines of LRC lyrics: each stays until the next (an empty one clears it), at most eight seconds. */
export function parseLyrics(text: string): Caption[] {
  const lines: { from: number; text: string }[] = [];
  let offset = 0;
  for (const line of normalise(text).split('\n')) {
    const shift = /^\[offset:\s*([+-]?\d+)\s*\]/i.exec(line);
    if (shift) offset = Number(shift[1]) / 1000;
    const stamps = [...line.matchAll(/\[(\d+):(\d{1,2})(?:[.:](\d{1,3}))?\]/g)];
    if (stamps.length === 0) continue;
    const words = withoutMarkup(line.replace(/\[[^\]]*\]/g, ''));
    for (const [, minutes, whole, part] of stamps) lines.push({ from: seconds(undefined, minutes, whole, part ?? '0'), text: words });
  }
  lines.sort((a, b) => a.from - b.from);
  return lines.flatMap(({ from, text: words }, i) => {
    const to = Math.min(lines[i + 1]?.from ?? Infinity, from + LYRIC_SECONDS);
    // A positive offset shows the words earlier.
    return words && to > from ? [{ from: Math.max(0, from - offset), to: Math.max(0, to - offset), text: words }] : [];
  });
}

const normalise = (text: string) => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' };
const withoutMarkup = (line: string) =>
  line.replace(/<[^>]*>/g, '').replace(/\{\\[^}]*\}/g, '').replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole).trim();
const seconds = (h: string | undefined, m: string, s: string, part: string) =>
  Number(h ?? 0) * 3600 + Number(m) * 60 + Number(s) + Number(part.padEnd(3, '0')) / 1000;
