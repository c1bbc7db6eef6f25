// Coverage of a drawn shape: 0..255 per pixel, at a place relative to its origin.

export interface Bitmap {
  /** Pixel of the left column and the top row, relative to the origin. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** width × height bytes, row-major. */
  readonly data: Uint8Array;
}

export const NOTHING: Bitmap = { left: 0, top: 0, width: 0, height: 0, data: new Uint8Array(0) };

/** A bitmap whose origin is its top left corner. */
export const bitmapOf = (data: Uint8Array, width: number, height: number): Bitmap => ({
  left: 0,
  top: 0,
  width,
  height,
  data,
});

/** Coverage between pixels, bilinear; 0 outside. */
function sample({ width, height, data }: Bitmap, x: number, y: number): number {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const at = (col: number, row: number): number =>
    col < 0 || row < 0 || col >= width || row >= height ? 0 : data[row * width + col];
  const fx = x - x0;
  const fy = y - y0;
  const top = at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx;
  const bottom = at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx;
  return top * (1 - fy) + bottom * fy;
}

/** A linear map of the plane, y downwards: x' = xx · x + xy · y, y' = yx · x + yy · y. */
export interface Matrix {
  xx: number;
  xy: number;
  yx: number;
  yy: number;
}

/** Mapped about (0, 0), then moved by (dx, dy). */
export function mapBitmap(source: Bitmap, { xx, xy, yx, yy }: Matrix, dx: number, dy: number): Bitmap {
  const size = xx * yy - xy * yx;
  if (source.width === 0 || size === 0) return NOTHING;
  const corners = [0, 1, 2, 3].map((corner) => {
    const x = source.left + (corner & 1 ? source.width : 0);
    const y = source.top + (corner & 2 ? source.height : 0);
    return { x: x * xx + y * xy + dx, y: x * yx + y * yy + dy };
  });
  const left = Math.floor(Math.min(...corners.map(({ x }) => x))) - 1;
  const top = Math.floor(Math.min(...corners.map(({ y }) => y))) - 1;
  const width = Math.ceil(Math.max(...corners.map(({ x }) => x))) + 1 - left;
  const height = Math.ceil(Math.max(...corners.map(({ y }) => y))) + 1 - top;
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let col = 0; col < width; col++) {
      const x = left + col + 0.5 - dx;
      const y = top + row + 0.5 - dy;
      const fromX = (yy * x - xy * y) / size - source.left - 0.5;
      const fromY = (xx * y - yx * x) / size - source.top - 0.5;
      data[row * width + col] = Math.floor(sample(source, fromX, fromY) + 0.5);
    }
  }
  return { left, top, width, height, data };
}

const FAR = 1e20;

/** The shape made thicker by `radius` pixels on all sides. */
export function growBitmap(source: Bitmap, radius: number): Bitmap {
  if (source.width === 0 || radius <= 0) return source;
  const room = Math.ceil(radius) + 1;
  const width = source.width + 2 * room;
  const height = source.height + 2 * room;
  // Squared distances to the shape's pixels. One that it covers in part is that much farther.
  const distance = new Float64Array(width * height).fill(FAR);
  for (let y = 0; y < source.height; y++) {
    for (let x = 0; x < source.width; x++) {
      const share = source.data[y * source.width + x] / 255;
      if (share === 0) continue;
      distance[(y + room) * width + x + room] = (1 - share) * (1 - share);
    }
  }
  squaredDistances(distance, width, height);
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const share = radius + 1 - Math.sqrt(distance[i]);
    data[i] = Math.floor(255 * Math.min(1, Math.max(0, share)) + 0.5);
  }
  for (let y = 0; y < source.height; y++) {
    for (let x = 0; x < source.width; x++) {
      const at = (y + room) * width + x + room;
      data[at] = Math.max(data[at], source.data[y * source.width + x]);
    }
  }
  return { left: source.left - room, top: source.top - room, width, height, data };
}

/** Felzenszwalb and Huttenlocher's distance transform, in place: columns, then rows. */
function squaredDistances(grid: Float64Array, width: number, height: number): void {
  const longest = Math.max(width, height);
  const f = new Float64Array(longest);
  const v = new Int32Array(longest);
  const z = new Float64Array(longest + 1);
  const line = (offset: number, step: number, n: number): void => {
    for (let q = 0; q < n; q++) f[q] = grid[offset + q * step];
    let k = 0;
    v[0] = 0;
    z[0] = -FAR;
    z[1] = FAR;
    for (let q = 1; q < n; q++) {
      let s = 0;
      do {
        const r = v[k];
        s = (f[q] - f[r] + q * q - r * r) / (q - r) / 2;
      } while (s <= z[k] && --k > -1);
      k++;
      v[k] = q;
      z[k] = s;
      z[k + 1] = FAR;
    }
    k = 0;
    for (let q = 0; q < n; q++) {
      while (z[k + 1] < q) k++;
      const r = v[k];
      grid[offset + q * step] = f[r] + (q - r) * (q - r);
    }
  };
  for (let x = 0; x < width; x++) line(x, width, height);
  for (let y = 0; y < height; y++) line(y * width, 1, width);
}

/** Blurred by three box filters, which together come close to a Gaussian of `radius` pixels. */
export function blurBitmap(source: Bitmap, radius: number): Bitmap {
  const r = Math.floor(radius + 0.5);
  if (source.width === 0 || r < 1) return source;
  const room = 2 * r + 1;
  const width = source.width + 2 * room;
  const height = source.height + 2 * room;
  let from = new Float64Array(width * height);
  for (let y = 0; y < source.height; y++)
    for (let x = 0; x < source.width; x++) from[(y + room) * width + x + room] = source.data[y * source.width + x];
  let to = new Float64Array(width * height);
  const half = Math.max(1, Math.floor(r * 0.6 + 0.5));
  const pass = (step: number, across: number, lines: number, length: number): void => {
    for (let n = 0; n < lines; n++) {
      let sum = 0;
      for (let i = -half; i < length; i++) {
        if (i + half < length) sum += from[n * across + (i + half) * step];
        if (i - half - 1 >= 0) sum -= from[n * across + (i - half - 1) * step];
        if (i >= 0) to[n * across + i * step] = sum / (2 * half + 1);
      }
    }
    [from, to] = [to, from];
  };
  for (let i = 0; i < 3; i++) {
    pass(1, width, height, width);
    pass(width, 1, width, height);
  }
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = Math.min(255, Math.max(0, Math.floor(from[i] + 0.5)));
  return { left: source.left - room, top: source.top - room, width, height, data };
}
