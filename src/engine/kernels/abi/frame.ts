// Frame kernels: u8 planes, stride a multiple of 16. The product of two 0..255 numbers is always rounded by
// div255(x) = (x + 128 + ((x + 128) >> 8)) >> 8, so that the twins agree. A frame is passed as three pointers r, g, b.

export interface FrameKernels {
  fillU8(dst: number, value: number, bytes: number): void;
  copyU8(dst: number, src: number, bytes: number): void;

  /**
   * Each cell's glyph by value (ramp): 0xffff where value * mask < threshold, else glyphs[min(n - 1, floor(value * n))].
   * value, mask f32 (mask may be 0 = none); glyphs: u16 table of atlas indices.
   */
  rampCells(
    cells: number,
    value: number,
    mask: number,
    threshold: number,
    glyphs: number,
    glyphCount: number,
    n: number,
  ): void;

  /**
   * Glyphs of the cells [from, to) by the shape of the values inside each: `fine` has 2 × 3 f32 in 0..1 per cell, in rows of cols · 2. The
   * maximum of the six goes to `brightest` (f32); the glyph is 0xffff where brightest · mask < threshold, else known[key], the key being the
   * six samples quantised to eight levels, top row first. Stops at a cell whose `known` (u16 × 8^6) is 0xfffe; returns it, or `to`.
   */
  shapeCells(
    cells: number,
    brightest: number,
    fine: number,
    mask: number,
    threshold: number,
    known: number,
    cols: number,
    from: number,
    to: number,
  ): number;

  /**
   * Draws a grid of glyphs into the frame with a blend mode. Per cell: glyph index u16 (0xffff = empty: frame unchanged), colour
   * (cr, cg, cb: u8 arrays), alpha (u8 = opacity × mask). `atlas`: glyphs in the layout of abi/glyph.ts, rows of atlasStride pixels.
   * With fraction(x) = x * 257 >> 1 (255 becomes 32767) and q15(a, b) = (a * b + 0x4000) >> 15: k = q15(coverage,
   * fraction(alpha)), result = below + q15(blend(below, colour) - below, k), per channel. originX/Y may be
   * negative or past the edge (clipped). mode: blends.ts numbers; linear: 1 = in linear light.
   * rows y of cells are [row0, row1). `uncovered`: a plane from which the coverage is taken as by coverageCells, or 0.
   */
  blitCells(
    r: number,
    g: number,
    b: number,
    stride: number,
    width: number,
    height: number,
    atlas: number,
    atlasStride: number,
    cellW: number,
    cellH: number,
    cells: number,
    cr: number,
    cg: number,
    cb: number,
    alpha: number,
    cols: number,
    row0: number,
    row1: number,
    originX: number,
    originY: number,
    mode: number,
    linear: number,
    uncovered: number,
  ): void;

  /**
   * blitCells for cells with a colour behind their glyph. Every cell with an alpha above 0 is drawn, also one without a glyph (0xffff), over its
   * whole area: top = paper + q15(ink - paper, coverage), in linear light if `linear` is set, then below + q15(blend(below, top) - below,
   * fraction(alpha)). `ink` and `paper`: three planes of one byte per cell, `planeBytes` apart.
   */
  paperCells(
    r: number,
    g: number,
    b: number,
    stride: number,
    width: number,
    height: number,
    atlas: number,
    atlasStride: number,
    cellW: number,
    cellH: number,
    cells: number,
    ink: number,
    paper: number,
    planeBytes: number,
    alpha: number,
    cols: number,
    row0: number,
    row1: number,
    originX: number,
    originY: number,
    mode: number,
    linear: number,
  ): void;

  /** uncovered += q15(255 - uncovered, fraction(alpha)) over the whole area of each cell. */
  openCells(
    uncovered: number,
    stride: number,
    width: number,
    height: number,
    cellW: number,
    cellH: number,
    alpha: number,
    cols: number,
    row0: number,
    row1: number,
    originX: number,
    originY: number,
  ): void;

  /**
   * Bottom layer: blitCells in mode normal over the background colour `ground` (0xrrggbb), which is filled too. Writes every pixel of the
   * cell rows [row0, row1) inside the frame, over its full width, and reads none; so it does in `uncovered`, unless that is 0: 255 less the coverage.
   */
  coverCells(
    r: number,
    g: number,
    b: number,
    stride: number,
    width: number,
    height: number,
    atlas: number,
    atlasStride: number,
    cellW: number,
    cellH: number,
    cells: number,
    cr: number,
    cg: number,
    cb: number,
    alpha: number,
    cols: number,
    row0: number,
    row1: number,
    originX: number,
    originY: number,
    ground: number,
    uncovered: number,
  ): void;

