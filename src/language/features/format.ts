// The formatter. It keeps line breaks and comments and changes only white space: indentation, spaces, blank lines, and one
// statement per line. It works on tokens, so text with errors can be formatted too.

import { KEYWORDS, startsItem, startsStatement } from '../syntax/keywords.ts';
import { isComment, scan, type Token } from '../syntax/scan.ts';

export interface TextEdit {
  start: number;
  end: number;
  newText: string;
}

const SPACED = new Set(['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', '=', '|', '?']);
/** After these an operand follows: a minus is a sign, a new line goes on. */
const OPENS_OPERAND = new Set([
  '(',
  '[',
  '{',
  ',',
  ';',
  ':',
  '=',
  '|',
  '?',
  '+',
  '-',
  '*',
  '/',
  '^',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  'and',
  'or',
  'not',
  'for',
  '..',
]);
/** One level of indentation where the editor does not say otherwise. */
const DEFAULT_INDENT = '  ';

export function formatText(text: string): string {
  const edits = formatEdits(text);
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

export interface FormatOptions {
  /** Only white space within these offsets is changed. */
  range?: { start: number; end: number };
  /** One level of indentation: spaces or a tab. */
  indent?: string;
}

/** Edits that replace white space where it differs from the layout. */
export function formatEdits(text: string, { range, indent = DEFAULT_INDENT }: FormatOptions = {}): TextEdit[] {
  const tokens = scan(text);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edits: TextEdit[] = [];
  const gaps = new Layout(text, tokens, eol, indent);
  let before = 0;
  for (let i = 0; i <= tokens.length; i++) {
    const token = tokens[i];
    const start = before;
    const end = token ? token.start : text.length;
    const wanted = gaps.between(i);
    if (wanted !== text.slice(start, end) && (!range || (end >= range.start && start <= range.end)))
      edits.push({ start, end, newText: wanted });
    if (token) before = token.end;
  }
  return edits;
}

/** An unclosed comment extends to the end of the text. */
const isOpenComment = (token: Token): boolean =>
  token.kind === 'blockComment' && (token.text.length < 4 || !token.text.endsWith('*/'));

/** Whether two tokens stay two without a space between them: `. 5` would become a number. */
function standApart(a: Token, b: Token): boolean {
  const joined = scan(a.text + b.text);
  return joined.length === 2 && joined[0]!.text === a.text;
}

interface Open {
  text: string;
  indent: number;
  questions: number;
}

class Layout {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly eol: string;
  private readonly open: Open[] = [];
  private questions = 0;
  /** Levels of indentation of the current line. */
  private indent = 0;
  private readonly unit: string;
  /** The last token but comments. */
  private last: Token | null = null;
  private lastIsSign = false;
  /** Words that begin a statement where no bracket is open, and an item where one can begin. */
  private readonly statements: ReadonlySet<Token>;
  private readonly items: ReadonlySet<Token>;

  constructor(text: string, tokens: readonly Token[], eol: string, unit: string) {
    this.unit = unit;
    this.text = text;
    this.tokens = tokens;
    this.eol = eol;
    const words = tokens.filter((token) => !isComment(token));
    this.statements = new Set(words.filter((_, i) => startsStatement(words, i, 0)));
    this.items = new Set(words.filter((_, i) => startsItem(words, i)));
  }

  /** The white space before token `i`; must be asked for in order. */
  between(i: number): string {
    const token = this.tokens[i];
    const previous = this.tokens[i - 1];
    const gap = this.text.slice(previous?.end ?? 0, token?.start ?? this.text.length);
    const breaks = gap.split(/\r\n|\r|\n/).length - 1;
    if (!token) return previous && !isOpenComment(previous) ? this.eol : '';
    const wanted = previous ? this.gap(previous, token, gap, breaks) : this.startLine(token);
    this.advance(token);
    return wanted;
  }

  private gap(previous: Token, token: Token, gap: string, breaks: number): string {
    const isStatement = this.open.length === 0 && this.statements.has(token);
    if (breaks === 0 && !(isStatement && previous.kind !== 'blockComment')) {
      if (previous.kind === 'lineComment') return this.eol + this.startLine(token);
      if (isComment(token)) return gap === '' ? ' ' : gap.replaceAll('\t', DEFAULT_INDENT); // comments stay aligned as they are
      if (previous.kind === 'blockComment') return ' ';
      const spaces = this.spaces(previous, token);
      return spaces === '' && gap !== '' && !standApart(previous, token) ? ' ' : spaces;
    }
    const closes = token.text === '}' || token.text === ')' || token.text === ']';
    const afterOpening = previous.text === '{' || previous.text === '(' || previous.text === '[';
    const lines = breaks > 1 && !closes && !afterOpening ? 2 : 1;
    return this.eol.repeat(lines) + this.startLine(token);
  }

  private startLine(token: Token): string {
    const closes = token.text === '}' || token.text === ')' || token.text === ']';
    const holder = this.open[this.open.length - 1];
    let indent = holder ? (closes ? holder.indent : holder.indent + 1) : 0;
    if (!closes && this.goesOn(token)) indent++;
    this.indent = indent;
    return this.unit.repeat(indent);
  }

  /** The line continues an expression begun above. */
  private goesOn(token: Token): boolean {
    const { last } = this;
    if (!last) return false;
    if (last.kind !== 'string' && OPENS_OPERAND.has(last.text) && !['(', '[', '{', ',', ';'].includes(last.text))
      return true;
    if (isComment(token)) return false;
    return token.kind === 'punct'
      ? SPACED.has(token.text) || token.text === '^' || token.text === ':'
      : token.text === 'and' || token.text === 'or';
  }

  /** Spaces between two tokens of one line. */
  private spaces(previous: Token, token: Token): string {
    const a = previous.kind === 'string' ? '""' : previous.text;
    const b = token.kind === 'string' ? '""' : token.text;
    if (b === ',' || b === ';' || b === '.' || a === '.') return '';
    if (a === '(' || a === '[' || a === '..' || b === '..') return '';
    if (b === ')' || b === ']') return '';
    if (a === '{' || b === '}') return a === '{' && b === '}' ? '' : ' ';
    if (b === ':') return this.currentQuestions() > 0 ? ' ' : '';
    if (a === '^' || b === '^') return '';
    if (this.lastIsSign) return '';
    if (b === '(') return previous.kind === 'word' && !KEYWORDS.has(a) ? '' : ' ';
    if (a === ',' || a === ';' || a === ':') return ' ';
    if ((previous.kind === 'punct' && SPACED.has(a)) || (token.kind === 'punct' && SPACED.has(b))) return ' ';
    return this.beginsSetting(previous, token) ? '  ' : ' ';
  }

  /** `count: 150  glyphs: "x"`: two spaces between settings of one line. */
  private beginsSetting(previous: Token, token: Token): boolean {
    if (token.kind !== 'word' || this.open[this.open.length - 1]?.text !== '{') return false;
    if (OPENS_OPERAND.has(previous.text) && previous.kind !== 'string') return false;
    const next = this.next(token);
    if (next?.text === ':' || (token.text === 'repeat' && next?.kind === 'number')) return true;
    return token.text === 'play' || this.items.has(token);
  }

  private advance(token: Token): void {
    if (isComment(token)) return;
    this.lastIsSign =
      token.text === '-' &&
      token.kind === 'punct' &&
      (this.last === null ||
        (this.last.kind !== 'string' && OPENS_OPERAND.has(this.last.text)) ||
        (this.last.text === 'in' && this.open.length === 0)); // `param k = 0 in -1..1`
    if (token.kind === 'punct') {
      const holder = this.open[this.open.length - 1];
      if (token.text === '{' || token.text === '(' || token.text === '[')
        this.open.push({ text: token.text, indent: this.indent, questions: 0 });
      else if (token.text === '}' || token.text === ')' || token.text === ']') this.open.pop();
      else if (token.text === '?') {
        if (holder) holder.questions++;
        else this.questions++;
      } else if (token.text === ':' && this.currentQuestions() > 0) {
        if (holder) holder.questions--;
        else this.questions--;
      } else if (token.text === ',' || token.text === ';') {
        if (holder) holder.questions = 0;
      }
    } else if (this.open.length === 0 && this.statements.has(token)) this.questions = 0;
    this.last = token;
  }

  private currentQuestions(): number {
    return this.open[this.open.length - 1]?.questions ?? this.questions;
  }

  private next(token: Token): Token | undefined {
    let i = this.tokens.indexOf(token, this.searchFrom) + 1;
    this.searchFrom = Math.max(0, i - 1);
    while (this.tokens[i] && isComment(this.tokens[i]!)) i++;
    return this.tokens[i];
  }
  private searchFrom = 0;
}

/** On typing `}` or a line end: the lines around the place, indentation only. */
export function formatOnType(text: string, offset: number, indent = DEFAULT_INDENT): TextEdit[] {
  const lineStart = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const before = text.slice(0, lineStart);
  const previousStart = before.lastIndexOf('\n', before.length - 2) + 1;
  return formatEdits(text, { indent }).filter(
    (edit) =>
      edit.start >= previousStart - 1 &&
      edit.end <= offset &&
      text.slice(edit.start, edit.end).includes('\n') === edit.newText.includes('\n') &&
      edit.end > lineStart - 1 &&
      !/\n\s*\n/.test(text.slice(edit.start, edit.end)),
  );
}
