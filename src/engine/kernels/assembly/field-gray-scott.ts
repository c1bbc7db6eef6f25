// Gray-Scott, four cells at a time:   lanes  | c   c+1 c+2 c+3 |
// The nine-point Laplacian is 0.2 × (edge neighbours) + 0.05 × (corners) − centre, summed in this order, each step rounded.

function border(p: usize, stride: i32, cols: i32, rows: i32): void {
  const row = <usize>stride << 2;
  for (let r = 0; r < rows; r++) {
    const at = p + <usize>r * row;
    store<f32>(at - 4, load<f32>(at));
    store<f32>(at + (<usize>cols << 2), load<f32>(at + (<usize>(cols - 1) << 2)));
  }
  const width = <usize>(cols + 2) << 2;
  memory.copy(p - row - 4, p - 4, width);
  memory.copy(p + <usize>rows * row - 4, p + <usize>(rows - 1) * row - 4, width);
}

// @ts-ignore: decorator
@inline function laplacian(p: usize, row: usize, centre: v128): v128 {
  const sides = f32x4.add(f32x4.add(v128.load(p - row), v128.load(p + row)), f32x4.add(v128.load(p - 4), v128.load(p + 4)));
  const corners = f32x4.add(f32x4.add(v128.load(p - row - 4), v128.load(p - row + 4)), f32x4.add(v128.load(p + row - 4), v128.load(p + row + 4)));
  return f32x4.sub(f32x4.add(f32x4.mul(sides, f32x4.splat(0.2)), f32x4.mul(corners, f32x4.splat(0.05))), centre);
}

// @ts-ignore: decorator
@inline function unit(x: v128): v128 { return f32x4.pmin(f32x4.pmax(x, f32x4.splat(0)), f32x4.splat(1)); }

export function grayScott(newA: usize, newB: usize, a: usize, b: usize, stride: i32, cols: i32, rows: i32, feed: f32, kill: f32): void {
  border(a, stride, cols, rows);
  border(b, stride, cols, rows);
  const row = <usize>stride << 2;
  const f = f32x4.splat(feed), fk = f32x4.splat(feed + kill);
  const one = f32x4.splat(1), half = f32x4.splat(0.5);
  for (let r = 0; r < rows; r++) {
    const base = <usize>r * row;
    for (let c = 0; c < cols; c += 4) {
      const at = base + (<usize>c << 2);
      const va = v128.load(a + at), vb = v128.load(b + at);
      const reaction = f32x4.mul(f32x4.mul(va, vb), vb);
      const da = f32x4.add(f32x4.sub(laplacian(a + at, row, va), reaction), f32x4.mul(f, f32x4.sub(one, va)));
      const db = f32x4.sub(f32x4.add(f32x4.mul(laplacian(b + at, row, vb), half), reaction), f32x4.mul(fk, vb));
      v128.store(newA + at, unit(f32x4.add(va, da)));
      v128.store(newB + at, unit(f32x4.add(vb, db)));
    }
  }
}
