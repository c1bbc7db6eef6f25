import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packData, unpackData } from '../../src/engine/farm/pack-data.ts';

describe('packed data', () => {
  it('comes back as it was: numbers that JSON lacks, typed arrays, shared memory', () => {
    const shared = new SharedArrayBuffer(5);
    new Uint8Array(shared).set([1, 2, 3, 4, 5]);
    const value = {
      to: Number.POSITIVE_INFINITY,
      nothing: null,
      text: 'é\u0000',
      list: [Float64Array.of(0.1, -0), new Uint8Array(0), Int16Array.of(-7)],
      shared,
    };
    const found = unpackData(packData(value)) as typeof value;
    expect({ ...found, shared: [...new Uint8Array(found.shared)] }).toEqual({ ...value, shared: [1, 2, 3, 4, 5] });
    expect(found.shared).toBeInstanceOf(SharedArrayBuffer);
    expect(Object.is(found.list[0]![1], -0)).toBe(true);
  });

  it('is the same for the same value, so that its digest is', () => {
    const value = { a: Float32Array.of(1, 2), b: 'x' };
    expect(packData(value)).toEqual(packData(structuredClone(value)));
  });

  it('survives any JSON value', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"$"')),
        (value) => {
          // JSON has no -0 of its own.
          expect(unpackData(packData(value))).toEqual(JSON.parse(JSON.stringify(value)));
        },
      ),
    );
  });

  it('refuses other bytes with a TypeError, never with anything else', () => {
    const good = packData({ a: Float32Array.of(1, 2, 3), b: [1, 'x'] });
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const bad = good.slice();
        bad[at] = byte;
        try {
          unpackData(bad);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      }),
    );
    expect(() => unpackData(new Uint8Array(3))).toThrow(TypeError);
    expect(() => unpackData(good.subarray(0, good.length - 8))).toThrow(TypeError);
  });

  it('does not set a prototype', () => {
    const packed = packData(JSON.parse('{"__proto__": {"isAdmin": true}}'));
    expect((unpackData(packed) as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});
