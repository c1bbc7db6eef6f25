// The tone map (docs/language.md#3-statements, "Tone map") as one curve over 256 levels a frame: stretch so that the 99.5th percentile becomes white,
// then gamma. The curve is exact for levels 0 to 15, where gamma changes fastest, and linear between every 16th level above:
// within one level of the exact curve for usual gammas, and four times as fast as a 256-entry table.

import type { Frame, Plane } from '../../kernels/frame.ts';
import type { I32Buffer, U8Buffer } from '../../kernels/memory.ts';
import { MOST_TONE_STEP, TONE_CURVE_BYTES, TONE_SHIFTS } from '../../kernels/abi/tone.ts';
import { pow } from '../../kernels/scalar/math.ts';
import type { PointPass } from './point-passes.ts';
import type { RenderEnv } from './render-env.ts';

const PERCENTILE = 0.995;
const MOST_STRETCH = 4;
/** A segment of the curve may end above white, so that it clips where the exact curve does. This is the highest end. */
const MOST_VALUE = 1020;

export class ToneMap {
  readonly #env: RenderEnv;
  readonly #histogram: I32Buffer;
  readonly #curve: U8Buffer;
  /** Rows from the top that are in the histogram so far. */
  #counted = 0;
  #uncovered: Plane | null = null;
  #stretch = -1;
  #gamma = -1;

  constructor(env: RenderEnv) {
    this.#env = env;
    this.#histogram = env.memory.i32(256);
    this.#curve = env.memory.u8(TONE_CURVE_BYTES);
  }

  /** Starts a new frame. Pixels where `uncovered` is 255 are not counted. */
  begin(uncovered: Plane | null): void {
    this.#counted = 0;
    this.#uncovered = uncovered;
  }

  /** Counts the levels of rows [y0, y1) while they are in the cache. These rows, and all above them, must be final. */
  readonly count: PointPass = (frame, y0, y1) => this.#env.stage('tonemap', null, () => this.#count(frame, y0, y1));

  /** Pointer to this frame's curve, as kernels.tonePlanes takes it, or 0 if it would change nothing. */
  curveFor(frame: Frame, isStretched: boolean, gamma: number): number {
    const stretch = isStretched ? this.#measure(frame) : 1;
    if (stretch === 1 && gamma === 1) return 0;
    if (stretch !== this.#stretch || gamma !== this.#gamma) this.#fill(stretch, gamma);
    return this.#curve.ptr;
  }

  dispose(): void {
    this.#env.memory.free(this.#histogram);
    this.#env.memory.free(this.#curve);
  }

  #count(frame: Frame, y0: number, y1: number): void {
    if (y0 !== this.#counted) throw new Error(`Expected rows from ${this.#counted} on, but got ${y0}.`);
    if (y0 === 0) this.#histogram.view.fill(0);
    // Every fourth row, counted from the frame's first.
    const first = (y0 + 3) & ~3;
    const { kernels } = this.#env;
    if (first >= y1) {
      // This band has no row to count.
    } else if (this.#uncovered) kernels.histogramCovered4(this.#histogram, frame, this.#uncovered, first, y1);
    else kernels.histogram4(this.#histogram, frame, first, y1);
    this.#counted = y1;
  }

  #measure(frame: Frame): number {
    if (this.#counted < frame.height) this.#count(frame, this.#counted, frame.height);
    const counts = this.#histogram.view;
    let total = 0;
    for (let i = 0; i < 256; i++) total += counts[i];
    let above = total * (1 - PERCENTILE);
    let level = 255;
    while (level > 0 && (above -= counts[level]) >= 0) level--;
    return level === 0 ? MOST_STRETCH : Math.min(MOST_STRETCH, 255 / level);
  }

  #fill(stretch: number, gamma: number): void {
    this.#stretch = stretch;
    this.#gamma = gamma;
    fillToneCurve(this.#curve.view, (level) => 255 * pow((level * stretch) / 255, gamma));
  }
}

/** Writes the rows that kernels.tonePlanes reads, from a rising curve on levels (beyond 255 too) with curve(0) = 0. */
export function fillToneCurve(out: Uint8Array, curve: (level: number) => number): void {
  out.fill(0);
  for (let v = 0; v < 16; v++) out[v] = Math.min(255, Math.floor(curve(v) + 0.5));
  const nodes = Array.from({ length: 17 }, (_, k) => Math.min(MOST_VALUE, curve(16 * k)));
  // The precision is limited by the steepest segment; above white none is needed.
  const steepest = Math.max(...nodes.slice(1, 16).map((node, i) => (node < 255 ? nodes[i + 2] - node : 0)));
  const shift =
    TONE_SHIFTS.find((bits) => (steepest * 2 ** bits) / 16 <= MOST_TONE_STEP) ?? TONE_SHIFTS[TONE_SHIFTS.length - 1];
  const fine = nodes.map((node) => Math.floor(node * 2 ** shift + 0.5));
  for (let k = 1; k < 16; k++) {
    const rise = fine[k + 1] - fine[k];
    out[16 + k] = Math.min(255, fine[k] >> shift);
    out[32 + k] = (fine[k] & (2 ** shift - 1)) + 2 ** (shift - 1);
    // A segment ends no higher than the next one begins.
    out[48 + k] = Math.min(MOST_TONE_STEP, Math.floor(rise / 16 + 0.5), Math.floor(rise / 15));
  }
  out[64] = shift;
}
