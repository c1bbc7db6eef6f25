// Colour grading: pulls the frame toward one tint and its shadows toward another colour, in one matrix.

import { applyMatrix, chain, LUMA, type ColorMatrix } from '../../frame/shade/color-matrix.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p, type Rgb } from '../../effect-api/params.ts';

/** `light`: the result for white (above 1 clips sooner); `lift`: added to black, in levels; `keep`: how much of the original colours remains. */
interface Tint {
  light: Rgb;
  lift: Rgb;
  keep: number;
}

const TINTS = {
  warm: { light: [1.18, 1, 0.78], lift: [6, 1, 0], keep: 0.8 },
  cool: { light: [0.8, 1, 1.22], lift: [0, 2, 8], keep: 0.8 },
  matrix: { light: [0.45, 1.35, 0.55], lift: [0, 6, 1], keep: 0.18 },
  amber: { light: [1.5, 0.95, 0.28], lift: [6, 2, 0], keep: 0.1 },
  sepia: { light: [1.25, 1.02, 0.74], lift: [8, 4, 1], keep: 0.12 },
  neonPink: { light: [1.5, 0.55, 1.2], lift: [8, 0, 12], keep: 0.35 },
  ice: { light: [0.78, 1.12, 1.4], lift: [0, 5, 12], keep: 0.3 },
  blood: { light: [1.6, 0.32, 0.28], lift: [8, 0, 0], keep: 0.2 },
  forest: { light: [0.8, 1.2, 0.6], lift: [0, 5, 2], keep: 0.45 },
  void: { light: [0.82, 0.62, 1.4], lift: [4, 0, 12], keep: 0.3 },
  sunset: { light: [1.4, 0.85, 0.72], lift: [14, 0, 16], keep: 0.5 },
} satisfies Record<string, Tint>;
type TintName = keyof typeof TINTS;

/** A custom colour as a tint: at full brightness, keeping little of the original colours. */
function tintOf(color: Rgb): Tint {
  const peak = Math.max(color[0], color[1], color[2], 1e-6);
  const share = LUMA[0] * color[0] + LUMA[1] * color[1] + LUMA[2] * color[2];
  // Dark hues (blue) would darken the frame: compensate for their low luma, as far as a channel can.
  const gain = Math.min(1.6, Math.max(1, 0.55 / Math.max(share / peak, 1e-6))) / peak;
  return { light: [color[0] * gain, color[1] * gain, color[2] * gain], lift: [0, 0, 0], keep: 0.2 };
}

function matrixOf({ light, lift, keep }: Tint): ColorMatrix {
  const [r, g, b] = LUMA;
  const k = 1 - keep;
  const grey: ColorMatrix = [
    r * k + keep,
    g * k,
    b * k,
    0,
    r * k,
    g * k + keep,
    b * k,
    0,
    r * k,
    g * k,
    b * k + keep,
    0,
  ];
  return chain(grey, [light[0], 0, 0, lift[0], 0, light[1], 0, lift[1], 0, 0, light[2], lift[2]]);
}

export const grade = defineShader({
  name: 'grade',
  category: 'colour',
  summary: 'Tints the whole frame, like a film grade.',
  params: {
    tint: p.word(Object.keys(TINTS) as TintName[], {
      default: 'warm',
      alternatives: ['color'],
      doc: 'One of the moods, or a colour of your own.',
    }),
  },
  example: 'grade(tint: sunset)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, args) {
    const tint = args.tint as TintName | Rgb;
    applyMatrix(frame, y0, y1, moment, 'grade', String(tint), () =>
      matrixOf(typeof tint === 'string' ? TINTS[tint] : tintOf(tint)),
    );
  },
});
