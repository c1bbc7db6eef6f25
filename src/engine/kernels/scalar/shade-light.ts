// Scalar twin of assembly/shade-light.ts: the three steps one after the other.

import type { FrameKernels } from '../abi/frame.ts';
import type { ShadeKernels } from '../abi/shade.ts';

type Steps = Pick<FrameKernels, 'upsampleAddRows'> & Pick<ShadeKernels, 'dimPlanes' | 'grainPlanes'>;

export const scalarShadeLight = (steps: Steps): Pick<ShadeKernels, 'lightRows'> => ({
  lightRows(r, g, b, stride, w, y0, y1, glowR, glowG, glowB, glowStride, gw, gh, falloff, strength, noise, noiseStride, amount) {
    const [fromR, fromG, fromB] = [r, g, b].map((plane) => plane + y0 * stride);
    if (glowR !== 0) {
      for (const [plane, glow] of [[r, glowR], [g, glowG], [b, glowB]]) steps.upsampleAddRows(plane, stride, w, y0, y1, glow, glowStride, gw, gh, 4, 256);
    }
    if (strength !== 0) steps.dimPlanes(fromR, fromG, fromB, falloff, strength, (y1 - y0) * stride);
    if (amount !== 0) steps.grainPlanes(fromR, fromG, fromB, stride, y1 - y0, noise, noiseStride, amount);
  },
});
