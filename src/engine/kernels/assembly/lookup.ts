// 256-level lookup tables applied to planes (twin: scalar/frame.ts). Two pixels at a time through a 65536-entry table of pairs: two
// loads and a store. Measured on reference.reel's three 1080p planes (ms):
//   pairs, loaded and stored as u16 (this)               1.19
//   pairs, eight pixels loaded as one u64                1.57, and 1.87 if stored as one u64
//   the same, skipping eight black pixels at a time      2.89 (a quarter are black; the branch is unpredictable)
//   bytes through the plain table                        2.49
//   sixteen swizzles of sixteen entries                  5.52

/** The table of pairs, and the 256-level table it was built from. */
const PAIRS = memory.data(131072, 16);
const MADE_FROM = memory.data(256, 16);
let isMade: bool = false;
/** Below this pixel count, building the table of pairs costs more than it saves. */
const FEW: i32 = 4096;

function preparePairs(table: usize): void {
  if (isMade) {
    let differs = i8x16.splat(0);
    for (let i: usize = 0; i < 256; i += 16) differs = v128.or(differs, v128.xor(v128.load(table + i), v128.load(MADE_FROM + i)));
    if (!v128.any_true(differs)) return;
  }
  memory.copy(MADE_FROM, table, 256);
  isMade = true;
  for (let second: usize = 0; second < 256; second++) {
    const high = i8x16.splat(load<u8>(table + second)), row = PAIRS + (second << 9);
    for (let first: usize = 0; first < 256; first += 16) {
      const low = v128.load(table + first), at = row + (first << 1);
      v128.store(at, i8x16.shuffle(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
      v128.store(at, i8x16.shuffle(low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), 16);
    }
  }
}
// @ts-ignore: decorator
@inline function twoAt(dst: usize, src: usize): void { store<u16>(dst, load<u16>(PAIRS + (<usize>load<u16>(src) << 1))); }

export function lutPlane(dst: usize, src: usize, table: usize, n: i32): void {
  const end = dst + n;
  if (n >= FEW) {
    preparePairs(table);
    for (const end8 = dst + (n & ~7); dst < end8; dst += 8, src += 8) {
      twoAt(dst, src);
      twoAt(dst + 2, src + 2);
      twoAt(dst + 4, src + 4);
      twoAt(dst + 6, src + 6);
    }
  }
  for (; dst < end; dst++, src++) store<u8>(dst, load<u8>(table + load<u8>(src)));
}
