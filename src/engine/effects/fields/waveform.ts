// The audio waveform of this frame as one glowing line; steep parts are filled between its samples.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

/** Frame units for a full-scale sample. */
const SWING = 0.75;

export default defineLattice({
  name: 'waveform',
  category: 'sound',
  summary: 'The audio wave of this frame as a line.',
  loops: false,
  params: {
    thickness: p.number({
      default: 0.02,
      min: 0.001,
      max: 2,
      unit: 'frame',
      doc: 'Width of the line; a glow of about the same width surrounds it.',
    }),
    y: p.number({
      default: 0.5,
      min: 0,
      max: 1,
      unit: 'uv',
      doc: 'Vertical position: 0 is the top edge, 1 the bottom.',
    }),
  },
  example: 'waveform(thickness: 0.06)',
  sample: 'nearest',
  isBounded: true,
  create: () => ({}),
  draw(out, _state, { audio, cols, rows, halfHeight }, { thickness, y }) {
    const wave = audio.waveform();
    const last = wave.length - 1;
    const rest = (y * 2 - 1) * halfHeight;
    const cell = (2 * halfHeight) / rows;
    const reach = Math.max(thickness, cell);
    for (let col = 0; col < cols; col++) {
      // Minimum and maximum of the waveform within the column.
      const from = (col / cols) * last;
      const to = ((col + 1) / cols) * last;
      let low = sampleAt(wave, from);
      let high = low;
      const end = sampleAt(wave, to);
      low = Math.min(low, end);
      high = Math.max(high, end);
      for (let i = Math.ceil(from); i <= Math.floor(to); i++) {
        low = Math.min(low, wave[i]);
        high = Math.max(high, wave[i]);
      }
      const top = rest - high * SWING;
      const bottom = rest - low * SWING;
      for (let row = 0; row < rows; row++) {
        const place = (row + 0.5) * cell - halfHeight;
        const away = Math.max(0, top - place, place - bottom) - thickness * 0.5;
        const k = Math.max(0, 1 - Math.max(0, away) / (reach * 1.5));
        out[row * cols + col] = k * k;
      }
    }
  },
});

function sampleAt(wave: Float32Array, place: number): number {
  const i = Math.min(wave.length - 1, Math.max(0, Math.floor(place)));
  const next = Math.min(wave.length - 1, i + 1);
  return wave[i] + (wave[next] - wave[i]) * (place - i);
}
