// The outline: statements, and within scenes what they show.

import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { ParsedReel } from '../syntax/parse-reel.ts';
import type { ItemNode, Span } from '../syntax/tree.ts';

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
    switch (node.k) {
      case 'reel':
        symbols.push(make(node.title?.value || 'reel', 'header', SymbolKind.File, node, node.title ?? node));
        break;
      case 'import':
      case 'use':
        symbols.push(make(node.path.value, node.k, SymbolKind.Module, node, node.path));
        break;
      case 'let':
        symbols.push(make(node.name.text, 'let', SymbolKind.Constant, node, node.name));
        break;
      case 'palette':
        symbols.push(make(node.name.text, 'palette', SymbolKind.Enum, node, node.name));
        break;
      case 'colors':
        symbols.push(make(node.name.text, 'colors', SymbolKind.Array, node, node.name));
        break;
      case 'look':
        symbols.push(make(node.name.text, 'look', SymbolKind.Interface, node, node.name));
        break;
      case 'field':
        symbols.push(
          make(
            node.name.text,
            `field(${node.params.map((param) => param.name.text).join(', ')})`,
            SymbolKind.Function,
            node,
            node.name,
          ),
        );
        break;
      case 'scene':
        symbols.push(
          make(
            node.name.text,
            textOf(node.length),
            SymbolKind.Class,
            node,
            node.name,
            node.items.map((item) => itemSymbol(item, make)),
          ),
        );
        break;
      case 'timeline':
        symbols.push(
          make(
            'timeline',
            '',
            SymbolKind.Array,
            node,
            node,
            node.plays.map((play) => make(play.scene.text, textOf(play.length), SymbolKind.Event, play, play.scene)),
          ),
        );
    }
  }
  return symbols;
}

function itemSymbol(
  item: ItemNode,
  make: (name: string, detail: string, kind: SymbolKind, span: Span, selection: Span) => DocumentSymbol,
): DocumentSymbol {
  switch (item.k) {
    case 'let':
      return make(item.name.text, 'let', SymbolKind.Constant, item, item.name);
    case 'layer':
      return make(item.name?.text ?? 'layer', item.grid?.text ?? '', SymbolKind.Field, item, item.name ?? item);
    case 'particles':
      return make(
        item.system?.text ?? 'particles',
        item.grid?.text ?? '',
        SymbolKind.Object,
        item,
        item.system ?? item,
      );
    case 'text':
    case 'ticker':
      return make(`“${item.text.value.replace(/\n/g, ' ')}”`, item.k, SymbolKind.String, item, item.text);
    case 'setting':
      return make(item.name.text, '', SymbolKind.Property, item, item.name);
  }
}
