// The SIMD shade kernels and their scalar twins give the same bytes: odd sizes, tails, extreme arguments, random data.

import { beforeEach, describe, expect, it } from 'vitest';
import { loadRawKernels } from '../../src/engine/kernels/load-kernels.ts';
import { rawScalarKernels } from '../../src/engine/kernels/scalar/table.ts';
import { type RawKernels, typedKernels } from '../../src/engine/kernels/kernels.ts';
import { hash32 } from '../../src/engine/kernels/scalar/math.ts';
import { ZoomTable } from '../../src/engine/frame/shade/zoom-tables.ts';
import { fillRemap } from '../../src/engine/frame/shade/remap.ts';

const { raw: simd, memory } = loadRawKernels();
const scalar = rawScalarKernels(memory);

const SIZES = [
  [16, 4],
  [33, 7],
  [100, 19],
  [64, 1],
  [5, 5],
] as const;
let salt = 1;

/** Random bytes, with more zeros and 255s than chance would give. */
function noise(length: number): { ptr: number; view: Uint8Array } {
  const buffer = memory.u8(length);
  salt++;
  for (let i = 0; i < length; i++) {
    const h = hash32(i + Math.imul(salt, 0x9e3779b1));
    buffer.view[i] = (h >>> 8) % 7 === 0 ? ((h >>> 16) & 1) * 255 : h & 255;
  }
  return buffer;
}

/** Runs a kernel call with both tables from the same inputs and compares every buffer that it may have written. */
function expectSame(written: { ptr: number; view: Uint8Array }[], call: (kernels: RawKernels) => void): void {
  const before = written.map((b) => b.view.slice());
  call(simd);
  const fast = written.map((b) => b.view.slice());
  for (const [i, b] of written.entries()) b.view.set(before[i]);
  call(scalar);
  for (const [i, b] of written.entries()) expect(Buffer.compare(fast[i], b.view)).toBe(0);
  // A kernel that does nothing would agree with a twin that does nothing.
  expect(written.some((b, i) => Buffer.compare(b.view, before[i]) !== 0)).toBe(true);
}

const frameOf = (w: number, h: number) => {
  const stride = (w + 15) & ~15;
  return { stride, n: stride * h, r: noise(stride * h), g: noise(stride * h), b: noise(stride * h) };
};

