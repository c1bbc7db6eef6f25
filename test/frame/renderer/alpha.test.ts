// `alpha: on`: what the frame covers, through every stage, and that the colours are those of the same reel over black.

import { describe, expect, test } from 'vitest';
import type { AlphaFrame } from '../../../src/engine/kernels/frame.ts';
import { pixelOf, rendererOf } from './reel-harness.ts';

const DISC = 'layer disc on md { value: circle(0.5) < 0 ? 1 : 0  color: #f80  palette: "█" }';
const GLYPHS = 'layer on lg { value: plasma()  color: ramp([#203, #f40, #ffd], value)  palette: " .:-=+*#" }';
const plain = 'tonemap: off  gamma: 1';

const reel = (alpha: boolean, body: string, background = '#000'): string =>
  `reel "A" { background: ${background}  ${alpha ? 'alpha: on' : ''} }  scene a for 2s { ${body} }`;

/** Rows of straight RGBA. */
async function straight(body: string, frame = 10): Promise<Uint8Array> {
  const renderer = await rendererOf(reel(true, body));
  renderer.draw(frame);
  return renderer.packRgba().slice();
}
/** What an opaque reel shows, rows of RGBA. */
async function over(background: string, body: string, frame = 10): Promise<Uint8Array> {
  const renderer = await rendererOf(reel(false, body, background));
  renderer.draw(frame);
  return renderer.packRgba().slice();
}
const composite = (pixels: Uint8Array, ground: number): Uint8Array =>
  pixels.map((level, i) =>
    i % 4 === 3 ? 255 : Math.round((level * pixels[i | 3]! + ground * (255 - pixels[i | 3]!)) / 255),
  );
const farthest = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((most, level, i) => Math.max(most, Math.abs(level - b[i]!)), 0);

describe('alpha: on', () => {
  test('gives layers, particles, text and captions over any background', async () => {
    const body = `${plain} ${GLYPHS} particles snow on md { blend: normal }
      layer on md { value: 0.3  color: #08f  palette: "█"  opacity: 0.4  blend: normal  mask: disc(0.7, 0.1) }
      layer on md { value: 1  color: #fff  paper: #284  palette: "+"  blend: normal  opacity: 0.7  mask: step(0, x) }
      text "Alpha" { size: 30%  outline: 3px  shadow: 8px  backdrop: 0.5 }`;
    const pixels = await straight(body);
    for (const [background, ground] of [
      ['#000', 0],
      ['#808080', 128],
      ['#fff', 255],
    ] as const)
      expect(farthest(composite(pixels, ground), await over(background, body))).toBeLessThanOrEqual(3);
  });

  test('is what the same reel over black and over white says', async () => {
    const body = `${plain} ${GLYPHS} group g { ${DISC}  opacity: 0.6  transform: rotate(20deg) | move(0.5, 0.2) }
      text "Solved" { size: 25%  at: (0.5, 0.8)  shadow: 6px }  shade: wave(10) | mirrorX`;
    const [pixels, black, white] = await Promise.all([straight(body), over('#000', body), over('#fff', body)]);
    let worst = 0;
    for (let i = 0; i < pixels.length; i += 4) {
      const solved = 255 - (white[i]! - black[i]!);
      worst = Math.max(worst, Math.abs(solved - pixels[i + 3]!));
    }
    expect(worst).toBeLessThanOrEqual(3);
    expect(new Set(pixels.filter((_, i) => i % 4 === 3)).size).toBeGreaterThan(100);
  });

  test('leaves the background out and packs an opaque frame where everything is covered', async () => {
    const renderer = await rendererOf(reel(true, `${plain} ${DISC}`, '#123'));
    const frame = renderer.draw(0) as AlphaFrame;
    expect([pixelOf(frame, 2, 2), frame.a.view[2 * frame.stride + 2]]).toEqual([[0, 0, 0], 0]);
    const centre = (frame.height >> 1) * frame.stride + (frame.width >> 1);
    expect(frame.a.view[centre]).toBe(255);
    const rgba = renderer.packRgba();
    const at = 4 * ((frame.height >> 1) * frame.width + (frame.width >> 1));
    expect([...rgba.subarray(at, at + 4)]).toEqual([255, 136, 0, 255]);
    expect([...rgba.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  test('shows over black what the reel without alpha shows, to the bit', async () => {
    const body = `${GLYPHS} ${DISC} text "Alpha" {}
      feedback: tunnel(opacity: 0.8)  shade: bloom() | wave(10) | vignette(0.3)  level: 0.8`;
    const [alpha, opaque] = await Promise.all([rendererOf(reel(true, body)), rendererOf(reel(false, body))]);
    for (const frame of [0, 5, 20]) {
      alpha.draw(frame);
      opaque.draw(frame);
      expect(Buffer.compare(alpha.packRgb(), opaque.packRgb()), `frame ${frame}`).toBe(0);
    }
  });
});
