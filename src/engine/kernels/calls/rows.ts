// Point-wise calls, in place, for rows [y0, y1) of a frame or plane. Whole rows are processed, scratch bytes past the width included,
// because one contiguous run is fastest.

import type { FrameKernels } from '../abi/frame.ts';
import type { ShadeKernels } from '../abi/shade.ts';
import type { ToneKernels } from '../abi/tone.ts';
import { type Frame, hasAlpha, type Plane } from '../frame.ts';

/** The finishing pass, see ShadeKernels.finishRows. Pointers; 0 skips that step. */
export interface FinishingSteps {
  readonly glowR: number;
  readonly glowG: number;
  readonly glowB: number;
  readonly glowStride: number;
  readonly glowWidth: number;
  readonly glowHeight: number;
  /** u16 gains for the upper half of the frame. */
  readonly gains: number;
  /** Signed noise from row y0 on. */
  readonly noise: number;
  readonly noiseStride: number;
  /** Quarter levels. */
  readonly amount: number;
}

export interface RowCalls {
  /** Sets all pixels to 0xrrggbb; a frame with alpha becomes transparent there. */
  fillRows(frame: Frame, y0: number, y1: number, color: number): void;
  copyRows(dst: Frame, src: Frame, y0: number, y1: number): void;
  /** dst = a + (b − a) · k / 256. */
  lerpRows(dst: Frame, a: Frame, b: Frame, y0: number, y1: number, k: number): void;
  /** Every channel through one table of 256 bytes at `table`. */
  lutRows(frame: Frame, y0: number, y1: number, table: number): void;
  /** v = (v · k + c + 128) >> 8. */
  linearRows(frame: Frame, y0: number, y1: number, k: number, c: number): void;
  invertRows(frame: Frame, y0: number, y1: number): void;
  /** A colour matrix as packMatrix writes it. */
  tintPlanes(frame: Frame, y0: number, y1: number, matrix: number): void;
  /** A tone curve, see ToneKernels.tonePlanes. */
  tonePlanes(frame: Frame, y0: number, y1: number, curve: number): void;
  /** The same, but a background colour 0xrrggbb keeps its levels where `uncovered` is 255, see ToneKernels.toneOverGround. */
  toneOverGround(frame: Frame, y0: number, y1: number, curve: number, uncovered: Plane, ground: number): void;
  /** Where `uncovered` is 255, replaces what the tone map made of `ground` by `ground` itself; proportionally less where it is lower. */
  groundRows(frame: Frame, y0: number, y1: number, uncovered: Plane, ground: Frame, toned: Frame): void;
  /** Darkens by a plane of the frame's size and stride at `falloff`. */
  dimPlanes(frame: Frame, y0: number, y1: number, falloff: number, strength: number): void;
  /** A gain per row: `gains` is one byte for each row of the frame. */
  gainRows(frame: Frame, y0: number, y1: number, gains: number): void;
  /** A gain per column and channel: `gains` is three rows of `stride` bytes, 128 = 1. */
  gainColumns(frame: Frame, y0: number, y1: number, gains: number): void;
  /** A colour cube of size³ words at `table`. */
  cubePlanes(frame: Frame, y0: number, y1: number, table: number, size: number): void;
  /** Bloom, vignette and grain in one pass; at least one of vignette and grain. */
  finishRows(frame: Frame, y0: number, y1: number, steps: FinishingSteps): void;
  /** Fades the feedback and rotates its hues. */
  fadeHuePlanes(echo: Frame, y0: number, y1: number, matrix: number): void;
  /** The same, then screens the feedback onto the frame and merges the frame into it. */
  echoHueScreen(frame: Frame, echo: Frame, y0: number, y1: number, matrix: number, opacity: number): void;
  /** Reduces a plane to `steps` + 1 levels; `thresholds` has `period` rows of the plane's stride. */
  ditherRows(plane: Plane, y0: number, y1: number, thresholds: number, period: number, steps: number): void;
  /** v = value where chosen < density; both tables start at row y0, with rows of `noiseStride`. */
  staticRows(
    plane: Plane,
    y0: number,
    y1: number,
    noise: { readonly chosen: number; readonly value: number; readonly stride: number },
    density: number,
  ): void;
}

