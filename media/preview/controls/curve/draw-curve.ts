// Draws what lies under the points of a curve: wave, beats and seconds of the scene, and the curve with its easings.

import { EASING_CURVES } from '../../../../src/contract/easing-curves.generated.ts';
import { fitCanvas, themeColor } from '../../../shared/dom.ts';
import type { CurveGround } from './curve-ground.ts';
import type { Key, KeyModel } from './key-model.ts';
import type { KeyTime } from './key-time.ts';

export interface CurvePlot {
  /** Ends of the axis. */
  from: number;
  to: number;
  /** 0..1 across and down. */
  x(place: number): number;
  y(number: number | null): number;
}

const LEAST_BEAT_PX = 3;
const BEATS_PER_BAR = 4;

export function drawCurve(
  canvas: HTMLCanvasElement,
  model: KeyModel,
  time: KeyTime,
  plot: CurvePlot,
  ground: CurveGround,
): void {
  const { context, width, height } = fitCanvas(canvas);
  if (time.isSceneTime) {
    drawWave(context, ground, plot, width, height);
    drawBeats(context, time, plot, width, height);
  }
  if (model.tweak.values === 'color') drawColors(context, model, plot, width, height);
  drawSegments(context, model, plot, width, height);
}

function drawWave(
  context: CanvasRenderingContext2D,
  { info, wave, waveSeconds }: CurveGround,
  plot: CurvePlot,
  width: number,
  height: number,
): void {
  if (!wave || !info || waveSeconds <= 0) return;
  context.fillStyle = themeColor('--faint', '#8884');
  const sampleAt = (px: number): number => {
    const seconds = info.reelStart + plot.from + (px / width) * (plot.to - plot.from);
    return Math.floor((seconds / waveSeconds) * wave.length);
  };
  for (let px = 0; px < width; px += 2) {
    const from = Math.max(0, sampleAt(px));
    const to = Math.min(wave.length, Math.max(from + 1, sampleAt(px + 2)));
    if (from >= wave.length) break;
    let peak = 0;
    for (let i = from; i < to; i++) peak = Math.max(peak, Math.abs(wave[i]!));
    const tall = peak * height * 0.8;
    context.fillRect(px, (height - tall) / 2, 1, tall);
  }
}

function drawBeats(
  context: CanvasRenderingContext2D,
  time: KeyTime,
  plot: CurvePlot,
  width: number,
  height: number,
): void {
  const { beats } = time;
  const apart = beats.length > 1 ? (beats[1]! - beats[0]!) * (width / (plot.to - plot.from)) : Infinity;
  const every = apart < LEAST_BEAT_PX ? BEATS_PER_BAR : 1;
  context.fillStyle = themeColor('--faint', '#8884');
  for (let i = 0; i < beats.length; i += every) {
    const isBar = i % BEATS_PER_BAR === 0;
    context.fillRect(Math.round(plot.x(beats[i]!) * width), isBar ? 0 : height - 10, 1, isBar ? height : 10);
  }
}

/** The colours as they follow each other, in a band along the middle. */
function drawColors(
  context: CanvasRenderingContext2D,
  { keys }: KeyModel,
  plot: CurvePlot,
  width: number,
  height: number,
): void {
  const gradient = context.createLinearGradient(0, 0, width, 0);
  for (const { place, from } of keys)
    if (place !== null && from.value.color !== null)
      gradient.addColorStop(Math.min(1, Math.max(0, plot.x(place))), from.value.color);
  context.fillStyle = gradient;
  context.fillRect(0, height * 0.62, width, height * 0.2);
}

function drawSegments(
  context: CanvasRenderingContext2D,
  { keys, eases, tweak }: KeyModel,
  plot: CurvePlot,
  width: number,
  height: number,
): void {
  context.strokeStyle = themeColor('--accent', '#9b7bd8');
  context.lineWidth = 2;
  context.lineJoin = 'round';
  const known = keys.filter((key): key is Key & { place: number } => key.place !== null);
  const line = (points: [number, number][], dashed: boolean): void => {
    context.setLineDash(dashed ? [3, 4] : []);
    context.beginPath();
    for (const [i, [x, y]] of points.entries()) {
      if (i === 0) context.moveTo(x * width, y * height);
      else context.lineTo(x * width, y * height);
    }
    context.stroke();
  };
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return;
  line(
    [
      [0, plot.y(first.number)],
      [plot.x(first.place), plot.y(first.number)],
    ],
    first.number === null,
  );
  line(
    [
      [plot.x(last.place), plot.y(last.number)],
      [1, plot.y(last.number)],
    ],
    last.number === null || tweak.loops,
  );
  for (let i = 1; i < keys.length; i++) {
    const [a, b] = [keys[i - 1]!, keys[i]!];
    if (a.place === null || b.place === null) continue;
    const curve = EASING_CURVES[eases[i - 1] ?? 'linear'] ?? EASING_CURVES.linear!;
    const isKnown = a.number !== null && b.number !== null;
    const points = curve.map((k, n): [number, number] => {
      const place = a.place! + ((b.place! - a.place!) * n) / (curve.length - 1);
      const number = isKnown ? a.number! + (b.number! - a.number!) * k : null;
      return [plot.x(place), plot.y(number)];
    });
    line(points, !isKnown && tweak.values === 'number');
  }
  context.setLineDash([]);
}
