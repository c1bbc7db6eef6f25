// .cube files: what is read, and how what is wrong is reported.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CubeError, parseCube } from '../../../src/engine/inputs/lut/parse-cube.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string) => parseCube(bytesOf(text));
const rows = '0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n';
const IDENTITY = `TITLE "same"\nLUT_3D_SIZE 2\n# red runs fastest\n${rows}`;
const CURVE = '0 0 0\n0.25 0.5 0.75\n1 1 1\n';
/** Colour of the cube at a corner or node. */
const at = ({ size, values }: ReturnType<typeof parse>, r: number, g: number, b: number) => {
  const i = (r + g * size + b * size * size) * 3;
  return [...values.subarray(i, i + 3)].map((value) => Math.round(value * 1e4) / 1e4 || 0);
};

describe('parseCube', () => {
  it('reads size and colours and skips comments, title and unknown keywords', () => {
    const cube = parse(IDENTITY.replace('TITLE', 'LUT_TOOL_VERSION 3 beta\nTITLE'));
    expect(cube.size).toBe(2);
    expect(at(cube, 1, 0, 0)).toEqual([1, 0, 0]);
  });
  it.each(['\r\n', '\r', '\n\n', ' # end of line\n', '\t \n'])('takes %j as the end of a line', (end) => {
    expect(parse(IDENTITY.replaceAll('\n', end)).values).toEqual(parse(IDENTITY).values);
  });
  it('reads UTF-16 and a byte order mark', () => {
    expect(parse(`\ufeff${IDENTITY}`).size).toBe(2);
    expect(parseCube(new Uint8Array(Buffer.from(`\ufeff${IDENTITY}`, 'utf16le'))).size).toBe(2);
  });
  it('makes a cube of a 1D table', () => {
    const cube = parse(`LUT_1D_SIZE 3\n${CURVE}`);
    expect(cube.size).toBe(3);
    expect(at(cube, 1, 1, 1)).toEqual([0.25, 0.5, 0.75]);
  });
  it('reads a domain as the input range of the table', () => {
    expect(at(parse(`DOMAIN_MIN 0 0 0\nDOMAIN_MAX 2 2 2\n${IDENTITY}`), 1, 0, 0)).toEqual([0.5, 0, 0]);
    expect(at(parse(`LUT_3D_INPUT_RANGE 0.0 2.0\n${IDENTITY}`), 1, 0, 0)).toEqual([0.5, 0, 0]);
    expect(at(parse(`LUT_1D_SIZE 3\nLUT_1D_INPUT_RANGE 0 2\n${CURVE}`), 2, 2, 2)).toEqual([0.25, 0.5, 0.75]);
  });
  it('sends colours through the curve of a Resolve file and then through its cube', () => {
    const swapped = rows.replace(/^(\d) (\d) (\d)$/gm, '$3 $2 $1');
    const text = `LUT_1D_SIZE 3\nLUT_1D_INPUT_RANGE 0.0 1.0\nLUT_3D_SIZE 2\nLUT_3D_INPUT_RANGE 0.0 1.0\n${'0 0 0\n0 0 0\n0.5 0.5 0.5\n'}${swapped}`;
    expect(at(parse(text), 1, 0, 0)).toEqual([0, 0, 0.5]);
  });
  it('converts for a LUT that expects or gives video range', () => {
    expect(at(parse(`LUT_IN_VIDEO_RANGE\n${IDENTITY}`), 1, 0, 0)).toEqual([0.9216, 0.0627, 0.0627]);
    expect(at(parse(`LUT_IN_VIDEO_RANGE\nLUT_OUT_VIDEO_RANGE\n${IDENTITY}`), 1, 0, 0)).toEqual([1, 0, 0]);
  });
  it.each([
    ['hello\n', 'Expected three numbers or a keyword of the .cube format, but got "hello".', 1],
    ['LUT_3D_SIZE 1\n', 'Expected a size from 2 to 129, but got "LUT_3D_SIZE 1".', 1],
    ['LUT_3D_SIZE 2\n0 0\n', 'Expected three numbers, but got "0 0".', 2],
    [
      'LUT_3D_SIZE 2\nnan nan nan\n',
      'Expected three numbers or a keyword of the .cube format, but got "nan nan nan".',
      2,
    ],
    ['LUT_3D_SIZE 2\n1e999 0 0\n', 'Expected three numbers, but got "1e999 0 0".', 2],
    ['LUT_3D_SIZE 2\n0 0 0\n', 'Expected 8 colours, but got 1.', undefined],
    ['0 0 0\n', 'Expected a line LUT_3D_SIZE or LUT_1D_SIZE, but got none.', undefined],
    [
      `DOMAIN_MIN 1 1 1\n${IDENTITY}`,
      'Expected the start of the input range below its end, but got 1 1 1 and 1 1 1.',
      undefined,
    ],
  ])('refuses %j and says what it expected', (text, message, line) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ name: 'CubeError', message, line }));
  });
});

describe('parseCube on arbitrary input', () => {
  const token = fc.oneof(
    fc.constantFrom(
      'LUT_3D_SIZE 2',
      'LUT_1D_SIZE 2',
      'DOMAIN_MIN 0 0 0',
      'DOMAIN_MAX',
      'LUT_3D_INPUT_RANGE 0 1',
      '# x',
    ),
    fc.tuple(fc.double(), fc.double(), fc.double()).map((three) => three.join(' ')),
    fc.string(),
  );
  it('gives a cube of finite numbers or throws a CubeError', () => {
    const input = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.array(token, { maxLength: 20 }).map((lines) => bytesOf(lines.join('\n'))),
      fc.array(token, { maxLength: 3 }).map((lines) => bytesOf(`${lines.join('\n')}\n${IDENTITY}`)),
    );
    fc.assert(
      fc.property(input, (bytes) => {
        try {
          const { size, values } = parseCube(bytes);
          expect(values).toHaveLength(size ** 3 * 3);
          expect(values.every(Number.isFinite)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(CubeError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
