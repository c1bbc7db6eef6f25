// Time of every frame kernel at 1080p, and of the vector kernels on a 320 × 83 grid, one thread, in milliseconds:
//   node bench/kernels/kernels.bench.mjs [--json] [--scalar] [NAME …]
// The best of many short runs: other processes share the cores, and the least disturbed run is closest to the code's own cost.

import { loadRawKernels } from '../../src/engine/kernels/load-kernels.ts';
import { rawScalarKernels } from '../../src/engine/kernels/scalar/table.ts';
import { hash32 } from '../../src/engine/kernels/scalar/math.ts';

const WIDTH = 1920,
  HEIGHT = 1080,
  STRIDE = 1920,
  PIXELS = STRIDE * HEIGHT;
const flags = new Set(process.argv.slice(2).filter((a) => a.startsWith('--')));
const wanted = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const loaded = loadRawKernels();
const { memory } = loaded;
const k = flags.has('--scalar') ? rawScalarKernels(memory) : loaded.raw;
const RUNS = flags.has('--scalar') ? 2 : 25;

const plane = () => memory.u8(PIXELS + 64);
const [r, g, b, r2, g2, b2] = Array.from({ length: 6 }, plane);
const small = Array.from({ length: 3 }, () => memory.u8(480 * 272));
const packed = memory.u8(PIXELS * 4);
const table = memory.u8(256),
  hist = memory.i32(256);

/** A frame like drawn glyphs: dark background, strokes of all levels. */
function paint() {
  for (const p of [r, g, b, r2, g2, b2]) {
    const view = p.view;
    for (let i = 0; i < view.length; i++) view[i] = hash32((i >> 2) + p.ptr) % 3 === 0 ? hash32(i >> 3) & 255 : 0;
  }
}
paint();
for (let i = 0; i < 256; i++) table.view[i] = Math.min(255, i * 2);

/** A grid of 40 glyph shapes with antialiased strokes in the middle of the cell; every fifth cell is empty. */
function grid(cellW, cellH, cols, rows) {
  const atlasStride = (cellW + 15) & ~15,
    atlas = memory.u8(atlasStride * cellH * 40),
    n = cols * rows;
  for (let glyph = 0; glyph < 40; glyph++)
    for (let y = Math.floor(cellH * 0.2); y < cellH * 0.8; y++)
      for (let x = 1; x < cellW - 1; x++) {
        const h = hash32(glyph * 7919 + (y >> 1) * 131 + (x >> 1));
        atlas.view[(glyph * cellH + y) * atlasStride + x] = h % 3 === 0 ? 255 : h % 3 === 1 ? h >>> 24 : 0;
      }
  const cells = memory.u16(n),
    colors = Array.from({ length: 3 }, () => memory.u8(n)),
    alpha = memory.u8(n);
  for (let i = 0; i < n; i++) {
    cells.view[i] = hash32(i) % 5 === 0 ? 0xffff : hash32(i + 9) % 40;
    colors.forEach((c, j) => (c.view[i] = hash32(i + j)));
  }
  const blit = (mode, linear, opacity) => {
    alpha.view.fill(opacity);
    k.blitCells(
      r.ptr,
      g.ptr,
      b.ptr,
      STRIDE,
      WIDTH,
      HEIGHT,
      atlas.ptr,
      atlasStride,
      cellW,
      cellH,
      cells.ptr,
      ...colors.map((c) => c.ptr),
      alpha.ptr,
      cols,
      0,
      rows,
      (WIDTH - cols * cellW) >> 1,
      (HEIGHT - rows * cellH) >> 1,
      mode,
      linear,
      0,
    );
  };
  const cover = () => {
    alpha.view.fill(255);
    k.coverCells(
      r.ptr,
      g.ptr,
      b.ptr,
      STRIDE,
      WIDTH,
      HEIGHT,
      atlas.ptr,
      atlasStride,
      cellW,
      cellH,
      cells.ptr,
      ...colors.map((c) => c.ptr),
      alpha.ptr,
      cols,
      0,
      rows,
      (WIDTH - cols * cellW) >> 1,
      (HEIGHT - rows * cellH) >> 1,
      0x102030,
      0,
    );
  };
  return { blit, cover };
}
const md = grid(10, 19, 192, 56),
  sm = grid(6, 13, 320, 83),
  xl = grid(14, 28, 137, 38);

