// One instruction instead of five for v · share / 255 where the share is the same for many pixels.

/** A factor for each share, u16; 0 until it has been searched for. */
const FACTORS = memory.data(512, 16);

/**
 * The Q15 factor whose rounding product equals div255(v · share) for every level v; one exists for each share, found by search. No short
 * formula gives it: those that round, or double the byte, are off by one for some levels of several shares.
 */
export function exactShare(share: i32): i32 {
  const at = FACTORS + (<usize>share << 1), known = <i32>load<u16>(at);
  if (known != 0) return known;
  let k = share << 7;
  for (; k < 32767; k++) {
    let v = 0;
    for (; v < 256; v++) {
      const x = v * share + 128;
      if ((v * k + 0x4000) >> 15 != (x + (x >> 8)) >> 8) break;
    }
    if (v == 256) break;
  }
  store<u16>(at, <u16>k);
  return k;
}
