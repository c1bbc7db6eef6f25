// What holds for every shader: the input is left alone, bands and kernels make no difference, neutral parameters change
// nothing, the same moment gives the same frame, extremes stay in the frame.

import { describe, expect, it } from 'vitest';
import { bumps, flat, glyphFrame, memory, moment, pixels, shade, shader, shaders, twins } from './harness.ts';

const SIZE = [203, 117] as const;

/** Parameters with which a shader is the identity. */
const NEUTRAL: Record<string, Record<string, unknown>[]> = {
  shake: [{ amount: 0 }],
  crt: [{ strength: 0 }],
  pixelate: [{ block: 1 }],
  wave: [{ amp: 0 }, { amp: 0, axis: 'y' }],
  displace: [{ amount: 0 }, { field: flat }],
  chromatic: [{ amount: 0 }],
  channelShift: [{ r: [0, 0], g: [0, 0], b: [0, 0] }],
  channelSwap: [{ order: 'rgb' }],
  radialSplit: [{ strength: 0 }],
  posterize: [{ levels: 256 }],
  solarize: [{ level: 255 }],
  hueRotate: [{ amount: 0 }, { amount: 3 }],
  saturation: [{ factor: 1 }],
  wobble: [{ amount: 0 }],
  lut: [{}],
  bloom: [{ strength: 0 }],
  softFocus: [{ strength: 0 }],
  radialBlur: [{ strength: 0 }],
  sharpen: [{ amount: 0 }],
  grain: [{ amount: 0 }],
  static: [{ density: 0 }],
  scanlines: [{ intensity: 0 }],
  phosphor: [{ strength: 0 }],
  vignette: [{ strength: 0 }],
  reverseVignette: [{ strength: 0 }],
  contrast: [{ factor: 1 }],
  gamma: [{ amount: 1 }],
  levels: [{}],
  brightness: [{ factor: 1 }],
  glitchBands: [{ amount: 0 }],
  blockGlitch: [{ blocks: 0 }],
  pixelSort: [{ threshold: 255.5 }],
  dataBend: [{ offset: 0 }],
  // Without earlier frames there are no flashes.
  calm: [{}],
};
/** Those that always change the picture. */
const ALWAYS = [
  'colorRamp',
  'dither',
  'duotone',
  'edgeGlow',
  'grade',
  'halftone',
  'invert',
  'kaleidoscope',
  'mirrorDiagonal',
  'mirrorQuad',
  'mirrorX',
  'mirrorY',
  'threshold',
];
/** Those that change a single frame only with a file, or with frames before it. */
const UNCHANGED = ['lut', 'calm'];
/** Arguments for shaders that change nothing by default. */
const VISIBLE: Record<string, Record<string, unknown>> = { levels: { black: 20, white: 180 } };
const extremesOf = (
  params: Record<string, { kind: string; min?: number; max?: number; words?: string[] }>,
): Record<string, unknown>[] =>
  Object.entries(params).flatMap(([name, p]) =>
    (p.words ?? [p.min, p.max].filter((v) => v !== undefined)).map((v) => ({ [name]: v })),
  );

describe.each(shaders.map((s) => [s.name, s] as const))('%s', (name, effect) => {
  const input = glyphFrame(...SIZE);
  const before = pixels(input);
  const args = VISIBLE[name] ?? {};

  it('changes the frame and leaves its input alone', () => {
    const out = pixels(shade(effect, input, moment(...SIZE), args));
    expect(Buffer.compare(pixels(input), before)).toBe(0);
    if (UNCHANGED.includes(name)) expect(Buffer.compare(out, before)).toBe(0);
    else expect(Buffer.compare(out, before)).not.toBe(0);
  });

  it('gives the same frame with the scalar kernels, in any bands, and when repeated', () => {
    const whole = pixels(shade(effect, input, moment(...SIZE), args));
    const at = moment(...SIZE);
    for (const rows of [1, 7, 32]) expect(Buffer.compare(pixels(shade(effect, input, at, args, rows)), whole)).toBe(0);
    expect(Buffer.compare(pixels(shade(effect, input, moment(...SIZE, { kernels: twins }), args)), whole)).toBe(0);
  });

  it('writes every pixel and nothing else at the ends of its parameters, at small and odd sizes', () => {
    for (const [width, height] of [
      [1, 1],
      [3, 2],
      [17, 5],
      [64, 36],
    ] as const) {
      const small = glyphFrame(width, height);
      const seen = pixels(small);
      // Between the input and what the shader allocates.
      const guard = memory.u8(4096);
      guard.view.fill(0xa5);
      const px = height / 1080;
      for (const extreme of [{}, ...extremesOf(effect.params)]) {
        const fast = pixels(shade(effect, small, moment(width, height, { px }), extreme));
        const slow = pixels(shade(effect, small, moment(width, height, { px, kernels: twins }), extreme, height, 45));
        expect([JSON.stringify(extreme), Buffer.compare(fast, slow)]).toEqual([JSON.stringify(extreme), 0]);
        expect(guard.view.every((byte) => byte === 0xa5)).toBe(true);
        expect(Buffer.compare(pixels(small), seen)).toBe(0);
      }
      memory.free(guard);
    }
  });
});

it('lists the neutral parameters of every shader that has them', () => {
  expect(shaders.map((s) => s.name).filter((name) => !(name in NEUTRAL) && !ALWAYS.includes(name))).toEqual([]);
});

it.each(Object.keys(NEUTRAL))('%s is the identity at neutral parameters', (name) => {
  const input = glyphFrame(...SIZE);
  const before = pixels(input);
  for (const neutral of NEUTRAL[name])
    expect(
      Buffer.compare(pixels(shade(shader(name), input, moment(...SIZE), { field: bumps, ...neutral })), before),
    ).toBe(0);
});
