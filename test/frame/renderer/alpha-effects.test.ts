// Every shader, transition and feedback on frames with alpha: no channel is above the alpha, and nothing comes of nothing.

import { beforeAll, describe, expect, test } from 'vitest';
import type { AlphaFrame } from '../../../src/engine/kernels/frame.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { alphaRule } from '../../../src/engine/frame/shade/alpha-rule.ts';
import { rendererOf } from './reel-harness.ts';

const GLYPHS =
  'layer on md { value: plasma() * disc(0.7, 0.2)  color: ramp([#048, #f40, #ffd], value)  palette: " .:-=+*#" }';
const PLATE = 'layer on lg { value: 1  color: #4af  palette: "█"  opacity: 0.6  blend: normal  mask: disc(0.4, 0.05) }';
const NOTHING = 'layer on md { value: 0 }';
const plain = 'tonemap: off  gamma: 1';

async function drawn(body: string, frame = 9): Promise<AlphaFrame> {
  const renderer = await rendererOf(`reel "A" { alpha: on } ${body}`);
  return renderer.draw(frame) as AlphaFrame;
}
/** Rows without padding. */
function planeOf({ width, height, stride }: AlphaFrame, { view }: { view: Uint8Array }): Uint8Array {
  const plane = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) plane.set(view.subarray(row * stride, row * stride + width), row * width);
  return plane;
}
const alphaOf = (frame: AlphaFrame): Uint8Array => planeOf(frame, frame.a);

function expectPremultiplied(frame: AlphaFrame): void {
  const alpha = alphaOf(frame);
  for (const plane of [frame.r, frame.g, frame.b])
    expect(planeOf(frame, plane).findIndex((level, i) => level > alpha[i]!)).toBe(-1);
}
const expectEmpty = (frame: AlphaFrame): void => {
  for (const plane of [frame.r, frame.g, frame.b, frame.a])
    expect(planeOf(frame, plane).some((level) => level > 0)).toBe(false);
};

/** Some examples are whole reels. */
const callOf = ({ name, example }: { name: string; example: string }): string =>
  example.includes('scene ') ? `${name}()` : example;

const all = Object.values(effects).flat();
const shaders = all.flatMap((effect) => (effect.kind === 'shader' && !/"/.test(callOf(effect)) ? [effect] : []));

describe('the shader', () => {
  const scene = (items: string, shade: string) => `scene a for 2s { ${plain} ${items} ${shade} }`;
  /** Without a shader. */
  let before: Uint8Array;
  beforeAll(async () => {
    before = alphaOf(await drawn(scene(`${GLYPHS} ${PLATE}`, '')));
  });

  test.each(shaders.map((effect) => [effect.name, effect] as const))('%s', async (_, effect) => {
    const frame = await drawn(scene(`${GLYPHS} ${PLATE}`, `shade: ${callOf(effect)}`));
    expectPremultiplied(frame);
    const after = alphaOf(frame);
    const rule = alphaRule(effect);
    if (rule === 'kept' || rule === 'straight') expect(Buffer.compare(after, before)).toBe(0);
    if (rule === 'added') expect(after.findIndex((level, i) => level < before[i]!)).toBe(-1);
    expectEmpty(await drawn(scene(NOTHING, `shade: ${callOf(effect)}`)));
  });

  test.each(['mix: 0.4', 'mix: 0.9'])('with %s mixes the alpha too', async (mix) => {
    for (const name of ['wave', 'mirrorX', 'bloom', 'invert']) {
      const frame = await drawn(`scene a for 2s { ${plain} ${GLYPHS} shade: ${name}(${mix}) }`);
      expectPremultiplied(frame);
    }
  });
});

test('tone shaders work on the colour of a half covered pixel, not on its darkness', async () => {
  const half = `layer on md { value: 1  color: #f00  palette: "█"  opacity: 0.5 }`;
  const renderer = await rendererOf(`reel "A" { alpha: on } scene a for 1s { ${plain} ${half} shade: invert() }`);
  renderer.draw(0);
  expect([...renderer.packRgba().subarray(0, 4)]).toEqual([0, 255, 255, 128]);
});

describe('the transition', () => {
  const transitions = all.flatMap((effect) => (effect.kind === 'transition' ? [effect] : []));
  test.each(transitions.map((effect) => [effect.name]))('%s', async (name) => {
    const reel = (first: string, second: string) =>
      `scene a for 1s { ${plain} ${first} } scene b for 1s { ${plain} ${second}  transition: ${name}(0.5s) } timeline { play a  play b }`;
    const full = 'layer on md { value: 1  color: #48f  palette: "█" }';
    for (const at of [24, 28, 33]) {
      expectPremultiplied(await drawn(reel(GLYPHS, PLATE), at));
      expectEmpty(await drawn(reel(NOTHING, NOTHING), at));
      expect(alphaOf(await drawn(reel(full, full), at)).every((level) => level === 255)).toBe(true);
    }
  });
});

describe('the feedback', () => {
  const presets = all.flatMap((effect) => (effect.kind === 'feedback' ? [effect] : []));
  test.each(presets.map((effect) => [effect.name]))('%s', async (name) => {
    for (const blend of ['screen', 'add', 'difference']) {
      expectPremultiplied(await drawn(`scene a for 2s { ${GLYPHS} ${PLATE} feedback: ${name}(blend: ${blend}) }`));
      expectEmpty(await drawn(`scene a for 2s { ${NOTHING} feedback: ${name}(blend: ${blend}) }`));
    }
  });
});
