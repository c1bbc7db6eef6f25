// A reel's own effects: wrong here means an author's module is not seen, is stale after an edit, or fails without a word.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEffectModule } from '../../src/engine/custom/load-effect-module.ts';

const GOOD = `import { defineField, p } from 'glyphreel/effects';
import { half } from './half.ts';
export const ladder = defineField({
  name: 'ladder', category: 'custom', summary: 'Rungs.', example: 'ladder()',
  params: { rungs: p.number({ default: 8, min: 1, max: 100, doc: 'How many.' }) },
  build: (s, a) => s.step(half, s.fract(s.mul(s.v, a.rungs))),
});`;

function folder(files: Record<string, string>): (name: string) => string {
  const dir = mkdtempSync(join(tmpdir(), 'glyphreel-use-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return (name) => join(dir, name);
}

describe('loadEffectModule', () => {
  it('brings the effects of a module and what it imports', () => {
    const at = folder({ 'fx.ts': GOOD, 'half.ts': 'export const half: number = 0.5;' });
    const { effects, files } = loadEffectModule(at('fx.ts'));
    expect(effects.map((e) => [e.kind, e.name])).toEqual([['field', 'ladder']]);
    expect(files).toEqual([at('fx.ts'), at('half.ts')]);
  });

  it('sees an edit of an imported file at once, and its digest changes', () => {
    const at = folder({ 'fx.ts': GOOD, 'half.ts': 'export const half = 0.5;' });
    const before = loadEffectModule(at('fx.ts')).digest;
    writeFileSync(at('half.ts'), 'export const half = 0.25;');
    expect(loadEffectModule(at('fx.ts')).digest).not.toBe(before);
  });

  it.each([
    ['a missing file', {}, /cannot be read/],
    ['broken TypeScript', { 'fx.ts': 'export const x: = 3' }, /not valid TypeScript/],
    ['a module that throws', { 'fx.ts': "throw new Error('no luck')" }, /failed while it was loaded: no luck/],
    ['an import of a package', { 'fx.ts': "import fs from 'node:fs'; export const x = fs;" }, /may import only/],
    ['no effect', { 'fx.ts': 'export const x = 3;' }, /exports no effect/],
    ['a name that cannot be written', { 'fx.ts': GOOD.replace("name: 'ladder'", "name: 'my ladder'"), 'half.ts': 'export const half = 1;' }, /Expected a name/],
  ])('says in one sentence what is wrong with %s', (_, files, sentence) => {
    const at = folder(files);
    expect(() => loadEffectModule(at('fx.ts'))).toThrow(sentence);
  });
});
