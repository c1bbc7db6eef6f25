// The lut shader grades by the table of colours that it is given.

import { describe, expect, it } from 'vitest';
import { parseCube } from '../../../src/engine/inputs/lut/parse-cube.ts';
import { frameOf, glyphFrame, moment, pixels, shade, shader } from './harness.ts';

const IDENTITY = 'LUT_3D_SIZE 2\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n';
const lutOf = (text: string) => ({ value: parseCube(new TextEncoder().encode(text)), digest: text });

describe('lut', () => {
  it('changes nothing with the identity', () => {
    const frame = glyphFrame(64, 36);
    const graded = shade(shader('lut'), frame, moment(64, 36), { file: lutOf(IDENTITY) });
    expect(Buffer.compare(pixels(graded), pixels(frame))).toBe(0);
  });
  it('interpolates between the colours of the table', () => {
    const file = lutOf(IDENTITY.replace(/^(\d) (\d) (\d)$/gm, '$3 $2 $1'));
    const graded = shade(shader('lut'), frameOf(1, 1, [200], [10], [60]), moment(1, 1), { file });
    expect([...pixels(graded)]).toEqual([60, 10, 200]);
  });
  it('changes nothing without a file', () => {
    const frame = glyphFrame(64, 36);
    const graded = shade(shader('lut'), frame, moment(64, 36), { file: undefined });
    expect(Buffer.compare(pixels(graded), pixels(frame))).toBe(0);
  });
});
