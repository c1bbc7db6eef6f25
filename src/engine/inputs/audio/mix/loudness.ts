// Integrated loudness by EBU R128 (ITU-R BS.1770-4): K-weighted power of blocks of 400 ms, four a block length, gated at -70 LUFS and
// at 10 LU below the mean of the rest.

import { SAMPLE_RATE } from '../timeline.ts';

/** Coefficients of BS.1770-4, tables 1 and 2, for 48 kHz: b0 b1 b2 a1 a2. */
const SHELF = [1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585];
const HIGH_PASS = [1, -2, 1, -1.99004745483398, 0.99007225036621];
const STEP = SAMPLE_RATE / 10;
const STEPS_PER_BLOCK = 4;
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

export interface LoudnessMeter {
  add(left: Float32Array, right: Float32Array, count: number): void;
  /** LUFS; -Infinity for silence and for less than 400 ms. */
  integrated(): number;
}

export function createLoudnessMeter(): LoudnessMeter {
  const filters = [0, 1].map(() => {
    const shelf = biquad(SHELF),
      pass = biquad(HIGH_PASS);
    return (sample: number) => pass(shelf(sample));
  });
  const steps: number[] = [];
  let power = 0,
    inStep = 0;
  return {
    add(left, right, count) {
      for (let i = 0; i < count; i++) {
        power += filters[0](left[i]) ** 2 + filters[1](right[i]) ** 2;
        if (++inStep === STEP) {
          steps.push(power / STEP);
          power = 0;
          inStep = 0;
        }
      }
    },
    integrated() {
      const blocks: number[] = [];
      for (let i = STEPS_PER_BLOCK; i <= steps.length; i++)
        blocks.push(steps.slice(i - STEPS_PER_BLOCK, i).reduce((a, b) => a + b, 0) / STEPS_PER_BLOCK);
      const loud = blocks.filter((block) => lufs(block) >= ABSOLUTE_GATE);
      const gate = lufs(mean(loud)) + RELATIVE_GATE;
      return lufs(mean(loud.filter((block) => lufs(block) >= gate)));
    },
  };
}

const lufs = (power: number): number => -0.691 + 10 * Math.log10(power);
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

function biquad([b0, b1, b2, a1, a2]: readonly number[]): (sample: number) => number {
  let x1 = 0,
    x2 = 0,
    y1 = 0,
    y2 = 0;
  return (x) => {
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    return y;
  };
}
