import { describe, expect, test } from 'vitest';
import { hoistConstants } from '../../scripts/hoist-constants.mjs';
import { TONE_CURVE_BYTES } from '../../src/engine/kernels/abi/tone.ts';
import { instantiate, kernelBytes } from '../../src/engine/kernels/compile-kernels.ts';
import { loadRawKernels } from '../../src/engine/kernels/load-kernels.ts';
import { rawScalarKernels } from '../../src/engine/kernels/scalar/table.ts';
import { fillToneCurve } from '../../src/engine/frame/renderer/tone-map.ts';
import { WebAssemblyApi } from '../../src/engine/kernels/web-assembly.ts';

test('both tables have the same kernels', () => {
  const { raw: kernels, memory } = loadRawKernels();
  const names = Object.keys(kernels).filter(
    (name) => !['heapBase', 'constantPool', 'linearOfSrgb', 'srgbOfLinear', 'lightTables', 'memory'].includes(name),
  );
  expect(names.sort()).toEqual(Object.keys(rawScalarKernels(memory)).sort());
});

/** Occurrences that are instructions: after a byte with its high bit set they are the rest of a number. */
function countOf(bytes: Uint8Array, instruction: number[]): number {
  const code = Buffer.from(bytes);
  let count = 0;
  for (let at = code.indexOf(Buffer.from(instruction)); at >= 0; at = code.indexOf(Buffer.from(instruction), at + 1))
    if (code[at - 1]! < 0x80) count++;
  return count;
}

describe('without relaxed SIMD', () => {
  test('the module has none of its opcodes, and draws the same', () => {
    const plainBytes = kernelBytes(false);
    expect(Buffer.compare(plainBytes, kernelBytes(true))).not.toBe(0);
    // 0xfd 0x91 0x02 is i16x8.relaxed_q15mulr_s, 0xfd 0x80 0x02 is i8x16.relaxed_swizzle,
    // 0xfd 0x92 0x02 is i16x8.relaxed_dot_i8x16_i7x16_s.
    const counts = (bytes: Uint8Array) => [0x91, 0x80, 0x92].map((opcode) => countOf(bytes, [0xfd, opcode, 0x02]));
    expect(counts(plainBytes)).toEqual([0, 0, 0]);
    for (const count of counts(kernelBytes(true))) expect(count).toBeGreaterThan(0);
    const results = [loadRawKernels(), instantiate(new WebAssemblyApi.Module(plainBytes), false)].map(
      ({ raw: kernels, memory }) => {
        const [below, top, out] = [memory.u8(65536), memory.u8(65536), memory.u8(65536)];
        for (let i = 0; i < 65536; i++) {
          below.view[i] = i;
          top.view[i] = i >> 8;
        }
        kernels.blendPlane(out.ptr, below.ptr, top.ptr, 4, 0, 200, 65536);
        kernels.boxBlur(out.ptr, out.ptr, top.ptr, 256, 256, 256, 7);
        const curve = memory.u8(TONE_CURVE_BYTES);
        fillToneCurve(curve.view, (level) => 1.2 * level + 3 * Math.sqrt(level));
        kernels.tonePlanes(out.ptr, below.ptr, top.ptr, curve.ptr, 65536);
        const packed = memory.u8(3 * 32768);
        kernels.packYuv420(
          packed.ptr,
          packed.ptr + 65536,
          packed.ptr + 81920,
          below.ptr,
          top.ptr,
          out.ptr,
          256,
          256,
          256,
        );
        return Buffer.concat([out.view, packed.view]);
      },
    );
    expect(results[0]).toEqual(results[1]);
  });
});

describe('kernel memory', () => {
  test('grows, and views follow', () => {
    const { raw: kernels, memory } = loadRawKernels();
    const first = memory.f32(16);
    kernels.fillF32(first.ptr, 1.5, 16);
    const before = first.view;
    const large = memory.u8(40 * 1024 * 1024);
    kernels.fillU8(large.ptr, 7, large.length);
    expect(before.length).toBe(0);
    expect(first.view[15]).toBe(1.5);
    expect(large.view[large.length - 1]).toBe(7);
  });
  test('a freed block is given out again, zeroed', () => {
    const { memory } = loadRawKernels();
    const a = memory.u8(1000);
    a.view.fill(9);
    memory.free(a);
    const b = memory.u8(1000);
    expect(b.ptr).toBe(a.ptr);
    expect(b.view.every((v) => v === 0)).toBe(true);
  });
});

describe('hoistConstants', () => {
  const constant = 'v128.const i32x4 0x00800080 0x00800080 0x00800080 0x00800080';
  const zero = 'v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000';
  const text = (body: string[]): string =>
    ['(module', ' (func $f (param $0 i32)', '  (local $1 v128)', ...body.map((line) => `  ${line}`), ' )', ')'].join(
      '\n',
    );
  test('a constant in a loop becomes a local that is loaded once', () => {
    const { text: out, constants } = hoistConstants(
      text(['loop $l', ` ${constant}`, ' drop', ` ${constant}`, ' drop', 'end']),
      1024,
      64,
    );
    expect(constants).toBe(1);
    expect(out).toContain('  (local $constant0 v128)\n  i32.const 1024\n  v128.load\n  local.set $constant0\n');
    expect(out.match(/local\.get \$constant0/g)).toHaveLength(2);
    expect(out).toContain('(data (i32.const 1024) "\\80\\00\\80\\00\\80\\00\\80\\00\\80\\00\\80\\00\\80\\00\\80\\00")');
  });
  test('outside loops it is loaded in place; zero stays a constant', () => {
    const { text: out } = hoistConstants(text([constant, 'drop', 'loop $l', ` ${zero}`, ' drop', 'end']), 2048, 64);
    expect(out).not.toContain('$constant0');
    expect(out).toContain('  i32.const 2048\n  v128.load\n');
    expect(out).toContain(zero);
  });
  test('a pool that is too small is an error', () => {
    expect(() => hoistConstants(text([constant]), 0, 0)).toThrow('vector constants');
  });
});
