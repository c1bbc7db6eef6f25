// The arrows of ARCHITECTURE.md: which folder may import which. The compiler's project references say the same for
// types; this also sees dynamic imports and `vscode`, and names the line.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

const ARROWS: Record<string, string[]> = {
  'src/contract': [],
  'src/catalog': ['src/contract'],
  'src/language': ['src/contract', 'src/catalog'],
  'src/engine': ['src/contract', 'src/catalog'],
  'src/cli': ['src/contract', 'src/catalog', 'src/language', 'src/engine'],
  'src/extension': ['src/contract', 'src/catalog'],
  media: ['src/contract'],
};

/** Every module that a text names in an import, an export, a dynamic import or a require. */
function importsOf(text: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g;
  return [...text.matchAll(pattern)].map((match) => match[2]);
}

/** What is wrong with the imports of one file, as sentences. */
function trespasses(file: string, text: string): string[] {
  const home = Object.keys(ARROWS).find((folder) => file.startsWith(`${folder}/`));
  if (home === undefined) return [];
  return importsOf(text).flatMap((name) => {
    if (name === 'vscode')
      return home === 'src/extension' ? [] : [`${file} imports vscode, which only src/extension may`];
    if (!name.startsWith('.')) return [];
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), name));
    if (target.startsWith(`${home}/`) || ARROWS[home].some((folder) => target.startsWith(`${folder}/`))) return [];
    return target.startsWith('src/') || target.startsWith('media/')
      ? [`${file} imports ${target}: ${home} may import ${ARROWS[home].join(', ') || 'nothing'}`]
      : [];
  });
}

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`);
}

describe('folder arrows', () => {
  it.each(Object.keys(ARROWS))('%s imports only what it may', (folder) => {
    const wrong = sources(folder).flatMap((file) => trespasses(file, readFileSync(path.join(ROOT, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('sees static, type, dynamic and required imports', () => {
    const text = `import { a } from '../engine/a.ts';\nimport type { b } from "../cli/b.ts";\nconst c = await import('../extension/c.ts');\nrequire('vscode');`;
    expect(trespasses('src/language/x.ts', text)).toEqual([
      'src/language/x.ts imports src/engine/a.ts: src/language may import src/contract, src/catalog',
      'src/language/x.ts imports src/cli/b.ts: src/language may import src/contract, src/catalog',
      'src/language/x.ts imports src/extension/c.ts: src/language may import src/contract, src/catalog',
      'src/language/x.ts imports vscode, which only src/extension may',
    ]);
  });

  it('keeps the command line to language, engine, contract and catalog', () => {
    expect(trespasses('src/cli/x.ts', `import '../engine/y.ts';`)).toEqual([]);
    expect(trespasses('src/cli/x.ts', `import { z } from '../extension/z.ts';`)).toHaveLength(1);
  });
});
