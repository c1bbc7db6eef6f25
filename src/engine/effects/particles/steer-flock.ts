// One step of a flock. Cells of the neighbour grid are one perception radius wide; birds are put into them by a counting sort, in order
// of birth, so that the sums (and their rounding) are the same on every machine.

import type { ParticleMoment, ParticleState } from '../../effect-api/define.ts';

export interface FlockSettings {
  perception: number;
  separation: number;
  alignment: number;
  cohesion: number;
  speed: number;
  gravity: number;
}

const SEEN_AT_MOST = 24;
const f = Math.fround;

let starts = new Int32Array(0);
let order = new Int32Array(0);
let square = new Int32Array(0);

export function steerFlock(state: ParticleState, moment: ParticleMoment, args: FlockSettings): void {
  const n = state.count;
  if (n === 0) return;
  const { halfWidth, halfHeight, dt } = moment;
  const sight = Math.max(0.01, args.perception);
  const cols = Math.max(1, Math.min(256, Math.floor((2 * halfWidth) / sight)));
  const rows = Math.max(1, Math.min(256, Math.floor((2 * halfHeight) / sight)));
  if (starts.length < cols * rows + 1) starts = new Int32Array(cols * rows + 1);
  if (order.length < n) {
    order = new Int32Array(n);
    square = new Int32Array(n);
  }
  starts.fill(0, 0, cols * rows + 1);
  for (let i = 0; i < n; i++) {
    const col = Math.min(cols - 1, Math.max(0, Math.floor(((state.x[i] / halfWidth + 1) / 2) * cols)));
    const row = Math.min(rows - 1, Math.max(0, Math.floor(((state.y[i] / halfHeight + 1) / 2) * rows)));
    square[i] = row * cols + col;
    starts[square[i] + 1]++;
  }
  for (let k = 0; k < cols * rows; k++) starts[k + 1] += starts[k];
  for (let i = n - 1; i >= 0; i--) order[--starts[square[i] + 1]] = i;
  // After counting down, starts[k + 1] is the start of cell k.

  const near = sight * 0.4;
  const speed = Math.max(0.01, Math.abs(args.speed));
  const newVx = new Float32Array(n);
  const newVy = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const x = state.x[i];
    const y = state.y[i];
    const col = square[i] % cols;
    const row = (square[i] - col) / cols;
    let seen = 0,
      mx = 0,
      my = 0,
      ax = 0,
      ay = 0,
      sx = 0,
      sy = 0;
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1) && seen < SEEN_AT_MOST; r++) {
      for (let c = Math.max(0, col - 1); c <= Math.min(cols - 1, col + 1) && seen < SEEN_AT_MOST; c++) {
        const k = r * cols + c;
        const end = k + 2 <= cols * rows ? starts[k + 2] : n;
        for (let at = starts[k + 1]; at < end && seen < SEEN_AT_MOST; at++) {
          const j = order[at];
          if (j === i) continue;
          const dx = state.x[j] - x;
          const dy = state.y[j] - y;
          const d2 = dx * dx + dy * dy;
          if (d2 > sight * sight) continue;
          seen++;
          mx += dx;
          my += dy;
          ax += state.vx[j];
          ay += state.vy[j];
          if (d2 < near * near) {
            const push = (near - Math.sqrt(d2)) / (near * Math.sqrt(d2) + 1e-6);
            sx -= dx * push;
            sy -= dy * push;
          }
        }
      }
    }
    let vx = state.vx[i];
    let vy = state.vy[i];
    if (seen > 0) {
      vx +=
        (((args.cohesion * 2.2 * (mx / seen)) / sight) * speed +
          args.alignment * 2.5 * (ax / seen - vx) +
          args.separation * 4 * sx * speed) *
        dt;
      vy +=
        (((args.cohesion * 2.2 * (my / seen)) / sight) * speed +
          args.alignment * 2.5 * (ay / seen - vy) +
          args.separation * 4 * sy * speed) *
        dt;
    }
    // Individual wander keeps birds from flying straight for ever.
    const turn = (moment.random(state.id[i], 21) - 0.5) * 6 * dt;
    const wx = vx - vy * turn;
    const wy = vy + vx * turn + args.gravity * dt;
    const size = Math.sqrt(wx * wx + wy * wy);
    const held = size < 1e-9 ? 0 : Math.min(speed * 1.4, Math.max(speed * 0.6, size)) / size;
    newVx[i] = f(wx * held);
    newVy[i] = f(wy * held);
  }
  for (let i = 0; i < n; i++) {
    state.vx[i] = newVx[i];
    state.vy[i] = newVy[i];
    state.x[i] = wrapped(state.x[i] + newVx[i] * dt, halfWidth * 1.03);
    state.y[i] = wrapped(state.y[i] + newVy[i] * dt, halfHeight * 1.03);
  }
}

/** Wraps around at the edges. */
function wrapped(value: number, half: number): number {
  if (value > half) return value - 2 * half;
  return value < -half ? value + 2 * half : value;
}
