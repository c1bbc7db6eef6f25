// What a text says, as parts of the plan: its words by style, and what is written into it each frame.

import { unresolvedText } from '../../contract/diagnostics/text.ts';
import type { NodeId, TextPart, TextStyle } from '../../contract/plan.ts';
import { parseExpression } from '../syntax/parse-expression.ts';
import { readMarkup } from '../syntax/text-markup.ts';
import { readColor } from '../syntax/literals.ts';
import type { CallExpr, Expr, StringExpr } from '../syntax/tree.ts';
import { fitArgument } from './arguments.ts';
import { type Env, evaluate, report } from './context.ts';
import { colorList } from './palettes.ts';
import { spanColor } from './span-colors.ts';

export interface TextContent {
  parts: TextPart[];
  styles: TextStyle[];
}

export const PLAIN: TextStyle = { color: null, bold: false, dim: false, inverse: false, blink: false };
const SWITCHES: Readonly<Record<string, keyof TextStyle>> = {
  b: 'bold',
  bold: 'bold',
  dim: 'dim',
  inverse: 'inverse',
  reverse: 'inverse',
  blink: 'blink',
};
/** Tags that are not colours. */
export const SPAN_WORDS = ['b', 'dim', 'inverse', 'blink'];
const NUMBER = { name: 'value', kind: 'number', unit: 'none', rate: 'frame', doc: '' } as const;
/** Cells of a bar of `progress(k)`. */
const BAR = 20;

export function textContent(env: Env, text: StringExpr): TextContent {
  const builder = new ContentBuilder(env);
  builder.add(text);
  return builder.content;
}

/** What it says as written, without what changes. */
export const wordsOf = ({ parts }: TextContent): string =>
  parts.map((part) => ('text' in part ? part.text : '')).join('');

/**
 * Source code with the texts and constants of its `${…}` inserted. What is no constant stays as it is written, because template
 * strings look the same; so do brackets, because `a[b]` is code.
 */
export function codeContent(env: Env, text: StringExpr): string {
  const at = env.place.base + text.start;
  const token = env.unit.parsed.text.slice(at, env.place.base + text.end);
  return readMarkup(token)
    .map((piece): string => {
      if (piece.k === 'text') return piece.text;
      const inserted = piece.k === 'value' ? constantText(env, piece.source, text.start + piece.inner) : null;
      return inserted ?? token.slice(piece.start, piece.end);
    })
    .join('');
}

function constantText(env: Env, source: string, start: number): string | null {
  const expr = parseExpression(source, start);
  if (expr === null) return null;
  return env.ctx.reporter.withoutReporting(() => {
    const before = env.ctx.reporter.errors;
    const value = evaluate(env, expr, 'any');
    if (env.ctx.reporter.errors > before) return null;
    if (value.t === 'text') return value.text;
    const arg = value.t === 'number' ? fitArgument(env, NUMBER, expr, 'a number in code', true) : null;
    const constant = arg && 'node' in arg ? env.build.table.constant(arg.node) : null;
    return constant === null || constant === undefined ? null : String(Number(constant.toPrecision(9)));
  });
}

export class ContentBuilder {
  readonly content: TextContent = { parts: [], styles: [PLAIN] };
  readonly #env: Env;

  constructor(env: Env) {
    this.#env = env;
  }

  /** Adds text without markup. */
  addPlain(text: string): void {
    if (text !== '') this.content.parts.push({ text, style: 0 });
  }

  add(text: StringExpr): void {
    const env = this.#env;
    const at = env.place.base + text.start;
    const token = env.unit.parsed.text.slice(at, env.place.base + text.end);
    // The spans that are open: the name as written, and the style from there on.
    const open: { name: string; style: number }[] = [];
    const style = (): number => open.at(-1)?.style ?? 0;
    for (const piece of readMarkup(token)) {
      const written = token.slice(piece.start, piece.end);
      if (piece.k === 'text') this.#push({ text: piece.text, style: style() });
      else if (piece.k === 'value') {
        const span = { start: text.start + piece.start, end: text.start + piece.end };
        const part = this.#value(piece.source, text.start + piece.inner, style());
        if (part === null) report(env, span, unresolvedText.value({ written }));
        this.#push(part ?? { text: written, style: style() });
      } else if (piece.isClosing) {
        const which = piece.name === '' ? open.length - 1 : open.findLastIndex(({ name }) => name === piece.name);
        if (which < 0) this.#push({ text: written, style: style() });
        else open.length = which;
      } else {
        const next = this.#styleOf(piece.name, style(), text.start + piece.start + 1);
        if (next === null) this.#push({ text: written, style: style() });
        else open.push({ name: piece.name, style: next });
      }
    }
  }

