// Who may import whom: the folders of ARCHITECTURE.md, the rooms of the engine, and no import cycle anywhere. TypeScript's project
// references check the folders for types; this test also sees dynamic imports and `vscode`, and names the line.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

const FOLDERS: Record<string, string[]> = {
  'src/contract': [],
  'src/catalog': ['src/contract'],
  'src/report': ['src/contract'],
  'src/language': ['src/contract', 'src/catalog'],
  'src/engine': ['src/contract', 'src/catalog', 'src/report'],
  'src/cli': ['src/contract', 'src/catalog', 'src/language', 'src/engine'],
  'src/extension': ['src/contract', 'src/catalog'],
  'src/player': ['src/contract', 'src/engine'],
  media: ['src/contract', 'src/report'],
};

/** Our own API, and packages that are plain data and functions. */
const PORTABLE = new Set([
  'glyphreel/effects',
  'get-east-asian-width',
  'bidi-js',
  'unicode-segmenter/grapheme',
  'linebreak',
  'fflate',
]);
const DRAWING = ['kernels', 'errors', 'effect-api', 'frame', 'effects'];
/**
 * The rooms of the engine from the bottom up, each with the rooms that it may import. A room may name only rooms above its own line,
 * so no import goes back. `frame` as a target means every room below `frame/`.
 */
const ROOMS: [room: string, mayImport: string[]][] = [
  ['files', []],
  ['errors', ['files']],
  ['kernels', ['errors']],
  ['effect-api', ['kernels']],
  ['frame/features', []],
  ['frame/glyphs', ['errors', 'kernels']],
  ['frame/media', ['kernels', 'effect-api', 'frame/glyphs']],
  ['frame/state', ['effect-api']],
  ['frame/shade', ['effect-api', 'kernels']],
  ['frame/feedback', ['effect-api', 'kernels', 'frame/shade']],
  ['effects', ['errors', 'kernels', 'effect-api', 'frame/shade', 'frame/feedback']],
  ['frame/graph', ['kernels', 'effect-api', 'effects', 'frame/state', 'frame/features', 'frame/media']],
  ['frame/renderer', DRAWING],
  ['film', ['effect-api', 'frame']],
  ['machine/native', ['files']],
  ['machine/ffmpeg', ['errors', 'files', 'machine/native']],
  ['machine/hardware', ['errors', 'files', 'machine/ffmpeg']],
  ['machine/raster', ['files', 'frame/glyphs', 'machine/native']],
  ['process-entry.ts', []],
  ['inputs', [...DRAWING, 'files', 'machine', 'process-entry.ts']],
  [
    'outputs',
    ['errors', 'files', 'kernels', 'effect-api', 'frame', 'film', 'effects', 'inputs', 'machine', 'process-entry.ts'],
  ],
  ['doctor', ['errors', 'files', 'kernels', 'frame/glyphs', 'machine', 'outputs']],
  ['render', [...DRAWING, 'files', 'inputs', 'outputs', 'machine', 'process-entry.ts']],
  ['farm', [...DRAWING, 'files', 'inputs', 'outputs', 'machine', 'render', 'process-entry.ts']],
  ['preview', [...DRAWING, 'files', 'inputs', 'outputs', 'machine']],
  [
    'process',
    [...DRAWING, 'files', 'inputs', 'outputs', 'machine', 'doctor', 'render', 'farm', 'preview', 'process-entry.ts'],
  ],
];

interface Imported {
  from: string;
  to: string;
}

/** Every module named in an import, an export, a dynamic import or a require. */
function importsOf(text: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g;
  return [...text.matchAll(pattern)].map((match) => match[2]);
}

const resolveFrom = (file: string, name: string): string =>
  path.posix.normalize(path.posix.join(path.posix.dirname(file), name));