export const rowCalls = (raw: FrameKernels & ShadeKernels & ToneKernels): RowCalls => ({
  fillRows(frame, y0, y1, color) {
    const { r, g, b, stride } = frame;
    const at = y0 * stride;
    const n = (y1 - y0) * stride;
    if (hasAlpha(frame)) raw.fillU8(frame.a.ptr + at, 0, n);
    raw.fillU8(r.ptr + at, color >> 16, n);
    raw.fillU8(g.ptr + at, (color >> 8) & 255, n);
    raw.fillU8(b.ptr + at, color & 255, n);
  },
  copyRows(dst, src, y0, y1) {
    const at = y0 * dst.stride;
    const n = (y1 - y0) * dst.stride;
    raw.copyU8(dst.r.ptr + at, src.r.ptr + at, n);
    raw.copyU8(dst.g.ptr + at, src.g.ptr + at, n);
    raw.copyU8(dst.b.ptr + at, src.b.ptr + at, n);
  },
  lerpRows(dst, a, b, y0, y1, k) {
    const at = y0 * dst.stride;
    const n = (y1 - y0) * dst.stride;
    raw.lerpPlane(dst.r.ptr + at, a.r.ptr + at, b.r.ptr + at, k, n);
    raw.lerpPlane(dst.g.ptr + at, a.g.ptr + at, b.g.ptr + at, k, n);
    raw.lerpPlane(dst.b.ptr + at, a.b.ptr + at, b.b.ptr + at, k, n);
  },
  lutRows({ r, g, b, stride }, y0, y1, table) {
    const at = y0 * stride;
    const n = (y1 - y0) * stride;
    raw.lutPlane(r.ptr + at, r.ptr + at, table, n);
    raw.lutPlane(g.ptr + at, g.ptr + at, table, n);
    raw.lutPlane(b.ptr + at, b.ptr + at, table, n);
  },
  linearRows({ r, g, b, stride }, y0, y1, k, c) {
    const at = y0 * stride;
    const n = (y1 - y0) * stride;
    raw.linearPlane(r.ptr + at, r.ptr + at, k, c, n);
    raw.linearPlane(g.ptr + at, g.ptr + at, k, c, n);
    raw.linearPlane(b.ptr + at, b.ptr + at, k, c, n);
  },
  invertRows({ r, g, b, stride }, y0, y1) {
    const at = y0 * stride;
    const n = (y1 - y0) * stride;
    raw.invertPlane(r.ptr + at, r.ptr + at, n);
    raw.invertPlane(g.ptr + at, g.ptr + at, n);
    raw.invertPlane(b.ptr + at, b.ptr + at, n);
  },
  tintPlanes({ r, g, b, stride }, y0, y1, matrix) {
    const at = y0 * stride;
    const pr = r.ptr + at;
    const pg = g.ptr + at;
    const pb = b.ptr + at;
    raw.tintPlanes(pr, pg, pb, pr, pg, pb, matrix, (y1 - y0) * stride);
  },
  tonePlanes({ r, g, b, stride }, y0, y1, curve) {
    const at = y0 * stride;
    raw.tonePlanes(r.ptr + at, g.ptr + at, b.ptr + at, curve, (y1 - y0) * stride);
  },
  toneOverGround({ r, g, b, stride }, y0, y1, curve, uncovered, ground) {
    const at = y0 * stride;
    const n = (y1 - y0) * stride;
    raw.toneOverGround(r.ptr + at, g.ptr + at, b.ptr + at, uncovered.ptr + at, curve, ground, n);
  },
  groundRows({ r, g, b, stride }, y0, y1, uncovered, ground, toned) {
    const at = y0 * stride;
    const n = (y1 - y0) * stride;
    raw.groundByPlane(r.ptr + at, ground.r.ptr + at, toned.r.ptr + at, uncovered.ptr + at, n);
    raw.groundByPlane(g.ptr + at, ground.g.ptr + at, toned.g.ptr + at, uncovered.ptr + at, n);
    raw.groundByPlane(b.ptr + at, ground.b.ptr + at, toned.b.ptr + at, uncovered.ptr + at, n);
  },
  dimPlanes({ r, g, b, stride }, y0, y1, falloff, strength) {
    const at = y0 * stride;
    raw.dimPlanes(r.ptr + at, g.ptr + at, b.ptr + at, falloff + at, strength, (y1 - y0) * stride);
  },
  gainRows({ r, g, b, stride }, y0, y1, gains) {
    const at = y0 * stride;
    raw.gainRows(r.ptr + at, g.ptr + at, b.ptr + at, stride, y1 - y0, gains + y0);
  },
  gainColumns({ r, g, b, stride }, y0, y1, gains) {
    const at = y0 * stride;
    raw.gainColumns(r.ptr + at, g.ptr + at, b.ptr + at, stride, y1 - y0, gains, gains + stride, gains + 2 * stride);
  },
  cubePlanes({ r, g, b, stride }, y0, y1, table, size) {
    const at = y0 * stride;
    raw.cubePlanes(r.ptr + at, g.ptr + at, b.ptr + at, table, size, (y1 - y0) * stride);
  },
  finishRows({ r, g, b, stride, width, height }, y0, y1, steps) {
    raw.finishRows(
      r.ptr,
      g.ptr,
      b.ptr,
      stride,
      width,
      height,
      y0,
      y1,
      steps.glowR,
      steps.glowG,
      steps.glowB,
      steps.glowStride,
      steps.glowWidth,
      steps.glowHeight,
      steps.gains,
      steps.noise,
      steps.noiseStride,
      steps.amount,
    );
  },
  fadeHuePlanes({ r, g, b, stride }, y0, y1, matrix) {
    const at = y0 * stride;
    const pr = r.ptr + at;
    const pg = g.ptr + at;
    const pb = b.ptr + at;
    raw.fadeHuePlanes(pr, pg, pb, pr, pg, pb, matrix, (y1 - y0) * stride);
  },
  echoHueScreen(frame, echo, y0, y1, matrix, opacity) {
    const at = y0 * frame.stride;
    raw.echoHueScreen(
      frame.r.ptr + at,
      frame.g.ptr + at,
      frame.b.ptr + at,
      echo.r.ptr + at,
      echo.g.ptr + at,
      echo.b.ptr + at,
      matrix,
      opacity,
      (y1 - y0) * frame.stride,
    );
  },
  ditherRows({ ptr, stride }, y0, y1, thresholds, period, steps) {
    raw.ditherRows(ptr + y0 * stride, stride, y1 - y0, y0, thresholds, period, steps);
  },
  staticRows({ ptr, stride }, y0, y1, noise, density) {
    raw.staticRows(ptr + y0 * stride, stride, y1 - y0, noise.chosen, noise.value, noise.stride, density);
  },
});
