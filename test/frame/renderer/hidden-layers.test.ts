// Layers that hide all that is below them: the same pixels as with everything drawn, in less time.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LayerPass } from '../../../src/engine/frame/renderer/layer-pass.ts';
import { rendererOf } from './reel-harness.ts';

const BELOW = 'layer below on lg { value: plasma() * 1.2  hue: x  palette: ascii }';
const ABOVE = 'layer above on sm { value: vortex(twist: 3)  hue: 0.6  blend: screen }';

/** Hash of some frames, and how often a layer was drawn. */
async function drawn(layers: string, isSlow: boolean): Promise<{ hash: string; blits: number }> {
  const renderer = await rendererOf(`reel "h" { size: 320x180  fps: 12 }
scene a for 1s { background: #204060  gamma: 0.8\n${layers} }`);
  const hides = Object.getOwnPropertyDescriptor(LayerPass.prototype, 'hidesFrame')!;
  const { blit } = LayerPass.prototype;
  let blits = 0;
  LayerPass.prototype.blit = function count(...args) {
    blits++;
    blit.apply(this, args);
  };
  if (isSlow) Object.defineProperty(LayerPass.prototype, 'hidesFrame', { ...hides, get: () => false });
  const hash = createHash('sha256');
  try {
    for (const frame of [0, 3, 7]) {
      renderer.draw(frame);
      hash.update(renderer.packRgb());
    }
  } finally {
    LayerPass.prototype.blit = blit;
    Object.defineProperty(LayerPass.prototype, 'hidesFrame', hides);
    renderer.dispose();
  }
  return { hash: hash.digest('hex'), blits };
}

const block = (settings: string) =>
  `layer solid on md { value: 0.5 + 0.4 * sin(x * 3 + t)  hue: 0.1  palette: "█"  blend: normal  ${settings} }`;

describe('what a layer hides', () => {
  it.each([
    ['full blocks', block('threshold: 0')],
    ['full blocks within their mask', block('threshold: 0  mask: x + 5')],
    ['paper', 'layer solid on md { value: plasma()  hue: 0.3  paper: #301020  blend: normal }'],
  ])('is not drawn: %s', async (_, solid) => {
    for (const layers of [`${BELOW}\n${solid}\n${ABOVE}`, `${solid}\n${ABOVE}`, `${BELOW}\n${solid}`]) {
      const [all, seen] = [await drawn(layers, true), await drawn(layers, false)];
      expect(seen.hash).toBe(all.hash);
      if (layers.startsWith(BELOW)) expect(seen.blits).toBeLessThan(all.blits);
    }
  });

  it.each([
    ['another blend mode', block('threshold: 0').replace('blend: normal', 'blend: lighten')],
    ['some opacity', block('threshold: 0  opacity: 0.9')],
    ['a mask', block('threshold: 0  mask: circle(0.5)')],
    ['cells without a glyph', block('threshold: 0.4')],
    ['glyphs with gaps', block('threshold: 0').replace('"█"', '"▓"')],
  ])('is drawn below %s', async (_, solid) => {
    const layers = `${BELOW}\n${solid}\n${ABOVE}`;
    expect(await drawn(layers, false)).toEqual(await drawn(layers, true));
  });
});
