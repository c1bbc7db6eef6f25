// Layers whose cells are kept while nothing that they are made of changes: the same frames as from renderers that have drawn nothing before.

import { describe, expect, it } from 'vitest';
import { GridProgram } from '../../../src/engine/frame/graph/grid-program.ts';
import { LayerPass } from '../../../src/engine/frame/renderer/layer-pass.ts';
import { hashOf, rendererOf } from './reel-harness.ts';

/** Forwards, backwards and from afar. */
const ORDER = [0, 1, 2, 10, 11, 3, 2, 14, 15, 23, 22, 0];

const reelOf = (items: string, before = ''): string => `reel "k" { size: 320x180  fps: 12 }
${before}
scene a for 2s { ${items} }`;

/** How often cells of each layer were chosen and drawn, over the frames of ORDER, which are compared with those of new renderers. */
async function drawn(text: string): Promise<{ chosen: number; frames: number; shown: number }> {
  const { choose } = LayerPass.prototype;
  let [chosen, frames] = [0, 0];
  const renderer = await rendererOf(text);
  const hashes: string[] = [];
  LayerPass.prototype.choose = function count() {
    const before = this.changes;
    choose.call(this);
    frames++;
    chosen += this.changes - before;
  };
  try {
    for (const frame of ORDER) {
      await renderer.prepare?.(frame);
      hashes.push(hashOf(renderer.draw(frame)));
    }
  } finally {
    LayerPass.prototype.choose = choose;
    renderer.dispose();
  }
  for (const [i, frame] of ORDER.entries()) {
    const fresh = await rendererOf(text);
    await fresh.prepare?.(frame);
    expect([frame, hashes[i]]).toEqual([frame, hashOf(fresh.draw(frame))]);
    fresh.dispose();
  }
  return { chosen, frames, shown: new Set(hashes).size };
}

describe('the cells of a layer', () => {
  it.each([
    ['without time', 'layer a on md { value: rings(speed: 0) * 1.2  hue: x  palette: ascii }'],
    ['with a table of colours', 'layer a on md { value: fbm(speed: 0)  color: ramp(neon, value)  palette: dense }'],
    ['with random glyphs', 'layer a on md { value: 0.5 + 0.5 * x  glyphs: random }'],
    ['by shape', 'layer a on md { value: circle(0.6)  glyphs: shape  crisp: 0.5 }'],
    ['along edges', 'layer a on md { value: circle(0.6)  glyphs: edges }'],
    ['matched', 'layer a on md { value: rings(speed: 0)  glyphs: match }'],
    ['on paper', 'layer a on md { value: rings(speed: 0)  paper: #203040 }'],
    ['of a text', 'layer a on xs { value: glyphText("HI", size: 0.8) }'],
    [
      'of a picture',
      'media still = "../../examples/media/ringed.jpg" {}\nlayer a on md { value: still  color: still.color }',
    ],
  ])('are chosen once: %s', async (_, items) => {
    const text = items.startsWith('media')
      ? reelOf(items.slice(items.indexOf('\n')), items.slice(0, items.indexOf('\n')))
      : reelOf(items);
    const { chosen, shown } = await drawn(text);
    expect([chosen, shown]).toEqual([1, 1]);
  });

  it.each([
    ['its value', 'layer a on md { value: plasma() }'],
    ['a fade', 'layer a on md { value: rings(speed: 0) * fade(0s, 0.5s) }'],
    ['its opacity', 'layer a on md { value: rings(speed: 0)  opacity: progress }'],
    ['its mask', 'layer a on md { value: rings(speed: 0)  mask: wipe(0s, 1s) }'],
    ['its hue', 'layer a on md { value: rings(speed: 0)  hue: t * 0.1 }'],
    ['its saturation', 'layer a on md { value: rings(speed: 0)  hue: x  saturation: progress }'],
    [
      'a colour of its table',
      'layer a on md { value: rings(speed: 0)  color: ramp([#000000, rgb(progress, 1, 0.2)], value) }',
    ],
    ['its threshold', 'layer a on md { value: rings(speed: 0)  threshold: progress }'],
    ['its paper', 'layer a on md { value: rings(speed: 0)  paper: rgb(progress, 0, 0) }'],
    ['the contrast of its shapes', 'layer a on md { value: fbm(speed: 0)  glyphs: shape  crisp: progress }'],
    ['the camera', 'camera: scale(1 + progress)  layer a on md { value: rings(speed: 0) }'],
    ['a state', 'layer a on md { value: life(density: 0.3) }'],
    ['the size of a text', 'layer a on xs { value: glyphText("HI", size: 0.4 + progress * 0.4) }'],
    ['a tick', 'layer a on md { value: rings(speed: 0)  hue: floor(t * 2) / 4 }'],
  ])('are chosen again with %s', async (_, items) => {
    const { chosen, shown } = await drawn(reelOf(items));
    expect(chosen).toBeGreaterThan(1);
    expect(shown).toBeGreaterThan(1);
  });

  it('are kept beside layers that change, also those that share their steps', async () => {
    const still = 'layer still on md { value: rings(speed: 0) * 1.2  hue: angle / tau  palette: dense }';
    const moving = 'layer moving on md { value: rings(speed: 0) * plasma()  hue: x + t  blend: screen }';
    const { chosen, frames, shown } = await drawn(reelOf(`${still}\n${moving}`));
    expect(frames).toBe(2 * ORDER.length);
    expect(chosen).toBe(ORDER.length + 1);
    expect(shown).toBeGreaterThan(4);
  });

  it('are those of their own scene in a transition and after it', async () => {
    const scene = (name: string, hue: number, more = '') =>
      `scene ${name} for 1s { ${more} layer a on md { value: rings(speed: 0)  hue: ${hue} } }`;
    const { shown } = await drawn(
      `reel "k" { size: 320x180  fps: 12 }\n${scene('a', 0.1)}\n${scene('b', 0.6, 'transition: crossfade(0.5s)')}`,
    );
    expect(shown).toBeGreaterThan(2);
  });

  it('are computed by an edit of their reel', async () => {
    const of = (hue: string) => reelOf(`layer a on md { value: rings(speed: 0)  hue: ${hue} }`);
    const before = await rendererOf(of('0.1'));
    before.draw(4);
    const after = await rendererOf(of('0.7'), {}, { previous: before });
    expect(hashOf(after.draw(4))).toBe(hashOf((await rendererOf(of('0.7'))).draw(4)));
  });
});

it('a program runs no step for outputs that have not changed', async () => {
  const { run } = GridProgram.prototype;
  const counts: number[] = [];
  GridProgram.prototype.run = function count(measured) {
    let steps = 0;
    run.call(this, (node, ms) => {
      steps++;
      measured?.(node, ms);
    });
    counts.push(steps);
  };
  try {
    const renderer = await rendererOf(reelOf('layer a on md { value: plasma() + rings(speed: 0) }'));
    const still = await rendererOf(reelOf('layer a on md { value: rings(speed: 0) * fade(0s, 0.5s) }'));
    renderer.draw(12);
    counts.length = 0;
    renderer.draw(13);
    expect(Math.max(...counts)).toBeGreaterThan(3);
    still.draw(12);
    counts.length = 0;
    still.draw(13);
    expect(Math.max(...counts)).toBe(0);
  } finally {
    GridProgram.prototype.run = run;
  }
});
