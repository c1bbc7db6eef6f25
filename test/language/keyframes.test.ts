// `keys` of colours and points.

import { expect, test } from 'vitest';
import { compile } from '../../src/language/compile.ts';
import { pixelOf, rendererOf } from '../frame/renderer/reel-harness.ts';

const scene = (settings: string) =>
  `let ink = #0000ff\nscene a for 3s { tonemap: off  gamma: 1  layer on md { value: 1  palette: "██"  ${settings} } }`;

test.each([
  ['', [255, 0, 0], [0, 255, 0], [0, 0, 255]],
  [', loop: on', [255, 0, 0], [0, 255, 0], [255, 0, 0]],
])('colours are reached at their times%s', async (more, ...expected) => {
  const renderer = await rendererOf(scene(`color: keys(t, [0s: #ff0000, 1s: #00ff00, 2s: ink]${more})`));
  for (const [i, frame] of [0, 24, 48].entries()) {
    const pixel = pixelOf(renderer.draw(frame), 100, 60);
    pixel.forEach((channel, c) => expect(Math.abs(channel - expected[i]![c]!)).toBeLessThan(3));
  }
});

test('points are two numbers', () => {
  const { plan, diagnostics } = compile(
    'scene a for 2s { layer on md { value: u }  text "a" { at: keys(t, [0s: (0.2, 0.5), 2s: (0.8, 0.4)], ease: inQuad) } }',
  );
  expect(diagnostics).toEqual([]);
  const text = plan.scenes[0]!.items.find(({ kind }) => kind === 'text')!;
  const at = text.kind === 'text' && 'point' in text.at ? text.at.point : [];
  expect(at.map((id) => plan.scenes[0]!.nodes[id])).toMatchObject([{ fn: 'keys' }, { fn: 'keys' }]);
});

test('numbers and colours together are an error', () => {
  const { diagnostics } = compile(scene('color: keys(t, [0s: #ff0000, 1s: 2])'));
  expect(diagnostics.map(({ code }) => code)).toContain('wrong-kind');
});

test('each segment can have its own easing', async () => {
  const levels = async (expression: string, frames: number[]) => {
    const renderer = await rendererOf(
      `scene a for 3s { tonemap: off  gamma: 1  layer on md { value: 1  palette: "██"  color: rgb(${expression}, 0, 0) } }`,
    );
    return frames.map((frame) => pixelOf(renderer.draw(frame), 100, 60)[0]!);
  };
  const frames = [0, 6, 12, 24, 36, 48, 60];
  const together = await levels('keys(t, [0s: 0.2, 1s: 1, 2s: 0.2], ease: [linear, linear])', frames);
  expect(together).toEqual(await levels('keys(t, [0s: 0.2, 1s: 1, 2s: 0.2])', frames));
  const [, , first, , second] = await levels('keys(t, [0s: 0, 1s: 1, 2s: 0], ease: [inQuad, outQuad])', frames);
  // A quarter of the way up, and then three quarters of the way down.
  expect(Math.abs(first! - 255 / 4)).toBeLessThan(3);
  expect(Math.abs(second! - 255 / 4)).toBeLessThan(3);
});

test('easings of segments work for colours and points, and there must be one for each', () => {
  const messages = (expression: string) =>
    compile(scene(`color: ${expression}  paper: ink`)).diagnostics.map(({ message }) => message);
  expect(messages('keys(t, [0s: #f00, 1s: #0f0, 2s: ink], ease: [inSine, outBack])')).toEqual([]);
  expect(messages('keys(t, [0s: #f00, 1s: #0f0, 2s: ink], ease: [inSine])')).toEqual([
    'Expected an easing, or a list of 2: one for each segment for keys.ease, but got 1.',
  ]);
  expect(messages('keys(t, [0s: #f00, 1s: #0f0], ease: [inSin])').join()).toContain('inSin');
  const { diagnostics } = compile(
    'scene a for 2s { layer on md { value: u }  text "a" { at: keys(t, [0s: (0.2, 0.5), 2s: (0.8, 0.4)], ease: [inQuad]) } }',
  );
  expect(diagnostics).toEqual([]);
});