describe.each(SIZES)('shade kernels at %i × %i', (w, h) => {
  let f = frameOf(w, h);
  let all = [f.r, f.g, f.b];
  let p: readonly [number, number, number];
  beforeEach(() => {
    f = frameOf(w, h);
    all = [f.r, f.g, f.b];
    p = [f.r.ptr, f.g.ptr, f.b.ptr];
  });
  const bytes = (length: number) => noise(length);
  const planeOf = ({ ptr }: { ptr: number }) => ({ ptr, width: w, height: h, stride: f.stride });

  it.each([200, 7200, 32767])('dimPlanes by %i', (strength) => {
    const falloff = bytes(f.n);
    expectSame(all, (k) => k.dimPlanes(...p, falloff.ptr, strength, f.n));
  });
  it.each([200, 7200, 32767])('fillGains by %i', (strength) => {
    const falloff = bytes(f.n),
      gains = bytes(2 * f.n);
    expectSame([gains], (k) => k.fillGains(gains.ptr, falloff.ptr, strength, f.n));
  });
  const bands = [
    [0, h],
    [1, h],
    [0, h - 1],
    [2, 3],
  ].filter(([y0, y1]) => y1 <= h && y1 > y0);
  describe.each(bands)('finishRows %i to %i', (y0, y1) => {
    it.each([
      [1, 1, 4],
      [1, 1, 40],
      [0, 1, 1020],
      [1, 0, 40],
      [1, 1, 0],
      [0, 1, 0],
      [0, 0, 290],
    ])('glow %i, dim %i, grain %i', (glow, dim, amount) => {
      const gains = bytes(2 * f.n),
        tile = bytes((h + 1) * (f.stride + 40));
      for (let i = 1; i < 2 * f.n; i += 2) gains.view[i] &= 127;
      const gw = Math.ceil(w / 4),
        gh = Math.ceil(h / 4),
        gStride = (gw + 15) & ~15;
      const glows = [bytes(gStride * gh), bytes(gStride * gh), bytes(gStride * gh)].map(({ ptr }) =>
        glow ? ptr : 0,
      ) as [number, number, number];
      expectSame(all, (k) => {
        k.finishRows(
          ...p,
          f.stride,
          w,
          h,
          y0,
          y1,
          ...glows,
          gStride,
          gw,
          gh,
          dim ? gains.ptr : 0,
          tile.ptr + 7,
          f.stride + 40,
          amount,
        );
        // Past the width is scratch.
        for (const plane of all) for (let y = 0; y < h; y++) plane.view.fill(0, y * f.stride + w, (y + 1) * f.stride);
      });
    });
  });
  it('gainRows', () => {
    const gains = bytes(h);
    gains.view[0] = 77;
    expectSame(all, (k) => k.gainRows(...p, f.stride, h, gains.ptr));
  });
  it('gainRows, for every gain and level', () => {
    const planes = [bytes(65536), bytes(65536), bytes(65536)] as const;
    for (const { view } of planes) for (let i = 0; i < 65536; i++) view[i] = i & 255;
    const gains = bytes(256);
    for (let k = 0; k < 256; k++) gains.view[k] = k;
    const [a, b, c] = planes;
    expectSame([...planes], (k) => k.gainRows(a.ptr, b.ptr, c.ptr, 256, 256, gains.ptr));
  });
  it('gainColumns', () => {
    const gains = bytes(f.stride * 3);
    expectSame(all, (k) => k.gainColumns(...p, f.stride, h, gains.ptr, gains.ptr + f.stride, gains.ptr + 2 * f.stride));
  });
  it.each([
    [0, 1],
    [30000, 60000],
    [131070, 65535],
    [65536, 1],
  ])('revealPlane edge %i soft %i', (edge, soft) => {
    const turns = bytes(f.n * 2),
      dst = bytes(f.n);
    expectSame([dst], (k) => k.revealPlane(dst.ptr, f.r.ptr, f.g.ptr, turns.ptr, edge, soft, f.n));
  });
  it.each([1, 127, 128, 129, 700, 9999, -1, -64, -128, -129, -700, -9999])('slideRows by %i', (by) => {
    expectSame([f.r], (k) => k.slideRows(f.r.ptr, f.stride, w, h, by));
  });
  it('interleave', () => {
    const packed = bytes(f.n * 4);
    expectSame([packed], (k) => k.interleave(packed.ptr, ...p, f.n));
  });

  it('remapPlanes', () => {
    const packed = bytes((f.n + f.stride + 16) * 4),
      out = frameOf(w, h);
    const table = { map: memory.i32(f.n), weights: memory.u16(f.n) };
    fillRemap(table, { width: w, height: h, stride: f.stride }, false, (x, y, at) => {
      at.x = x * 1.3 - 2;
      at.y = y * 0.8 + x * 0.2;
      return true;
    });
    expectSame([out.r, out.g, out.b], (k) =>
      k.remapPlanes(out.r.ptr, out.g.ptr, out.b.ptr, packed.ptr, f.stride, table.map.ptr, table.weights.ptr, f.n),
    );
  });
  it.each([
    [1, 0, 0],
    [1.03, 0, 0],
    [0.97, 0, 0],
    [0.6, 2.3, -1.7],
    [3, -4, 100],
    [1, -0.25, 0.5],
  ])('zoomPlane by %f, moved %f, %f', (factor, dx, dy) => {
    for (const isClamped of [false, true]) {
      const dst = bytes(f.n);
      const table = new ZoomTable(memory, w, h, f.stride, isClamped).set(factor, w / 2, h / 2, dx, dy);
      expectSame([dst], (k) => {
        table.apply(typedKernels(k), planeOf(dst), planeOf(f.r));
        for (let y = 0; y < h; y++) dst.view.fill(0, y * f.stride + w, (y + 1) * f.stride); // bytes past the width are scratch
      });
    }
  });
  it.each([1, 1.0001, 1.03, 1.25])('zoomMeanPlane by %f', (factor) => {
    const kept = memory.u8(f.stride),
      plane = bytes(f.n),
      table = new ZoomTable(memory, w, h, f.stride).set(factor);
    const before = plane.view.slice();
    // Bytes past the width are scratch.
    const cropped = () => {
      for (let y = 0; y < h; y++) plane.view.fill(0, y * f.stride + w, (y + 1) * f.stride);
    };
    expectSame([plane], (k) => {
      table.average(typedKernels(k), planeOf(plane), kept.ptr);
      if (factor < 1.01) plane.view[0] ^= 1;
      cropped();
    });
    // The same as enlarging into another plane and averaging.
    const moved = bytes(f.n);
    for (const k of [simd, scalar]) {
      plane.view.set(before);
      table.apply(typedKernels(k), planeOf(moved), planeOf(plane));
      const mean = before.map((v, i) => (i % f.stride < w ? (v + moved.view[i] + 1) >> 1 : 0));
      table.average(typedKernels(k), planeOf(plane), kept.ptr);
      cropped();
      expect(Buffer.compare(plane.view, mean)).toBe(0);
    }
  });
  it('mirrorRows', () => expectSame([f.r], (k) => k.mirrorRows(f.r.ptr, f.stride, w, h)));
  it('flipRows', () => {
    const dst = bytes(f.n);
    expectSame([dst], (k) => k.flipRows(dst.ptr, f.r.ptr, f.stride, w, h));
  });
  it.each([
    [0, 256],
    [130, 1567],
    [254, 32768],
  ])('brightDown4 from %i', (threshold, gain) => {
    const dw = Math.ceil(w / 4),
      dh = Math.ceil(h / 4),
      ds = (dw + 15) & ~15,
      dst = bytes(ds * dh);
    expectSame([dst], (k) => k.brightDown4(dst.ptr, ds, dw, dh, f.r.ptr, f.stride, w, h, threshold, gain));
  });
  it.each([0, 0.02, -0.4, 2])('affinePlanes turned by %f', (turn) => {
    const out = frameOf(w, h);
    const c = Math.round(65536 * (1 - (turn * turn) / 2)),
      s = Math.round(65536 * turn);
    expectSame([out.r, out.g, out.b], (k) =>
      k.affinePlanes(
        out.r.ptr,
        out.g.ptr,
        out.b.ptr,
        ...p,
        f.stride,
        w,
        h,
        5000,
        -70000,
        c,
        -s,
        s,
        c,
        Math.min(1, h - 1),
        h,
      ),
    );
  });
  it.each([0, 217, 255])('fadePlane %i', (k8) => {
    const dst = bytes(f.n);
    expectSame([dst], (k) => k.fadePlane(dst.ptr, f.r.ptr, k8, f.n));
  });
  it('fadeHuePlanes', () => {
    const m = memory.u8(64),
      out = frameOf(w, h);
    new Int16Array(m.view.buffer, m.ptr, 9).set([4000, -900, 300, -32768, 32767, 12, 100, 2000, 1900]);
    expectSame([out.r, out.g, out.b], (k) => k.fadeHuePlanes(out.r.ptr, out.g.ptr, out.b.ptr, ...p, m.ptr, f.n));
  });
  it.each([
    [1, 256],
    [128, 217],
    [255, 100],
  ])('echoScreen %i, faded by %i', (opacity, fade) => {
    const echo = bytes(f.n);
    expectSame([f.g, echo], (k) => k.echoScreen(f.g.ptr, echo.ptr, fade, opacity, f.n));
  });
  it('echoScreen at every opacity', () => {
    const echo = bytes(256 * 16),
      frame = memory.u8(256 * 16);
    for (let i = 0; i < 256 * 16; i++) echo.view[i] = i & 255;
    const levels = echo.view.slice();
    for (let opacity = 1; opacity < 256; opacity++) {
      frame.view.fill(opacity % 3);
      echo.view.set(levels);
      expectSame([frame, echo], (k) => k.echoScreen(frame.ptr, echo.ptr, 256, opacity, 256 * 16));
    }
  });
  it.each([60, 255])('echoHueScreen %i', (opacity) => {
    const m = memory.u8(64),
      echo = frameOf(w, h);
    echo.r.view.fill(0, 0, 16);
    echo.g.view.fill(0, 0, 16);
    echo.b.view.fill(0, 0, 16);
    new Int16Array(m.view.buffer, m.ptr, 9).set([3000, 400, -100, -300, 3500, 12, 100, 200, 1900]);
    expectSame([...all, echo.r, echo.g, echo.b], (k) =>
      k.echoHueScreen(...p, echo.r.ptr, echo.g.ptr, echo.b.ptr, m.ptr, opacity, f.n),
    );
  });
  it('slideColumns', () => {
    const shifts = memory.i32(f.stride),
      dst = bytes(f.n);
    for (let x = 0; x < f.stride; x++) shifts.view[x] = (hash32(x) % 4000) - 2000;
    expectSame([dst], (k) => k.slideColumns(dst.ptr, f.r.ptr, f.stride, h, shifts.ptr));
    // Neighbours that lie close together, as in a wave, go together.
    for (const slope of [0, 7, -60, 75]) {
      for (let x = 0; x < f.stride; x++) shifts.view[x] = x * slope - 300 + (hash32(x) % 5);
      dst.view.fill(1);
      expectSame([dst], (k) => k.slideColumns(dst.ptr, f.r.ptr, f.stride, h, shifts.ptr));
    }
  });
  it.each([1, 2, 3, 7, 50])('blockMeans of %i', (size) => {
    const dst = frameOf(w, h),
      tmp = memory.u8(f.stride * 4);
    const crop = (k: RawKernels): void => {
      k.blockMeans(dst.r.ptr, f.g.ptr, f.stride, w, h, size, tmp.ptr);
      for (let y = 0; y < h; y++) dst.r.view.fill(0, y * f.stride + w, (y + 1) * f.stride); // bytes past the width are scratch
    };
    expectSame([dst.r], crop);
  });
  it.each([100, 6000, 60000])('displacePlanes by up to %i', (reach) => {
    const out = frameOf(w, h),
      vectors = memory.i32(2 * 5 * 3),
      tmp = memory.i32(20 + f.stride);
    for (let i = 0; i < 30; i++) vectors.view[i] = (hash32(i) % reach) - reach / 2;
    expectSame([out.r, out.g, out.b], (k) => {
      k.displacePlanes(out.r.ptr, out.g.ptr, out.b.ptr, ...p, f.stride, w, h, vectors.ptr, 5, 3, tmp.ptr);
      for (const { view } of [out.r, out.g, out.b])
        for (let y = 0; y < h; y++) view.fill(0, y * f.stride + w, (y + 1) * f.stride);
    });
  });
  it.each([0, 3000, 65536])('bulgePlanes by up to %i', (most) => {
    const out = frameOf(w, h),
      rows = memory.i32(h),
      columns = memory.i32(f.stride);
    for (let y = 0; y < h; y++) rows.view[y] = 65536 + Math.floor(most * ((2 * y + 1) / h - 1) ** 2);
    for (let x = 0; x < f.stride; x++) columns.view[x] = 65536 + Math.floor(most * ((2 * x + 1) / w - 1) ** 2);
    expectSame([out.r, out.g, out.b], (k) =>
      k.bulgePlanes(
        out.r.ptr,
        out.g.ptr,
        out.b.ptr,
        ...p,
        f.stride,
        w,
        h,
        rows.ptr,
        columns.ptr,
        Math.min(1, h - 1),
        h,
      ),
    );
    // Where nothing bends, nothing changes.
    if (most === 0)
      for (let y = 1; y < h; y++)
        for (let x = 0; x < w; x++) expect(out.g.view[y * f.stride + x]).toBe(f.g.view[y * f.stride + x]);
  });
  it.each([2, 5, 17])('cubePlanes of %i', (size) => {
    const table = bytes((size ** 3 + size * size + size + 2) * 4);
    expectSame(all, (k) => k.cubePlanes(...p, table.ptr, size, f.n));
  });
  it('edgePlane', () => {
    const dst = bytes(f.n);
    expectSame([dst], (k) => k.edgePlane(dst.ptr, f.b.ptr, f.stride, w, h));
  });
  it.each([0, 128, 2048])('sharpenPlane %i', (amount) => {
    const dst = bytes(f.n);
    expectSame([dst], (k) => k.sharpenPlane(dst.ptr, f.b.ptr, f.stride, w, h, amount));
  });
  it('staticRows', () => {
    const tile = bytes((f.stride + 20) * (h + 9));
    expectSame([f.r], (k) =>
      k.staticRows(f.r.ptr, f.stride, h, tile.ptr + 3, tile.ptr + 5 * (f.stride + 20), f.stride + 20, 90),
    );
  });
  it.each([1, 2, 7, 63])('ditherRows in %i steps', (steps) => {
    const thresholds = bytes(f.stride * 3);
    for (let i = 0; i < thresholds.view.length; i++) thresholds.view[i] = Math.min(254, thresholds.view[i]);
    const plane = bytes(f.n);
    expectSame([plane], (k) => k.ditherRows(plane.ptr, f.stride, h, 5, thresholds.ptr, 3, steps));
  });
  it.each([16, 128])('screenDots %i', (sharpness) => {
    const dst = bytes(f.n),
      t = bytes(f.n);
    expectSame([dst], (k) => k.screenDots(dst.ptr, f.r.ptr, t.ptr, sharpness, f.n));
  });
  it.each([0, 60, 120])('sortRuns from %i', (threshold) => {
    const tmp = memory.u8(((Math.max(w, h) + 15) & ~15) * 56);
    const one = frameOf(w, h),
      two = frameOf(w, h);
    expectSame([one.r, one.g, one.b], (k) =>
      k.sortRuns(one.r.ptr, one.g.ptr, one.b.ptr, 1, f.stride, w, h, threshold, 1, tmp.ptr),
    );
    if (h > 1)
      expectSame([two.r, two.g, two.b], (k) =>
        k.sortRuns(two.r.ptr, two.g.ptr, two.b.ptr, f.stride, 1, h, w, threshold, 2, tmp.ptr),
      );
  });
  it('tintPlanes', () => {
    const m = memory.u8(64),
      out = frameOf(w, h);
    new Int16Array(m.view.buffer, m.ptr, 9).set([4000, -900, 300, -32768, 32767, 12, 100, 2000, 1900]);
    new Int32Array(m.view.buffer, m.ptr + 20, 3).set([40960, -81920, 17]);
    expectSame([out.r, out.g, out.b], (k) => k.tintPlanes(out.r.ptr, out.g.ptr, out.b.ptr, ...p, m.ptr, f.n));
  });
  it.each([
    [0, 3000],
    [333, -9000],
    [2048, 0],
    [65535, -16000000],
  ])('linearPlane %i, %i', (gain, offset) => {
    const dst = bytes(f.n);
    expectSame([dst], (k) => k.linearPlane(dst.ptr, f.r.ptr, gain, offset, f.n));
  });
  it('invertPlane', () => expectSame([f.r], (k) => k.invertPlane(f.r.ptr, f.r.ptr, f.n)));
  it.each([1, 128, 255])('stepPlane %i', (level) => {
    const dst = bytes(f.n);
    expectSame([dst], (k) => k.stepPlane(dst.ptr, f.r.ptr, level, f.n));
  });
});
