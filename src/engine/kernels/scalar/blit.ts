// Scalar twin of assembly/blit.ts: choosing each cell's glyph, and drawing cells into the frame.

import type { FrameKernels } from '../abi/frame.ts';
import { GLYPH_HEAD_BYTES, glyphBytes } from '../abi/glyph.ts';
import { blendPixel, fraction, q15 } from './blend.ts';
import * as m from './math.ts';
import type { Views } from './views.ts';

export const EMPTY_CELL = 0xffff;

export function scalarBlit(
  views: Views,
): Pick<FrameKernels, 'rampCells' | 'shapeCells' | 'blitCells' | 'coverCells' | 'coverageCells' | 'alphaCells'> {
  const blit: Pick<FrameKernels, 'rampCells' | 'shapeCells' | 'blitCells'> = {
    rampCells(cells, value, mask, threshold, glyphs, glyphCount, n) {
      const out = views.u16At(cells, n),
        table = views.u16At(glyphs, glyphCount),
        least = m.finite(threshold);
      const v = views.f32At(value, n),
        k = mask === 0 ? null : views.f32At(mask, n);
      for (let i = 0; i < n; i++) {
        const shown = k === null ? v[i] : Math.fround(v[i] * k[i]);
        const index = Math.floor(m.clamp(Math.fround(v[i] * glyphCount), 0, glyphCount - 1));
        out[i] = shown >= least ? table[index] : EMPTY_CELL;
      }
    },
    shapeCells(cells, brightest, fine, mask, threshold, known, cols, from, to) {
      const out = views.u16At(cells, to),
        bright = views.f32At(brightest, to),
        glyphs = views.u16At(known, 8 ** 6);
      const values = views.f32At(fine, Math.ceil(to / cols) * cols * 6),
        k = mask === 0 ? null : views.f32At(mask, to);
      for (let i = from; i < to; i++) {
        const at = Math.floor(i / cols) * cols * 6 + (i % cols) * 2;
        let key = 0,
          most = 0;
        for (const place of [at, at + 1, at + cols * 2, at + cols * 2 + 1, at + cols * 4, at + cols * 4 + 1]) {
          most = Math.max(most, values[place]);
          key = key * 8 + Math.min(7, Math.floor(values[place] * 8));
        }
        bright[i] = most;
        if (most * (k === null ? 1 : k[i]) < threshold) {
          out[i] = EMPTY_CELL;
          continue;
        }
        if (glyphs[key] === 0xfffe) return i;
        out[i] = glyphs[key];
      }
      return to;
    },
    blitCells(
      r,
      g,
      b,
      stride,
      width,
      height,
      atlas,
      atlasStride,
      cellW,
      cellH,
      cells,
      cr,
      cg,
      cb,
      alpha,
      cols,
      row0,
      row1,
      originX,
      originY,
      mode,
      linear,
      uncovered,
    ) {
      const u8 = views.u8,
        u16 = views.u16,
        channels = [
          [r, cr],
          [g, cg],
          [b, cb],
        ];
      for (let row = row0; row < row1; row++) {
        for (let col = 0; col < cols; col++) {
          const cell = row * cols + col,
            glyph = u16[(cells >>> 1) + cell];
          if (glyph === EMPTY_CELL) continue;
          for (let y = 0; y < cellH; y++) {
            const py = originY + row * cellH + y;
            if (py < 0 || py >= height) continue;
            for (let x = 0; x < cellW; x++) {
              const px = originX + col * cellW + x;
              if (px < 0 || px >= width) continue;
              const coverage =
                u16[((atlas + glyph * glyphBytes(cellH, atlasStride) + GLYPH_HEAD_BYTES) >> 1) + y * atlasStride + x];
              const k = q15(coverage, fraction(u8[alpha + cell]));
              for (const [plane, color] of channels) {
                const at = plane + py * stride + px;
                u8[at] = blendPixel(mode, linear, u8[at], u8[color + cell], k);
              }
              if (uncovered !== 0) u8[uncovered + py * stride + px] += q15(-u8[uncovered + py * stride + px], k);
            }
          }
        }
      }
    },
  };
  /** Moves one plane towards a level by each cell's coverage. */
  const towards =
    (level: number): FrameKernels['coverageCells'] =>
    (
      plane,
      stride,
      width,
      height,
      atlas,
      atlasStride,
      cellW,
      cellH,
      cells,
      alpha,
      cols,
      row0,
      row1,
      originX,
      originY,
    ) => {
      const { u8, u16 } = views;
      for (let row = row0; row < row1; row++)
        for (let col = 0; col < cols; col++) {
          const cell = row * cols + col,
            glyph = u16[(cells >>> 1) + cell];
          if (glyph === EMPTY_CELL) continue;
          const coverage = ((atlas + glyph * glyphBytes(cellH, atlasStride) + GLYPH_HEAD_BYTES) >> 1) >>> 0;
          for (let y = 0; y < cellH; y++)
            for (let x = 0; x < cellW; x++) {
              const px = originX + col * cellW + x,
                py = originY + row * cellH + y;
              if (px < 0 || px >= width || py < 0 || py >= height) continue;
              const at = plane + py * stride + px;
              u8[at] += q15(level - u8[at], q15(u16[coverage + y * atlasStride + x], fraction(u8[alpha + cell])));
            }
        }
    };
  return {
    ...blit,
    coverageCells: towards(0),
    alphaCells: towards(255),
    coverCells(
      r,
      g,
      b,
      stride,
      width,
      height,
      atlas,
      atlasStride,
      cellW,
      cellH,
      cells,
      cr,
      cg,
      cb,
      alpha,
      cols,
      row0,
      row1,
      originX,
      originY,
      ground,
      uncovered,
    ) {
      for (let y = Math.max(0, originY + row0 * cellH); y < Math.min(height, originY + row1 * cellH); y++) {
        [r, g, b].forEach((plane, i) => views.u8At(plane + y * stride, width).fill((ground >> (16 - 8 * i)) & 255));
        if (uncovered !== 0) views.u8At(uncovered + y * stride, width).fill(255);
      }
      blit.blitCells(
        r,
        g,
        b,
        stride,
        width,
        height,
        atlas,
        atlasStride,
        cellW,
        cellH,
        cells,
        cr,
        cg,
        cb,
        alpha,
        cols,
        row0,
        row1,
        originX,
        originY,
        0,
        0,
        uncovered,
      );
    },
  };
}
