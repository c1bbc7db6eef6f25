// Kernels of single shaders, feedback and transitions, in addition to abi/frame.ts; div255 and rounding as there.

export interface ShadeKernels {
  /**
   * Vignettes: v = q15(v, 32767 − q15(falloff · 128 + falloff >> 1, strength)), q15(a, b) = (a · b + 0x4000) >> 15; falloff u8 per pixel,
   * strength 0..32767 (at 32767 a falloff of 255 is black).
   */
  dimPlanes(r: number, g: number, b: number, falloff: number, strength: number, n: number): void;
  /** v = div255(v · gains[row]) for `rows` rows; one byte a row. */
  gainRows(r: number, g: number, b: number, stride: number, rows: number, gains: number): void;
  /** gains (u16) = 32767 − q15(fraction(falloff), strength) for n bytes, as used by dimPlanes. */
  fillGains(gains: number, falloff: number, strength: number, n: number): void;
  /**
   * The finishing pass on rows [y0, y1) of the planes at r, g, b, with at least one of:
   *   glow    upsampleAddRows of a plane of a quarter of the width and height (gw × gh, glowStride) at full weight; glowR 0 for none
   *   dim     v = q15(v, gain), `gains` u16, rows y and h − 1 − y share one; 0 for none, with a gain of 32767
   *   grain   signed noise bytes (one standard deviation = 32) from row y0 on, `amount` in quarter levels at full brightness, less in
   *           blacks; 0 for none. t = q15(noise · 256, amount · 28), v = sat(q15(4 v, sat16((gain >> 2) + q15(gain, t))) + q15(t, 146)) with
   *           dim's gain, which is not applied separately then
   *           the gain of dim, which then is not laid before
   */
  finishRows(
    r: number,
    g: number,
    b: number,
    stride: number,
    w: number,
    h: number,
    y0: number,
    y1: number,
    glowR: number,
    glowG: number,
    glowB: number,
    glowStride: number,
    gw: number,
    gh: number,
    gains: number,
    noise: number,
    noiseStride: number,
    amount: number,
  ): void;
  /** In place along rows: v(x) = v(x + by / 128), linearly interpolated, edges clamped. */
  slideRows(plane: number, stride: number, width: number, rows: number, by: number): void;
  /**
   * dst = a where a pixel's threshold `turn` (u16) has not been reached, b where it has: m = clamp(edge − turn, 0, soft) / soft in 256ths,
   * dst = a + (b − a) · m / 256 rounded half up. soft 1..65535, edge 0..131070.
   */
  revealPlane(dst: number, a: number, b: number, turns: number, edge: number, soft: number, n: number): void;
  /**
   * Bloom's first step: means over 4 × 4 blocks (clipped at edges) of max(0, v − threshold), times gain / 256, saturating. Full blocks
   * first reduce four rows to one, by rounded means of two.
   */
  brightDown4(
    dst: number,
    dstStride: number,
    dw: number,
    dh: number,
    src: number,
    stride: number,
    w: number,
    h: number,
    threshold: number,
    gain: number,
  ): void;
  /** v(x) = min(255, v(x) · gain(x) >> 7) with a gain a column and channel (128 = 1). */
  gainColumns(r: number, g: number, b: number, stride: number, rows: number, gr: number, gg: number, gb: number): void;

  /** Interleaves three planes into r | g << 8 | b << 16 words, the input of remapPlanes. */
  interleave(packed: number, r: number, g: number, b: number, n: number): void;
  /**
   * Bilinear remap: map i32 = index of the upper left source pixel in `packed` (rows of `stride` words), -1 = black; weights
   * u16 = wx | wy << 8, each 0..128. Vertical first: (a · (128 − wy) + b · wy + 64) >> 7. n a multiple of 4.
   */
  remapPlanes(
    r: number,
    g: number,
    b: number,
    packed: number,
    stride: number,
    map: number,
    weights: number,
    n: number,
  ): void;
  /**
   * Scales a plane by the tables of shade/zoom-tables.ts. rows: one i32 per row, first row << 8 | weight, first row −1 … h (outside is
   * black). columns: a mode (i32, 16 bytes), then blocks. Mode 0: columns unchanged. Mode 1: per 16 pixels 48 bytes { base i32, 12 unused,
   * left u8 × 16 from base (the right one is the next), weight u8 × 16 (0..127) }. Mode 2: per 8 pixels 32 bytes { base i32, 4 unused,
   * left u8 × 8, right u8 × 8 (255 = black), weight u8 × 8 }. Vertical first, as remapPlanes. tmp: stride + 32 bytes. Writes the rows
   * [y0, y1).
   */
  zoomPlane(
    dst: number,
    src: number,
    stride: number,
    h: number,
    columns: number,
    rows: number,
    tmp: number,
    y0: number,
    y1: number,
  ): void;
  /**
   * In place, v = (v + scaled + 1) >> 1, scaled being zoomPlane's result; only for tables that enlarge about the middle.
   * tmp: stride + 32 bytes, kept: stride bytes.
   */
  zoomMeanPlane(
    plane: number,
    stride: number,
    h: number,
    columns: number,
    rows: number,
    tmp: number,
    kept: number,
  ): void;
  /** The right half of each row becomes the mirror image of the left one. In place. */
  mirrorRows(plane: number, stride: number, width: number, rows: number): void;
  /** Reverses each row; not in place. */
  flipRows(dst: number, src: number, stride: number, width: number, rows: number): void;

