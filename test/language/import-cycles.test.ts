// The folders that everything else builds on import without cycles, types included.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

type Graph = ReadonlyMap<string, readonly string[]>;

function importGraph(folder: string): Graph {
  const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replaceAll(path.sep, '/'));
  return new Map(
    files.map((file) => {
      const text = readFileSync(path.join(ROOT, folder, file), 'utf8');
      const targets = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)].map(([, name]) =>
        path.posix.normalize(path.posix.join(path.posix.dirname(file), name!)),
      );
      return [file, targets.filter((target) => files.includes(target))];
    }),
  );
}

/** Groups of files that import each other, each sorted (Tarjan's strongly connected components). */
function cycles(graph: Graph): string[][] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    stack.push(file);
    for (const target of graph.get(file) ?? []) {
      if (!index.has(target)) {
        visit(target);
        low.set(file, Math.min(low.get(file)!, low.get(target)!));
      } else if (stack.includes(target)) low.set(file, Math.min(low.get(file)!, index.get(target)!));
    }
    if (low.get(file) !== index.get(file)) return;
    const group = stack.splice(stack.indexOf(file)).sort();
    if (group.length > 1 || graph.get(file)?.includes(file)) found.push(group);
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return found;
}

/** The rooms of the language; a file imports only from its own room and those before it. */
const ROOMS = ['syntax', 'check', 'items', 'scene-settings', 'plan', 'compile.ts', 'features', 'server', 'server.ts'];

/** The room of a file. What is generated belongs to the parser, except for the registry of the items. */
function roomOf(file: string): number {
  if (file === 'generated/item-registry.ts') return ROOMS.indexOf('items');
  return ROOMS.indexOf(file.startsWith('generated/') ? 'syntax' : file.split('/')[0]!);
}

describe('imports', () => {
  it('of the language go in one direction', () => {
    const graph = importGraph('src/language');
    const back = [...graph].flatMap(([file, targets]) =>
      targets.filter((target) => roomOf(target) > roomOf(file)).map((target) => `${file} imports ${target}`),
    );
    expect(back).toEqual([]);
    expect([...graph.keys()].filter((file) => roomOf(file) < 0)).toEqual([]);
  });

  it.each(['src/contract', 'src/catalog', 'src/language'])('%s has no cycle', (folder) => {
    expect(cycles(importGraph(folder))).toEqual([]);
  });

  it('finds a cycle through three files', () => {
    const graph: Graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', []],
    ]);
    expect(cycles(graph)).toEqual([['a', 'b', 'c']]);
  });
});
