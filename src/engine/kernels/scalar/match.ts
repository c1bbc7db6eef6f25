// Scalar twin of assembly/match.ts: glyph, ink and paper of a cell from its samples.

import {
  MATCH_ACROSS,
  MATCH_DOWN,
  MATCH_FIXED,
  MATCH_FLAT,
  MATCH_LANES,
  MATCH_PLAIN,
  MATCH_SAMPLES,
  MATCH_TONES,
  MATCH_WEIGHTS,
  type MatchKernels,
  NO_PLACE,
  TEXTURED,
} from '../abi/match.ts';
import { max, min } from './math.ts';
import type { Views } from './views.ts';

const f = Math.fround;
const WEIGHTS = MATCH_WEIGHTS.map(f);
const INVERSE_WEIGHTS = MATCH_WEIGHTS.map((weight) => f(1 / weight));
const FLAT = f(MATCH_FLAT);
const N = MATCH_SAMPLES;
const clamp = (x: number, lo: number, hi: number): number => min(max(x, lo), hi);

const toByte = (value: number): number => Math.floor(f(f(clamp(value, 0, 1) * 255) + 0.5));

/** Sums as the vectors do: four lanes, each over the rows from the top. */
function sumOf(term: (i: number) => number): number {
  const lanes = [0, 0, 0, 0];
  for (let i = 0; i < N; i++) lanes[i & 3] = i < 4 ? term(i) : f(lanes[i & 3] + term(i));
  return f(f(lanes[0] + lanes[1]) + f(lanes[2] + lanes[3]));
}

interface Table {
  pairs: Int16Array;
  sum: Float32Array;
  power: Float32Array;
  spread: Float32Array;
  perPower: Float32Array;
  perRest: Float32Array;
  coverage: Float32Array;
}

function tableAt(views: Views, ptr: number, count: number): Table {
  const bytes = views.u8;
  const floats = ptr + count * N * 2;
  const section = (at: number) => views.f32At(floats + at * count * 4, count);
  return {
    pairs: new Int16Array(bytes.buffer, ptr, count * N),
    sum: section(0),
    power: section(1),
    spread: section(2),
    perPower: section(3),
    perRest: section(4),
    coverage: views.f32At(floats + 5 * count * 4, count * N),
  };
}

/** The direction in which weighted differences vary most, as a unit vector. */
function mainAxis(x: Float32Array[]): number[] {
  const moment = (a: number, b: number): number => sumOf((i) => f(x[a][i] * x[b][i]));
  const m = [0, 1, 2].map((a) => [0, 1, 2].map((b) => moment(Math.min(a, b), Math.max(a, b))));
  let largest = 0;
  if (m[1][1] > m[largest][largest]) largest = 1;
  if (m[2][2] > m[largest][largest]) largest = 2;
  if (!(m[largest][largest] > 0)) return [0, 1, 0];
  const scale = f(1 / m[largest][largest]);
  const c = m.map((row) => row.map((value) => f(value * scale)));
  let v = c[largest];
  for (let k = 0; k < 4; k++) v = c.map((row) => f(f(f(row[0] * v[0]) + f(row[1] * v[1])) + f(row[2] * v[2])));
  const length = f(Math.sqrt(f(f(f(v[0] * v[0]) + f(v[1] * v[1])) + f(v[2] * v[2]))));
  return v.map((value) => f(value / length));
}

/** How far a colour can go along the axis before a channel leaves 0..1. */
function reach(center: number[], axis: number[]): [number, number] {
  let lo = f(-1e30);
  let hi = f(1e30);
  axis.forEach((part, c) => {
    const step = f(part * INVERSE_WEIGHTS[c]);
    if (Math.abs(step) < f(1e-6)) return;
    const down = f(f(0 - center[c]) / step);
    const up = f(f(1 - center[c]) / step);
    lo = max(lo, min(down, up));
    hi = min(hi, max(down, up));
  });
  return [lo, hi];
}

