// Kernels of the echo: moving, fading, hue shift and the blend of the frame before. Twin: ../scalar/shade-echo.ts.

@inline function div255(x: v128): v128 {
  const y = i16x8.add(x, i16x8.splat(128));
  return i16x8.shr_u(i16x8.add(y, i16x8.shr_u(y, 8)), 8);
}
@inline function mul255(a: v128, b: v128): v128 {
  return i8x16.narrow_i16x8_u(div255(i16x8.extmul_low_i8x16_u(a, b)), div255(i16x8.extmul_high_i8x16_u(a, b)));
}

export function fadePlane(dst: usize, src: usize, k: i32, n: i32): void {
  const gain = i16x8.splat(<i16>k);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const v = v128.load(src + i);
    const lo = i16x8.shr_u(i16x8.mul(i16x8.extend_low_i8x16_u(v), gain), 8);
    const hi = i16x8.shr_u(i16x8.mul(i16x8.extend_high_i8x16_u(v), gain), 8);
    v128.store(dst + i, i8x16.narrow_i16x8_u(lo, hi));
  }
}

/** Four pixels of one channel: (r g pairs · m01 + b 0 pairs · m2) >> 12. */
@inline function row(rg: v128, b0: v128, m01: v128, m2: v128): v128 {
  return i32x4.shr_s(i32x4.add(i32x4.dot_i16x8_s(rg, m01), i32x4.dot_i16x8_s(b0, m2)), 12);
}
@inline function channel(rg0: v128, rg1: v128, rg2: v128, rg3: v128, b0: v128, b1: v128, b2: v128, b3: v128, m: usize): v128 {
  const m01 = v128.load32_splat(m);
  const m2 = v128.and(i16x8.splat(load<i16>(m, 4)), i32x4.splat(0xffff));
  const lo = i16x8.narrow_i32x4_s(row(rg0, b0, m01, m2), row(rg1, b1, m01, m2));
  const hi = i16x8.narrow_i32x4_s(row(rg2, b2, m01, m2), row(rg3, b3, m01, m2));
  return i8x16.narrow_i16x8_u(lo, hi);
}

export function fadeHuePlanes(dr: usize, dg: usize, db: usize, r: usize, g: usize, b: usize, m: usize, n: i32): void {
  const zero = i8x16.splat(0);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const vr = v128.load(r + i), vg = v128.load(g + i), vb = v128.load(b + i);
    const rLo = i16x8.extend_low_i8x16_u(vr), rHi = i16x8.extend_high_i8x16_u(vr);
    const gLo = i16x8.extend_low_i8x16_u(vg), gHi = i16x8.extend_high_i8x16_u(vg);
    const bLo = i16x8.extend_low_i8x16_u(vb), bHi = i16x8.extend_high_i8x16_u(vb);
    // r g r g … and b 0 b 0 …, four pixels a vector
    const rg0 = v128.shuffle<i16>(rLo, gLo, 0, 8, 1, 9, 2, 10, 3, 11), rg1 = v128.shuffle<i16>(rLo, gLo, 4, 12, 5, 13, 6, 14, 7, 15);
    const rg2 = v128.shuffle<i16>(rHi, gHi, 0, 8, 1, 9, 2, 10, 3, 11), rg3 = v128.shuffle<i16>(rHi, gHi, 4, 12, 5, 13, 6, 14, 7, 15);
    const b0 = v128.shuffle<i16>(bLo, zero, 0, 8, 1, 9, 2, 10, 3, 11), b1 = v128.shuffle<i16>(bLo, zero, 4, 12, 5, 13, 6, 14, 7, 15);
    const b2 = v128.shuffle<i16>(bHi, zero, 0, 8, 1, 9, 2, 10, 3, 11), b3 = v128.shuffle<i16>(bHi, zero, 4, 12, 5, 13, 6, 14, 7, 15);
    v128.store(dr + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, m));
    v128.store(dg + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, m + 6));
    v128.store(db + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, m + 12));
  }
}

