// A cell's coverage, 0..255 per pixel, and the shapes that procedural glyphs are made of. A pixel that a shape covers in part
// gets that fraction, so adjacent shapes add up to full coverage.

export class Coverage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height);
  }

  fill(value: number): void {
    this.data.fill(value);
  }

  rect(x0: number, y0: number, x1: number, y1: number): void {
    this.each(
      (x, y) => Math.max(0, Math.min(x + 1, x1) - Math.max(x, x0)) * Math.max(0, Math.min(y + 1, y1) - Math.max(y, y0)),
    );
  }

  disc(cx: number, cy: number, radius: number): void {
    this.each((x, y) => {
      const dx = x + 0.5 - cx;
      const dy = y + 0.5 - cy;
      return radius + 0.5 - Math.sqrt(dx * dx + dy * dy);
    });
  }

  /** A band of this width around the zero set of `distance`. */
  stroke(distance: (x: number, y: number) => number, width: number): void {
    this.each((x, y) => width / 2 + 0.5 - Math.abs(distance(x + 0.5, y + 0.5)));
  }

  /** Adds to the existing coverage. `share` is a fraction of the pixel, clamped to 0..1. */
  private each(share: (x: number, y: number) => number): void {
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const value = Math.round(255 * Math.max(0, Math.min(1, share(x, y))));
        const at = y * this.width + x;
        // Adjacent shapes can share a pixel: their fractions add up.
        if (value > 0)
          this.data[at] = Math.min(255, Math.max(this.data[at], value === 255 ? 255 : this.data[at] + value));
      }
    }
  }
}
