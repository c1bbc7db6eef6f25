// What can be completed at the cursor while the text does not parse yet. Works on tokens alone.

import { BLOCK_WORDS, itemSyntax, startsItem, startsStatement, STATEMENT_WORDS } from '../syntax/keywords.ts';
import { RAW_QUOTES } from '../syntax/raw-string.ts';
import { isComment, scan, type Token } from '../syntax/scan.ts';

export interface OpenCall {
  name: string;
  /** Offset of the name and of the opening parenthesis. */
  start: number;
  open: number;
  /** Argument the place is in: by position, or by name. */
  index: number;
  argName: string | null;
  /** Named arguments so far. */
  named: string[];
  /** The call follows a `|`. */
  piped: boolean;
}

export interface CursorContext {
  /** Text of the word under the cursor up to it, and where it begins and ends. */
  prefix: string;
  start: number;
  end: number;
  /**
   * `statement`: between statements. `effect`: the name of an effect or of a `media` statement, after an item's keyword. `item`: where a setting (or a scene's item) begins. `value`: an expression.
   * `number`: right behind digits, where a unit can follow. `span`: the name of a span in a text.
   */
  place:
    | 'statement'
    | 'item'
    | 'value'
    | 'name'
    | 'grid'
    | 'effect'
    | 'play'
    | 'string'
    | 'span'
    | 'member'
    | 'number'
    | 'none';
  /** Keyword of the block: `scene`, `layer` …; `reel.audio` is the block after the value of a setting. */
  block: string | null;
  /** The effect of the block: the system of a `particles` block. */
  effect: string | null;
  /** Settings already given in the block. */
  given: string[];
  /** The setting, or the statement's keyword (`let`, `look`, `for` …), whose value is being written. */
  setting: string | null;
  statement: string | null;
  calls: OpenCall[];
  /** The expression at the cursor follows a `|`. */
  piped: boolean;
  /** Inside `[ … ]`. */
  inList: boolean;
  /** Word before the dot. */
  owner: string | null;
  /** An operand could be followed by `for` here; in a `param`, the default by `in`. */
  afterName: boolean;
  /** Inside the parentheses of a point: the number of the coordinate, from 0. */
  coordinate: number | null;
  /** Inside `${…}` of a text. */
  inText: boolean;
}

interface Frame {
  kind: 'file' | 'block' | 'call' | 'paren' | 'list' | 'params';
  block: CursorContext['block'];
  effect: string | null;
  given: string[];
  setting: string | null;
  phase: 'start' | 'name' | 'grid' | 'value' | 'after';
  item: string | null;
  call: OpenCall | null;
  piped: boolean;
  questions: number;
  /** Commas so far, in parentheses. */
  coordinate: number;
}

const OPERATORS = new Set([
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
  '?',
  ':',
  '|',
  '=',
  '(',
  '[',
  ',',
  'and',
  'or',
  'not',
  'for',
  'until',
]);

const frame = (kind: Frame['kind'], more: Partial<Frame> = {}): Frame => ({
  kind,
  block: null,
  effect: null,
  given: [],
  setting: null,
  phase: 'start',
  item: null,
  call: null,
  piped: false,
  questions: 0,
  coordinate: 0,
  ...more,
});

const holdsItems = (block: string | null): boolean =>
  block === 'scene' || (block !== null && itemSyntax(block)?.holds !== undefined);
const isTimeline = (block: string | null): boolean => block === 'timeline' || block === 'repeat';

