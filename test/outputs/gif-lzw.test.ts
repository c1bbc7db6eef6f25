// LZW of GIFs: what the encoder writes, our decoder and omggif read alike.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLzwDecoder } from '../../src/engine/inputs/picture/gif/decode-lzw.ts';
import { ByteSink } from '../../src/engine/outputs/formats/gif/byte-sink.ts';
import { createLzwEncoder } from '../../src/engine/outputs/formats/gif/encode-lzw.ts';

function encode(bits: number, indices: Uint8Array, free: Uint8Array, transparent: number): Uint8Array {
  const sink = new ByteSink(16);
  createLzwEncoder(bits).encode(indices, free, transparent, sink);
  return sink.bytes();
}

function decode(data: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  expect(createLzwDecoder().decode(data, 0, out)).toBe(length);
  return out;
}

test('a run of one index grows its string by one pixel a code', () => {
  // Clear, 1, 11, 111, 1111, 11, end. Codes have 3 bits until 7 is taken, then 4: 4, 1, 6, 7 | 8, 6, 5.
  expect([...encode(2, new Uint8Array(12).fill(1), new Uint8Array(12), 3)]).toEqual([2, 3, 0x8c, 0x8f, 0x56, 0]);
});

test('every picture comes back, and free pixels as themselves or transparent', () => {
  const runs = fc.array(
    fc.record({ index: fc.nat(255), length: fc.integer({ min: 1, max: 300 }), isFree: fc.boolean() }),
    { minLength: 1, maxLength: 400 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), runs, (bits, parts) => {
      const transparent = (1 << bits) - 1;
      const indices = Uint8Array.from(
        parts.flatMap(({ index, length }) => Array<number>(length).fill(index % transparent)),
      );
      const free = Uint8Array.from(parts.flatMap(({ isFree, length }) => Array<number>(length).fill(isFree ? 1 : 0)));
      const back = decode(encode(bits, indices, free, transparent), indices.length);
      const wrong = back.findIndex((value, i) => value !== indices[i] && !(free[i] === 1 && value === transparent));
      expect(wrong).toBe(-1);
    }),
    { numRuns: 60 },
  );
});

test('noise fills the table of codes again and again', () => {
  let state = 1;
  const noise = Uint8Array.from(
    { length: 100_000 },
    () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24,
  );
  expect(decode(encode(8, noise, new Uint8Array(noise.length), 255), noise.length)).toEqual(noise);
});

test('a choice between two values makes the data smaller', () => {
  const indices = Uint8Array.from({ length: 6000 }, (_, i) => (i * i) % 13);
  const none = encode(4, indices, new Uint8Array(6000), 15).length;
  const all = encode(4, indices, new Uint8Array(6000).fill(1), 15).length;
  expect(all).toBeLessThan(none / 4);
});

test('cut and damaged data ends early instead of failing', () => {
  const indices = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) & 63);
  const data = encode(6, indices, new Uint8Array(5000), 63);
  const decoder = createLzwDecoder();
  fc.assert(
    fc.property(fc.nat(data.length - 1), fc.nat(255), (at, byte) => {
      const cut = decoder.decode(data.subarray(0, at), 0, new Uint8Array(5000));
      expect(cut).toBeLessThanOrEqual(5000);
      const damaged = data.slice();
      damaged[at] = byte;
      expect(decoder.decode(damaged, 0, new Uint8Array(5000))).toBeLessThanOrEqual(5000);
    }),
  );
});
