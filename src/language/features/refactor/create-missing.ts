// Creates what an unknown name should be: a scene, a look, a palette, a list of colours, a `let`, `field` or `param`.

import type { Creatable, Diagnostic } from '../../../contract/diagnostics.ts';
import type { Analysis } from '../../compile.ts';
import type { CallExpr, PlayNode, Statement } from '../../syntax/tree.ts';
import { exprAt } from '../expr-at.ts';
import { nameProblem } from '../symbol-at.ts';
import { definitionBefore, eolOf, indentUnit, itemBefore } from './layout.ts';
import type { Refactoring } from './refactoring.ts';

/** What is written for each. */
const CREATED: Readonly<Record<Exclude<Creatable, 'scene'>, readonly (keyof typeof WRITTEN)[]>> = {
  look: ['look'],
  palette: ['palette'],
  colors: ['colors'],
  color: ['color', 'colorParam'],
  number: ['number', 'param'],
  value: ['number', 'field', 'param'],
};

/** Written with the name, and the parameters that the use gives arguments for. */
const WRITTEN = {
  look: { what: 'look', of: (name: string) => `look ${name} = bloom()` },
  palette: { what: 'palette', of: (name: string) => `palette ${name} = " .:-=+*#%@"` },
  colors: { what: 'list of colours', of: (name: string) => `colors ${name} = [#1a0500, #ff5a00, #ffe8b0]` },
  color: { what: 'let', of: (name: string) => `let ${name} = #ff8800` },
  colorParam: { what: 'param', of: (name: string) => `param ${name} = #ff8800` },
  number: { what: 'let', of: (name: string) => `let ${name} = 1` },
  param: { what: 'param', of: (name: string) => `param ${name} = 0.5 in 0..1` },
  field: { what: 'field', of: (name: string, params: string) => `field ${name}(${params}) = plasma()` },
} as const;

export function createMissing(analysis: Analysis, diagnostic: Diagnostic): Refactoring[] {
  const { creates } = diagnostic;
  if (creates === undefined || diagnostic.file !== undefined) return [];
  const { lines, statements } = analysis.main.parsed;
  const start = lines.offset(diagnostic.range.start);
  const name = analysis.text.slice(start, lines.offset(diagnostic.range.end));
  const statement = statements.find(({ base, length, node }) => node && base <= start && start <= base + length);
  if (!statement || nameProblem(name) !== null) return [];
  if (creates === 'scene') {
    const plays = statement.node?.k === 'timeline' ? statement.node.plays : [];
    const play = plays.find(({ scene }) => statement.base + scene.start === start);
    return play ? [newScene(analysis, statement, play)] : [];
  }
  const call = exprAt(analysis, start)?.path.at(-1);
  const args = call?.k === 'call' && statement.base + call.name.start === start ? call.args : null;
  // What is called with arguments can only be a field.
  return CREATED[creates]
    .filter((kind) => args === null || kind === 'field' || kind === 'look')
    .map((kind) => {
      const written = WRITTEN[kind].of(name, parametersOf(analysis, statement.base, args));
      const isScenes = kind === 'number' || kind === 'color' ? itemAround(statement, start) : null;
      const edit =
        isScenes === null
          ? definitionBefore(analysis.main.parsed, statement, written)
          : itemBefore(analysis.main.parsed, isScenes, written);
      return create(WRITTEN[kind].what, name, [edit]);
    });
}

const create = (what: string, name: string, edits: Refactoring['edits']): Refactoring => ({
  title: `Create ${what} ${name}`,
  kind: 'quickfix',
  edits,
});

/** `a, b = 2`: by the names of the arguments, else by letters; their values are the defaults. */
function parametersOf({ text }: Analysis, base: number, args: CallExpr['args']): string {
  return (args ?? [])
    .map(({ name, value }, i) => {
      const usual = text.slice(base + value.start, base + value.end).replaceAll(/\s+/g, ' ');
      const isPlain = value.k === 'number' || value.k === 'color' || value.k === 'unary';
      return `${name?.text ?? String.fromCharCode(97 + i)}${isPlain ? ` = ${usual}` : ''}`;
    })
    .join(', ');
}

/** Before the timeline. */
function newScene(analysis: Analysis, timeline: Statement, { scene, args }: PlayNode): Refactoring {
  const { parsed } = analysis.main;
  const { text } = analysis;
  const eol = eolOf(text);
  const unit = indentUnit(text);
  const params = parametersOf(analysis, timeline.base, args);
  const head = `scene ${scene.text}${params && `(${params})`} for 4s {`;
  const body = [`layer on md {`, `${unit}value: plasma()`, '}'].map((line) => `${unit}${line}`);
  const written = [head, ...body, '}'].join(eol);
  return create('scene', scene.text, [definitionBefore(parsed, timeline, written)]);
}

/** Start of the item of a scene around an offset. */
function itemAround({ node, base }: Statement, offset: number): number | null {
  if (node?.k !== 'scene') return null;
  const item = node.items.find(({ start, end }) => base + start <= offset && offset <= base + end);
  return item ? base + item.start : null;
}
