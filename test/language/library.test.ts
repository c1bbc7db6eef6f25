// Reels that come with Glyphreel.

import { expect, test } from 'vitest';
import { LIBRARY, libraryText, libraryUri } from '../../src/catalog/library.ts';
import { documentLinks } from '../../src/language/features/document-links.ts';
import { analyze, compile } from '../../src/language/compile.ts';

test.each([...LIBRARY])('%s compiles without diagnostics, and each of its looks can be used', (path, text) => {
  const looks = [...text.matchAll(/^look (\w+)/gm)].map(([, name]) => name!);
  expect(looks).toContain('cinematic');
  for (const look of looks) {
    const reel = `import "${path}"\nscene a for 2s { layer on md { value: plasma() }  shade: ${look} }`;
    const { plan, diagnostics } = compile(reel, { path: '/reels/a.reel', readImport: () => null });
    expect(diagnostics).toEqual([]);
    expect(libraryText(new URL(libraryUri(path)).pathname)).toBe(text);
    expect(plan.scenes[0]!.shade.length).toBeGreaterThan(1);
    expect(documentLinks(analyze(reel, { path: '/reels/a.reel' })).map((link) => link.path)).toEqual([path]);
  }
});
