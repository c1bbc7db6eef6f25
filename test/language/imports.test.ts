// Reels of several files: which definitions are available, and where errors are reported.

import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '../../src/contract/catalog-entry.ts';
import { resolvePath } from '../../src/language/check/load-units.ts';
import { compile } from '../../src/language/compile.ts';

const withFiles = (text: string, files: Record<string, string>) =>
  compile(text, { path: '/reels/main.reel', readImport: (path) => files[path] ?? null });
const show = (diagnostics: ReturnType<typeof compile>['diagnostics']): string[] =>
  diagnostics.map((each) => `${each.file ?? 'main'} ${each.code}`);

describe('imports', () => {
  it('provide definitions, but no scenes and headers', () => {
    const { plan, diagnostics } = withFiles(
      'import "./lib/a.reel" scene s for 1s { layer on md { value: f() * k palette: p } shade: l }',
      {
        '/reels/lib/a.reel':
          'reel "Other" { fps: 60 } import "b.reel" let k = inner field f() = plasma() palette p = " ." look l = bloom() scene t for 1s { layer on md { value: f() } }',
        '/reels/lib/b.reel': 'let inner = 0.5',
      },
    );
    expect(diagnostics).toEqual([]);
    expect(plan.scenes.map((scene) => scene.name)).toEqual(['s']);
    expect([plan.title, plan.format.fps]).toEqual([null, 24]);
  });

  it('name the file of an error, which breaks only the scenes that use it', () => {
    const { diagnostics, brokenScenes } = withFiles(
      'import "a.reel" scene s for 1s { layer on md { value: bad } } scene t for 1s { layer on md { value: good } }',
      { '/reels/a.reel': 'let good = 1 let bad = plasmaa()' },
    );
    expect(show(diagnostics)).toEqual(['/reels/a.reel unknown-name']);
    expect(brokenScenes).toEqual(['s']);
  });

  it('report a cycle over several files', () => {
    const { diagnostics } = withFiles('import "a.reel"', {
      '/reels/a.reel': 'import "b.reel"',
      '/reels/b.reel': 'import "main.reel"',
    });
    expect(show(diagnostics)).toEqual(['/reels/b.reel import-cycle']);
    expect(diagnostics[0]!.message).toContain('main.reel → a.reel → b.reel → main.reel');
  });

  it('are not followed if files cannot be read; their names are not reported as unknown', () => {
    const { diagnostics, brokenScenes } = compile(
      'import "a.reel" use "./fx.ts" scene s for 1s { layer on md { value: fromThere() } shade: alsoThere } scene t for 1s { layer on md { value: plasma() } }',
      { path: '/reels/main.reel' },
    );
    expect(diagnostics).toEqual([]);
    expect(brokenScenes).toEqual(['s']);
  });

  it('use the schemas of custom effects', () => {
    const entry: CatalogEntry = {
      kind: 'field',
      name: 'mine',
      category: 'own',
      summary: 'Mine.',
      example: 'mine()',
      result: 'number',
      params: [{ name: 'size', kind: 'number', unit: 'ratio', rate: 'cell', min: 0, max: 2, doc: 'Size.' }],
    };
    const facts = { path: '/reels/main.reel', trusted: true, customEffects: { '/reels/fx.ts': [entry] } };
    expect(compile('use "./fx.ts" scene s for 1s { layer on md { value: mine(1) } }', facts)).toMatchObject({
      diagnostics: [],
      plan: { modules: [{ written: './fx.ts', path: '/reels/fx.ts' }] },
    });
    expect(
      show(compile('use "./fx.ts" scene s for 1s { layer on md { value: mine(3) + minne() } }', facts).diagnostics),
    ).toEqual(['main out-of-range', 'main unknown-name']);
  });

  it('resolve POSIX and Windows paths', () => {
    expect(resolvePath('/reels/main.reel', '../music/a.mp3')).toBe('/music/a.mp3');
    expect(resolvePath('/reels/main.reel', '/abs/a.mp3')).toBe('/abs/a.mp3');
    expect(resolvePath('C:\\reels\\main.reel', '../music/a.mp3')).toBe('C:\\music\\a.mp3');
    expect(resolvePath(null, 'a.mp3')).toBe('a.mp3');
  });
});