const isIn = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`);

/** Forbidden imports of one file between the top folders, as sentences. */
function folderFaults(file: string, text: string): string[] {
  const home = Object.keys(FOLDERS).find((folder) => isIn(file, folder));
  if (home === undefined) return [];
  return importsOf(text).flatMap((name) => {
    if (name === 'vscode')
      return home === 'src/extension' ? [] : [`${file} imports vscode, which only src/extension may`];
    if (!name.startsWith('.')) return [];
    const target = resolveFrom(file, name);
    if (isIn(target, home) || FOLDERS[home].some((folder) => isIn(target, folder))) return [];
    return isIn(target, 'src') || isIn(target, 'media')
      ? [`${file} imports ${target}: ${home} may import ${FOLDERS[home].join(', ') || 'nothing'}`]
      : [];
  });
}

const roomOf = (file: string): [string, string[]] | undefined => {
  const inside = file.replace('src/engine/', '');
  return ROOMS.find(([room]) => isIn(inside, room));
};

/** Forbidden imports of one file between the rooms of the engine, as sentences. */
function roomFaults(file: string, text: string): string[] {
  const home = roomOf(file);
  if (home === undefined) return [`${file} is in no room of the engine`];
  const [room, mayImport] = home;
  return importsOf(text).flatMap((name) => {
    const target = name.startsWith('.') ? resolveFrom(file, name) : '';
    if (!isIn(target, 'src/engine')) return [];
    const inside = target.replace('src/engine/', '');
    if (isIn(inside, room) || mayImport.some((other) => isIn(inside, other))) return [];
    return [`${file} imports ${target}: ${room} may import ${mayImport.join(', ') || 'nothing'}`];
  });
}

/** The groups of files that import one another in a circle (strongly connected components of more than one file, each sorted). */
function cyclesOf(imports: readonly Imported[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    low.set(file, order.size - 1);
    stack.push(file);
    for (const target of next.get(file) ?? []) {
      if (!order.has(target)) visit(target);
      if (stack.includes(target)) low.set(file, Math.min(low.get(file)!, low.get(target)!));
    }
    if (low.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1 || (next.get(file) ?? []).includes(file)) found.push(group.sort());
  };
  for (const { from } of imports) if (!order.has(from)) visit(from);
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`);
}
const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

describe('imports between folders', () => {
  it.each(Object.keys(FOLDERS))('%s imports only what it may', (folder) => {
    expect(sources(folder).flatMap((file) => folderFaults(file, textOf(file)))).toEqual([]);
  });

  it('sees static, type, dynamic and required imports', () => {
    const text = `import { a } from '../engine/a.ts';\nimport type { b } from "../cli/b.ts";\nconst c = await import('../extension/c.ts');\nrequire('vscode');`;
    expect(folderFaults('src/language/x.ts', text)).toEqual([
      'src/language/x.ts imports src/engine/a.ts: src/language may import src/contract, src/catalog',
      'src/language/x.ts imports src/cli/b.ts: src/language may import src/contract, src/catalog',
      'src/language/x.ts imports src/extension/c.ts: src/language may import src/contract, src/catalog',
      'src/language/x.ts imports vscode, which only src/extension may',
    ]);
  });

  it('keeps the command line to language, engine, contract and catalog', () => {
    expect(folderFaults('src/cli/x.ts', `import '../engine/y.ts';`)).toEqual([]);
    expect(folderFaults('src/cli/x.ts', `import { z } from '../extension/z.ts';`)).toHaveLength(1);
  });
});

describe('imports between the rooms of the engine', () => {
  it('keep what draws free of Node and of packages, so that it runs in a page', () => {
    const drawing = sources('src/engine').filter((file) => DRAWING.some((room) => isIn(file, `src/engine/${room}`)));
    expect(drawing.length).toBeGreaterThan(200);
    const foreign = drawing
      .filter((file) => !isIn(file, 'src/engine/kernels/assembly'))
      .flatMap((file) =>
        importsOf(readFileSync(path.join(ROOT, file), 'utf8'))
          .filter((name) => !name.startsWith('.') && !PORTABLE.has(name))
          .map((name) => `${file} imports ${name}`),
      );
    expect(foreign).toEqual([]);
  });

  it('lists the rooms from the bottom up', () => {
    const upward = ROOMS.flatMap(([room, mayImport], at) => {
      const below = ROOMS.slice(0, at).map(([name]) => name);
      return mayImport
        .filter((other) => !below.some((name) => isIn(name, other)))
        .map((other) => `${room} imports ${other}`);
    });
    expect(upward).toEqual([]);
  });

  it('holds for every file', () => {
    expect(sources('src/engine').flatMap((file) => roomFaults(file, textOf(file)))).toEqual([]);
  });

  it('names the file, its target and what it may import', () => {
    expect(roomFaults('src/engine/frame/shade/x.ts', `import type { a } from '../graph/a.ts';`)).toEqual([
      'src/engine/frame/shade/x.ts imports src/engine/frame/graph/a.ts: frame/shade may import effect-api, kernels',
    ]);
    expect(roomFaults('src/engine/frame/renderer/text/x.ts', `import '../../graph/a.ts';`)).toEqual([]);
  });
});

describe('import cycles', () => {
  it('do not exist, types included', () => {
    const files = [...sources('src'), ...sources('media')];
    const imports = files.flatMap((from) =>
      importsOf(textOf(from))
        .filter((name) => name.startsWith('.'))
        .map((name) => ({ from, to: resolveFrom(from, name) })),
    );
    expect(cyclesOf(imports)).toEqual([]);
  });

  it('are found in a small graph', () => {
    const edges = ['a>b', 'b>c', 'c>b', 'd>d', 'c>e'].map((edge) => ({ from: edge[0], to: edge[2] }));
    expect(cyclesOf(edges)).toEqual([['b', 'c'], ['d']]);
    expect(cyclesOf(edges.filter(({ from, to }) => from < to))).toEqual([]);
  });
});
