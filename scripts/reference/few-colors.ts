// Reduces a picture to 32 colours: pictures of glyphs have few colours and many edges, so what compresses without loss becomes much smaller and
// looks the same. Median cut over 15-bit bins; no dithering, which would enlarge the file.

const MOST = 32;
interface Bin {
  r: number;
  g: number;
  b: number;
  n: number;
}

/** `rgb` are rows of RGB without padding; the result has rows of RGBA. */
export function fewColors(rgb: Uint8Array): Uint8ClampedArray {
  const bins = new Map<number, Bin>();
  const keyAt = (i: number): number => ((rgb[i] >> 3) << 10) | ((rgb[i + 1] >> 3) << 5) | (rgb[i + 2] >> 3);
  for (let i = 0; i < rgb.length; i += 3) {
    const key = keyAt(i);
    const bin = bins.get(key);
    if (bin === undefined) bins.set(key, { r: rgb[i], g: rgb[i + 1], b: rgb[i + 2], n: 1 });
    else {
      bin.r += rgb[i];
      bin.g += rgb[i + 1];
      bin.b += rgb[i + 2];
      bin.n++;
    }
  }
  const boxes = cut(
    [...bins.values()].map((bin) => ({ r: bin.r / bin.n, g: bin.g / bin.n, b: bin.b / bin.n, n: bin.n })),
  );
  const palette = Buffer.alloc(boxes.length * 3);
  boxes.forEach((box, i) => {
    const n = box.reduce((sum, bin) => sum + bin.n, 0);
    (['r', 'g', 'b'] as const).forEach((channel, c) => {
      palette[i * 3 + c] = Math.round(box.reduce((sum, bin) => sum + bin[channel] * bin.n, 0) / n);
    });
  });
  const nearest = new Map<number, number>();
  const pixels = rgb.length / 3;
  const rgba = new Uint8ClampedArray(4 * pixels).fill(255);
  for (let i = 0; i < pixels; i++) {
    const at = 3 * i;
    const key = keyAt(at);
    let index = nearest.get(key);
    if (index === undefined) nearest.set(key, (index = nearestIn(palette, rgb[at], rgb[at + 1], rgb[at + 2])));
    rgba.set(palette.subarray(3 * index, 3 * index + 3), 4 * i);
  }
  return rgba;
}

/** Splits the box with the largest weighted range until there are enough. */
function cut(all: Bin[]): Bin[][] {
  const boxes = [all];
  const spread = (box: Bin[]): { channel: 'r' | 'g' | 'b'; weight: number } => {
    let best: { channel: 'r' | 'g' | 'b'; weight: number } = { channel: 'r', weight: -1 };
    for (const channel of ['r', 'g', 'b'] as const) {
      const values = box.map((bin) => bin[channel]);
      const weight = (Math.max(...values) - Math.min(...values)) * Math.sqrt(box.reduce((sum, bin) => sum + bin.n, 0));
      if (weight > best.weight) best = { channel, weight };
    }
    return best;
  };
  const spreads = boxes.map(spread);
  while (boxes.length < MOST) {
    let at = -1;
    boxes.forEach((box, i) => {
      if (box.length > 1 && (at < 0 || spreads[i].weight > spreads[at].weight)) at = i;
    });
    if (at < 0) break;
    const sorted = boxes[at].sort((a, b) => a[spreads[at].channel] - b[spreads[at].channel]);
    const half = sorted.reduce((sum, bin) => sum + bin.n, 0) / 2;
    let seen = 0;
    let split = 0;
    while (split < sorted.length - 1 && seen < half) seen += sorted[split++].n;
    split = Math.max(1, split);
    boxes[at] = sorted.slice(0, split);
    boxes.push(sorted.slice(split));
    spreads[at] = spread(boxes[at]);
    spreads.push(spread(boxes[boxes.length - 1]));
  }
  return boxes;
}

function nearestIn(palette: Buffer, r: number, g: number, b: number): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < palette.length; i += 3) {
    const distance = (palette[i] - r) ** 2 + (palette[i + 1] - g) ** 2 + (palette[i + 2] - b) ** 2;
    if (distance < least) {
      least = distance;
      best = i / 3;
    }
  }
  return best;
}
