// The wave of a track in few points, for a timeline.

const OVERVIEW_POINTS = 4096;
/** Below this the loudest peak is not scaled up: it is noise. */
const LEAST_TOP = 1e-3;

/** Peaks (0..1) at equal steps, from peaks of any scale. */
export function overviewOf(peaks: Float32Array): number[] {
  const points = Math.min(OVERVIEW_POINTS, peaks.length);
  let top = LEAST_TOP;
  for (const peak of peaks) top = Math.max(top, peak);
  return Array.from({ length: points }, (_, i) => {
    let peak = 0;
    for (let k = Math.floor((i * peaks.length) / points); k < Math.floor(((i + 1) * peaks.length) / points); k++)
      peak = Math.max(peak, peaks[k]);
    return Math.round((peak / top) * 1000) / 1000;
  });
}
