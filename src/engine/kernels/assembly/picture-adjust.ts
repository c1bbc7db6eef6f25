// Tone, detail, exposure and contrast of cells, four at a time (twin: scalar/picture-adjust.ts).

import { clamp4, max4, min4, pick4, splat } from './math';

/** As in abi/picture.ts. */
const CURVE_STEPS: f32 = 256, MOST_COLOR_GAIN: f32 = 48, LEAST_SLOPE: f32 = 1.2, MOST_SLOPE: f32 = 1.9;
/** Light as seen over the square root of linear light, then linear light over light as seen (scalar/light-curve.ts). */
const LIGHT_STEPS: f32 = 4096;
const TABLES = memory.data(32784, 16);
const LINEAR: usize = TABLES + 16392;
export function lightTables(): usize { return TABLES; }

// @ts-ignore: decorator
@inline function add(a: v128, b: v128): v128 { return f32x4.add(a, b); }
// @ts-ignore: decorator
@inline function sub(a: v128, b: v128): v128 { return f32x4.sub(a, b); }
// @ts-ignore: decorator
@inline function mul(a: v128, b: v128): v128 { return f32x4.mul(a, b); }
// @ts-ignore: decorator
@inline function low2(a: v128, b: v128): v128 { return i32x4.shuffle(a, b, 0, 4, 1, 5); }
// @ts-ignore: decorator
@inline function high2(a: v128, b: v128): v128 { return i32x4.shuffle(a, b, 2, 6, 3, 7); }
// @ts-ignore: decorator
@inline function unit(x: v128): v128 { return clamp4(x, splat(0), splat(1)); }
// @ts-ignore: decorator
@inline function at(base: usize, index: i32): usize { return base + (<usize>index << 2); }

/** Between entries of a table that has one more than x can reach. */
// @ts-ignore: decorator
@inline function lookUp(table: usize, x: v128): v128 {
  const i = i32x4.trunc_sat_f32x4_s(x), part = sub(x, f32x4.convert_i32x4_s(i));
  // Each load takes an entry and the next one.
  const a = v128.load64_zero(at(table, i32x4.extract_lane(i, 0))), b = v128.load64_zero(at(table, i32x4.extract_lane(i, 1))), c = v128.load64_zero(at(table, i32x4.extract_lane(i, 2))), d = v128.load64_zero(at(table, i32x4.extract_lane(i, 3)));
  const ab = low2(a, b), cd = low2(c, d), first = i64x2.shuffle(ab, cd, 0, 2), next = i64x2.shuffle(ab, cd, 1, 3);
  return add(first, mul(sub(next, first), part));
}
// @ts-ignore: decorator
@inline function seen(linear: v128): v128 { return lookUp(TABLES, mul(f32x4.sqrt(unit(linear)), splat(LIGHT_STEPS))); }
// @ts-ignore: decorator
@inline function linear(seen: v128): v128 { return lookUp(LINEAR, mul(unit(seen), splat(LIGHT_STEPS))); }

