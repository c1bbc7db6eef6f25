// The author's own names: where each is defined and used. The compiler has resolved what each name means (`links`).

import type { Analysis } from '../compile.ts';
import { DEFINITION_KINDS, type DefinitionKind, type Unit } from '../check/load-units.ts';
import type { Target } from '../check/context.ts';
import { itemSyntax, KEYWORDS } from '../syntax/keywords.ts';
import type { Ident, ItemNode, StatementNode } from '../syntax/tree.ts';

/** Something of the author's that has a name. `file`: null for the analysed text. */
export interface OwnSymbol {
  kind: DefinitionKind | 'scene' | 'parameter' | 'scene let' | 'layer';
  name: string;
  file: string | null;
  /** Offsets of the name where it is defined. */
  start: number;
  end: number;
}
export interface Occurrence {
  file: string | null;
  start: number;
  end: number;
  isDefinition: boolean;
}

const key = (symbol: OwnSymbol): string => `${symbol.kind}|${symbol.file ?? ''}|${symbol.start}`;

type PlainDefinition = Extract<StatementNode, { k: Exclude<DefinitionKind, 'field'> }>;
const isPlainDefinition = (node: StatementNode): node is PlainDefinition =>
  node.k !== 'field' && (DEFINITION_KINDS as string[]).includes(node.k);

/** Every occurrence of a name of the reel, definitions included. */
export function occurrences(analysis: Analysis): { symbol: OwnSymbol; occurrence: Occurrence }[] {
  const found: { symbol: OwnSymbol; occurrence: Occurrence }[] = [];
  const declare = (kind: OwnSymbol['kind'], name: Ident, unit: Unit, base: number): void => {
    if (name.text === '') return;
    const symbol = { kind, name: name.text, file: unit.file, start: base + name.start, end: base + name.end };
    found.push({ symbol, occurrence: { file: unit.file, start: symbol.start, end: symbol.end, isDefinition: true } });
  };
  for (const unit of analysis.units) {
    for (const { node, base } of unit.parsed.statements) {
      if (!node) continue;
      if (isPlainDefinition(node)) declare(node.k, node.name, unit, base);
      else if (node.k === 'field') {
        declare('field', node.name, unit, base);
        for (const param of node.params) declare('parameter', param.name, unit, base);
      } else if (node.k === 'scene') {
        declare('scene', node.name, unit, base);
        for (const param of node.params) declare('scene let', param.name, unit, base);
        for (const item of node.items.flatMap((each): ItemNode[] =>
          each.k === 'item' ? [each, ...each.items] : [each],
        )) {
          if (item.k === 'let') declare('scene let', item.name, unit, base);
          else if (item.k === 'item' && item.name && itemSyntax(item.keyword)?.subject?.is === 'name')
            declare('layer', item.name, unit, base);
        }
      }
    }
  }
  for (const link of analysis.links) {
    const symbol = symbolOf(link.target);
    if (symbol)
      found.push({ symbol, occurrence: { file: link.file, start: link.start, end: link.end, isDefinition: false } });
  }
  return found;
}

export function symbolAt(analysis: Analysis, offset: number): OwnSymbol | null {
  for (const { symbol, occurrence } of occurrences(analysis)) {
    if (occurrence.file === null && occurrence.start <= offset && offset <= occurrence.end) return symbol;
  }
  return null;
}

export function occurrencesOf(analysis: Analysis, symbol: OwnSymbol): Occurrence[] {
  return occurrences(analysis)
    .filter((each) => key(each.symbol) === key(symbol))
    .map((each) => each.occurrence);
}

export function symbolOf(target: Target): OwnSymbol | null {
  switch (target.t) {
    case 'definition': {
      const { kind, name, place } = target.definition;
      return { kind, name: name.text, file: place.file, start: place.base + name.start, end: place.base + name.end };
    }
    case 'let':
      return {
        kind: 'scene let',
        name: target.node.name.text,
        file: target.place.file,
        start: target.place.base + target.node.name.start,
        end: target.place.base + target.node.name.end,
      };
    case 'parameter': {
      const { node, place } = target.definition;
      const param = node.k === 'field' ? node.params.find((each) => each.name.text === target.name) : undefined;
      return param
        ? {
            kind: 'parameter',
            name: target.name,
            file: place.file,
            start: place.base + param.name.start,
            end: place.base + param.name.end,
          }
        : null;
    }
    case 'scene': {
      const { node, place } = target.declaration;
      return {
        kind: 'scene',
        name: target.name,
        file: place.file,
        start: place.base + node.name.start,
        end: place.base + node.name.end,
      };
    }
    default:
      return null;
  }
}

/** The unit of a symbol's or occurrence's file. */
export const unitOf = (analysis: Analysis, file: string | null): Unit | undefined =>
  analysis.units.find((unit) => unit.file === file);

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Why a name can't be one; null where it can. */
export function nameProblem(name: string): string | null {
  if (!NAME.test(name)) return 'Expected a name of letters, digits and `_` that begins with no digit.';
  return KEYWORDS.has(name) ? `\`${name}\` is a word of the language.` : null;
}