const CELLS = 320 * 83;
const [x, y, z, out, out2, out3] = Array.from({ length: 6 }, () => memory.f32(CELLS));
const bytes = Array.from({ length: 3 }, () => memory.u8(CELLS)),
  cells = memory.u16(CELLS),
  glyphs = memory.u16(64);
for (const p of [x, y, z]) for (let i = 0; i < CELLS; i++) p.view[i] = (hash32(i + p.ptr) / 2 ** 32) * 6;

/** What is measured. Passes that run on each channel are measured on three planes. */
const rgb = (run) => () => {
  run(r, r2);
  run(g, g2);
  run(b, b2);
};
const [yy, uu, vv] = [packed.ptr, packed.ptr + PIXELS, packed.ptr + PIXELS + PIXELS / 4];
const tests = {
  'copyU8 ×3': rgb((d, s) => k.copyU8(d.ptr, s.ptr, PIXELS)),
  'fillU8 ×3': rgb((d) => k.fillU8(d.ptr, 0, PIXELS)),
  'blit md normal': () => md.blit(0, 0, 255),
  'cover md': () => md.cover(),
  'blit md screen 0.8': () => md.blit(4, 0, 204),
  'blit sm normal': () => sm.blit(0, 0, 255),
  'blit sm screen 0.8': () => sm.blit(4, 0, 204),
  'blit sm add': () => sm.blit(1, 0, 255),
  'blit sm overlay': () => sm.blit(5, 0, 255),
  'blit sm colordodge': () => sm.blit(10, 0, 255),
  'blit sm screen linear': () => sm.blit(4, 1, 255),
  'blit xl normal': () => xl.blit(0, 0, 255),
  'blendPlane screen ×3': rgb((d, s) => k.blendPlane(d.ptr, d.ptr, s.ptr, 4, 0, 128, PIXELS)),
  'blendPlane dodge ×3': rgb((d, s) => k.blendPlane(d.ptr, d.ptr, s.ptr, 10, 0, 128, PIXELS)),
  'blendPlane screen linear ×3': rgb((d, s) => k.blendPlane(d.ptr, d.ptr, s.ptr, 4, 1, 128, PIXELS)),
  'lerpPlane ×3': rgb((d, s) => k.lerpPlane(d.ptr, d.ptr, s.ptr, 77, PIXELS)),
  'lutPlane ×3': rgb((d) => k.lutPlane(d.ptr, d.ptr, table.ptr, PIXELS)),
  'addPlane ×3': rgb((d, s) => k.addPlane(d.ptr, d.ptr, s.ptr, PIXELS)),
  lumaPlane: () => k.lumaPlane(r.ptr, g2.ptr, r2.ptr, b2.ptr, PIXELS),
  'downsample 4 ×3': rgb((d, s) => k.downsample(small[0].ptr, 480, 480, 270, s.ptr, STRIDE, WIDTH, HEIGHT, 4)),
  'brightDown4 ×3': rgb((d, s) => k.brightDown4(small[0].ptr, 480, 480, 270, s.ptr, STRIDE, WIDTH, HEIGHT, 130, 1567)),
  'boxBlur 480×270 r2 ×3': rgb(() => k.boxBlur(small[1].ptr, small[0].ptr, small[2].ptr, 480, 480, 270, 2)),
  'boxBlur 480×270 r7 ×3': rgb(() => k.boxBlur(small[1].ptr, small[0].ptr, small[2].ptr, 480, 480, 270, 7)),
  'boxBlur 1920×1080 r8 ×3': rgb((d, s) => k.boxBlur(d.ptr, s.ptr, packed.ptr, STRIDE, WIDTH, HEIGHT, 8)),
  'upsampleAddRows 4 ×3': rgb((d) =>
    k.upsampleAddRows(d.ptr, STRIDE, WIDTH, 0, HEIGHT, small[0].ptr, 480, 480, 270, 4, 64),
  ),
  'upsampleAddRows 2 ×3': rgb((d) => k.upsampleAddRows(d.ptr, STRIDE, WIDTH, 0, HEIGHT, r2.ptr, 960, 960, 540, 2, 64)),
  histogram4: () => k.histogram4(hist.ptr, r2.ptr, g2.ptr, b2.ptr, STRIDE, WIDTH, HEIGHT),
  histogramLuma: () => k.histogramLuma(hist.ptr, r2.ptr, g2.ptr, b2.ptr, STRIDE, WIDTH, HEIGHT),
  packYuv420: () => k.packYuv420(yy, uu, vv, r2.ptr, g2.ptr, b2.ptr, STRIDE, WIDTH, HEIGHT),
  packRgba: () => k.packRgba(packed.ptr, r2.ptr, g2.ptr, b2.ptr, STRIDE, WIDTH, HEIGHT),
  packRgb: () => k.packRgb(packed.ptr, r2.ptr, g2.ptr, b2.ptr, STRIDE, WIDTH, HEIGHT),
  'cells: add': () => k.addVV(out.ptr, x.ptr, y.ptr, CELLS),
  'cells: sin': () => k.sin(out.ptr, x.ptr, CELLS),
  'cells: atan2': () => k.atan2VV(out.ptr, y.ptr, x.ptr, CELLS),
  'cells: exp': () => k.exp(out.ptr, x.ptr, CELLS),
  'cells: log': () => k.log(out.ptr, x.ptr, CELLS),
  'cells: pow': () => k.powVS(out.ptr, x.ptr, 2.4, CELLS),
  'cells: noise2': () => k.noise2(out.ptr, x.ptr, y.ptr, 7, CELLS),
  'cells: noise3': () => k.noise3(out.ptr, x.ptr, y.ptr, z.ptr, 7, CELLS),
  'cells: fbm2 5 octaves': () => k.fbm2(out.ptr, x.ptr, y.ptr, 5, 2, 0.5, 7, CELLS),
  'cells: voronoi': () => k.voronoi(out.ptr, out2.ptr, out3.ptr, x.ptr, y.ptr, 1, 7, CELLS),
  'cells: hsv': () => k.hsvVSV(bytes[0].ptr, bytes[1].ptr, bytes[2].ptr, x.ptr, 0.8, y.ptr, CELLS),
  'cells: mixOklab': () =>
    k.mixOklab(out.ptr, out2.ptr, out3.ptr, x.ptr, y.ptr, z.ptr, y.ptr, z.ptr, x.ptr, z.ptr, CELLS),
  'cells: rampCells': () => k.rampCells(cells.ptr, x.ptr, 0, 0.03, glyphs.ptr, 33, CELLS),
  'cells: sampleLinear': () => k.sampleLinear(out.ptr, x.ptr, y.ptr, z.ptr, 192, 56, CELLS),
};

const rows = [];
for (const [name, run] of Object.entries(tests)) {
  if (wanted.length > 0 && !wanted.some((w) => name.toLowerCase().includes(w.toLowerCase()))) continue;
  paint();
  run();
  const times = [];
  for (let i = 0; i < RUNS; i++) {
    const started = performance.now();
    run();
    times.push(performance.now() - started);
  }
  times.sort((p, q) => p - q);
  rows.push({ name, best: times[0], median: times[times.length >> 1] });
  if (!flags.has('--json'))
    console.log(
      `${name.padEnd(30)}${times[0].toFixed(3).padStart(9)} ms   median ${times[times.length >> 1].toFixed(3)}`,
    );
}
if (flags.has('--json')) console.log(JSON.stringify(rows.map((row) => ({ ...row, unit: 'ms' }))));
