// Functions that make a text: `text file("a.txt")`, `box`, `table`, `progress`, `banner`.

import { eastAsianWidth } from 'get-east-asian-width';
import { textSource } from '../../contract/diagnostics/text.ts';
import type { CallExpr, Expr } from '../syntax/tree.ts';
import { fitArgument } from './arguments.ts';
import { type Env, evaluate, markBroken, report } from './context.ts';
import { media } from './convert-argument.ts';
import { checkText } from './glyphs.ts';
import { ContentBuilder, type TextContent } from './text-content.ts';

interface SourceSpec {
  form: string;
  docs: string;
  /** Arguments, by position. */
  params: readonly { name: string; docs: string; isOptional?: true }[];
}

/** What the editor shows of them. */
export const TEXT_SOURCES: Readonly<Record<'file' | 'box' | 'table' | 'progress' | 'banner', SourceSpec>> = {
  file: {
    form: 'file("notes.txt")',
    docs: 'The text of a file, relative to the reel.',
    params: [{ name: 'path', docs: 'Path of the file, or a `param` of kind file.' }],
  },
  box: {
    form: 'box("title", "text")',
    docs: 'A text in a frame of lines, with a title.',
    params: [
      { name: 'title', docs: 'What the upper side says. It can be left out.' },
      { name: 'text', docs: 'What is in the box; `\\n` begins a line.' },
    ],
  },
  table: {
    form: 'table("name | size", "a.ts | 12K")',
    docs: 'Rows of a table; `|` divides the columns, the first row is the heading.',
    params: [
      { name: 'heading', docs: 'Names of the columns, divided by `|`.' },
      { name: 'rows…', docs: 'One text for each row. Columns of numbers are aligned on the right.' },
    ],
  },
  progress: {
    form: 'progress(t / 4)',
    docs: 'A bar that fills as its value goes from 0 to 1, and the percentage.',
    params: [
      { name: 'value', docs: 'How full the bar is, 0..1, per frame.' },
      { name: 'cells', docs: 'Length of the bar in characters, 1..200; 20 if it is left out.', isOptional: true },
    ],
  },
  banner: {
    form: 'banner("HELLO", 6)',
    docs: 'Large letters made of blocks, from the font of the text; the number is their height in lines.',
    params: [
      { name: 'text', docs: 'The letters.' },
      { name: 'lines', docs: 'Their height in lines, 2..60; 6 if it is left out.', isOptional: true },
    ],
  },
};
export const isTextSource = (name: string): name is keyof typeof TEXT_SOURCES => Object.hasOwn(TEXT_SOURCES, name);

const BAR_CELLS = 20;
const BANNER_LINES = 6;
const NUMBER = { kind: 'number', unit: 'none', doc: '' } as const;

/** Null after an error, which is reported. */
export function sourceContent(env: Env, call: CallExpr): TextContent | null {
  const name = call.name.text;
  if (!isTextSource(name)) {
    report(env, call.name, textSource.unknown({ name, names: Object.keys(TEXT_SOURCES) }));
    return null;
  }
  const builder = new ContentBuilder(env);
  const made = fill(env, call, name, builder);
  if (!made) {
    report(env, call, textSource.arguments({ form: TEXT_SOURCES[name].form }));
    return null;
  }
  return builder.content;
}

function fill(env: Env, call: CallExpr, name: keyof typeof TEXT_SOURCES, builder: ContentBuilder): boolean {
  const args = call.args ?? [];
  if (args.length === 0 || args.some((arg) => arg.name !== null)) return false;
  const [first, second] = args;
  if (name === 'progress') {
    const value = fitArgument(env, { ...NUMBER, name: 'value', rate: 'frame' }, first!.value, 'progress');
    const cells = second ? constant(env, second.value) : BAR_CELLS;
    if (!value || !('node' in value) || cells === null) return false;
    const digits = env.build.table.num(Math.min(200, Math.max(1, Math.round(cells))));
    builder.content.parts.push({ value: value.node, form: 'bar', digits, style: 0 });
    builder.addPlain(' ');
    builder.content.parts.push({ value: value.node, form: 'share', digits: null, style: 0 });
    return args.length <= 2;
  }
  if (name === 'banner') {
    const [text] = textsOf(env, call, 1) ?? [];
    const rows = second ? constant(env, second.value) : BANNER_LINES;
    if (text === undefined || rows === null || args.length > 2) return false;
    builder.content.parts.push({ banner: text, rows: Math.min(60, Math.max(2, Math.round(rows))), style: 0 });
    return true;
  }
  const texts = textsOf(env, call, args.length);
  if (!texts) return false;
  if (name === 'file') {
    const arg = media(env, texts[0]!, first!.value, 'texts');
    if (arg === null) markBroken(env);
    if (arg && 'media' in arg) builder.content.parts.push({ media: arg.media, style: 0 });
    return args.length === 1;
  }
  for (const [i, text] of texts.entries()) checkText(env, text, args[i]!.value);
  if (name === 'box' && texts.length > 2) return false;
  builder.addPlain(name === 'table' ? tableText(texts) : boxText(texts.length > 1 ? texts[0]! : '', texts.at(-1)!));
  return true;
}

/** The first `count` arguments, all texts. */
function textsOf(env: Env, call: CallExpr, count: number): string[] | null {
  const texts: string[] = [];
  for (const arg of (call.args ?? []).slice(0, count)) {
    const value = evaluate(env, arg.value, 'any');
    if (value.t !== 'text') return null;
    texts.push(value.text);
  }
  return texts;
}

function constant(env: Env, expr: Expr): number | null {
  const arg = fitArgument(env, { ...NUMBER, name: 'number', rate: 'const' }, expr, 'a number');
  return arg && 'node' in arg ? env.build.table.constant(arg.node) : null;
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, glyph) => sum + (/\p{M}/u.test(glyph) ? 0 : eastAsianWidth(glyph.codePointAt(0)!)), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** A frame of lines with the title in its upper side. */
export function boxText(title: string, text: string): string {
  const lines = text.split('\n');
  const head = title === '' ? '' : ` ${title} `;
  const width = Math.max(widthOf(head) + 1, ...lines.map((line) => widthOf(line) + 2));
  return [
    `┌${head === '' ? '' : '─'}${head}${'─'.repeat(width - widthOf(head) - (head === '' ? 0 : 1))}┐`,
    ...lines.map((line) => `│ ${padded(line, width - 2)} │`),
    `└${'─'.repeat(width)}┘`,
  ].join('\n');
}

/** Rows of cells that are divided by `|`; a line follows the first row. */
export function tableText(rows: readonly string[]): string {
  const cells = rows.flatMap((row) => row.split('\n')).map((row) => row.split('|').map((cell) => cell.trim()));
  const columns = Math.max(...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(1, ...cells.map((row) => widthOf(row[i] ?? ''))));
  // Columns of numbers are aligned on the right.
  const isNumeric = widths.map(
    (_, i) => cells.slice(1).every((row) => /^(?:[-+]?[\d.,]+\s?\S{0,3})?$/.test(row[i] ?? '')) && cells.length > 1,
  );
  const line = (row: readonly string[]): string =>
    widths
      .map((width, i) => {
        const cell = row[i] ?? '';
        return isNumeric[i] ? ' '.repeat(width - widthOf(cell)) + cell : padded(cell, width);
      })
      .join(' │ ')
      .trimEnd();
  const [head, ...body] = cells;
  return [line(head!), widths.map((width) => '─'.repeat(width)).join('─┼─'), ...body.map(line)].join('\n');
}
