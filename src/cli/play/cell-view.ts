// Shows frames in the terminal: as characters, or as pixels where that is asked for.

import { createCanvas } from '../../engine/machine/native/canvas.ts';
import { fitInGrid } from '../../engine/outputs/cells/cell-grid.ts';
import { CellMatcher } from '../../engine/outputs/cells/cell-matcher.ts';
import { symbolsOf } from '../../engine/outputs/cells/cell-symbols.ts';
import type { ColorDepth } from '../../engine/outputs/cells/cells.ts';
import { TerminalText } from '../../engine/outputs/cells/terminal-text.ts';
import { encodeGraphics, type Graphics } from './graphics.ts';

export interface FrameSize {
  width: number;
  height: number;
  hasAlpha: boolean;
}
export interface TerminalSize {
  cols: number;
  rows: number;
}

export interface FrameView {
  /** What shows a frame of RGBA. */
  update(pixels: Uint8Array): string;
  /** Everything is sent with the next update. */
  restart(): void;
  dispose(): void;
}

export function cellView(frame: FrameSize, grid: TerminalSize, colors: ColorDepth, symbols: string): FrameView {
  const matcher = new CellMatcher({ ...grid, ...frame, colors, symbols: symbolsOf(symbols) });
  const text = new TerminalText(grid, colors);
  return {
    update: (pixels) => text.update(matcher.match(pixels)),
    restart() {
      matcher.restart();
      text.restart();
    },
    dispose: () => matcher.dispose(),
  };
}

/** Pictures larger than this take longer to send than a frame lasts. */
const MOST_WIDTH = 960;

/** `cell`: its size in pixels. */
export function pixelView(
  kind: Graphics,
  { width, height }: FrameSize,
  grid: TerminalSize,
  cell: { width: number; height: number },
): FrameView {
  const fit = fitInGrid(grid, { width, height });
  const scale = Math.min(1, MOST_WIDTH / (fit.cols * cell.width));
  const size = {
    width: Math.max(1, Math.round(fit.cols * cell.width * scale)),
    height: Math.max(1, Math.round(fit.rows * cell.height * scale)),
  };
  const full = createCanvas(width, height);
  const small = createCanvas(size.width, size.height);
  const context = small.getContext('2d');
  return {
    update(pixels) {
      const whole = full.getContext('2d');
      const image = whole.createImageData(width, height);
      image.data.set(pixels);
      whole.putImageData(image, 0, 0);
      context.fillStyle = '#000';
      context.fillRect(0, 0, size.width, size.height);
      context.drawImage(full, 0, 0, size.width, size.height);
      const { data } = context.getImageData(0, 0, size.width, size.height);
      const rgb = new Uint8Array(size.width * size.height * 3);
      for (let from = 0, to = 0; to < rgb.length; from += 4) {
        rgb[to++] = data[from];
        rgb[to++] = data[from + 1];
        rgb[to++] = data[from + 2];
      }
      return `\x1b[${fit.top + 1};${fit.left + 1}H${encodeGraphics(kind, { rgb, ...size }, fit)}`;
    },
    restart() {
      /* every update is whole */
    },
    dispose() {
      /* nothing is kept */
    },
  };
}
