// Records character art of any kind: a recording, ANSI art or plain text. Runs in the decoder's thread: a file may keep a terminal
// busy for hours.

import { ArtError } from './art-error.ts';
import { emulateCast, emulateText } from './emulate.ts';
import { isCast, parseCast, type CastHeader, type CastWarning } from './parse-cast.ts';
import { readArtText, type ArtText } from './read-art-text.ts';
import type { ScreenRecording } from './screen-log.ts';
import type { TerminalSize } from './terminal.ts';
import { namedTheme, type OwnTheme } from './themes.ts';

/** What a file draws. Structured-clonable. */
export interface ArtRecording extends TerminalSize {
  recording: ScreenRecording;
  seconds: number;
  hasColors: boolean;
  /** The file's own, or that of its kind. */
  theme: OwnTheme;
  /** `asciicast v2`, `ANSI` or `text`. */
  codec: string;
  summary: string;
  warnings: { message: string; line?: number }[];
}

export interface ArtFacts extends TerminalSize {
  /** Null for what does not move. */
  seconds: number | null;
  codec: string;
  summary: string;
}

const DEFAULT_COLS = 80;
const MOST_COLS = 2000;
const MOST_CELLS = 1_000_000;
/** A DOS screen has 25 rows. */
const LEAST_ROWS = 25;
/** Programs move the cursor further down only to find the last line. */
const MOST_LOWEST = 500;
/** The limit for recordings, whose screens are compared after every event. */
const MOST_TERMINAL: TerminalSize = { cols: 500, rows: 200 };
/** Screens closer together are merged in a recording that has more. */
const MOST_SCREENS = 200_000;
/** A recording ends with its last event: looped, it would never show what that did. */
const LAST_SCREEN_SECONDS = 1;
const TAB = 8;
/** Line feeds, and sequences that put the cursor further down. */
// oxlint-disable-next-line no-control-regex
const MOVES_DOWN = /\n|\x1b\[([\d;]*)([BEHdf])/g;

/** Rejects with an ArtError. */
export async function recordArt(bytes: Uint8Array): Promise<ArtRecording> {
  if (bytes.length === 0) throw new ArtError('it is empty');
  return isCast(bytes) ? recordCast(bytes) : recordText(bytes);
}

async function recordCast(bytes: Uint8Array): Promise<ArtRecording> {
  const { header, start, screen, seconds, count, facts } = surveyCast(bytes);
  const leastStep = count > MOST_SCREENS ? seconds / MOST_SCREENS : 0;
  // The second reading gives the same events.
  const emulated = await emulateCast(parseCast(bytes).events, { start, screen, leastStep });
  return { ...facts, ...emulated, seconds, theme: header.theme ?? namedTheme('xterm') };
}

/** Reads all events without drawing them. */
function surveyCast(bytes: Uint8Array) {
  const { header, warnings, events } = parseCast(bytes);
  const start = within(header, MOST_TERMINAL);
  const screen = { ...start };
  let seconds = 0;
  let count = 0;
  for (const event of events) {
    seconds = event.seconds;
    count++;
    if (event.resize) enlarge(screen, within(event.resize, MOST_TERMINAL));
  }
  if (seconds > 0) seconds += LAST_SCREEN_SECONDS;
  const all: CastWarning[] = [...warnings];
  if (start.cols < header.cols || start.rows < header.rows)
    all.unshift({ line: 1, message: `Its terminal is cut to ${start.cols} × ${start.rows} cells.` });
  const facts = { codec: `asciicast v${header.version}`, summary: castSummary(header, screen, seconds), warnings: all };
  return { header, start, screen, seconds, count, facts };
}

/** What is known of character art without drawing a recording. Rejects with an ArtError. */
export async function artFacts(bytes: Uint8Array): Promise<ArtFacts> {
  if (isCast(bytes)) {
    const { screen, seconds, facts } = surveyCast(bytes);
    return { ...screen, seconds, codec: facts.codec, summary: facts.summary };
  }
  const { cols, rows, codec, summary } = await recordArt(bytes);
  return { cols, rows, seconds: null, codec, summary };
}

const within = ({ cols, rows }: TerminalSize, most: TerminalSize): TerminalSize => ({
  cols: Math.min(cols, most.cols),
  rows: Math.min(rows, most.rows),
});

function enlarge(size: TerminalSize, by: TerminalSize): void {
  size.cols = Math.max(size.cols, by.cols);
  size.rows = Math.max(size.rows, by.rows);
}

function castSummary({ title }: CastHeader, { cols, rows }: TerminalSize, seconds: number): string {
  const parts = ['terminal recording', `${cols} × ${rows} cells`, `${seconds.toFixed(1)} s`];
  return [...parts, ...(title === '' ? [] : [`“${title}”`])].join(', ');
}

async function recordText(bytes: Uint8Array): Promise<ArtRecording> {
  const read = readArtText(bytes);
  const { isAnsi, sauce, encoding } = read;
  const warnings: ArtRecording['warnings'] = [];
  const { text, size } = isAnsi ? ansiSize(read) : textSize(read.text, warnings);
  const options = { ...size, isIce: sauce?.isIce ?? false, isTrimmed: !isAnsi };
  const emulated = await emulateText(text, options);
  const { cols, rows } = emulated;
  const parts = [isAnsi ? 'ANSI art' : 'text', `${cols} × ${rows} cells`];
  if (encoding !== 'UTF-8') parts.push(encoding);
  if (sauce && sauce.title !== '') parts.push(`“${sauce.title}”${sauce.author === '' ? '' : ` by ${sauce.author}`}`);
  return {
    ...emulated,
    seconds: 0,
    theme: namedTheme(isAnsi ? 'vga' : 'xterm'),
    codec: isAnsi ? 'ANSI' : 'text',
    summary: parts.join(', '),
    warnings,
  };
}

/** A canvas high enough that nothing scrolls: line ends, wrapped lines and movements of the cursor. */
function ansiSize({ text, sauce }: ArtText): { text: string; size: TerminalSize } {
  const cols = Math.min(MOST_COLS, sauce?.cols || DEFAULT_COLS);
  let rows = 1 + Math.ceil(text.length / cols);
  let lowest = 0;
  for (const [, movement, letter] of text.matchAll(MOVES_DOWN)) {
    const number = Number.parseInt(movement ?? '', 10) || 1;
    if (letter === undefined) rows++;
    else if (letter === 'B' || letter === 'E') rows += Math.min(number, LEAST_ROWS);
    else lowest = Math.max(lowest, number);
  }
  rows = Math.max(LEAST_ROWS, Math.min(Math.max(rows, Math.min(lowest, MOST_LOWEST)), Math.floor(MOST_CELLS / cols)));
  return { text, size: { cols, rows } };
}

/** Enough columns for the longest line. What exceeds the limits is cut off. */
function textSize(text: string, warnings: ArtRecording['warnings']): { text: string; size: TerminalSize } {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const widths = lines.map(mostCells);
  const cols = Math.min(MOST_COLS, Math.max(1, ...chunkMax(widths)));
  const mostRows = Math.floor(MOST_CELLS / cols);
  const long = widths.findIndex((width) => width > MOST_COLS);
  if (long >= 0) warnings.push({ line: long + 1, message: `Lines are cut at ${MOST_COLS} characters.` });
  if (lines.length > mostRows)
    warnings.push({ line: mostRows + 1, message: `Only the first ${mostRows} lines are drawn.` });
  const kept = lines
    .slice(0, mostRows)
    .map((line, i) => (widths[i] > MOST_COLS ? line.slice(0, MOST_COLS >> 1) : line));
  return { text: kept.join('\n'), size: { cols, rows: Math.min(lines.length, mostRows) + 1 } };
}

/** An upper bound: characters that may be wide count as two. */
function mostCells(line: string): number {
  let cells = 0;
  for (const character of line) {
    if (character === '\t') cells += TAB - (cells % TAB);
    else cells += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  }
  return cells;
}

/** Maxima of slices: the number of arguments of a call is limited. */
function* chunkMax(values: readonly number[]): Generator<number> {
  for (let at = 0; at < values.length; at += 10_000) yield Math.max(...values.slice(at, at + 10_000));
}
