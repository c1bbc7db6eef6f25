// .cube files: what is read, and what is said about what is not.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCube } from '../../../src/engine/frame/shade/cube-file.ts';
import { frameOf, glyphFrame, moment, pixels, shade, shader } from './harness.ts';

const IDENTITY =
  'TITLE "same"\nLUT_3D_SIZE 2\n# red runs fastest\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n';

describe('parseCube', () => {
  it('reads size and colours, comments and title aside', () => {
    const cube = parseCube(IDENTITY, 'same.cube');
    expect(cube.size).toBe(2);
    expect([...cube.values.subarray(3, 6)]).toEqual([1, 0, 0]);
  });
  it('makes a cube of a 1-D table', () => {
    const cube = parseCube('LUT_1D_SIZE 3\n0 0 0\n0.25 0.5 0.75\n1 1 1\n', 'curve.cube');
    expect(cube.size).toBe(3);
    expect([...cube.values.subarray(1 * 3, 2 * 3)]).toEqual([0.25, 0, 0]);
  });
  it('asks a table with another domain in its own numbers', () => {
    const cube = parseCube(IDENTITY.replace('TITLE "same"', 'DOMAIN_MIN 0 0 0\nDOMAIN_MAX 2 2 2'), 'wide.cube');
    expect(cube.values[3]).toBeCloseTo(0.5);
  });
  it.each([
    ['hello\n', /Expected a keyword of the .cube format in line 1 of x.cube, but got "hello"\./],
    ['LUT_3D_SIZE 1\n', /Expected a size from 2 to 129 in line 1/],
    ['LUT_3D_SIZE 2\n0 0\n', /Expected three numbers in line 2/],
    ['LUT_3D_SIZE 2\n0 0 0\n', /Expected 8 colours in x.cube, but got 1\./],
    ['0 0 0\n', /Expected a line LUT_3D_SIZE in x.cube/],
    [`DOMAIN_MIN 1 1 1\n${IDENTITY}`, /Expected DOMAIN_MIN below DOMAIN_MAX/],
  ])('refuses %j and says what it expected', (text, message) =>
    expect(() => parseCube(text, 'x.cube')).toThrow(message),
  );
});

describe('lut', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'glyphreel-lut-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('changes nothing with the identity', () => {
    const frame = glyphFrame(64, 36);
    expect(
      Buffer.compare(
        pixels(shade(shader('lut'), frame, moment(64, 36), { file: write('same.cube', IDENTITY) })),
        pixels(frame),
      ),
    ).toBe(0);
  });
  it('is linear between the colours of the table', () => {
    const file = write(
      'swap.cube',
      IDENTITY.replace(/^(\d) (\d) (\d)$/gm, '$3 $2 $1').replace('LUT_3D_SIZE 2', 'LUT_3D_SIZE 2'),
    );
    expect([...pixels(shade(shader('lut'), frameOf(1, 1, [200], [10], [60]), moment(1, 1), { file }))]).toEqual([
      60, 10, 200,
    ]);
  });
  it('blames a broken file on the input, with what was expected', () => {
    const file = write('broken.cube', 'LUT_3D_SIZE 2\n0 0 0\n');
    expect(() => shade(shader('lut'), glyphFrame(4, 4), moment(4, 4), { file })).toThrow(
      expect.objectContaining({ code: 'input-unreadable', message: 'Expected 8 colours in broken.cube, but got 1.' }),
    );
  });
  it('says which file it cannot read', () => {
    expect(() => shade(shader('lut'), glyphFrame(4, 4), moment(4, 4), { file: join(folder, 'none.cube') })).toThrow(
      /Expected a readable .cube file for lut.file, but got .*none\.cube/,
    );
  });
});