  #push(part: TextPart): void {
    const { parts } = this.content;
    const last = parts.at(-1);
    if (last && 'text' in last && 'text' in part && last.style === part.style) last.text += part.text;
    else parts.push(part);
  }

  /** The style inside a tag; null for brackets that are no tag. */
  #styleOf(tag: string, outer: number, start: number): number | null {
    const { styles } = this.content;
    const base = styles[outer]!;
    const flag = Object.hasOwn(SWITCHES, tag) ? SWITCHES[tag] : undefined;
    const color = flag === undefined ? this.#color(tag, start) : null;
    if (flag === undefined && color === null) return null;
    const style = flag === undefined ? { ...base, color } : { ...base, [flag]: true };
    const known = styles.findIndex((each) => JSON.stringify(each) === JSON.stringify(style));
    return known >= 0 ? known : styles.push(style) - 1;
  }

  #color(tag: string, start: number): NodeId | null {
    const { table } = this.#env.build;
    const rgb = tag.startsWith('#') ? readColor(tag) : spanColor(tag);
    // A list of colours: its last one, or by number: `[ember.2]`.
    const [name, number] = tag.split('.') as [string, string | undefined];
    const isOwn = this.#env.unit.names.colors.has(name);
    if (rgb && !isOwn) return table.rgb(rgb);
    if (!/^[A-Za-z_]\w*$/.test(name) || !(number === undefined || /^[1-9]\d?$/.test(number))) return null;
    const list = colorList(this.#env, { text: name, start, end: start + name.length });
    return list?.[number === undefined ? list.length - 1 : Number(number) - 1] ?? null;
  }

  /** What `${…}` writes; null if it does not resolve. */
  #value(source: string, start: number, style: number): TextPart | null {
    const expr = parseExpression(source, start);
    if (expr === null) return null;
    if (isCaptionText(expr)) return { caption: expr.member!.text as 'line' | 'word', style };
    const { reporter } = this.#env.ctx;
    let part: TextPart | null = null;
    let failed = false;
    reporter.withoutReporting(() => {
      const before = reporter.errors;
      part = this.#number(expr, style);
      failed = reporter.errors > before;
    });
    return failed ? null : part;
  }

  #number(expr: Expr, style: number): TextPart | null {
    const form = formOf(expr);
    if (form) {
      const [value, digits] = (expr as CallExpr).args!;
      const number = this.#node(value!.value);
      const places = digits ? this.#node(digits.value) : form === 'bar' ? this.#env.build.table.num(BAR) : null;
      return number === null ? null : { value: number, form, digits: places, style };
    }
    const value = evaluate(this.#env, expr, 'any');
    if (value.t === 'text') return { text: value.text, style };
    if (value.t !== 'number') return null;
    const node = this.#node(expr);
    return node === null ? null : { value: node, form: 'plain', digits: null, style };
  }

  /** A number of any measure; per-cell ones are no number. */
  #node(expr: Expr): NodeId | null {
    const arg = fitArgument(this.#env, NUMBER, expr, 'a number in a text', true);
    return arg && 'node' in arg ? arg.node : null;
  }
}

interface FormSpec {
  form: 'fixed' | 'clock' | 'percent' | 'bar';
  docs: string;
  params: readonly { name: string; docs: string; isOptional?: true }[];
}

/** How `${…}` can write a number; the rest is what the editor shows. */
export const TEXT_FORMS: Readonly<Record<string, FormSpec>> = {
  fixed: {
    form: 'fixed',
    docs: 'A number with as many decimals as given: `${fixed(x, 2)}`.',
    params: [
      { name: 'x', docs: 'The number, per frame.' },
      { name: 'decimals', docs: '0..6; 0 if it is left out.', isOptional: true },
    ],
  },
  clock: {
    form: 'clock',
    docs: 'Minutes and seconds, such as `1:05`.',
    params: [{ name: 'seconds', docs: 'The time, per frame.' }],
  },
  percent: {
    form: 'percent',
    docs: 'A percentage, such as `42%`.',
    params: [{ name: 'k', docs: 'The share, 0..1, per frame.' }],
  },
  progress: {
    form: 'bar',
    docs: 'A bar that fills as its value goes from 0 to 1.',
    params: [
      { name: 'k', docs: 'How full the bar is, 0..1, per frame.' },
      { name: 'cells', docs: 'Length of the bar in characters; 20 if it is left out.', isOptional: true },
    ],
  },
};

function formOf(expr: Expr): 'fixed' | 'clock' | 'percent' | 'bar' | null {
  if (expr.k !== 'call' || expr.member || !expr.args || expr.args.length === 0 || expr.args.length > 2) return null;
  if (expr.args.some(({ name }) => name !== null)) return null;
  return Object.hasOwn(TEXT_FORMS, expr.name.text) ? TEXT_FORMS[expr.name.text]!.form : null;
}

const isCaptionText = (expr: Expr): expr is CallExpr =>
  expr.k === 'call' &&
  expr.name.text === 'caption' &&
  expr.args === null &&
  (expr.member?.text === 'line' || expr.member?.text === 'word');
