// Scalar twin of assembly/blit-paper.ts: cells that have a colour behind their glyph.

import type { FrameKernels } from '../abi/frame.ts';
import { GLYPH_HEAD_BYTES, glyphBytes } from '../abi/glyph.ts';
import { blendPixel, fraction, q15 } from './blend.ts';
import { EMPTY_CELL } from './blit.ts';
import type { Views } from './views.ts';

export function scalarBlitPaper(views: Views): Pick<FrameKernels, 'openCells' | 'paperCells'> {
  return {
    openCells(uncovered, stride, width, height, cellW, cellH, alpha, cols, row0, row1, originX, originY) {
      const { u8 } = views;
      for (let row = row0; row < row1; row++)
        for (let col = 0; col < cols; col++) {
          const k = fraction(u8[alpha + row * cols + col]);
          for (let y = Math.max(0, originY + row * cellH); y < Math.min(height, originY + (row + 1) * cellH); y++)
            for (let x = Math.max(0, originX + col * cellW); x < Math.min(width, originX + (col + 1) * cellW); x++) {
              const at = uncovered + y * stride + x;
              u8[at] += q15(255 - u8[at], k);
            }
        }
    },
    paperCells(
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
      ink,
      paper,
      planeBytes,
      alpha,
      cols,
      row0,
      row1,
      originX,
      originY,
      mode,
      linear,
    ) {
      const { u8, u16 } = views;
      for (let row = row0; row < row1; row++)
        for (let col = 0; col < cols; col++) {
          const cell = row * cols + col;
          const glyph = u16[(cells >>> 1) + cell];
          const k = fraction(u8[alpha + cell]);
          const coverage = ((atlas + glyph * glyphBytes(cellH, atlasStride) + GLYPH_HEAD_BYTES) >>> 0) >>> 1;
          if (k === 0) continue;
          for (let y = 0; y < cellH; y++)
            for (let x = 0; x < cellW; x++) {
              const px = originX + col * cellW + x;
              const py = originY + row * cellH + y;
              if (px < 0 || px >= width || py < 0 || py >= height) continue;
              const share = glyph === EMPTY_CELL ? 0 : u16[coverage + y * atlasStride + x];
              [r, g, b].forEach((plane, c) => {
                const at = plane + py * stride + px;
                const under = u8[paper + c * planeBytes + cell];
                const over = u8[ink + c * planeBytes + cell];
                const top = linear ? blendPixel(0, 1, under, over, share) : under + q15(over - under, share);
                u8[at] = blendPixel(mode, linear, u8[at], top, k);
              });
            }
        }
    },
  };
}
