// The outline: statements, and the items of scenes.

import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { itemByKeyword } from '../generated/item-registry.ts';
import type { ParsedReel } from '../syntax/parse-reel.ts';
import { STATEMENTS } from '../syntax/statements.ts';
import type { ItemNode, PlayNode, Span } from '../syntax/tree.ts';

export function documentSymbols(parsed: ParsedReel): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  for (const { node, base } of parsed.statements) {
    if (!node) continue;
    const make = (
      name: string,
      detail: string,
      kind: SymbolKind,
      span: Span,
      selection: Span,
      children?: DocumentSymbol[],
    ): DocumentSymbol => ({
      name: name || '…',
      detail,
      kind,
      range: parsed.lines.range(base + span.start, base + span.end),
      selectionRange: parsed.lines.range(
        base + Math.max(span.start, selection.start),
        base + Math.min(span.end, selection.end),
      ),
      ...(children ? { children } : {}),
    });
    const textOf = (span: Span | null): string => (span ? parsed.text.slice(base + span.start, base + span.end) : '');
    const kind = SymbolKind[STATEMENTS.find((spec) => spec.keyword === node.k)?.symbol ?? 'Object'];
    switch (node.k) {
      case 'reel':
        symbols.push(make(node.title?.value || 'reel', 'header', kind, node, node.title ?? node));
        break;
      case 'import':
      case 'use':
        symbols.push(make(node.path.value, node.k, kind, node, node.path));
        break;
      case 'media':
        symbols.push(make(node.name.text, node.path.value, kind, node, node.name));
        break;
      case 'field': {
        const params = node.params.map((param) => param.name.text).join(', ');
        symbols.push(make(node.name.text, `field(${params})`, kind, node, node.name));
        break;
      }
      case 'scene': {
        const children = node.items.map((item) => itemSymbol(item, make));
        const params = node.params.length > 0 ? `(${node.params.map(({ name }) => name.text).join(', ')})` : '';
        const detail = [params, textOf(node.length)].filter(Boolean).join(' ');
        symbols.push(make(node.name.text, detail, kind, node, node.name, children));
        break;
      }
      case 'timeline': {
        const plays = node.plays.map((play) =>
          make(play.scene.text, argumentsOf(play, textOf), SymbolKind.Event, play, play.scene),
        );
        symbols.push(make('timeline', '', kind, node, node, plays));
        break;
      }
      default:
        symbols.push(make(node.name.text, node.k, kind, node, node.name));
    }
  }
  return symbols;
}

/** `h: 0.2 4s`. */
const argumentsOf = (play: PlayNode, textOf: (span: Span | null) => string): string =>
  [...(play.args ?? []).map(textOf), textOf(play.length)].filter(Boolean).join(' ');

function itemSymbol(
  item: ItemNode,
  make: (
    name: string,
    detail: string,
    kind: SymbolKind,
    span: Span,
    selection: Span,
    children?: DocumentSymbol[],
  ) => DocumentSymbol,
): DocumentSymbol {
  if (item.k !== 'item') {
    const kind = item.k === 'let' ? SymbolKind.Constant : SymbolKind.Property;
    return make(item.name.text, item.k === 'let' ? 'let' : '', kind, item, item.name);
  }
  const symbol = itemByKeyword.get(item.keyword)?.symbol(item);
  const selection = item.name ?? item.text ?? item;
  const children = item.items.length > 0 ? item.items.map((each) => itemSymbol(each, make)) : undefined;
  return make(
    symbol?.name ?? '',
    symbol?.detail ?? '',
    SymbolKind[symbol?.kind ?? 'Object'],
    item,
    selection,
    children,
  );
}
