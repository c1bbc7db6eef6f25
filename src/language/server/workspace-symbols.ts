// Names that are defined in any reel of the workspace. A reel is only parsed, and only again after it has changed.

import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { parseReel } from '../syntax/parse-reel.ts';
import { STATEMENTS } from '../syntax/statements.ts';

interface Source {
  uri: string;
  path: string;
  text: string;
}

/** VS Code shows fewer. */
const MOST = 500;
const KINDS = new Map(STATEMENTS.map(({ keyword, symbol }) => [keyword as string, SymbolKind[symbol]]));

export class WorkspaceSymbols {
  readonly #known = new Map<string, { stamp: string; symbols: SymbolInformation[] }>();

  /** Those whose name has the letters of `query` in their order. `closed`: paths of reels that are not open. */
  find(
    query: string,
    open: readonly Source[],
    closed: readonly string[],
    read: (path: string) => Source | null,
  ): SymbolInformation[] {
    const found: SymbolInformation[] = [];
    const take = (symbols: readonly SymbolInformation[]): void => {
      for (const symbol of symbols) if (found.length < MOST && hasLetters(symbol.name, query)) found.push(symbol);
    };
    for (const source of open) take(symbolsOf(source));
    for (const path of closed) {
      if (found.length >= MOST) break;
      take(this.#ofFile(path, read));
    }
    return found;
  }

  #ofFile(path: string, read: (path: string) => Source | null): readonly SymbolInformation[] {
    const stamp = stampOf(path);
    const known = this.#known.get(path);
    if (stamp !== null && known?.stamp === stamp) return known.symbols;
    const source = read(path);
    if (!source || stamp === null) return [];
    const symbols = symbolsOf(source);
    this.#known.set(path, { stamp, symbols });
    return symbols;
  }
}

function symbolsOf({ uri, path, text }: Source): SymbolInformation[] {
  const { statements, lines } = parseReel(text);
  return statements.flatMap(({ node, base }): SymbolInformation[] => {
    if (!node || !('name' in node) || node.name.text === '') return [];
    const { name } = node;
    const range = lines.range(base + name.start, base + name.end);
    const kind = KINDS.get(node.k) ?? SymbolKind.Object;
    return [{ name: name.text, kind, location: { uri, range }, containerName: `${node.k} · ${basename(path)}` }];
  });
}

function stampOf(path: string): string | null {
  try {
    const { mtimeMs, size } = statSync(path);
    return `${mtimeMs} ${size}`;
  } catch {
    return null;
  }
}

function hasLetters(name: string, query: string): boolean {
  let at = 0;
  const lower = name.toLowerCase();
  for (const letter of query.toLowerCase()) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
