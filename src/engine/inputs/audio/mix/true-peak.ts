// True peaks: the level between samples, from four times oversampling (ITU-R BS.1770-4, annex 2).

const PHASES = 4;
const TAPS = 12;
/** Samples before and after one that its true peak depends on. */
export const PEAK_REACH = TAPS / 2;

/** A windowed sinc for each phase between two samples. */
const FILTERS = Array.from({ length: PHASES }, (_, phase) => {
  const weights = new Float64Array(TAPS).map((_weight, tap) => {
    const at = tap - (PEAK_REACH - 1) - phase / PHASES;
    const sinc = at === 0 ? 1 : Math.sin(Math.PI * at) / (Math.PI * at);
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * at) / PEAK_REACH));
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
});

/** Highest level from sample `i` up to the next; reads PEAK_REACH samples on both sides. */
export function truePeakAt(samples: Float32Array, i: number): number {
  let peak = Math.abs(samples[i]);
  for (let phase = 1; phase < PHASES; phase++) {
    const filter = FILTERS[phase];
    let sum = 0;
    for (let tap = 0; tap < TAPS; tap++) sum += filter[tap] * (samples[i + tap - (PEAK_REACH - 1)] ?? 0);
    if (sum > peak) peak = sum;
    else if (-sum > peak) peak = -sum;
  }
  return peak;
}
