// A reel's own effects: wrong here means an author's module is not seen, is stale after an edit, or fails without a word.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAccess } from '../../../src/engine/inputs/disk-access.ts';
import source from '../../../src/engine/inputs/modules/source.ts';

const open = (path: string) => source.open(path, createAccess());

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

describe('effect modules', () => {
  it('brings the effects of a module and what it imports', async () => {
    const at = folder({ 'fx.ts': GOOD, 'half.ts': 'export const half: number = 0.5;' });
    const { value: effects, files } = await open(at('fx.ts'));
    expect(effects.map((e) => [e.kind, e.name])).toEqual([['field', 'ladder']]);
    expect(files).toEqual([at('fx.ts'), at('half.ts')]);
  });

  it('sees an edit of an imported file at once, and its digest changes', async () => {
    const at = folder({ 'fx.ts': GOOD, 'half.ts': 'export const half = 0.5;' });
    const before = (await open(at('fx.ts'))).digest;
    writeFileSync(at('half.ts'), 'export const half = 0.25;');
    expect((await open(at('fx.ts'))).digest).not.toBe(before);
  });

  it.each([
    ['a missing file', {}, /cannot be read/],
    ['broken TypeScript', { 'fx.ts': 'export const x: = 3' }, /not valid TypeScript/],
    ['a module that throws', { 'fx.ts': "throw new Error('no luck')" }, /failed while it was loaded: no luck/],
    ['an import of a package', { 'fx.ts': "import fs from 'node:fs'; export const x = fs;" }, /may import only/],
    ['no effect', { 'fx.ts': 'export const x = 3;' }, /exports no effect/],
    [
      'a shader without its scope',
      {
        'fx.ts': `import { defineShader } from 'glyphreel/effects';\nexport const a = defineShader({ name: 'a', category: 'x', summary: 'A.', params: {}, example: 'a' } as never);`,
      },
      /Expected "scope" in the effect a/,
    ],
    [
      'a field whose build throws',
      { 'fx.ts': GOOD.replace('s.step(half,', 's.steep(half,'), 'half.ts': 'export const half = 1;' },
      /ladder of .*fx\.ts, line 6, failed while it was built: s\.steep is not a function\.$/,
    ],
    [
      'a field whose build gives nothing',
      { 'fx.ts': GOOD.replace('=> s.step', '=> void s.step'), 'half.ts': 'export const half = 1;' },
      /Expected a number or colour that its scope made.* from the build of ladder .*, but got nothing\.$/,
    ],
    [
      'two fields of one name',
      { 'fx.ts': `${GOOD}\nexport const again = { ...ladder };`, 'half.ts': 'export const half = 1;' },
      /two effects of the kind field with the name ladder/,
    ],
    [
      'a name that cannot be written',
      { 'fx.ts': GOOD.replace("name: 'ladder'", "name: 'my ladder'"), 'half.ts': 'export const half = 1;' },
      /Expected a name/,
    ],
  ])('says in one sentence what is wrong with %s', async (_, files, sentence) => {
    const at = folder(files);
    await expect(open(at('fx.ts'))).rejects.toThrow(sentence);
  });

  it('takes a plain number for a field, and a transform of numbers', async () => {
    const at = folder({
      'fx.ts': `import { defineField, defineTransform } from 'glyphreel/effects';
export const grey = defineField({ name: 'grey', category: 'x', summary: 'Grey.', params: {}, example: 'grey', build: () => 0.5 as never });
export const flat = defineTransform({ name: 'flat', category: 'x', summary: 'Flat.', params: {}, example: 'flat', map: (s) => ({ x: s.x, y: 0 as never }) });`,
    });
    expect((await open(at('fx.ts'))).value.map((effect) => effect.name)).toEqual(['grey', 'flat']);
  });

  it('names the module when its shader throws while drawing', async () => {
    const at = folder({
      'fx.ts': `import { defineShader } from 'glyphreel/effects';
export const a = defineShader({ name: 'a', category: 'x', summary: 'A.', params: {}, example: 'a', scope: 'point', cost: 'light',
  apply() { throw new Error('no light'); } });`,
    });
    const [shader] = (await open(at('fx.ts'))).value;
    expect(() => (shader as unknown as { apply(): void }).apply()).toThrow(
      `a of ${at('fx.ts')}, line 3, failed while it drew: no light.`,
    );
    expect(() => (shader as unknown as { apply(): void }).apply()).toThrow(
      expect.objectContaining({ code: 'input-plan' }),
    );
  });

  it('takes the module that the documentation shows, which is the one that `new --effects` writes', async () => {
    const root = join(import.meta.dirname, '../../..');
    const starter = join(root, 'assets/effects/starter-effects.ts');
    const [, shown] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/custom-effects.md'), 'utf8'))!;
    expect(shown).toBe(readFileSync(starter, 'utf8'));
    expect((await open(starter)).value.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'field ladder',
      'shader thermal',
    ]);
  });
});
