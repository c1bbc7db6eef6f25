// What frames show: compositing, tone map, level, background, transitions, text, each by exact or plain numbers.

import { describe, expect, test } from 'vitest';
import { fitGrid } from '../../../src/engine/effect-api/grid-geometry.ts';
import { hashOf, meanOf, pixelOf, rendererOf } from './reel-harness.ts';

const scene = (body: string) => `scene a for 2s { ${body} }`;
/** Full cells of one colour: what is laid on is known exactly. */
const solid = (color: string, more = '') => `layer on md { value: 1 color: ${color} palette: "█" ${more} }`;

describe('a frame', () => {
  test('blends a layer over the one below by its opacity', async () => {
    const renderer = await rendererOf(
      scene(`tonemap: off gamma: 1 ${solid('#ff0000')} ${solid('#0000ff', 'blend: normal opacity: 0.5')}`),
    );
    const [r, g, b] = pixelOf(renderer.draw(0), 160, 90);
    expect(g).toBe(0);
    expect(Math.abs(r - 127)).toBeLessThanOrEqual(1);
    expect(Math.abs(b - 128)).toBeLessThanOrEqual(1);
  });

  test('screens the second layer when no blend is given', async () => {
    const renderer = await rendererOf(scene(`tonemap: off gamma: 1 ${solid('#800000')} ${solid('#800040')}`));
    const [r, g, b] = pixelOf(renderer.draw(0), 160, 90);
    expect([r, g, b]).toEqual([255 - Math.round((127 * 127) / 255), 0, 64]);
  });

  test('does not change the frame at empty cells', async () => {
    const renderer = await rendererOf(
      scene(
        `tonemap: off gamma: 1 background: #102030 layer on md { value: step(0.5, u) color: #ffffff palette: "█" }`,
      ),
    );
    const frame = renderer.draw(0);
    expect(pixelOf(frame, 40, 90)).toEqual([16, 32, 48]);
    expect(pixelOf(frame, 280, 90)).toEqual([255, 255, 255]);
  });

  test('stretches at most fourfold, keeps black black, and applies gamma to what is stretched', async () => {
    const dim = await rendererOf(scene(`gamma: 1 layer on md { value: step(0.5, u) color: #101010 palette: "█" }`));
    expect(pixelOf(dim.draw(0), 40, 90)).toEqual([0, 0, 0]);
    expect(pixelOf(dim.draw(0), 280, 90)).toEqual([64, 64, 64]);
    const half = await rendererOf(scene(`gamma: 1 ${solid('#808080')}`));
    expect(pixelOf(half.draw(0), 160, 90)).toEqual([255, 255, 255]);
    const curved = await rendererOf(scene(`gamma: 0.5 tonemap: off ${solid('#404040')}`));
    expect(pixelOf(curved.draw(0), 160, 90)[0]).toBe(Math.round(255 * Math.sqrt(64 / 255)));
  });

  test('multiplies the finished frame by the level', async () => {
    const renderer = await rendererOf(scene(`tonemap: off gamma: 1 level: 0.5 ${solid('#ffffff')} shade: contrast(1)`));
    expect(pixelOf(renderer.draw(0), 160, 90)).toEqual([128, 128, 128]);
  });

  test('masks multiply coverage, and the threshold tests value × mask', async () => {
    const renderer = await rendererOf(scene(`tonemap: off gamma: 1 ${solid('#ffffff', 'mask: step(0.5, u) * 0.5')}`));
    const frame = renderer.draw(0);
    expect(pixelOf(frame, 40, 90)).toEqual([0, 0, 0]);
    expect(pixelOf(frame, 280, 90)[0]).toBe(128);
  });

  test('takes the ramp index as min(n − 1, floor(value · n))', async () => {
    const shown = async (value: number) =>
      pixelOf(
        (
          await rendererOf(
            scene(`tonemap: off gamma: 1 layer on md { value: ${value} color: #ffffff palette: " ░▒▓█" threshold: 0 }`),
          )
        ).draw(0),
        160,
        90,
      )[0];
    expect([
      await shown(0),
      await shown(0.199),
      await shown(0.2),
      await shown(0.4),
      await shown(0.6),
      await shown(0.8),
      await shown(1),
    ]).toEqual([0, 0, 64, 128, 191, 255, 255]);
  });

  test('crossfades from the old scene, which plays on', async () => {
    const text = `scene a for 1s { tonemap: off gamma: 1 ${solid('#ff0000')} } scene b for 1s { transition: crossfade(0.5s) tonemap: off gamma: 1 ${solid('#0000ff')} }`;
    const renderer = await rendererOf(text);
    expect(pixelOf(renderer.draw(24), 160, 90)).toEqual([255, 0, 0]);
    const [r, , b] = pixelOf(renderer.draw(30), 160, 90);
    expect(Math.abs(r - 128)).toBeLessThan(8);
    expect(r + b).toBeGreaterThan(250);
    expect(pixelOf(renderer.draw(36), 160, 90)).toEqual([0, 0, 255]);
  });

  test('draws text after the tone map, at its own colour', async () => {
    const renderer = await rendererOf(scene(`gamma: 0.3 text "████" { at: center color: #406080 }`));
    expect(pixelOf(renderer.draw(0), 160, 90)).toEqual([64, 96, 128]);
  });

  test('applies mix and when for every shader', async () => {
    const base = `tonemap: off gamma: 1 ${solid('#ffffff')}`;
    const level = async (shade: string, frame = 0) =>
      pixelOf((await rendererOf(scene(`${base} shade: ${shade}`))).draw(frame), 160, 90)[0];
    expect(await level('invert')).toBe(0);
    expect(await level('invert(mix: 0.5)')).toBe(128);
    expect(await level('invert(when: off)')).toBe(255);
    expect(await level('invert(when: t > 0.5)', 6)).toBe(255);
    expect(await level('invert(when: t > 0.5)', 18)).toBe(0);
    expect(await level('mirrorX(mix: 0.5)')).toBe(255);
  });

  test('drops costly shaders at lower profiles and keeps tone and colour', async () => {
    const text = scene(`${solid('#ff8040')} shade: bloom(strength: 3) | invert`);
    const hash = async (shaders: 'minimal' | 'full', body = text) =>
      hashOf((await rendererOf(body, { shaders })).draw(0));
    expect(await hash('minimal')).toBe(await hash('full', text.replace('bloom(strength: 3) | ', '')));
  });

  test('keeps the position of a field at every density', async () => {
    const text = scene(
      'tonemap: off gamma: 1 layer on md { value: disc(0.5, at: (0.6, 0.2)) color: #ffffff palette: "█" }',
    );
    const fine = (await rendererOf(text, { width: 1280, height: 720, gridScale: 1 })).draw(0);
    const coarse = (await rendererOf(text, { width: 320, height: 180, gridScale: 0.5 })).draw(0);
    expect(Math.abs(meanOf(fine) - meanOf(coarse))).toBeLessThan(4);
    expect(meanOf(coarse, 0, 0, 100, 180)).toBe(0);
    expect(meanOf(fine, 0, 0, 400, 720)).toBe(0);
  });

  test('names the glyph that no font has, once', async () => {
    const renderer = await rendererOf(scene('layer on md { value: 1 palette: " \u{10330}@" }'));
    renderer.draw(0);
    renderer.draw(1);
    expect(renderer.warnings).toHaveLength(1);
    expect(renderer.warnings[0]).toContain('U+10330');
    expect(renderer.stats().mean).toBeGreaterThan(5);
  });
});

