// The examples of `flashes` and `stripes` in the reference are beyond the limits, and their corrections are not.

import { expect, it } from 'vitest';
import { flashes, stripes } from '../../../src/contract/diagnostics/scenes.ts';
import { findFlashes } from '../../../src/engine/render/report/flashes/find-flashes.ts';
import { createLightRecorder } from '../../../src/engine/render/report/flashes/light-record.ts';
import { rendererOf } from '../../frame/renderer/reel-harness.ts';

async function kindsIn(text: string): Promise<string[]> {
  const renderer = await rendererOf(text);
  const { width, height, fps } = renderer.format;
  const light = createLightRecorder(width, height, fps, renderer.frames);
  for (let frame = 0; frame < renderer.frames; frame++) light.add(frame, renderer.draw(frame));
  renderer.dispose();
  return findFlashes(light.bytes, width, height, fps).map(({ kind }) => kind);
}

it('have examples beyond the limits, and corrections within', async () => {
  expect(await kindsIn(flashes.example)).toContain('flashes');
  expect(await kindsIn(flashes.fixed)).toEqual([]);
  expect(await kindsIn(stripes.example)).toEqual(['stripes']);
  expect(await kindsIn(stripes.fixed)).toEqual([]);
});