export function scalarMatch(views: Views): MatchKernels {
  return {
    matchCells(
      places,
      ink,
      paper,
      planeBytes,
      r,
      g,
      b,
      table,
      count,
      fixed,
      before,
      margin,
      isBytes,
      tones,
      texture,
      hold,
      cols,
      n,
    ) {
      const out = views.u16At(places, n);
      const earlier = before === 0 ? null : views.u16At(before, n);
      const rows = Math.ceil(n / cols) * MATCH_DOWN;
      const samples = rows * cols * MATCH_ACROSS;
      const fine = [r, g, b].map((ptr) => (isBytes ? views.u8At(ptr, samples) : views.f32At(ptr, samples)));
      const inks = [0, 1, 2].map((c) => views.u8At(ink + c * planeBytes, n));
      const papers = [0, 1, 2].map((c) => views.u8At(paper + c * planeBytes, n));
      const glyphs = tableAt(views, table, count);
      const { sum, power, spread, perPower, perRest, coverage } = glyphs;
      const limit = f(f(margin) * N);
      const toneOf = texture > 0 ? views.u16At(tones, MATCH_TONES) : null;
      const [contrast, held] = [f(texture), f(hold)];
      const plain = f(f(MATCH_PLAIN.base) + f(f(MATCH_PLAIN.rise) * contrast));
      for (let cell = 0; cell < n; cell++) {
        const at = Math.floor(cell / cols) * MATCH_DOWN * cols * MATCH_ACROSS + (cell % cols) * MATCH_ACROSS;
        const x = fine.map((values) =>
          Float32Array.from({ length: N }, (_, i) => {
            const sample = values[at + (i >> 2) * cols * MATCH_ACROSS + (i & 3)];
            return isBytes ? f(sample * f(1 / 255)) : clamp(sample, 0, 1);
          }),
        );
        const byte = (planes: Uint8Array[], c: number): number => f(planes[c][cell] * f(1 / 255));
        const center = [0, 1, 2].map((c) =>
          fixed === MATCH_FIXED.none
            ? f(sumOf((i) => x[c][i]) * f(1 / N))
            : byte(fixed === MATCH_FIXED.ink ? inks : papers, c),
        );
        const delta = x.map((values, c) => values.map((value) => f(f(value - center[c]) * WEIGHTS[c])));

        // The samples as one number each: along the main axis, or along the line from paper to ink where both are fixed.
        let axis = fixed === MATCH_FIXED.both ? [0, 1, 2].map((c) => f(f(byte(inks, c) - center[c]) * WEIGHTS[c])) : [];
        const length2 =
          fixed === MATCH_FIXED.both ? f(f(f(axis[0] * axis[0]) + f(axis[1] * axis[1])) + f(axis[2] * axis[2])) : 1;
        if (fixed !== MATCH_FIXED.both) axis = mainAxis(delta);
        const z = Float32Array.from({ length: N }, (_, i) =>
          f(f(f(delta[0][i] * axis[0]) + f(delta[1][i] * axis[1])) + f(delta[2][i] * axis[2])),
        );
        const most = z.reduce((largest, value) => max(largest, Math.abs(value)), 0);

        const was = earlier ? earlier[cell] : NO_PLACE;
        const old = was === NO_PLACE ? NO_PLACE : was & ~TEXTURED;
        let place = 0;
        let strength = 0;
        if (most < FLAT && fixed !== MATCH_FIXED.both) {
          if (old !== NO_PLACE) place = old;
        } else {
          const scale = most > 0 ? f(32767 / most) : 0;
          const unit = f(most * f(1 / (32767 * 255)));
          const whole = z.map((value) => Math.trunc(f(value * scale)));
          const [lo, hi] = reach(center, axis);
          const dot = (p: number): number => {
            let total = 0;
            const block = (p - (p % MATCH_LANES)) * N;
            for (let i = 0; i < N; i++)
              total += whole[i] * glyphs.pairs[block + (i >> 1) * 2 * MATCH_LANES + (p % MATCH_LANES) * 2 + (i & 1)];
            return f(f(total) * unit);
          };
          // How much less the squared error is than with the centre's colour alone.
          const free = (p: number): number => {
            const d = dot(p);
            return f(f(d * d) * spread[p]);
          };
          const bounded = (p: number): number => {
            const d = dot(p);
            const slope = f(d * spread[p]);
            let from = f(f(0 - slope) * f(sum[p] * f(1 / N)));
            let to = f(from + slope);
            if (from < lo || from > hi) {
              from = clamp(from, lo, hi);
              to = clamp(f(from + f(f(d - f(from * sum[p])) * perPower[p])), lo, hi);
            } else if (to < lo || to > hi) {
              to = clamp(to, lo, hi);
              from = clamp(f(f(f(0 - d) - f(to * f(sum[p] - power[p]))) * perRest[p]), lo, hi);
            }
            const rise = f(to - from);
            const spent = f(
              f(f(from * from) * N) + f(f(f(from + from) * f(rise * sum[p])) + f(f(rise * rise) * power[p])),
            );
            return f(f(f(rise + rise) * d) - spent);
          };
          const single = (p: number): number => {
            const d = dot(p);
            const rise = clamp(f(d * perPower[p]), lo, hi);
            return f(rise * f(f(d + d) - f(rise * power[p])));
          };
          const both = (p: number): number => {
            const d = dot(p);
            return f(f(d + d) - f(length2 * power[p]));
          };
          const best = (gain: (p: number) => number): { place: number; gain: number } => {
            let found = { place: 0, gain: gain(0) };
            for (let p = 1; p < count; p++) {
              const own = gain(p);
              if (own > found.gain) found = { place: p, gain: own };
            }
            return found;
          };
          const final = fixed === MATCH_FIXED.none ? bounded : fixed === MATCH_FIXED.both ? both : single;
          let found = best(fixed === MATCH_FIXED.none ? free : final);
          if (fixed === MATCH_FIXED.none) {
            const slope = f(dot(found.place) * spread[found.place]);
            const from = f(f(0 - slope) * f(sum[found.place] * f(1 / N)));
            const to = f(from + slope);
            strength = Math.abs(slope);
            if (from < lo || from > hi || to < lo || to > hi) found = best(bounded);
          }
          place = found.place;
          if (old < count && f(found.gain - final(old)) <= limit) place = old;
        }
        if (fixed === MATCH_FIXED.none && toneOf) {
          const [lr, lg, lb] = center.map((level, c) => f(level * f(WEIGHTS[c] * WEIGHTS[c])));
          const light = f(f(lr + lg) + lb);
          const wasTone = old < count && was !== old;
          const ease = wasTone ? f(1 + f(0.5 * held)) : old < count ? f(1 - f(0.25 * held)) : 1;
          if (strength < f(f(f(contrast * light) * plain) * ease)) {
            place = toneOf[Math.min(MATCH_TONES - 1, Math.trunc(f(light * MATCH_TONES)))];
            if (wasTone && Math.abs(f(sum[old] - sum[place])) <= f(held * 2)) place = old;
            out[cell] = place | TEXTURED;
            const share = f(sum[place] * f(1 / N));
            const rest = f(1 - share);
            const brightest = max(max(center[0], center[1]), center[2]);
            const most2 = f(brightest * rest);
            const room = most2 > f(1e-6) ? f(f(1 - brightest) / most2) : contrast;
            const k = min(room, contrast);
            const [under, over] = [f(1 - f(k * share)), f(1 + f(k * rest))];
            center.forEach((level, c) => {
              papers[c][cell] = toByte(f(level * under));
              inks[c][cell] = toByte(f(level * over));
            });
            continue;
          }
        }
        out[cell] = place;

        // Ink and paper of the glyph, channel by channel.
        const a = coverage.subarray(place * N, place * N + N);
        for (let c = 0; c < 3; c++) {
          const d = sumOf((i) => f(f(x[c][i] - center[c]) * a[i]));
          if (fixed === MATCH_FIXED.none) {
            const slope = f(d * spread[place]);
            let from = f(center[c] - f(slope * f(sum[place] * f(1 / N))));
            let to = f(from + slope);
            if (from < 0 || from > 1) {
              from = clamp(from, 0, 1);
              to = f(from + f(f(d - f(f(from - center[c]) * sum[place])) * perPower[place]));
            } else if (to < 0 || to > 1) {
              to = clamp(to, 0, 1);
              from = f(
                center[c] + f(f(f(0 - d) - f(f(to - center[c]) * f(sum[place] - power[place]))) * perRest[place]),
              );
            }
            papers[c][cell] = toByte(from);
            inks[c][cell] = toByte(to);
          } else if (fixed === MATCH_FIXED.paper) inks[c][cell] = toByte(f(center[c] + f(d * perPower[place])));
          else if (fixed === MATCH_FIXED.ink) papers[c][cell] = toByte(f(center[c] + f(d * perPower[place])));
        }
      }
    },
  };
}