// @ts-ignore: decorator
@inline function four(base: usize, i: v128): v128 {
  let v = v128.load32_zero(at(base, i32x4.extract_lane(i, 0)));
  v = v128.load32_lane(at(base, i32x4.extract_lane(i, 1)), v, 1);
  v = v128.load32_lane(at(base, i32x4.extract_lane(i, 2)), v, 2);
  return v128.load32_lane(at(base, i32x4.extract_lane(i, 3)), v, 3);
}
export function sampleSmall(out: usize, values: usize, cols: i32, rows: i32, x: usize, y: usize, n: i32): void {
  const lastCol = i32x4.splat(cols - 1), lastRow = i32x4.splat(rows - 1), wide = splat(<f32>cols), high = splat(<f32>rows), stride = i32x4.splat(cols);
  for (const end = out + (<usize>n << 2); out < end; out += 16, x += 16, y += 16) {
    const col = clamp4(sub(mul(v128.load(x), wide), splat(0.5)), splat(0), f32x4.convert_i32x4_s(lastCol));
    const row = clamp4(sub(mul(v128.load(y), high), splat(0.5)), splat(0), f32x4.convert_i32x4_s(lastRow));
    const left = i32x4.trunc_sat_f32x4_s(col), top = i32x4.trunc_sat_f32x4_s(row), one = i32x4.splat(1);
    const right = i32x4.min_s(lastCol, i32x4.add(left, one)), bottom = i32x4.min_s(lastRow, i32x4.add(top, one));
    const kx = sub(col, f32x4.convert_i32x4_s(left)), ky = sub(row, f32x4.convert_i32x4_s(top));
    const upper = i32x4.mul(top, stride), lower = i32x4.mul(bottom, stride);
    const a = four(values, i32x4.add(upper, left)), b = four(values, i32x4.add(upper, right));
    const c = four(values, i32x4.add(lower, left)), d = four(values, i32x4.add(lower, right));
    const above = add(a, mul(sub(b, a), kx)), below = add(c, mul(sub(d, c), kx));
    v128.store(out, add(above, mul(sub(below, above), ky)));
  }
}

/** Light of a surrounding along the curve, and the difference from it enlarged; what is left towards white or black is approached, not reached. */
// @ts-ignore: decorator
@inline function curved(light: v128, base: v128, curve: usize, low: v128, span: v128): v128 {
  const around = unit(mul(sub(base, low), span)), place = min4(mul(around, splat(CURVE_STEPS)), splat(CURVE_STEPS));
  const i = i32x4.min_s(i32x4.trunc_sat_f32x4_s(place), i32x4.splat(<i32>CURVE_STEPS - 1)), part = sub(place, f32x4.convert_i32x4_s(i));
  const from = four(curve, i), step = sub(four(curve + 4, i), from), raised = add(from, mul(step, part));
  const difference = mul(sub(light, around), clamp4(mul(step, splat(CURVE_STEPS)), splat(LEAST_SLOPE), splat(MOST_SLOPE)));
  const room = pick4(f32x4.gt(difference, splat(0)), sub(splat(1), raised), raised);
  const moved = add(raised, f32x4.div(difference, add(splat(1), f32x4.div(f32x4.abs(difference), room))));
  return pick4(f32x4.gt(room, splat(0.000001)), moved, raised);
}

