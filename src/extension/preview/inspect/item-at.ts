// The item of a scene whose first words are at a position of the text: its keyword, its name, what stands before the first brace.

import type { Position, Range } from '../../../contract/diagnostics.ts';
import { flatItems } from '../../../contract/flat-items.ts';
import type { PlanScene, SceneItem } from '../../../contract/plan.ts';

/** `lineAt`: a line of the text that the plan was compiled from. The innermost item; null where there is none. */
export function itemAt(scene: PlanScene, at: Position, lineAt: (line: number) => string): SceneItem | null {
  const found = flatItems(scene.items).filter(({ range }) => holds(head(range, lineAt), at));
  return found.at(-1) ?? null;
}

/** From the item's start to its first brace, or to the end of its first line. */
function head({ start, end }: Range, lineAt: (line: number) => string): Range {
  const line = lineAt(start.line);
  const brace = line.indexOf('{', start.character);
  const last = brace < 0 ? line.length : brace;
  const character = end.line === start.line ? Math.min(last, end.character) : last;
  return { start, end: { line: start.line, character } };
}

const holds = ({ start, end }: Range, { line, character }: Position): boolean =>
  line === start.line && character >= start.character && character <= end.character;
