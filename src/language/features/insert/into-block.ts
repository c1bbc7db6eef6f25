// Writes settings and items into a block, laid out as the author has it.

import { eolOf, indentAt, indentUnit, startsLine } from '../refactor/layout.ts';
import type { Block } from './enclosing-blocks.ts';
import { placed, type Placed } from './placed.ts';
import type { Written } from './written.ts';

/** A setting that the block does not have yet: last in it. */
export function addSetting(text: string, block: Block, written: Written): Placed {
  const close = block.end - 1;
  if (text[close] !== '}') return placed(block.end, block.end, written, ' { ', ' }');
  const last = block.settings.at(-1);
  if (!last) {
    const spaces = /\s*$/.exec(text.slice(0, close))![0].length;
    return placed(close - spaces, close, written, ' ', ' ');
  }
  const at = block.base + last.end;
  const start = block.base + last.start;
  const isOwnLine = startsLine(text, start);
  return placed(at, at, written, isOwnLine ? `${eolOf(text)}${indentAt(text, start)}` : '  ');
}

/** An item or a setting of a scene (or a group), after what the cursor is in or behind. */
export function addItem(text: string, block: Block, offset: number, written: Written): Placed {
  const { base, children, end } = block;
  const first = children[0];
  const open = text.indexOf('{', first ? block.start : offset < end ? block.start : offset);
  const isOneLine = !text.slice(open, end).includes('\n');
  const before = children.findLast((child) => base + child.start < offset);
  if (isOneLine) {
    const at = before ? base + before.end : open + 1;
    return placed(at, at, written, before ? '  ' : ' ');
  }
  const indent =
    first && startsLine(text, base + first.start)
      ? indentAt(text, base + first.start)
      : indentAt(text, block.start) + indentUnit(text);
  const line = lineAt(text, offset);
  if (text.slice(line.start, line.end).trim() === '' && line.start > open)
    return placed(line.start, line.end, written, indent);
  const at = endOfLine(text, before ? base + before.end : open + 1);
  return placed(at, at, written, `${eolOf(text)}${indent}`);
}

function lineAt(text: string, offset: number): { start: number; end: number } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const length = /\r?\n|$/.exec(text.slice(start))!.index;
  return { start, end: start + length };
}

/** After a comment on the line, unless something else follows. */
function endOfLine(text: string, offset: number): number {
  const rest = /^[ \t]*(?:\/\/[^\n]*?|\/\*[^\n]*?\*\/[ \t]*)?(?=\r?\n|$)/.exec(text.slice(offset));
  return offset + (rest ? rest[0].length : 0);
}