// @ts-ignore: decorator
@inline function adjust(
  hasMatrix: bool, isPlain: bool, cells: usize, n: i32, matrix: usize, gain: f32, low: f32, span: f32, contrast: f32, detail: f32,
  around: usize, curve: usize, curveLow: f32, curveSpan: f32, base: usize,
): void {
  const one = splat(1), none = splat(0), tiny = splat(0.0000001), k = splat(gain);
  for (const end = cells + (<usize>n << 4); cells < end; cells += 64) {
    const c0 = v128.load(cells), c1 = v128.load(cells, 16), c2 = v128.load(cells, 32), c3 = v128.load(cells, 48);
    const p = low2(c0, c1), q = low2(c2, c3), u = high2(c0, c1), v = high2(c2, c3);
    const red = i64x2.shuffle(p, q, 0, 2), green = i64x2.shuffle(p, q, 1, 3), blue = i64x2.shuffle(u, v, 0, 2), alpha = i64x2.shuffle(u, v, 1, 3);
    let r = red, g = green, b = blue;
    if (hasMatrix) {
      r = max4(none, add(add(mul(v128.load32_splat(matrix), red), mul(v128.load32_splat(matrix, 4), green)), mul(v128.load32_splat(matrix, 8), blue)));
      g = max4(none, add(add(mul(v128.load32_splat(matrix, 12), red), mul(v128.load32_splat(matrix, 16), green)), mul(v128.load32_splat(matrix, 20), blue)));
      b = max4(none, add(add(mul(v128.load32_splat(matrix, 24), red), mul(v128.load32_splat(matrix, 28), green)), mul(v128.load32_splat(matrix, 32), blue)));
    }
    r = f32x4.div(r, alpha);
    g = f32x4.div(g, alpha);
    b = f32x4.div(b, alpha);
    const y0 = add(add(mul(splat(0.2126), r), mul(splat(0.7152), g)), mul(splat(0.0722), b));
    let y1 = mul(y0, k);
    if (!isPlain) {
      const light0 = seen(y0);
      let light = unit(mul(sub(light0, splat(low)), splat(span)));
      if (curve != 0) {
        light = curved(light, v128.load(base), curve, splat(curveLow), splat(curveSpan));
        base += 16;
      }
      if (around != 0) {
        light = add(light, mul(splat(detail), sub(light0, seen(v128.load(around)))));
        around += 16;
      }
      if (gain != 1) light = seen(mul(linear(light), k));
      y1 = linear(add(mul(sub(light, splat(0.5)), splat(contrast)), splat(0.5)));
    }
    y1 = min4(y1, one);
    const rise = f32x4.div(y1, y0), colored = pick4(f32x4.gt(rise, splat(MOST_COLOR_GAIN)), f32x4.div(splat(MOST_COLOR_GAIN), rise), one);
    const isLit = f32x4.gt(y0, tiny);
    let r1 = pick4(isLit, add(y1, mul(sub(mul(r, rise), y1), colored)), y1);
    let g1 = pick4(isLit, add(y1, mul(sub(mul(g, rise), y1), colored)), y1);
    let b1 = pick4(isLit, add(y1, mul(sub(mul(b, rise), y1), colored)), y1);
    // What leaves the range is mixed with grey of the same light.
    const most = max4(max4(r1, g1), b1), over = sub(most, y1), isOver = f32x4.gt(most, one);
    const grey = pick4(f32x4.gt(over, tiny), f32x4.div(sub(one, y1), over), none);
    r1 = pick4(isOver, add(y1, mul(sub(r1, y1), grey)), r1);
    g1 = pick4(isOver, add(y1, mul(sub(g1, y1), grey)), g1);
    b1 = pick4(isOver, add(y1, mul(sub(b1, y1), grey)), b1);
    if (isPlain) {
      const isWithin = f32x4.le(mul(max4(max4(r, g), b), k), one);
      r1 = pick4(isWithin, mul(r, k), r1);
      g1 = pick4(isWithin, mul(g, k), g1);
      b1 = pick4(isWithin, mul(b, k), b1);
    }
    const isSeen = f32x4.gt(alpha, none);
    r1 = pick4(isSeen, mul(r1, alpha), red);
    g1 = pick4(isSeen, mul(g1, alpha), green);
    b1 = pick4(isSeen, mul(b1, alpha), blue);
    const rg0 = low2(r1, g1), rg1 = high2(r1, g1), ba0 = low2(b1, alpha), ba1 = high2(b1, alpha);
    v128.store(cells, i64x2.shuffle(rg0, ba0, 0, 2));
    v128.store(cells, i64x2.shuffle(rg0, ba0, 1, 3), 16);
    v128.store(cells, i64x2.shuffle(rg1, ba1, 0, 2), 32);
    v128.store(cells, i64x2.shuffle(rg1, ba1, 1, 3), 48);
  }
}
export function adjustCells(
  cells: usize, n: i32, matrix: usize, isPlain: i32, gain: f32, low: f32, span: f32, contrast: f32, detail: f32,
  around: usize, curve: usize, curveLow: f32, curveSpan: f32, base: usize,
): void {
  // The usual ones with constant branches.
  if (isPlain != 0) adjust(matrix != 0, true, cells, n, matrix, gain, low, span, contrast, detail, 0, 0, 0, 0, 0);
  else if (matrix == 0) adjust(false, false, cells, n, 0, gain, low, span, contrast, detail, around, curve, curveLow, curveSpan, base);
  else adjust(true, false, cells, n, matrix, gain, low, span, contrast, detail, around, curve, curveLow, curveSpan, base);
}
