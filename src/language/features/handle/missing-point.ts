// Where a point that is not written yet goes: the place of a text, the centre of a shape.

import type { HandleTarget } from '../../../contract/handle.ts';
import type { Analysis } from '../../compile.ts';
import type { CallExpr, SceneItemNode, Setting } from '../../syntax/tree.ts';

type Insert = Extract<HandleTarget, { to: 'text' }>;

/** A setting after the last one, on a line of its own if that has one. */
export function missingSetting(
  { main }: Analysis,
  base: number,
  node: SceneItemNode | { settings: readonly Setting[]; end: number },
  name: string,
): Insert {
  const { text, lines } = main.parsed;
  const last = node.settings.at(-1);
  const end = base + (last?.end ?? node.end);
  if (!last) {
    const isBlock = text[end - 1] === '}';
    const at = isBlock ? end - 1 : end;
    const [before, after] = isBlock
      ? [`${/\s$/.test(text.slice(0, at)) ? '' : ' '}${name}: `, ' ']
      : [` { ${name}: `, ' }'];
    return { to: 'text', range: lines.range(at, at), before, after };
  }
  const start = base + last.start;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(lineStart, start);
  const separator = /^\s*$/.test(indent) ? `\n${indent}` : '  ';
  return { to: 'text', range: lines.range(end, end), before: `${separator}${name}: `, after: '' };
}

/** A named argument after the last one. */
export function missingArgument({ main }: Analysis, base: number, call: CallExpr, name: string): Insert {
  const { text, lines } = main.parsed;
  const last = call.args?.at(-1);
  if (last) {
    const at = base + last.value.end;
    return { to: 'text', range: lines.range(at, at), before: `, ${name}: `, after: '' };
  }
  const isBare = call.args === null;
  const at = isBare ? base + call.end : text.lastIndexOf(')', base + call.end);
  const [before, after] = isBare ? [`(${name}: `, ')'] : [`${name}: `, ''];
  return { to: 'text', range: lines.range(at, at), before, after };
}
