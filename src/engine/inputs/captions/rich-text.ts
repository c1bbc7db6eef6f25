// Lines of a caption with their markup: bold, italic, underline, colours, classes, times of words, and where the caption stands.

import type { Caption, CaptionMark, CaptionPlace } from '../../../contract/caption.ts';
import { CONTROL, decodeEntities, LINE_BREAK, MARKUP } from './plain-text.ts';
import { parseTime } from './parse-time.ts';
import { timeWords } from './time-words.ts';

/** A line of words; tags stand before the character at their offset. */
export interface RichLine {
  text: string;
  tags: { at: number; tag: string }[];
}

/** Takes the place of a tag while a line is taken apart; control characters are removed before. */
const TAG_PLACE = '\u0001';

/** One line of a file as lines of words; none where it has none. */
export function richLines(line: string): RichLine[] {
  const tags: string[] = [];
  const bare = line
    .replace(LINE_BREAK, '\n')
    .replaceAll('\\h', ' ')
    .replace(CONTROL, '')
    .replace(MARKUP, (tag) => {
      tags.push(tag);
      return TAG_PLACE;
    });
  let next = 0;
  const waiting: { at: number; tag: string }[] = [];
  return bare.split('\n').flatMap((part) => {
    const found: RichLine = { text: '', tags: waiting.splice(0) };
    part.split(TAG_PLACE).forEach((words, i) => {
      if (i > 0) found.tags.push({ at: found.text.length, tag: tags[next++] });
      found.text += decodeEntities(words).replace(CONTROL, '');
    });
    const before = found.text.length - found.text.trimStart().length;
    found.text = found.text.trim();
    for (const tag of found.tags) tag.at = Math.min(found.text.length, Math.max(0, tag.at - before));
    if (found.text !== '') return [found];
    waiting.push(...found.tags.map(({ tag }) => ({ at: 0, tag })));
    return [];
  });
}

/** Colours that WebVTT gives to classes. */
const CLASS_COLORS: Readonly<Record<string, string>> = {
  white: '#ffffff',
  lime: '#00ff00',
  cyan: '#00ffff',
  red: '#ff0000',
  yellow: '#ffff00',
  magenta: '#ff00ff',
  blue: '#0000ff',
  black: '#000000',
};
const NAMED: Readonly<Record<string, string>> = {
  ...CLASS_COLORS,
  green: '#008000',
  orange: '#ffa500',
  gray: '#808080',
};

export type Look = Omit<CaptionMark, 'start' | 'end'>;

