// Beats and waveform over the strip's segments.

import { fitCanvas, themeColor } from '../../shared/dom.ts';
import type { StripWindow } from './strip-window.ts';

const LEAST_BEAT_PX = 3;

export interface StripOverlay extends StripWindow {
  /** Seconds of the reel. */
  total: number;
  /** Seconds of the reel, ascending. */
  beats: number[];
  /** Samples in -1..1 over `waveSeconds`. */
  wave: Float32Array | null;
  waveSeconds: number;
}

export function drawStripOverlay(canvas: HTMLCanvasElement, overlay: StripOverlay): void {
  const { zoom, scroll, total, beats } = overlay;
  const { context, width, height } = fitCanvas(canvas);
  const secondsPerPx = total / (width * zoom);
  context.fillStyle = themeColor('--wave', '#fff8');
  drawWave(context, overlay, secondsPerPx, width, height);
  context.fillStyle = themeColor('--beat', '#fffc');
  const everyPx = beats.length > 1 ? (beats[1]! - beats[0]!) / secondsPerPx : Infinity;
  if (everyPx < LEAST_BEAT_PX) return;
  for (const beat of beats) {
    const x = beat / secondsPerPx - scroll;
    if (beat < total && x >= 0 && x <= width) context.fillRect(Math.round(x), 0, 1, 3);
  }
}

function drawWave(
  context: CanvasRenderingContext2D,
  { wave, waveSeconds, scroll }: StripOverlay,
  secondsPerPx: number,
  width: number,
  height: number,
): void {
  if (!wave || waveSeconds <= 0) return;
  const middle = height * 0.62;
  const sampleAt = (px: number) => Math.floor((((scroll + px) * secondsPerPx) / waveSeconds) * wave.length);
  for (let px = 0; px < width; px += 2) {
    const from = sampleAt(px);
    if (from >= wave.length) break;
    const to = Math.min(wave.length, Math.max(from + 1, sampleAt(px + 2)));
    let peak = 0;
    for (let i = from; i < to; i++) peak = Math.max(peak, Math.abs(wave[i]!));
    const h = Math.max(1, peak * height * 0.62);
    context.fillRect(px, middle - h / 2, 1, h);
  }
}