describe('the background', () => {
  const CARD = 'layer card on md { value: step(u, 0.5) color: #806040 palette: "█" }';

  test('keeps its own levels under the tone map, wherever nothing is drawn', async () => {
    for (const settings of ['', 'gamma: 0.5', 'tonemap: off', 'tonemap: off gamma: 1']) {
      const renderer = await rendererOf(`scene a for 1s { background: #0c1016 ${settings} ${CARD} }`);
      const frame = renderer.draw(0);
      expect(pixelOf(frame, 300, 90)).toEqual([12, 16, 22]);
      expect(pixelOf(frame, 310, 0)).toEqual([12, 16, 22]);
      renderer.dispose();
    }
  });

  test('does not change what is drawn on it', async () => {
    const [onBlack, onBlue] = await Promise.all(
      ['#000000', '#0c1016'].map((color) =>
        rendererOf(`scene a for 1s { tonemap: off gamma: 0.6 background: ${color} ${CARD} }`),
      ),
    );
    expect(pixelOf(onBlue.draw(0), 40, 90)).toEqual(pixelOf(onBlack.draw(0), 40, 90));
  });

  test('is left out of the percentile that the picture is stretched by', async () => {
    // A bright ground would else leave nothing to stretch.
    const renderer = await rendererOf(`scene a for 1s { gamma: 1 background: #ffffff ${CARD} }`);
    const frame = renderer.draw(0);
    expect(pixelOf(frame, 40, 90)).toEqual([255, 191, 128]);
    expect(pixelOf(frame, 300, 90)).toEqual([255, 255, 255]);
  });

  test('shows through particles as much as they leave of it', async () => {
    const renderer = await rendererOf(
      'scene a for 1s { background: #0c1016 particles snow on lg { rate: 400 color: #ffffff } }',
    );
    const frame = renderer.draw(12);
    const { view } = frame.b;
    let ground = 0;
    for (let i = 0; i < view.length; i++) if (view[i] === 22) ground++;
    expect(ground).toBeGreaterThan(0.5 * view.length);
    expect(Math.min(...view.subarray(0, frame.width))).toBe(22);
  });
});

describe('grids', () => {
  test.each(['xs', 'sm', 'md', 'lg', 'xl', 'xxl'])('%s covers the frame to its edges', async (grid) => {
    for (const size of [
      { width: 320, height: 180 },
      { width: 333, height: 187 },
    ]) {
      const renderer = await rendererOf(
        `scene a for 1s { tonemap: off gamma: 1 layer on ${grid} { value: 1 color: #ffffff palette: "█" } }`,
        size,
      );
      const frame = renderer.draw(0);
      for (const plane of [frame.r, frame.g, frame.b])
        for (let y = 0; y < frame.height; y++)
          expect(plane.view.subarray(y * frame.stride, y * frame.stride + frame.width).indexOf(0)).toBe(-1);
      expect(pixelOf(frame, 0, 0)).toEqual([255, 255, 255]);
      expect(pixelOf(frame, size.width - 1, size.height - 1)).toEqual([255, 255, 255]);
      renderer.dispose();
    }
  });

  test('md has 192 × 57 cells at 1920 × 1080, cut equally above and below', () => {
    const { cols, rows, originX, originY } = fitGrid(1920, 1080, 10, 19);
    expect([cols, rows, originX, originY]).toEqual([192, 57, 0, -2]);
  });
});