export function cursorContext(tokens: readonly Token[], offset: number): CursorContext {
  const before = tokens.filter((token) => !isComment(token) && token.start < offset);
  const comment = tokens.find(
    (token) =>
      isComment(token) &&
      token.start < offset &&
      (offset < token.end || (token.kind === 'lineComment' && offset === token.end)),
  );
  let current: Token | null = before[before.length - 1] ?? null;
  if (current && current.end < offset) current = null;
  if (
    current &&
    current.end === offset &&
    (current.kind === 'punct' || current.kind === 'unknown' || (current.kind === 'string' && isClosed(current)))
  )
    current = null;
  const list = current ? before.slice(0, -1) : before;
  const words = current ? before : list;

  const frames: Frame[] = [frame('file')];
  let statement: string | null = null;
  const top = (): Frame => frames[frames.length - 1]!;
  for (let i = 0; i < list.length; i++) {
    const token = list[i]!;
    const next = list[i + 1] ?? (current && i === list.length - 1 ? current : undefined);
    const previous = list[i - 1];
    const at = top();
    const isNext = (text: string): boolean => next?.text === text;
    if (startsStatement(words, i, frames.length - 1)) {
      frames.length = 1;
      statement = token.text;
      Object.assign(top(), frame('file', { item: token.text, phase: 'name' }));
      continue;
    }
    switch (token.text) {
      case '{': {
        const item = at.item;
        const block =
          at.kind === 'block' && at.phase === 'value' && at.setting !== null
            ? `${at.block}.${at.setting}`
            : at.kind === 'file' && item && BLOCK_WORDS.has(item)
              ? item
              : holdsItems(at.block) && item && item !== 'let'
                ? item
                : isTimeline(at.block) && item === 'repeat'
                  ? item
                  : at.block;
        frames.push(frame('block', { block, effect: at.effect }));
        break;
      }
      case '}':
        while (frames.length > 1 && top().kind !== 'block') frames.pop();
        if (frames.length > 1) frames.pop();
        Object.assign(top(), { phase: 'start', item: null, setting: null, piped: false, questions: 0 });
        if (frames.length === 1) statement = null;
        break;
      case '(':
        if (at.kind === 'file' && (at.item === 'field' || at.item === 'scene') && at.phase === 'name')
          frames.push(frame('params'));
        else if (previous?.kind === 'word' && previous.end <= token.start && !OPERATORS.has(previous.text)) {
          frames.push(
            frame('call', {
              block: at.block,
              phase: 'value',
              call: {
                name: previous.text,
                start: previous.start,
                open: token.start,
                index: 0,
                argName: null,
                named: [],
                piped: at.piped,
              },
            }),
          );
        } else frames.push(frame('paren', { block: at.block, phase: 'value' }));
        break;
      case '[':
        frames.push(frame('list', { block: at.block, phase: 'value' }));
        break;
      case ')':
      case ']':
        if (frames.length > 1 && at.kind !== 'block') frames.pop();
        break;
      case ',':
      case ';':
        if (at.call) {
          at.call.index++;
          at.call.argName = null;
        }
        if (at.kind === 'paren') at.coordinate++;
        if (at.kind === 'block') {
          at.phase = 'start';
          at.setting = null;
        }
        at.piped = false;
        at.questions = 0;
        break;
      case '|':
        at.piped = true;
        break;
      case '?':
        at.questions++;
        at.piped = false;
        break;
      case ':':
        at.piped = false;
        if (at.questions > 0) at.questions--;
        else if (at.call && previous?.kind === 'word') {
          at.call.argName = previous.text;
          at.call.named.push(previous.text);
        } else if (at.kind === 'block') at.phase = 'value';
        break;
      case '=':
        at.phase = 'value';
        break;
      case 'for':
        if (!isNext(':')) {
          at.phase = 'value';
          at.setting = 'for';
        }
        break;
      case 'until':
        if (at.block === 'timeline' && at.phase === 'after') {
          at.phase = 'value';
          at.setting = 'until';
        }
        break;
      case 'on':
        if (at.kind === 'block' && at.phase === 'name') at.phase = 'grid';
        break;
      default:
        if (token.kind === 'string' && at.kind === 'block' && at.phase === 'name') at.phase = 'after';
        if (token.kind !== 'word') break;
        if (at.kind === 'block' && !isTimeline(at.block) && at.questions === 0 && isNext(':')) {
          at.setting = token.text;
          at.given.push(token.text);
          at.item = null;
          at.piped = false;
        } else if (at.kind === 'block' && holdsItems(at.block) && startsItem(words, i)) {
          Object.assign(at, { item: token.text, phase: 'name', setting: null, piped: false, effect: null });
        } else if (isTimeline(at.block) && token.text === 'play')
          Object.assign(at, { item: 'play', phase: 'name', setting: null });
        else if (isTimeline(at.block) && token.text === 'repeat' && at.kind === 'block' && at.phase !== 'name')
          Object.assign(at, { item: 'repeat', phase: 'value', setting: null });
        else if (at.phase === 'name') {
          if (at.item && itemSyntax(at.item)?.subject?.is === 'effect') at.effect = token.text;
          if (at.item === 'play') at.phase = 'after';
        } else if (at.phase === 'grid') at.phase = 'after';
    }
  }

  const at = top();
  const last = list[list.length - 1];
  const word =
    current &&
    (current.kind === 'word' || current.kind === 'number' || current.kind === 'size' || current.kind === 'color')
      ? current
      : null;
  const calls = frames.filter((each) => each.call).map((each) => each.call!);
  const holder = frames.findLast((each) => each.kind === 'block' || each.kind === 'file')!;
  const context: CursorContext = {
    prefix: word ? word.text.slice(0, offset - word.start) : '',
    start: word ? word.start : offset,
    end: word ? word.end : offset,
    place: 'none',
    block: at.block,
    effect: holder.kind === 'block' ? (frames[frames.indexOf(holder) - 1]?.effect ?? null) : null,
    given: holder.given,
    setting: holder.setting,
    statement: holder.kind === 'file' ? (statement ?? null) : holder.item === 'let' ? 'let' : null,
    calls,
    piped: at.piped,
    inList: at.kind === 'list',
    owner: null,
    afterName: false,
    coordinate: at.kind === 'paren' ? at.coordinate : null,
    inText: false,
  };
  if (comment) return context;
  const inText = current?.kind === 'string' && at.item !== null && last?.text === at.item;
  if (current?.kind === 'string' && inText && itemSyntax(at.item!)?.subject?.is === 'text') {
    const found = inMarkup(current.text.slice(0, offset - current.start), offset);
    if (found) return { ...context, ...found };
  }
  if (current?.kind === 'string')
    return {
      ...context,
      place: 'string',
      start: current.start,
      end: current.end,
      prefix: current.text.slice(1, offset - current.start),
    };
  if (word?.kind === 'number') return { ...context, place: 'number' };
  if (word && word.kind !== 'word') return context;
  if (last?.text === '.' && list.length > 1) return { ...context, place: 'member', owner: list[list.length - 2]!.text };

  const wantsOperand = last !== undefined && OPERATORS.has(last.text) && !(last.text === ',' && at.kind === 'block');
  if (at.kind === 'file') {
    if (at.item === null) return { ...context, place: 'statement' };
    if (at.phase === 'value' && wantsOperand) return { ...context, place: 'value' };
    if (at.phase === 'name' && last && STATEMENT_WORDS.includes(last.text))
      return { ...context, place: at.item === 'import' || at.item === 'use' || at.item === 'reel' ? 'none' : 'name' };
    const isAfterName = (at.item === 'scene' && at.phase === 'name') || (at.item === 'param' && at.phase === 'value');
    return { ...context, place: 'statement', afterName: isAfterName };
  }
  if (at.kind === 'params') return { ...context, place: last?.text === '=' ? 'value' : 'name' };
  if (at.kind !== 'block') return { ...context, place: wantsOperand ? 'value' : 'none' };
  if (at.phase === 'value' && wantsOperand) return { ...context, place: 'value' };
  if (isTimeline(at.block))
    return {
      ...context,
      place: at.item === 'play' && at.phase === 'name' && last?.text === 'play' ? 'play' : 'item',
      afterName: at.phase === 'after',
    };
  if (at.phase === 'grid') return { ...context, place: 'grid' };
  const subject = at.item === null ? undefined : itemSyntax(at.item)?.subject?.is;
  if (at.phase === 'name' && last?.text === at.item && (subject === 'effect' || subject === 'media'))
    return { ...context, place: 'effect', owner: at.item };
  if (at.phase === 'name' && last && last.text === at.item) return { ...context, place: 'name' };
  if (at.phase === 'name' || at.phase === 'after')
    return {
      ...context,
      place: at.phase === 'after' || (at.item && itemSyntax(at.item)?.subject?.is === 'text') ? 'item' : 'name',
      afterName: true,
    };
  return { ...context, place: 'item' };
}

/** In a text: the name of a span, or an expression in `${…}`, which takes what a number takes. */
function inMarkup(text: string, offset: number): Partial<CursorContext> | null {
  const tag = /(?:^|[^\\])\[([A-Za-z]\w*)?$/.exec(text);
  if (tag) return { place: 'span', prefix: tag[1] ?? '', start: offset - (tag[1] ?? '').length, end: offset };
  const value = /\$\{([^{}"]*)$/.exec(text);
  if (!value || text.startsWith(RAW_QUOTES)) return null;
  // As if the expression were written as a setting that takes a number per frame.
  const before = 'let value = ';
  const source = before + value[1]!;
  const shift = offset - source.length;
  const inner = cursorContext(scan(source), source.length);
  return {
    ...inner,
    start: inner.start + shift,
    end: inner.end + shift,
    calls: inner.calls.map((call) => ({ ...call, start: call.start + shift, open: call.open + shift })),
    block: 'text',
    setting: 'opacity',
    statement: null,
    inText: true,
  };
}

function isClosed(token: Token): boolean {
  return token.text.length > 1 && /^"(?:[^"\\]|\\.)*"$/.test(token.text);
}
