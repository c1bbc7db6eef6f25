// Small steps that several shade kernels take, on eight u16 or sixteen u8 at a time.

/** (x + 128 + ((x + 128) >> 8)) >> 8 of eight u16: x / 255 rounded. */
@inline
export function div255(x: v128): v128 {
  const y = i16x8.add(x, i16x8.splat(128));
  return i16x8.shr_u(i16x8.add(y, i16x8.shr_u(y, 8)), 8);
}

/** div255(a · b) of sixteen bytes. */
@inline
export function mul255(a: v128, b: v128): v128 {
  return i8x16.narrow_i16x8_u(div255(i16x8.extmul_low_i8x16_u(a, b)), div255(i16x8.extmul_high_i8x16_u(a, b)));
}

/** a + (b − a) · w / 128, rounded, of eight u16 up to 255; w 0..128. */
@inline
export function toward(a: v128, b: v128, w: v128): v128 {
  return i16x8.shr_u(i16x8.add(i16x8.add(i16x8.shl(a, 7), i16x8.splat(64)), i16x8.mul(i16x8.sub(b, a), w)), 7);
}
