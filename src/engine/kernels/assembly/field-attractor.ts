// Strange attractors, four orbits at a time:   lanes  | orbit 0  orbit 1  orbit 2  orbit 3 |
// The orbits start at different points and are independent; every iteration of each adds 1 to the cell it lands in.

import { cos4, div4, sin4 } from './math';

// @ts-ignore: decorator
@inline function count(counts: usize, cols: i32, rows: i32, px: f32, py: f32): void {
  // The comparison also rejects NaN and values outside the i32 range.
  if (!(px >= 0 && px < <f32>cols && py >= 0 && py < <f32>rows)) return;
  const at = counts + (<usize>(<i32>py * cols + <i32>px) << 2);
  store<f32>(at, load<f32>(at) + 1);
}

export function attractor(counts: usize, cols: i32, rows: i32, kind: i32, a: f32, b: f32, c: f32, d: f32, sx: f32, sy: f32, points: i32): void {
  const va = f32x4.splat(a), vb = f32x4.splat(b), vc = f32x4.splat(c), vd = f32x4.splat(d);
  const one = f32x4.splat(1), halfCols = f32x4.splat(<f32>cols * 0.5), halfRows = f32x4.splat(<f32>rows * 0.5);
  let x = f32x4(0.1, 0.35, -0.2, -0.4), y = f32x4(0.1, -0.3, 0.25, -0.15);
  const jumps = points / 4 + 20;
  for (let i = 0; i < jumps; i++) {
    let nx: v128, ny: v128;
    if (kind == 0) {
      nx = f32x4.add(sin4(f32x4.mul(va, y)), f32x4.mul(vc, cos4(f32x4.mul(va, x))));
      ny = f32x4.add(sin4(f32x4.mul(vb, x)), f32x4.mul(vd, cos4(f32x4.mul(vb, y))));
    } else if (kind == 1) {
      nx = f32x4.sub(sin4(f32x4.mul(va, y)), cos4(f32x4.mul(vb, x)));
      ny = f32x4.sub(sin4(f32x4.mul(vc, x)), cos4(f32x4.mul(vd, y)));
    } else if (kind == 2) {
      nx = f32x4.sub(f32x4.mul(vd, sin4(f32x4.mul(va, x))), sin4(f32x4.mul(vb, y)));
      ny = f32x4.add(f32x4.mul(vc, cos4(f32x4.mul(va, x))), cos4(f32x4.mul(vb, y)));
    } else {
      nx = f32x4.add(f32x4.mul(sin4(div4(f32x4.mul(x, y), vb)), y), cos4(f32x4.sub(f32x4.mul(va, x), y)));
      ny = f32x4.add(x, div4(sin4(y), vb));
    }
    x = nx;
    y = ny;
    if (i < 20) continue;
    const px = f32x4.mul(f32x4.add(f32x4.mul(x, f32x4.splat(sx)), one), halfCols);
    const py = f32x4.mul(f32x4.add(f32x4.mul(y, f32x4.splat(sy)), one), halfRows);
    count(counts, cols, rows, f32x4.extract_lane(px, 0), f32x4.extract_lane(py, 0));
    count(counts, cols, rows, f32x4.extract_lane(px, 1), f32x4.extract_lane(py, 1));
    count(counts, cols, rows, f32x4.extract_lane(px, 2), f32x4.extract_lane(py, 2));
    count(counts, cols, rows, f32x4.extract_lane(px, 3), f32x4.extract_lane(py, 3));
  }
}
