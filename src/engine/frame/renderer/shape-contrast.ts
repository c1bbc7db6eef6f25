// Contrast of the samples inside a cell, for `crisp` of `glyphs: shape`, as Alex Harri describes it ("ASCII characters are not pixels",
// 2026, alexharri.com): first each sample is pushed away from brighter samples just outside its cell, which removes the steps along
// outlines (directional); then samples are spread below the cell's brightest one, which sharpens the shape (global). Flat cells do not change.

/** Exponents where `crisp` is 1. */
const DIRECTIONAL = 2.8;
const GLOBAL = 2.2;
/** Steps of the tables of powers. */
const STEPS = 4096;

export class ShapeContrast {
  readonly #directional = new Float32Array(STEPS + 1);
  readonly #global = new Float32Array(STEPS + 1);
  readonly #pow: (x: number, y: number) => number;
  #crisp = -1;

  /** `pow`: the kernels' own, which gives the same bits everywhere. */
  constructor(pow: (x: number, y: number) => number) {
    this.#pow = pow;
  }

  /** `samples`: 2 × 3 per cell, 0..1, in rows of cols · 2. Writes them with more contrast. */
  apply(out: Float32Array, samples: Float32Array, cols: number, rows: number, crisp: number): void {
    this.#prepare(Math.min(1, Math.max(0, crisp)));
    const width = cols * 2;
    const height = rows * 3;
    const directional = this.#directional;
    const global = this.#global;
    const cell = new Float32Array(6);
    const at = (x: number, y: number): number =>
      x < 0 || y < 0 || x >= width || y >= height ? 0 : samples[y * width + x];
    for (let row = 0; row < rows; row++)
      for (let col = 0; col < cols; col++) {
        const x = col * 2;
        const y = row * 3;
        // The ring around the cell: above, left and right of each row of samples, below.
        const above = Math.max(at(x, y - 1), at(x + 1, y - 1));
        const below = Math.max(at(x, y + 3), at(x + 1, y + 3));
        let most = 0;
        for (let side = 0; side < 2; side++) {
          const beside = side === 0 ? x - 1 : x + 2;
          const [l0, l1, l2] = [at(beside, y), at(beside, y + 1), at(beside, y + 2)];
          const outer = [Math.max(above, l0, l1), Math.max(l0, l1, l2), Math.max(below, l1, l2)];
          for (let k = 0; k < 3; k++) {
            const own = samples[(y + k) * width + x + side];
            const raised =
              outer[k] > own && outer[k] > 0 ? directional[Math.floor((own / outer[k]) * STEPS + 0.5)] * outer[k] : own;
            cell[k * 2 + side] = raised;
            most = Math.max(most, raised);
          }
        }
        for (let k = 0; k < 6; k++)
          out[(y + (k >> 1)) * width + x + (k & 1)] =
            most > 0 ? global[Math.floor((cell[k] / most) * STEPS + 0.5)] * most : 0;
      }
  }

  #prepare(crisp: number): void {
    if (crisp === this.#crisp) return;
    this.#crisp = crisp;
    for (let i = 0; i <= STEPS; i++) {
      this.#directional[i] = this.#pow(i / STEPS, 1 + (DIRECTIONAL - 1) * crisp);
      this.#global[i] = this.#pow(i / STEPS, 1 + (GLOBAL - 1) * crisp);
    }
  }
}
