// The blend modes as effects: data only; the arithmetic is in kernels/scalar/blend.ts and its SIMD twin.

import { BLEND_MODES, type BlendMode } from '../../../contract/blend-modes.ts';
import type { BlendEffect } from '../../effect-api/define.ts';

/** Category, summary, and the formula for levels 0..1 with backdrop a and source b. */
type Row = [category: string, summary: string, source: string];

const ROWS: Record<BlendMode, Row> = {
  normal: ['plain', 'Covers the layer below.', 'b'],
  add: ['lighter', 'Adds the light; bright parts reach white soon.', 'min(1, a + b)'],
  subtract: ['darker', 'Subtracts the light.', 'max(0, a − b)'],
  multiply: ['darker', 'Darkens like two slides on each other; black stays black.', 'a b'],
  screen: ['lighter', 'Lightens like two projectors on one wall; never clips.', '1 − (1 − a)(1 − b)'],
  overlay: [
    'contrast',
    'Multiplies the dark parts below and screens the bright ones: more contrast, little over black.',
    'a < ½ ? 2 a b : 1 − 2 (1 − a)(1 − b)',
  ],
  softlight: ['contrast', 'A gentle overlay without hard edges.', 'a b + a (a + b − 2 a b)'],
  hardlight: [
    'contrast',
    'Overlay with the roles exchanged: the upper colour decides.',
    'b < ½ ? 2 a b : 1 − 2 (1 − a)(1 − b)',
  ],
  difference: ['inversion', 'The difference of the two; white inverts.', '|a − b|'],
  exclusion: ['inversion', 'A softer difference; equal greys meet in grey.', 'a + b − 2 a b'],
  colordodge: ['lighter', 'Brightens the layer below until it glows; black stays black.', 'min(1, a / (1 − b))'],
  colorburn: ['darker', 'Darkens and saturates the layer below; white stays white.', '1 − min(1, (1 − a) / b)'],
  linearlight: ['contrast', 'Adds bright colours and subtracts dark ones.', 'a + 2 b − 1, clamped'],
  vividlight: [
    'contrast',
    'Burns with dark colours and dodges with bright ones.',
    'b < ½ ? colorburn(a, 2 b) : colordodge(a, 2 b − 1)',
  ],
  pinlight: [
    'contrast',
    'Replaces what is darker than a bright colour, or brighter than a dark one.',
    'b < ½ ? min(a, 2 b) : max(a, 2 b − 1)',
  ],
  hardmix: ['contrast', 'Each channel fully on or off: eight pure colours.', 'a + b ≥ 1 ? 1 : 0'],
  lighten: ['lighter', 'The brighter of the two, channel by channel.', 'max(a, b)'],
  darken: ['darker', 'The darker of the two, channel by channel.', 'min(a, b)'],
  grainextract: ['inversion', 'Subtracts the colour, centred on middle grey.', 'a − b + ½, clamped'],
  grainmerge: ['inversion', 'Adds an extracted grain back.', 'a + b − ½, clamped'],
};

export const blends: BlendEffect[] = BLEND_MODES.map((name, mode) => {
  const [category, summary, source] = ROWS[name];
  return { kind: 'blend', name, category, summary, mode, source };
});

const modes = new Map(blends.map((blend) => [blend.name, blend.mode]));
/** The kernels' number of a mode; that of `normal` for an unknown name. */
export const blendMode = (name: string): number => modes.get(name) ?? 0;
