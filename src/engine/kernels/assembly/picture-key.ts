// A colour that becomes transparent, in OKLab, four cells at a time (twin: scalar/picture-key.ts).

import { blueYellow, cube, dot, greenRed, lightness, longCone, middleCone, shortCone } from './color';
import { clamp4, max4, splat } from './math';

// @ts-ignore: decorator
@inline function sub(a: v128, b: v128): v128 { return f32x4.sub(a, b); }
// @ts-ignore: decorator
@inline function mul(a: v128, b: v128): v128 { return f32x4.mul(a, b); }
// @ts-ignore: decorator
@inline function low2(a: v128, b: v128): v128 { return i32x4.shuffle(a, b, 0, 4, 1, 5); }
// @ts-ignore: decorator
@inline function high2(a: v128, b: v128): v128 { return i32x4.shuffle(a, b, 2, 6, 3, 7); }

export function keyCells(
  cells: usize, n: i32, keyL: f32, keyA: f32, keyB: f32, byLightness: f32, scale: f32, range: f32, soft: f32, spill: f32, unitA: f32, unitB: f32,
): void {
  const UA = splat(unitA), UB = splat(unitB), one = splat(1), none = splat(0);
  for (const end = cells + (<usize>n << 4); cells < end; cells += 64) {
    const c0 = v128.load(cells), c1 = v128.load(cells, 16), c2 = v128.load(cells, 32), c3 = v128.load(cells, 48);
    const p = low2(c0, c1), q = low2(c2, c3), u = high2(c0, c1), v = high2(c2, c3);
    const alpha = i64x2.shuffle(u, v, 1, 3), whole = f32x4.div(one, max4(alpha, splat(0.000001)));
    const r = mul(i64x2.shuffle(p, q, 0, 2), whole), g = mul(i64x2.shuffle(p, q, 1, 3), whole), b = mul(i64x2.shuffle(u, v, 0, 2), whole);
    const l = longCone(r, g, b), m = middleCone(r, g, b), s = shortCone(r, g, b);
    const L = lightness(l, m, s), A = greenRed(l, m, s), B = blueYellow(l, m, s);
    const dL = sub(L, splat(keyL)), dA = sub(A, splat(keyA)), dB = sub(B, splat(keyB));
    const squares = f32x4.add(f32x4.add(mul(mul(dL, dL), splat(byLightness)), mul(dA, dA)), mul(dB, dB));
    const distance = mul(f32x4.sqrt(squares), splat(scale)), beyond = sub(distance, splat(range));
    const kept = mul(alpha, clamp4(f32x4.div(beyond, splat(soft)), none, one));
    // What is left of the key's hue: as much as there is more of it than of the hue across.
    const along = f32x4.add(mul(A, UA), mul(B, UB)), across = f32x4.abs(sub(mul(A, UB), mul(B, UA)));
    const near = clamp4(sub(one, f32x4.div(sub(beyond, splat(soft)), splat(0.15))), none, one);
    const excess = mul(mul(max4(sub(along, across), none), near), splat(spill));
    const cleanA = sub(A, mul(UA, excess)), cleanB = sub(B, mul(UB, excess));
    const l1 = cube(f32x4.add(f32x4.add(L, mul(splat(0.3963377774), cleanA)), mul(splat(0.2158037573), cleanB)));
    const m1 = cube(sub(sub(L, mul(splat(0.1055613458), cleanA)), mul(splat(0.0638541728), cleanB)));
    const s1 = cube(sub(sub(L, mul(splat(0.0894841775), cleanA)), mul(splat(1.291485548), cleanB)));
    const red = mul(max4(dot(4.0767416621, l1, -3.3077115913, m1, 0.2309699292, s1), none), kept);
    const green = mul(max4(dot(-1.2684380046, l1, 2.6097574011, m1, -0.3413193965, s1), none), kept);
    const blue = mul(max4(dot(-0.0041960863, l1, -0.7034186147, m1, 1.707614701, s1), none), kept);
    const rg0 = low2(red, green), rg1 = high2(red, green), ba0 = low2(blue, kept), ba1 = high2(blue, kept);
    v128.store(cells, i64x2.shuffle(rg0, ba0, 0, 2));
    v128.store(cells, i64x2.shuffle(rg0, ba0, 1, 3), 16);
    v128.store(cells, i64x2.shuffle(rg1, ba1, 0, 2), 32);
    v128.store(cells, i64x2.shuffle(rg1, ba1, 1, 3), 48);
  }
}
