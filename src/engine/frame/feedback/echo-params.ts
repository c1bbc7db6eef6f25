// Feedback parameters: `echo` and its presets differ only in their defaults.

import { BLEND_MODES, type BlendMode } from '../../../contract/blend-modes.ts';
import { p, type ValuesOf } from '../../effect-api/params.ts';

export const ECHO_TRANSFORMS = [
  'none',
  'zoom',
  'shrink',
  'rotateCw',
  'rotateCcw',
  'shiftUp',
  'shiftDown',
  'mirrorX',
] as const;

export type EchoTransform = (typeof ECHO_TRANSFORMS)[number];
interface EchoDefaults {
  decay: number;
  blend: BlendMode;
  opacity: number;
  transform: EchoTransform;
  amount: number;
  hueShift: number;
}

const BASE: EchoDefaults = { decay: 0.85, blend: 'screen', opacity: 0.5, transform: 'none', amount: 0.02, hueShift: 0 };

/** The parameters of `echo` with other defaults. */
export const echoParams = (defaults: Partial<EchoDefaults> = {}) => {
  const d = { ...BASE, ...defaults };
  return {
    decay: p.number({
      default: d.decay,
      min: 0,
      max: 1,
      unit: 'ratio',
      doc: 'Share of the light left after one frame of the reel: 0 leaves no echo, 0.95 a long one.',
    }),
    blend: p.word(BLEND_MODES, {
      default: d.blend,
      doc: 'How the echo joins the new frame; `multiply` soon fades to black.',
    }),
    opacity: p.number({
      default: d.opacity,
      min: 0,
      max: 1,
      unit: 'ratio',
      doc: 'Opacity of the echo; 0 changes nothing.',
    }),
    transform: p.word(ECHO_TRANSFORMS, { default: d.transform, doc: 'How the echo moves from frame to frame.' }),
    amount: p.number({
      default: d.amount,
      min: 0,
      max: 0.5,
      unit: 'frame',
      doc: 'How far it moves in one frame of the reel: a share for zoom and shrink, radians for the rotations, frame units for the shifts.',
    }),
    hueShift: p.hue({
      default: d.hueShift,
      min: -1,
      max: 1,
      doc: 'Turns round the colour wheel in one frame of the reel.',
    }),
  };
};
export type EchoValues = ValuesOf<ReturnType<typeof echoParams>>;
