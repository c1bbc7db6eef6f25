// Which vector instructions V8 joins to 256 bits with --experimental-wasm-revectorize: a minimal module for each, six in a row on 32 bytes,
// without the flag and with it. `node bench/kernels/wide-vectors.ts`; docs/notes/performance.md says what follows from it.
//
// Both halves are loaded before either is stored: V8 does not move a load across a store, and joins nothing otherwise.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import binaryen from 'binaryen';

const FLAG = '--experimental-wasm-revectorize';
const BYTES = 16_384;
const OPS = [
  'v128.and',
  'i16x8.add',
  'i16x8.mul',
  'i16x8.min_u',
  'i8x16.add_sat_u',
  'i8x16.avgr_u',
  'i8x16.narrow_i16x8_u',
  'f32x4.mul',
  'i16x8.relaxed_dot_i8x16_i7x16_s',
  'i16x8.q15mulr_sat_s',
  'i16x8.relaxed_q15mulr_s',
  'i8x16.swizzle',
  'i8x16.relaxed_swizzle',
];

function moduleOf(op: string): Uint8Array<ArrayBuffer> {
  const six = (from: string): string =>
    Array.from({ length: 6 }).reduce<string>((v) => `(${op} ${v} (local.get $k))`, from);
  const text = `(module (memory (export "memory") 1)
    (func (export "run") (param $n i32) (local $p i32) (local $k v128) (local $a v128) (local $b v128)
      (local.set $k (v128.load (i32.const 32768)))
      (loop $next
        (local.set $a ${six('(v128.load (local.get $p))')})
        (local.set $b ${six('(v128.load offset=16 (local.get $p))')})
        (v128.store (local.get $p) (local.get $a))
        (v128.store offset=16 (local.get $p) (local.get $b))
        (local.set $p (i32.add (local.get $p) (i32.const 32)))
        (br_if $next (i32.lt_u (local.get $p) (local.get $n))))))`;
  const module = binaryen.parseText(text);
  module.setFeatures(binaryen.Features.All);
  const bytes = Uint8Array.from(module.emitBinary());
  module.dispose();
  return bytes;
}

/** Nanoseconds for 32 bytes, the best of many runs. */
function cost(op: string): number {
  const { run } = new WebAssembly.Instance(new WebAssembly.Module(moduleOf(op))).exports as {
    run: (bytes: number) => void;
  };
  let best = Infinity;
  for (let round = 0; round < 60; round++) {
    const began = performance.now();
    for (let i = 0; i < 200; i++) run(BYTES);
    best = Math.min(best, performance.now() - began);
  }
  return (best * 1e6) / 200 / (BYTES / 32);
}

if (process.argv[2] === 'measure') console.log(JSON.stringify(OPS.map(cost)));
else {
  const measure = (flags: string[]): number[] =>
    JSON.parse(
      spawnSync(process.execPath, [...flags, fileURLToPath(import.meta.url), 'measure'], { encoding: 'utf8' }).stdout,
    ) as number[];
  const [plain, joined] = [measure([]), measure([FLAG])];
  for (const [i, op] of OPS.entries())
    console.log(
      `${op.padEnd(34)} ${plain[i]!.toFixed(2)} ns, with the flag ${joined[i]!.toFixed(2)} ns: ${(joined[i]! / plain[i]!).toFixed(2)}`,
    );
}