/** Looks of classes, from a file's STYLE blocks. */
export function classLooks(text: string): Map<string, Look> {
  const looks = new Map<string, Look>(
    Object.entries(CLASS_COLORS).map(([name, hex]): [string, Look] => [name, { color: rgbOf(hex)! }]),
  );
  for (const [, name, body] of text.matchAll(/::cue\(\.([\w-]+)\)\s*\{([^}]*)\}/g)) {
    const color = /(?:^|[;\s])color\s*:\s*([#\w]+)/.exec(body)?.[1];
    const rgb = color === undefined ? null : rgbOf(color);
    looks.set(name, {
      ...(rgb ? { color: rgb } : {}),
      ...(/font-weight\s*:\s*bold/.test(body) ? { bold: true } : {}),
      ...(/font-style\s*:\s*italic/.test(body) ? { italic: true } : {}),
      ...(/text-decoration\s*:\s*underline/.test(body) ? { underline: true } : {}),
    });
  }
  return looks;
}

function rgbOf(color: string): readonly [number, number, number] | null {
  const hex = (NAMED[color.toLowerCase()] ?? color).replace(/^#?/, '#');
  const long = /^#[\da-f]{3}$/i.test(hex) ? hex.replace(/[\da-f]/gi, '$&$&') : hex;
  if (!/^#[\da-f]{6}/i.test(long)) return null;
  const channel = (at: number): number => Number.parseInt(long.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

const WORD_TIME = /^<(\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,6})?)>$/;

/** The caption of lines that are shown from `from` to `to`. `shift` is subtracted from times of words. */
export function captionOf(
  lines: readonly RichLine[],
  {
    from,
    to,
    place,
    looks,
    shift = 0,
  }: { from: number; to: number; place?: CaptionPlace | null; looks: ReadonlyMap<string, Look>; shift?: number },
): Caption {
  const text = lines.map((line) => line.text).join('\n');
  const open: { name: string; look: Look }[] = [];
  const marks: CaptionMark[] = [];
  const times: { at: number; time: number }[] = [];
  let put: CaptionPlace | null = place ?? null;
  let since = 0;
  const upTo = (at: number): void => {
    const look = Object.assign({}, ...open.map((each) => each.look)) as Look;
    if (at > since && Object.keys(look).length > 0) marks.push({ start: since, end: at, ...look });
    since = at;
  };
  let base = 0;
  for (const line of lines) {
    for (const { at, tag } of line.tags) {
      const time = WORD_TIME.exec(tag);
      if (time) {
        times.push({ at: base + at, time: parseTime(time[1].replace(',', '.').split(':')) - shift });
        continue;
      }
      put = numpadPlace(tag) ?? put;
      upTo(base + at);
      if (tag.startsWith('{')) overrides(tag, open);
      else if (tag.startsWith('</')) {
        const name = /^<\/(\w+)/.exec(tag)![1].toLowerCase();
        const which = open.findLastIndex((each) => each.name === name);
        if (which >= 0) open.splice(which, 1);
      } else {
        const [, name, classes] = /^<(\w+)((?:\.[^<>\s.]*)*)/.exec(tag) ?? [];
        if (name && !tag.endsWith('/>'))
          open.push({ name: name.toLowerCase(), look: lookOf(name, classes ?? '', tag, looks) });
      }
    }
    base += line.text.length + 1;
  }
  upTo(text.length);
  return {
    from,
    to,
    text,
    ...(times.length > 0 ? { words: timeWords(text, times, from, to) } : {}),
    ...(marks.length > 0 ? { marks } : {}),
    ...(put ? { place: put } : {}),
  };
}

function lookOf(name: string, classes: string, tag: string, looks: ReadonlyMap<string, Look>): Look {
  const look: Look = {};
  if (/^(?:b|strong)$/i.test(name)) look.bold = true;
  if (/^(?:i|em)$/i.test(name)) look.italic = true;
  if (/^u$/i.test(name)) look.underline = true;
  const color = /\scolor\s*=\s*["']?([#\w]+)/i.exec(tag)?.[1];
  const rgb = color === undefined ? null : rgbOf(color);
  if (rgb) look.color = rgb;
  for (const each of classes.split('.').filter(Boolean)) Object.assign(look, looks.get(each));
  return look;
}

/** Overrides of SubStation: `{\b1}`, `{\i0}`, `{\c&H0000FF&}`; the digits of a colour are blue, green, red. */
function overrides(tag: string, open: { name: string; look: Look }[]): void {
  const set = (name: string, look: Look | null): void => {
    const which = open.findIndex((each) => each.name === name);
    if (which >= 0) open.splice(which, 1);
    if (look) open.push({ name, look });
  };
  for (const [, name, value] of tag.matchAll(/\\([biu])(\d+)/g))
    set(
      `\\${name}`,
      value === '0' ? null : name === 'b' ? { bold: true } : name === 'i' ? { italic: true } : { underline: true },
    );
  const color = /\\1?c&H([\da-f]{6})&/i.exec(tag)?.[1];
  if (color) set('\\c', { color: rgbOf(`#${color.slice(4)}${color.slice(2, 4)}${color.slice(0, 2)}`)! });
}

/** `{\an8}`: as on a number pad. */
function numpadPlace(tag: string): CaptionPlace | null {
  const key = Number(/^\{[^}]*\\an([1-9])/.exec(tag)?.[1] ?? 0);
  if (key === 0 || key === 2) return null;
  const [column, row] = [(key - 1) % 3, Math.floor((key - 1) / 3)];
  const align = (['left', 'center', 'right'] as const)[column];
  return { x: [0.05, 0.5, 0.95][column], y: [0.92, 0.5, 0.08][row], anchorX: column / 2, anchorY: 1 - row / 2, align };
}

/** Words of WebVTT's lines by which positions without a percentage count. */
const LINES = 15;

/** Settings after the times of a WebVTT cue: `line:10% position:20% align:start`. Null without a position. */
export function cuePlace(settings: string): CaptionPlace | null {
  const value = (name: string): string | undefined => new RegExp(`\\b${name}:([^\\s,]+)`).exec(settings)?.[1];
  const [line, position, align] = [value('line'), value('position'), value('align')];
  if (line === undefined && position === undefined && align === undefined) return null;
  const side =
    align === 'start' || align === 'left' ? 'left' : align === 'end' || align === 'right' ? 'right' : 'center';
  const anchorX = side === 'left' ? 0 : side === 'right' ? 1 : 0.5;
  const place: CaptionPlace = { anchorX, anchorY: 1, align: side };
  const share = (text: string | undefined): number | null =>
    text?.endsWith('%') ? Number(text.slice(0, -1)) / 100 : null;
  const x = share(position) ?? (side === 'center' ? null : anchorX === 0 ? 0.05 : 0.95);
  if (x !== null && Number.isFinite(x)) place.x = Math.min(1, Math.max(0, x));
  const number = Number(line);
  const y =
    share(line) ??
    (line === undefined || !Number.isFinite(number) ? null : number < 0 ? 1 + (number + 1) / LINES : number / LINES);
  if (y !== null && Number.isFinite(y)) {
    place.y = Math.min(0.95, Math.max(0.04, y));
    place.anchorY = line!.startsWith('-') ? 1 : 0;
  }
  return place;
}
