// The store of a plan's files: what is read once, what is reported, and what other threads draw from.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaKinds } from '../../src/catalog/media.generated.ts';
import { createAccess } from '../../src/engine/inputs/disk-access.ts';
import { MediaStore } from '../../src/engine/inputs/media-store.ts';
import { loadSource } from '../../src/engine/inputs/sources.generated.ts';
import { compile } from '../../src/language/compile.ts';

const LUT = 'LUT_1D_SIZE 2\n0 0 0\n1 1 1\n';
const SRT = '1\n00:00:01,000 --> 00:00:02,000\nHello\n';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'glyphreel-store-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function planOf(): ReturnType<typeof compile>['plan'] {
  writeFileSync(join(folder, 'a.cube'), LUT);
  writeFileSync(join(folder, 'a.srt'), SRT);
  const text = 'reel "x" { captions: "a.srt" }\nscene a for 1s { layer one on md { value: 0.5 } shade: lut("a.cube") }';
  const { plan, diagnostics } = compile(text, { path: join(folder, 'x.reel') });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan;
}

describe('MediaStore', () => {
  it('opens every file that the plan names, by kind and path', async () => {
    const store = await MediaStore.open(planOf());
    expect(store.get('captions', join(folder, 'a.srt')).value.captions).toEqual([{ from: 1, to: 2, text: 'Hello' }]);
    expect(store.get('lut', join(folder, 'a.cube')).value.size).toBe(2);
    expect(store.find('lut', join(folder, 'b.cube'))).toBe(null);
    expect(store.files()).toEqual([join(folder, 'a.srt'), join(folder, 'a.cube')]);
  });

  it('gives another thread what was read, whatever happens to the file', async () => {
    const plan = planOf();
    const store = await MediaStore.open(plan);
    writeFileSync(join(folder, 'a.cube'), 'LUT_1D_SIZE 2\n1 1 1\n0 0 0\n');
    const again = await MediaStore.open(plan, { snapshot: structuredClone(store.snapshot) });
    const cube = join(folder, 'a.cube');
    expect(again.get('lut', cube).value).toEqual(store.get('lut', cube).value);
    expect(again.digests()).toEqual(store.digests());
    const fresh = await MediaStore.open(plan);
    expect(fresh.get('lut', cube).value).not.toEqual(store.get('lut', cube).value);
    expect(fresh.digests().get(cube)).not.toBe(store.digests().get(cube));
    await expect(MediaStore.open(plan, { snapshot: { bytes: {}, digests: {}, made: {} } })).rejects.toThrow(
      /there is no such file/,
    );
  });

  it('rejects for a file that cannot be used, or reports it and opens the others', async () => {
    const plan = planOf();
    writeFileSync(join(folder, 'a.cube'), 'LUT_3D_SIZE 2\n0 0 0\n');
    const failure = { code: 'input-unreadable', message: 'Expected 8 colours in a.cube, but got 1.' };
    await expect(MediaStore.open(plan)).rejects.toMatchObject(failure);
    const failures: string[] = [];
    const store = await MediaStore.open(plan, {
      onFailure: (error, _ref, kind) => failures.push(`${kind} ${error.message}`),
    });
    expect(failures).toEqual([`lut ${failure.message}`]);
    expect(() => store.find('lut', join(folder, 'a.cube'))).toThrow(expect.objectContaining(failure));
    expect(store.get('captions', join(folder, 'a.srt')).value.captions).toHaveLength(1);
  });
});

describe.each(Object.keys(mediaKinds) as (keyof typeof mediaKinds)[])('the input %s', (kind) => {
  it('has the extensions and the noun of the catalog', async () => {
    const { noun, extensions } = await loadSource(kind);
    expect({ noun, extensions }).toEqual(mediaKinds[kind]);
    for (const extension of extensions) expect(extension).toMatch(/^\.[a-z0-9]+$/);
  });

  it('refuses a missing file, a folder and a device, in a sentence', async () => {
    const source = await loadSource(kind);
    const why = async (path: string) => {
      const error = await source.open(path, createAccess()).then(String, (caught: Error) => caught);
      expect(error).toMatchObject({ name: expect.stringMatching(/^(RenderError|EffectModuleError)$/) });
      return (error as Error).message;
    };
    expect(await why(join(folder, 'none.x'))).toMatch(/cannot be read: there is no such file\.$/);
    expect(await why(folder)).toMatch(/cannot be read: it is a folder\.$/);
    if (process.platform !== 'win32') expect(await why('/dev/zero')).toMatch(/cannot be read: it is a device\.$/);
  });
});