export function echoScreen(frame: usize, echo: usize, k: i32, opacity: i32, n: i32): void {
  const o = i8x16.splat(<i8>opacity), all = i8x16.splat(-1), gain = i16x8.splat(<i16>k);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const f = v128.load(frame + i), light = v128.load(echo + i);
    const lo = i16x8.shr_u(i16x8.mul(i16x8.extend_low_i8x16_u(light), gain), 8), hi = i16x8.shr_u(i16x8.mul(i16x8.extend_high_i8x16_u(light), gain), 8);
    const e = i8x16.narrow_i16x8_u(lo, hi);
    v128.store(frame + i, i8x16.add(f, mul255(mul255(e, o), v128.xor(f, all))));
    v128.store(echo + i, i8x16.max_u(e, f));
  }
}

/** The pixel at (x, y) 65536ths, r g b 0 as i16 lanes in the low half; what lies outside counts as black. */
@inline function sampled(packed: usize, stride: i32, w: i32, h: i32, sx: i32, sy: i32): v128 {
  const fx = (sx + 256) >> 9, fy = (sy + 256) >> 9; // 128ths
  const x = fx >> 7, y = fy >> 7;
  if (x < -1 || y < -1 || x >= w || y >= h) return i16x8.splat(0);
  const wx = <i16>(fx & 127), wy = <i16>(fy & 127);
  const half = i16x8.splat(64);
  const at = packed + (<usize>(y * stride + x) << 2);
  let v: v128;
  if (x >= 0 && y >= 0 && x < w - 1 && y < h - 1) {
    const top = i16x8.extend_low_i8x16_u(v128.load64_zero(at)), bottom = i16x8.extend_low_i8x16_u(v128.load64_zero(at + (<usize>stride << 2)));
    v = i16x8.shr_u(i16x8.add(i16x8.add(i16x8.mul(top, i16x8.splat(128 - wy)), i16x8.mul(bottom, i16x8.splat(wy))), half), 7);
  } else {
    // At the rim each of the four is looked at alone.
    const p00 = x >= 0 && y >= 0 ? load<u32>(at) : 0;
    const p10 = x < w - 1 && y >= 0 ? load<u32>(at, 4) : 0;
    const p01 = x >= 0 && y < h - 1 ? load<u32>(at + (<usize>stride << 2)) : 0;
    const p11 = x < w - 1 && y < h - 1 ? load<u32>(at + (<usize>stride << 2), 4) : 0;
    const top = i16x8.extend_low_i8x16_u(i32x4.replace_lane(i32x4.splat(p00), 1, p10));
    const bottom = i16x8.extend_low_i8x16_u(i32x4.replace_lane(i32x4.splat(p01), 1, p11));
    v = i16x8.shr_u(i16x8.add(i16x8.add(i16x8.mul(top, i16x8.splat(128 - wy)), i16x8.mul(bottom, i16x8.splat(wy))), half), 7);
  }
  const right = v128.shuffle<i64>(v, v, 1, 1);
  return i16x8.shr_u(i16x8.add(i16x8.add(i16x8.mul(v, i16x8.splat(128 - wx)), i16x8.mul(right, i16x8.splat(wx))), half), 7);
}

export function affinePlanes(
  r: usize, g: usize, b: usize, packed: usize, stride: i32, w: i32, h: i32, x0: i32, y0: i32, ax: i32, ay: i32, bx: i32, by: i32,
): void {
  for (let y = 0; y < h; y++) {
    let sx = x0 + y * bx, sy = y0 + y * by;
    const at = <usize>y * stride;
    for (let x: usize = 0; x < <usize>stride; x += 4) {
      const p0 = sampled(packed, stride, w, h, sx, sy);
      const p1 = sampled(packed, stride, w, h, sx + ax, sy + ay);
      const p2 = sampled(packed, stride, w, h, sx + 2 * ax, sy + 2 * ay);
      const p3 = sampled(packed, stride, w, h, sx + 3 * ax, sy + 3 * ay);
      sx += 4 * ax; sy += 4 * ay;
      const all = i8x16.narrow_i16x8_u(v128.shuffle<i64>(p0, p1, 0, 2), v128.shuffle<i64>(p2, p3, 0, 2));
      v128.store32_lane(r + at + x, i8x16.swizzle(all, i8x16(0, 4, 8, 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)), 0);
      v128.store32_lane(g + at + x, i8x16.swizzle(all, i8x16(1, 5, 9, 13, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)), 0);
      v128.store32_lane(b + at + x, i8x16.swizzle(all, i8x16(2, 6, 10, 14, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)), 0);
    }
  }
}