  /**
   * Affine transform: pixel (x, y) comes from (x0 + x · ax + y · bx, y0 + x · ay + y · by) in 65536ths of a pixel (0 is the centre of the
   * first pixel), bilinear, vertical first; outside is black. Writes the rows [first, last), not in place.
   */
  affinePlanes(
    r: number,
    g: number,
    b: number,
    fromR: number,
    fromG: number,
    fromB: number,
    stride: number,
    w: number,
    h: number,
    x0: number,
    y0: number,
    ax: number,
    ay: number,
    bx: number,
    by: number,
    first: number,
    last: number,
  ): void;
  /** Feedback decay: v = v · k >> 8 (k 0..256), rounded down so that it always reaches 0. */
  fadePlane(dst: number, src: number, k: number, n: number): void;
  /** Feedback decay with a hue shift: rgb = floor(M · rgb / 4096), clamped; m: nine i16 (row-major); in place allowed. */
  fadeHuePlanes(dr: number, dg: number, db: number, r: number, g: number, b: number, m: number, n: number): void;
  /**
   * Last steps of feedback, blend `screen`: e = echo · k >> 8; frame += div255(div255(e · opacity) · (255 − frame)); echo = max(e,
   * original frame). k 0..256 as in fadePlane.
   */
  echoScreen(frame: number, echo: number, k: number, opacity: number, n: number): void;
  /** fadeHuePlanes on the feedback in place, then the last two steps of echoScreen, for three planes at once. */
  echoHueScreen(
    fr: number,
    fg: number,
    fb: number,
    er: number,
    eg: number,
    eb: number,
    m: number,
    opacity: number,
    n: number,
  ): void;

  /** Shifts each column separately: dst(x, y) = src(x, y + shifts(x) / 128), linearly interpolated, edges clamped; shifts i32. */
  slideColumns(dst: number, src: number, stride: number, h: number, shifts: number): void;
  /** Squares of `size` pixels, centred in the frame, filled with their mean (rounded half up). tmp: stride × 4 bytes. */
  blockMeans(dst: number, src: number, stride: number, w: number, h: number, size: number, tmp: number): void;
  /**
   * Displaces each pixel by a vector: the vectors (x, y pairs of i32 in 256ths of a pixel) are at the centres of cols × rows cells over
   * the frame, interpolated linearly; pixels bilinear, edges clamped. Not in place. tmp: (cols × 4 + stride) × 4 bytes.
   */
  displacePlanes(
    r: number,
    g: number,
    b: number,
    fromR: number,
    fromG: number,
    fromB: number,
    stride: number,
    w: number,
    h: number,
    vectors: number,
    cols: number,
    rows: number,
    tmp: number,
  ): void;
  /**
   * CRT tube distortion: pixel (x, y) comes from the middle + (distance across · rows[y], distance down · columns[x]), i32 factors in
   * 65536ths, one per row and column; coordinates rounded to 128ths of a pixel, bilinear, edges clamped. Rows [first, last), not in place.
   */
  bulgePlanes(
    r: number,
    g: number,
    b: number,
    fromR: number,
    fromG: number,
    fromB: number,
    stride: number,
    w: number,
    h: number,
    rows: number,
    columns: number,
    first: number,
    last: number,
  ): void;
  /** 3-D LUT of size³ r | g << 8 | b << 16 words, red fastest; trilinear. In place. */
  cubePlanes(r: number, g: number, b: number, table: number, size: number, n: number): void;
  /** dst = min(255, (|Sobel x| + |Sobel y|) >> 2); edges clamped. */
  edgePlane(dst: number, src: number, stride: number, w: number, h: number): void;
  /** v + (4v − its four neighbours) · k / 1024 (rounded, k 0..32767); edges clamped. */
  sharpenPlane(dst: number, src: number, stride: number, w: number, h: number, k: number): void;
  /** v = value where chosen < density. */
  staticRows(
    plane: number,
    stride: number,
    rows: number,
    chosen: number,
    value: number,
    noiseStride: number,
    density: number,
  ): void;
  /**
   * v = (floor((v · steps + threshold) / 255) · ceil(65280 / steps) + 128) >> 8; thresholds 0..254, `period` rows of stride bytes; steps 1..63.
   */
  ditherRows(
    plane: number,
    stride: number,
    rows: number,
    y0: number,
    thresholds: number,
    period: number,
    steps: number,
  ): void;
  /** dst = clamp(128 + ((src − threshold) · k >> 4)), k 0..128: halftone dots. */
  screenDots(dst: number, src: number, thresholds: number, k: number, n: number): void;
  /**
   * Sorts pixels by luma (stable) in runs along lines: a run starts at a pixel whose luma is at least `threshold` and ends before
   * a gap of more than `gap` darker ones. step: bytes from pixel to pixel, lineStep: from line to line. tmp: 56 bytes for each
   * pixel of a line, whose number is rounded up to a multiple of 16.
   */
  sortRuns(
    r: number,
    g: number,
    b: number,
    step: number,
    lineStep: number,
    length: number,
    lines: number,
    threshold: number,
    gap: number,
    tmp: number,
  ): void;

  /** rgb = (M · rgb + offset + 2048) >> 12, clamped: m nine i16 (row-major), then from byte 20 three i32 offsets. In place allowed. */
  tintPlanes(dr: number, dg: number, db: number, r: number, g: number, b: number, m: number, n: number): void;
  /** v = (v · k + c + 128) >> 8, clamped; k 0..65535, c any i32 within 2^24. */
  linearPlane(dst: number, src: number, k: number, c: number, n: number): void;
  /** 255 − v */
  invertPlane(dst: number, src: number, n: number): void;
  /** 255 where v ≥ level, else 0. */
  stepPlane(dst: number, src: number, level: number, n: number): void;
}
