// One palette for a whole film. Colours are divided by the plane that lowers the squared error most, again and again (as median cut does,
// but by variance), and then moved to the means of what they stand for.

import type { CountedColor } from './color-counts.ts';

/** How much an error in R, G and B counts: what the eye notices, roughly. */
export const CHANNEL_WEIGHTS = [2, 3, 2] as const;
const ROUNDS = 3;
/** A colour that is drawn often is worth more, but not in proportion: a black background needs one entry, however large it is. */
const POWER = 0.9;
/** More colours than this are first joined with their neighbours: they differ by less than the palette can. */
const MOST_POINTS = 8_000;

/** RGB triples of at most `most` colours. Exact where no more were drawn (within a level, see `ColorCounter`). */
export function buildPalette(colors: readonly CountedColor[], most: number): Uint8Array {
  if (colors.length === 0) return new Uint8Array(3);
  const points = flatten(colors.length > MOST_POINTS ? coarsen(colors) : colors);
  const centres = colors.length <= most ? points.places : refine(points, divide(points, most));
  return unique(centres);
}

/** Means of blocks of 2 × 2 × 2 bins. */
function coarsen(colors: readonly CountedColor[]): CountedColor[] {
  const blocks = new Map<number, CountedColor>();
  for (const color of colors) {
    const block = color.bin & ~0b1000001000001;
    const known = blocks.get(block);
    if (!known) {
      blocks.set(block, { ...color, bin: block });
      continue;
    }
    const count = known.count + color.count;
    const share = color.count / count;
    known.r += (color.r - known.r) * share;
    known.g += (color.g - known.g) * share;
    known.b += (color.b - known.b) * share;
    known.count = count;
  }
  return [...blocks.values()];
}

interface Points {
  /** R, G, B of each, and its weight. */
  places: Float64Array;
  weights: Float64Array;
}

function flatten(colors: readonly CountedColor[]): Points {
  const places = new Float64Array(colors.length * 3);
  const weights = new Float64Array(colors.length);
  colors.forEach(({ r, g, b, count }, i) => {
    places.set([r, g, b], i * 3);
    weights[i] = count ** POWER;
  });
  return { places, weights };
}

interface Box {
  /** Points `from` … `to` - 1 of the order. */
  from: number;
  to: number;
  /** How much less the error is when the box is divided along `axis` in front of `at`; 0 where it cannot be. */
  gain: number;
  axis: number;
  at: number;
}

/** Means of `most` boxes. */
function divide({ places, weights }: Points, most: number): Float64Array {
  const order = Uint32Array.from(weights, (_, i) => i);
  const byAxis = (from: number, to: number, axis: number): void => {
    order.subarray(from, to).sort((a, b) => places[a * 3 + axis]! - places[b * 3 + axis]!);
  };
  const boxOf = (from: number, to: number): Box => {
    const best: Box = { from, to, gain: 0, axis: 0, at: from };
    for (let axis = 0; axis < 3; axis++) {
      byAxis(from, to, axis);
      let weight = 0,
        sum = 0;
      for (let i = from; i < to; i++) {
        weight += weights[order[i]!]!;
        sum += weights[order[i]!]! * places[order[i]! * 3 + axis]!;
      }
      const whole = (sum * sum) / weight;
      let left = 0,
        leftSum = 0;
      for (let i = from; i < to - 1; i++) {
        left += weights[order[i]!]!;
        leftSum += weights[order[i]!]! * places[order[i]! * 3 + axis]!;
        const right = weight - left,
          rightSum = sum - leftSum;
        const gain = CHANNEL_WEIGHTS[axis]! * ((leftSum * leftSum) / left + (rightSum * rightSum) / right - whole);
        if (gain > best.gain) Object.assign(best, { gain, axis, at: i + 1 });
      }
    }
    return best;
  };
  const boxes = [boxOf(0, weights.length)];
  while (boxes.length < most) {
    let worst = 0;
    boxes.forEach(({ gain }, i) => {
      if (gain > boxes[worst]!.gain) worst = i;
    });
    const { from, to, gain, axis, at } = boxes[worst]!;
    if (gain <= 0) break;
    byAxis(from, to, axis);
    boxes[worst] = boxOf(from, at);
    boxes.push(boxOf(at, to));
  }
  const centres = new Float64Array(boxes.length * 3);
  boxes.forEach(({ from, to }, box) => {
    let weight = 0;
    for (let i = from; i < to; i++) weight += weights[order[i]!]!;
    for (let axis = 0; axis < 3; axis++) {
      let sum = 0;
      for (let i = from; i < to; i++) sum += weights[order[i]!]! * places[order[i]! * 3 + axis]!;
      centres[box * 3 + axis] = sum / weight;
    }
  });
  return centres;
}

/** k-means from these centres. */
function refine({ places, weights }: Points, start: Float64Array): Float64Array {
  let centres = start;
  const count = centres.length / 3;
  const [wr, wg, wb] = CHANNEL_WEIGHTS;
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(count * 4);
    for (let i = 0; i < weights.length; i++) {
      const r = places[i * 3]!,
        g = places[i * 3 + 1]!,
        b = places[i * 3 + 2]!;
      let best = 0,
        least = Infinity;
      for (let k = 0; k < count; k++) {
        const dr = centres[k * 3]! - r,
          dg = centres[k * 3 + 1]! - g,
          db = centres[k * 3 + 2]! - b;
        const error = wr * dr * dr + wg * dg * dg + wb * db * db;
        if (error < least) {
          least = error;
          best = k;
        }
      }
      const weight = weights[i]!;
      sums[best * 4] += weight;
      sums[best * 4 + 1] += weight * r;
      sums[best * 4 + 2] += weight * g;
      sums[best * 4 + 3] += weight * b;
    }
    const moved = centres.slice();
    for (let k = 0; k < count; k++) {
      if (sums[k * 4] === 0) continue;
      for (let axis = 0; axis < 3; axis++) moved[k * 3 + axis] = sums[k * 4 + 1 + axis]! / sums[k * 4]!;
    }
    centres = moved;
  }
  return centres;
}

/** Rounded, in the order of brightness, without repetitions. */
function unique(centres: Float64Array): Uint8Array {
  const colors = new Set<number>();
  for (let i = 0; i < centres.length; i += 3)
    colors.add((Math.round(centres[i]!) << 16) | (Math.round(centres[i + 1]!) << 8) | Math.round(centres[i + 2]!));
  const brightness = (color: number) =>
    CHANNEL_WEIGHTS[0] * (color >> 16) + CHANNEL_WEIGHTS[1] * ((color >> 8) & 255) + CHANNEL_WEIGHTS[2] * (color & 255);
  const sorted = [...colors].sort((a, b) => brightness(a) - brightness(b) || a - b);
  return Uint8Array.from(sorted.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
}
