// How much a drawn picture is like its source. One figure alone is easily cheated: a wall of one glyph in the mean grey wins any blurred
// comparison. So there are three:
//   T   tone: SSIM of luma after a Gaussian of half a cell's height, the drawn luma fitted by one line (gain and offset) first
//   S   structure: agreement of the orientation of structure tensors, weighted by how clear the source's own orientation is, −1..1
//   ΔE  colour: mean CIE76 difference of the cells' mean colours

export interface Pixels {
  width: number;
  height: number;
  /** Three planes, row-major. */
  planes: readonly [Uint8Array, Uint8Array, Uint8Array];
}

export interface Likeness {
  tone: number;
  structure: number;
  colour: number;
}

interface Plane {
  width: number;
  height: number;
  values: Float32Array;
}

const luma = ({ width, height, planes: [r, g, b] }: Pixels): Plane => ({
  width,
  height,
  values: Float32Array.from(r, (red, i) => 0.2126 * red + 0.7152 * g[i] + 0.0722 * b[i]),
});

/** Means of 2 × 2 pixels. */
function half({ width, height, values }: Plane): Plane {
  const [w, h] = [width >> 1, height >> 1];
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const at = 2 * y * width + 2 * x;
      out[y * w + x] = (values[at] + values[at + 1] + values[at + width] + values[at + width + 1]) / 4;
    }
  return { width: w, height: h, values: out };
}

/** Weights of a Gaussian (order 0) or of its derivative (order 1). */
function weightsOf(sigma: number, order: 0 | 1): Float64Array {
  const radius = Math.ceil(3 * sigma);
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, i) => {
    const x = i - radius;
    return Math.exp(-(x * x) / (2 * sigma * sigma)) * (order === 1 ? x : 1);
  });
  const sum = weights.reduce((total, weight, i) => total + Math.abs(weight * (order === 1 ? i - radius : 1)), 0);
  return weights.map((weight) => weight / sum);
}

function filter({ width, height, values }: Plane, across: Float64Array, down: Float64Array): Plane {
  const middle = new Float32Array(values.length);
  const out = new Float32Array(values.length);
  const [rx, ry] = [across.length >> 1, down.length >> 1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -rx; k <= rx; k++)
        sum += across[k + rx] * values[y * width + Math.min(width - 1, Math.max(0, x + k))];
      middle[y * width + x] = sum;
    }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -ry; k <= ry; k++)
        sum += down[k + ry] * middle[Math.min(height - 1, Math.max(0, y + k)) * width + x];
      out[y * width + x] = sum;
    }
  return { width, height, values: out };
}

/** The drawn values fitted to the source's by gain and offset, in the least squares. */
function fitted(source: Float32Array, drawn: Float32Array): Float32Array {
  const n = source.length;
  let [sx, sy, sxx, sxy] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    sx += drawn[i];
    sy += source[i];
    sxx += drawn[i] * drawn[i];
    sxy += drawn[i] * source[i];
  }
  const spread = sxx - (sx * sx) / n;
  const gain = spread > 1e-9 ? (sxy - (sx * sy) / n) / spread : 0;
  const offset = (sy - gain * sx) / n;
  return drawn.map((value) => gain * value + offset);
}

function ssim(a: Plane, b: Float32Array): number {
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  const size = 8;
  let [sum, count] = [0, 0];
  for (let y = 0; y + size <= a.height; y += 4)
    for (let x = 0; x + size <= a.width; x += 4) {
      let [sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0];
      for (let j = 0; j < size; j++)
        for (let i = 0; i < size; i++) {
          const at = (y + j) * a.width + x + i;
          const [p, q] = [a.values[at], b[at]];
          sa += p;
          sb += q;
          saa += p * p;
          sbb += q * q;
          sab += p * q;
        }
      const n = size * size;
      const [ma, mb] = [sa / n, sb / n];
      const [va, vb, vab] = [saa / n - ma * ma, sbb / n - mb * mb, sab / n - ma * mb];
      sum += ((2 * ma * mb + c1) * (2 * vab + c2)) / ((ma * ma + mb * mb + c1) * (va + vb + c2));
      count++;
    }
  return sum / count;
}

function tensors(plane: Plane): { xx: Float32Array; xy: Float32Array; yy: Float32Array } {
  // On half the resolution: derivatives of 2 px and a window of 4 px of the frame.
  const [smooth, slope, window] = [weightsOf(1, 0), weightsOf(1, 1), weightsOf(2, 0)];
  const dx = filter(plane, slope, smooth).values;
  const dy = filter(plane, smooth, slope).values;
  const product = (a: Float32Array, b: Float32Array) =>
    filter({ ...plane, values: a.map((value, i) => value * b[i]) }, window, window).values;
  return { xx: product(dx, dx), xy: product(dx, dy), yy: product(dy, dy) };
}

function structureOf(source: Plane, drawn: Plane): number {
  const [a, b] = [tensors(source), tensors(drawn)];
  let [sum, weights] = [0, 0];
  for (let i = 0; i < a.xx.length; i++) {
    const [ax, ay] = [a.xx[i] - a.yy[i], 2 * a.xy[i]];
    const [bx, by] = [b.xx[i] - b.yy[i], 2 * b.xy[i]];
    const weight = Math.hypot(ax, ay);
    const other = Math.hypot(bx, by);
    weights += weight;
    // The cosine of twice the angle between both orientations; 0 where nothing is drawn.
    if (other > 1e-6) sum += (ax * bx + ay * by) / other;
  }
  return weights > 0 ? sum / weights : 1;
}

function labOf(r: number, g: number, b: number): [number, number, number] {
  const linear = [r, g, b].map((level) => {
    const v = level / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  const [x, y, z] = [
    (0.4124 * linear[0] + 0.3576 * linear[1] + 0.1805 * linear[2]) / 0.9505,
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2],
    (0.0193 * linear[0] + 0.1192 * linear[1] + 0.9505 * linear[2]) / 1.089,
  ].map((v) => (v > 0.008856 ? Math.cbrt(v) : 7.787 * v + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** `cell`: size of a cell in pixels. */
function colourOf(source: Pixels, drawn: Pixels, cell: { width: number; height: number }): number {
  let [sum, count] = [0, 0];
  for (let y = 0; y + cell.height <= source.height; y += cell.height)
    for (let x = 0; x + cell.width <= source.width; x += cell.width) {
      const labs = [source, drawn].map(({ width, planes }) => {
        const means = planes.map((plane) => {
          let total = 0;
          for (let j = 0; j < cell.height; j++)
            for (let i = 0; i < cell.width; i++) total += plane[(y + j) * width + x + i];
          return total / (cell.width * cell.height);
        });
        return labOf(means[0], means[1], means[2]);
      });
      sum += Math.hypot(labs[0][0] - labs[1][0], labs[0][1] - labs[1][1], labs[0][2] - labs[1][2]);
      count++;
    }
  return sum / count;
}

export function likenessOf(source: Pixels, drawn: Pixels, cell: { width: number; height: number }): Likeness {
  const [a, b] = [half(luma(source)), half(luma(drawn))];
  const blur = weightsOf(cell.height / 4, 0);
  const [soft, softDrawn] = [filter(a, blur, blur), filter(b, blur, blur)];
  return {
    tone: ssim(soft, fitted(soft.values, softDrawn.values)),
    structure: structureOf(a, b),
    colour: colourOf(source, drawn, cell),
  };
}
