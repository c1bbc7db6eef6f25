// The Gray-Scott model on square cells: a substance that another one feeds on and removes. Gives dividing spots, worms and mazes. The
// steps run in a kernel on padded copies; the state itself is plain arrays.

import { defineLattice, type LatticeMoment } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { randomAt } from './lattice-random.ts';
import { scratch } from './scratch.ts';

/** Padding around the kernel's copy: one cell for the border, three more so that rows start on whole vectors. */
const PAD = 4;
/** Pairs of feed and kill. */
const PRESETS = {
  coral: [0.055, 0.062],
  spots: [0.0367, 0.0649],
  mazes: [0.029, 0.057],
  holes: [0.039, 0.058],
  waves: [0.014, 0.045],
  worms: [0.058, 0.065],
} as const;
/** Steps before the first frame. */
const WARM_UP = 100;
const strideOf = (cols: number): number => ((cols + 3) & ~3) + 2 * PAD;

export default defineLattice({
  name: 'reactionDiffusion',
  category: 'simulations',
  summary: 'Two substances that feed and kill each other: spots that divide, worms, mazes.',
  doc: `Good pairs of feed and kill, by name of the preset: ${Object.entries(PRESETS)
    .map(([name, pair]) => `\`${name}\` ${pair.join(', ')}`)
    .join('; ')}.`,
  params: {
    feed: p.number({
      default: 0.055,
      min: 0,
      max: 0.2,
      unit: 'none',
      doc: 'Rate at which the first substance is added.',
    }),
    kill: p.number({
      default: 0.062,
      min: 0,
      max: 0.2,
      unit: 'none',
      doc: 'Rate at which the second substance is removed.',
    }),
    steps: p.number({ default: 8, min: 0, max: 64, unit: 'steps', doc: 'Simulation steps per reel frame.' }),
    start: p.word(['center', 'ring', 'random'], {
      default: 'center',
      doc: 'Initial placement of the second substance.',
    }),
    preset: p.word(['none', ...Object.keys(PRESETS)], {
      default: 'none',
      doc: 'A known pair of feed and kill, in place of both.',
    }),
  },
  example: 'reactionDiffusion(feed: 0.037, kill: 0.06, steps: 12, start: ring)',
  source: 'J. E. Pearson, Complex Patterns in a Simple System (1993); rates of diffusion after K. Sims.',
  seeded: true,
  sample: 'linear',
  // As many columns as the grid, but with square cells.
  size: ({ cols, halfWidth, halfHeight }) => ({ cols, rows: Math.max(1, Math.round((cols * halfHeight) / halfWidth)) }),
  create(moment, { start, feed: ownFeed, kill: ownKill, preset }) {
    const [feed, kill] = pairOf(preset, ownFeed, ownKill);
    const { cols, rows, halfWidth, halfHeight, seed } = moment;
    const a = new Float32Array(cols * rows).fill(1);
    const b = new Float32Array(cols * rows);
    const patch = (cx: number, cy: number, size: number): void => {
      // A patch smaller than a few cells would die out at once.
      const radius = Math.max(size, (7 * halfWidth) / cols);
      for (let row = 0; row < rows; row++) {
        for (let col = 0; col < cols; col++) {
          const x = (((col + 0.5) / cols) * 2 - 1) * halfWidth - cx;
          const y = (((row + 0.5) / rows) * 2 - 1) * halfHeight - cy;
          if (x * x + y * y > radius * radius) continue;
          a[row * cols + col] = 0.5;
          b[row * cols + col] = 0.3 + 0.1 * randomAt(seed, col, row);
        }
      }
    };
    for (const [x, y, radius] of patches(start, seed, halfWidth, halfHeight)) patch(x, y, radius);
    // Warm-up, so that the first frame is already in motion.
    run(a, b, moment, feed, kill, WARM_UP);
    return { a, b, due: 0 };
  },
  advance(state, moment, { feed: ownFeed, kill: ownKill, preset, steps }) {
    const [feed, kill] = pairOf(preset, ownFeed, ownKill);
    state.due += steps;
    const whole = Math.floor(state.due);
    state.due -= whole;
    if (whole > 0) run(state.a, state.b, moment, feed, kill, whole);
  },
  draw(out, { b }) {
    // The second substance rarely exceeds 0.4.
    for (let i = 0; i < out.length; i++) out[i] = Math.min(1, Math.max(0, (b[i] - 0.03) / 0.36));
  },
});

const pairOf = (preset: string, feed: number, kill: number): readonly [number, number] =>
  PRESETS[preset as keyof typeof PRESETS] ?? [feed, kill];

function patches(start: string, seed: number, halfWidth: number, halfHeight: number): [number, number, number][] {
  const list: [number, number, number][] = [];
  if (start === 'random') {
    for (let i = 0; i < 40; i++)
      list.push([(randomAt(seed, i, 1) * 2 - 1) * halfWidth, (randomAt(seed, i, 2) * 2 - 1) * halfHeight, 0.06]);
    return list;
  }
  // Spots on circles, with angles from a table, so that the result is the same on every machine.
  const circle = (radius: number, count: number, size: number): void => {
    for (let i = 0; i < count; i++) {
      const [cosine, sine] = TWELFTHS[Math.floor((i * 12) / count) % 12];
      list.push([cosine * radius, sine * radius, size]);
    }
  };
  if (start === 'ring') circle(0.62, 12, 0.06);
  else {
    list.push([0, 0, 0.06]);
    circle(0.22, 6, 0.06);
    circle(0.44, 12, 0.06);
    circle(0.66, 12, 0.06);
  }
  return list;
}

const H = Math.sqrt(3) / 2;
const TWELFTHS: [number, number][] = [
  [1, 0],
  [H, 0.5],
  [0.5, H],
  [0, 1],
  [-0.5, H],
  [-H, 0.5],
  [-1, 0],
  [-H, -0.5],
  [-0.5, -H],
  [0, -1],
  [0.5, -H],
  [H, -0.5],
];

/** Creating a view per row produced 70 KB of garbage per frame. */
function copyRow(to: Float32Array, at: number, from: Float32Array, start: number, count: number): void {
  for (let i = 0; i < count; i++) to[at + i] = from[start + i];
}

function run(
  a: Float32Array,
  b: Float32Array,
  { kernels, memory, cols, rows }: LatticeMoment,
  feed: number,
  kill: number,
  steps: number,
): void {
  const stride = strideOf(cols);
  const size = stride * (rows + 2);
  const block = scratch(memory, 'gray-scott', 4 * size);
  const offsets = [0, 1, 2, 3].map((i) => i * size + stride + PAD);
  const view = block.view;
  for (let row = 0; row < rows; row++) {
    copyRow(view, offsets[0] + row * stride, a, row * cols, cols);
    copyRow(view, offsets[1] + row * stride, b, row * cols, cols);
  }
  const at = (plane: number): number => block.ptr + offsets[plane] * 4;
  const first = { a: at(0), b: at(1) };
  const second = { a: at(2), b: at(3) };
  const grid = { stride, cols, rows };
  let isSwapped = false;
  for (let i = 0; i < steps; i++) {
    kernels.grayScott(isSwapped ? first : second, isSwapped ? second : first, grid, feed, kill);
    isSwapped = !isSwapped;
  }
  const from = isSwapped ? 2 : 0;
  for (let row = 0; row < rows; row++) {
    copyRow(a, row * cols, view, offsets[from] + row * stride, cols);
    copyRow(b, row * cols, view, offsets[from + 1] + row * stride, cols);
  }
}