  /**
   * Coverage of a grid: uncovered (u8, 255 where nothing has been drawn) *= 1 − k, with k and the cells as in blitCells.
   */
  coverageCells(
    uncovered: number,
    stride: number,
    width: number,
    height: number,
    atlas: number,
    atlasStride: number,
    cellW: number,
    cellH: number,
    cells: number,
    alpha: number,
    cols: number,
    row0: number,
    row1: number,
    originX: number,
    originY: number,
  ): void;

  /**
   * Alpha of a grid: a += q15(255 − a, k), with k and the cells as in blitCells.
   */
  alphaCells(
    a: number,
    stride: number,
    width: number,
    height: number,
    atlas: number,
    atlasStride: number,
    cellW: number,
    cellH: number,
    cells: number,
    alpha: number,
    cols: number,
    row0: number,
    row1: number,
    originX: number,
    originY: number,
  ): void;

  /** dst = mix(below, blend(below, src), alpha) over n bytes of one plane (separable modes); alpha 0..255, rounded as blitCells. */
  blendPlane(dst: number, below: number, src: number, mode: number, linear: number, alpha: number, n: number): void;
  /** dst = a + (b - a) * k / 256 (k 0..256), rounded half up. */
  lerpPlane(dst: number, a: number, b: number, k: number, n: number): void;
  /** dst = table[src]; table of 256 bytes. */
  lutPlane(dst: number, src: number, table: number, n: number): void;
  /** dst = saturate(a + b), dst = max(a, b), dst = min(a, b) */
  addPlane(dst: number, a: number, b: number, n: number): void;
  maxPlane(dst: number, a: number, b: number, n: number): void;
  minPlane(dst: number, a: number, b: number, n: number): void;
  /** Luma (54 r + 183 g + 19 b) >> 8 (bt709). */
  lumaPlane(dst: number, r: number, g: number, b: number, n: number): void;

  /** Means of f × f blocks (f 2 or 4); dst stride is a multiple of 16; blocks clipped by an edge average their pixels inside. */
  downsample(
    dst: number,
    dstStride: number,
    dw: number,
    dh: number,
    src: number,
    stride: number,
    w: number,
    h: number,
    f: number,
  ): void;
  /**
   * Bilinear upscaling by f (2 or 4), added with weight (0..256, /256) to the rows [y0, y1) of dst, saturating; dst points to row 0.
   * Horizontally first, to bytes: ((8 − k) · l + k · r + 32) >> 6 of neighbours in eighths, q15(8 · v, min(32767, weight · 128)), but by byte
   * averages for f = 4 at full weight; then k eighths between two rows by averages (a + b + 1) >> 1, as in scalar/enlarge.ts.
   * q15(a, b) = (a · b + 0x4000) >> 15.
   */
  upsampleAddRows(
    dst: number,
    stride: number,
    w: number,
    y0: number,
    y1: number,
    src: number,
    srcStride: number,
    sw: number,
    sh: number,
    f: number,
    weight: number,
  ): void;
  /**
   * Box blur of radius r (window 2r+1, edges clamped), horizontally then vertically through `tmp` (same size). Up to radius 63 the
   * mean is q15(sum, share) with share = 32768 / window rounded half up; above, it is exact, rounded half up, and slow.
   */
  boxBlur(dst: number, src: number, tmp: number, stride: number, w: number, h: number, radius: number): void;

  /** Adds 1 to hist[value] (u32 × 256) for every 4th pixel of every 4th row (starting at 0) of max(r, g, b). */
  histogram4(hist: number, r: number, g: number, b: number, stride: number, w: number, h: number): void;
  /** The same, skipping pixels where `uncovered` is 255. */
  histogramCovered4(
    hist: number,
    r: number,
    g: number,
    b: number,
    uncovered: number,
    stride: number,
    w: number,
    h: number,
  ): void;
  /** Adds luma of every pixel to hist (u32 × 256). */
  histogramLuma(hist: number, r: number, g: number, b: number, stride: number, w: number, h: number): void;

  /** bt709 limited range, 4:2:0, chroma sited left, box filter over 2 × 2 (vertical means first, rounded); w, h even. y: w × h tight, u, v: w/2 × h/2 tight. */
  packYuv420(
    y: number,
    u: number,
    v: number,
    r: number,
    g: number,
    b: number,
    stride: number,
    w: number,
    h: number,
  ): void;
  /** RGBA, alpha 255, tight rows. */
  packRgba(dst: number, r: number, g: number, b: number, stride: number, w: number, h: number): void;
  /**
   * Straight RGBA of premultiplied planes, tight rows. The alpha is at least the largest channel; a channel is
   * floor(c · (255 / alpha) + 0.5) in f32, and 0 where the alpha is 0.
   */
  packStraight(dst: number, r: number, g: number, b: number, a: number, stride: number, w: number, h: number): void;
  /** RGB, tight rows. */
  packRgb(dst: number, r: number, g: number, b: number, stride: number, w: number, h: number): void;
}
