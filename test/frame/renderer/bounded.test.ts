// Bars and waves end at the frame's edge: a transform that shows what is outside shows nothing there.

import { expect, test } from 'vitest';
import { meanOf, rendererOf } from './reel-harness.ts';

test.each(['spectrum', 'waveform'])('%s is 0 outside the frame', async (name) => {
  const value = `${name}() | scale(0.5)`;
  const renderer = await rendererOf(
    `scene a for 2s { tonemap: off  gamma: 1  layer on md { value: ${value}  palette: "█"  color: #fff } }`,
    { width: 640, height: 360 },
  );
  const frame = renderer.draw(12);
  expect(meanOf(frame, 170, 100, 470, 260)).toBeGreaterThan(0);
  expect(meanOf(frame, 0, 0, 640, 80)).toBe(0);
  expect(meanOf(frame, 0, 285, 640, 360)).toBe(0);
  expect(meanOf(frame, 0, 0, 140, 360)).toBe(0);
  expect(meanOf(frame, 500, 0, 640, 360)).toBe(0);
});
