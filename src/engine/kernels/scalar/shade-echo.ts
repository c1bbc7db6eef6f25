// Scalar twin of assembly/shade-echo.ts, one pixel at a time.

import type { ShadeKernels } from '../abi/shade.ts';
import { clampByte, div255, fetched } from './shade-point.ts';
import type { Views } from './views.ts';

type EchoKernels = Pick<ShadeKernels, 'affinePlanes' | 'fadePlane' | 'fadeHuePlanes' | 'echoScreen' | 'echoHueScreen'>;

export const scalarShadeEcho = (views: Views): EchoKernels => {
  const twin: EchoKernels = {
    fadePlane(dst, src, k, n) {
      const { u8 } = views;
      for (let i = 0; i < n; i++) u8[dst + i] = (u8[src + i] * k) >> 8;
    },

    fadeHuePlanes(dr, dg, db, r, g, b, m, n) {
      const { u8 } = views;
      const k = new Int16Array(u8.buffer, m, 9);
      for (let i = 0; i < n; i++) {
        const [x, y, z] = [u8[r + i], u8[g + i], u8[b + i]];
        const channel = (at: number): number => clampByte((x * k[at] + y * k[at + 1] + z * k[at + 2]) >> 12);
        [u8[dr + i], u8[dg + i], u8[db + i]] = [channel(0), channel(3), channel(6)];
      }
    },

    echoScreen(frame, echo, k, opacity, n) {
      const { u8 } = views;
      for (let i = 0; i < n; i++) {
        const f = u8[frame + i];
        const e = (u8[echo + i] * k) >> 8;
        u8[frame + i] = f + div255(div255(e * opacity) * (255 - f));
        u8[echo + i] = Math.max(e, f);
      }
    },

    affinePlanes(r, g, b, fromR, fromG, fromB, stride, w, h, x0, y0, ax, ay, bx, by, first, last) {
      const { u8 } = views;
      for (let y = first; y < last; y++) {
        for (let x = 0; x < stride; x++) {
          const fx = (x0 + y * bx + x * ax + 256) >> 9;
          const fy = (y0 + y * by + x * ay + 256) >> 9;
          for (const [to, from] of [
            [r, fromR],
            [g, fromG],
            [b, fromB],
          ])
            u8[to + y * stride + x] = fetched(u8, from, stride, w, h, fx, fy);
        }
      }
    },

    echoHueScreen(fr, fg, fb, er, eg, eb, m, opacity, n) {
      twin.fadeHuePlanes(er, eg, eb, er, eg, eb, m, n);
      for (const [frame, echo] of [
        [fr, er],
        [fg, eg],
        [fb, eb],
      ])
        twin.echoScreen(frame, echo, 256, opacity, n);
    },
  };
  return twin;
};
