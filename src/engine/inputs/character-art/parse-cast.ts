// asciinema recordings: a header and one event a line. Version 2 has times, version 3 the seconds since the event before.

import { ArtError } from './art-error.ts';
import type { OwnTheme } from './themes.ts';

export interface CastEvent {
  /** Seconds since the start, after long pauses were shortened. */
  seconds: number;
  output?: string;
  resize?: { cols: number; rows: number };
}

export interface CastHeader {
  version: 2 | 3;
  cols: number;
  rows: number;
  title: string;
  theme: OwnTheme | null;
  idleLimit: number;
}

export interface CastWarning {
  line: number;
  message: string;
}

export interface Cast {
  header: CastHeader;
  /** `warnings` fills while this is read. */
  events: Generator<CastEvent>;
  warnings: CastWarning[];
}

const LINE_FEED = 10;
const MOST_WARNINGS = 10;
const COLOR = /^#[0-9a-f]{6}$/i;
const decoder = new TextDecoder();

/** Whether the first line is the header of a recording. */
export function isCast(bytes: Uint8Array): boolean {
  const header = parseLine(firstLine(bytes));
  return isRecord(header) && typeof header['version'] === 'number' && ('width' in header || 'term' in header);
}

/** Throws an ArtError where the header is missing or of another version. */
export function parseCast(bytes: Uint8Array): Cast {
  const line = firstLine(bytes);
  const header = readHeader(parseLine(line));
  const warnings: CastWarning[] = [];
  return { header, warnings, events: readEvents(bytes.subarray(line.length), header, warnings) };
}

function firstLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(LINE_FEED);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}

function parseLine(line: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(line)) as unknown;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readHeader(value: unknown): CastHeader {
  if (!isRecord(value)) throw new ArtError('its first line is not the header of a recording');
  const { version } = value;
  if (version !== 2 && version !== 3)
    throw new ArtError(`expected an asciinema recording of version 2 or 3, but got version ${String(version)}`);
  const term = isRecord(value['term']) ? value['term'] : {};
  const [cols, rows] = version === 2 ? [value['width'], value['height']] : [term['cols'], term['rows']];
  if (!isSize(cols) || !isSize(rows)) throw new ArtError('its header has no size');
  const limit = value['idle_time_limit'];
  return {
    ...{ version, cols, rows },
    title: typeof value['title'] === 'string' ? value['title'] : '',
    theme: readTheme(value['theme'] ?? term['theme']),
    idleLimit: typeof limit === 'number' && limit > 0 ? limit : Infinity,
  };
}

const isSize = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0;

function readTheme(value: unknown): OwnTheme | null {
  if (!isRecord(value)) return null;
  const { fg, bg, palette } = value;
  const colors = typeof palette === 'string' ? palette.split(':') : [];
  if (!isColor(fg) || !isColor(bg) || (colors.length !== 8 && colors.length !== 16) || !colors.every(isColor))
    return null;
  return { fg: toNumber(fg), bg: toNumber(bg), palette: [...colors, ...colors].slice(0, 16).map(toNumber) };
}

const isColor = (value: unknown): value is string => typeof value === 'string' && COLOR.test(value);
const toNumber = (color: string): number => Number.parseInt(color.slice(1), 16);

function* readEvents(bytes: Uint8Array, header: CastHeader, warnings: CastWarning[]): Generator<CastEvent> {
  let last = 0;
  let shown = 0;
  let line = 1;
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(LINE_FEED, at);
    const end = found < 0 ? bytes.length : found;
    const text = decoder.decode(bytes.subarray(at, end)).trim();
    at = end + 1;
    line++;
    if (text === '' || text.startsWith('#')) continue;
    const event = parseEvent(text);
    if (event === null) {
      warn(warnings, line, 'is not an event and is left out');
      continue;
    }
    const [time, code, data] = event;
    const moment = header.version === 3 ? last + time : time;
    if (moment < last) warn(warnings, line, 'is earlier than the one before and is shown with it');
    const pause = Math.max(0, moment - last);
    last = Math.max(last, moment);
    shown += Math.min(pause, header.idleLimit);
    if (code === 'o') yield { seconds: shown, output: data };
    else if (code === 'r') {
      const size = /^(\d{1,5})x(\d{1,5})$/.exec(data);
      if (size && Number(size[1]) > 0 && Number(size[2]) > 0)
        yield { seconds: shown, resize: { cols: Number(size[1]), rows: Number(size[2]) } };
      else warn(warnings, line, 'has no size such as 80x24 and is left out');
    } else yield { seconds: shown };
  }
}

function parseEvent(text: string): [time: number, code: string, data: string] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(value)) return null;
  const [time, code, data] = value as unknown[];
  const isTime = typeof time === 'number' && time >= 0 && time < 1e7;
  return isTime && typeof code === 'string' ? [time, code, typeof data === 'string' ? data : ''] : null;
}

function warn(warnings: CastWarning[], line: number, what: string): void {
  if (warnings.length < MOST_WARNINGS) warnings.push({ line, message: `Line ${line} ${what}.` });
  else if (warnings.length === MOST_WARNINGS) warnings.push({ line, message: 'More lines have faults.' });
}
