// Measures and packs a finished frame: in the last bands of the drawing if requested before it, otherwise over the whole frame.

import type { FrameStats } from '../../../contract/render.ts';
import type { Frame } from '../../kernels/frame.ts';
import type { I32Buffer, U8Buffer } from '../../kernels/memory.ts';
import type { PointPass } from './point-passes.ts';
import type { RenderEnv } from './render-env.ts';
import type { DrawRequest } from './renderer.ts';

/**
 * In large frames one row of every sixteen is measured, at a varying offset so that no pattern of lines or cells aliases with it. At 1080p
 * all rows take 2.7 ms, every seventh 0.20 ms, this 0.09 ms.
 */
const LARGE = 360;
const MEASURED_BAND = 16;
const measuredRow = (band: number): number => band * MEASURED_BAND + ((band * 11) % MEASURED_BAND);

export type Packing = NonNullable<DrawRequest['pack']>;
const BYTES_PER_PIXEL: Record<Packing, number> = { yuv420: 1.5, rgba: 4, rgb: 3 };

export class Finish {
  readonly #env: RenderEnv;
  readonly #histogram: I32Buffer;
  #packBuffer: U8Buffer | null = null;
  #isMeasured = false;
  #packedAs: Packing | null = null;
  readonly #measureRows: PointPass;
  readonly #packRows: Record<Packing, PointPass>;

  constructor(env: RenderEnv) {
    this.#env = env;
    this.#histogram = env.memory.i32(256);
    const { kernels } = env;
    const { height } = env.format;
    this.#measureRows = (frame, y0, y1) => {
      const measure = (y: number, rows: number) => {
        kernels.histogramLuma(this.#histogram, frame, y, y + rows);
      };
      if (height < LARGE) {
        measure(y0, y1 - y0);
        return;
      }
      for (let band = Math.floor(y0 / MEASURED_BAND); band * MEASURED_BAND < y1; band++) {
        const y = measuredRow(band);
        if (y >= y0 && y < y1) measure(y, 1);
      }
    };
    this.#packRows = {
      yuv420: (frame, y0, y1) => kernels.packYuv420(this.#packed(), frame, y0, y1),
      rgba: (frame, y0, y1) => kernels.packRgba(this.#packed(), frame, y0, y1),
      rgb: (frame, y0, y1) => kernels.packRgb(this.#packed(), frame, y0, y1),
    };
  }

  /** Call before a frame is drawn: adds the requested work to `passes`, for the last bands. With a profile it runs, and is timed, separately. */
  begin(request: DrawRequest, passes: PointPass[]): void {
    passes.length = 0;
    this.#isMeasured = false;
    this.#packedAs = null;
    if (this.#env.profile) return;
    if (request.measure) {
      this.#histogram.view.fill(0);
      this.#isMeasured = true;
      passes.push(this.#measureRows);
    }
    if (request.pack) {
      this.#packedAs = request.pack;
      passes.push(this.#packRows[request.pack]);
    }
  }

  stats(frame: Frame): FrameStats {
    const counts = this.#histogram.view;
    if (!this.#isMeasured) {
      counts.fill(0);
      this.#env.stage('measure', null, () => this.#measureRows(frame, 0, frame.height));
      this.#isMeasured = true;
    }
    let total = 0;
    let sum = 0;
    let max = 0;
    for (let level = 0; level < 256; level++) {
      total += counts[level];
      sum += counts[level] * level;
      if (counts[level] > 0) max = level;
    }
    const percentile = (share: number) => {
      let left = total * share;
      for (let level = 0; level < 256; level++) if ((left -= counts[level]) <= 0) return level;
      return 255;
    };
    return { mean: total ? sum / total : 0, max, p1: percentile(0.01), p99: percentile(0.99) };
  }

  pack(frame: Frame, as: Packing): Uint8Array {
    if (this.#packedAs !== as) {
      this.#env.stage('pack', null, () => this.#packRows[as](frame, 0, frame.height));
      this.#packedAs = as;
    }
    const { width, height } = this.#env.format;
    return this.#packBuffer!.view.subarray(0, width * height * BYTES_PER_PIXEL[as]);
  }

  dispose(): void {
    this.#env.memory.free(this.#histogram);
    if (this.#packBuffer) this.#env.memory.free(this.#packBuffer);
  }

  #packed(): number {
    return (this.#packBuffer ??= this.#env.memory.u8(this.#env.format.width * this.#env.format.height * 4 + 64)).ptr;
  }
}
