// Inputs are read once per render: what changes after that is in the next render, not in a part of this one.

import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadReel } from '../../src/cli/load-reel.ts';
import { createBench } from './helpers.ts';

const FONTS = path.resolve('node_modules/dejavu-fonts-ttf/ttf');
const cube = (shown: string) => `LUT_3D_SIZE 2\n0 0 0\n${shown}\n0 1 0\n${shown}\n0 0 1\n${shown}\n0 1 1\n${shown}\n`;
const words = (text: string) => `1\n00:00:00,000 --> 00:00:02,000\n${text}\n`;
const effects = (level: number) => `import { defineField } from 'glyphreel/effects';
export const flat = defineField({
  name: 'flat', summary: 'One value.', category: 'pattern', example: 'flat()', params: {},
  build: () => ${level},
});
`;

/** Writes the inputs of the reel: `0` as they are at first, `1` as they are later. */
const INPUTS: Record<string, (folder: string, version: 0 | 1) => void> = {
  'a LUT': (folder, version) => writeFileSync(path.join(folder, 'a.cube'), cube(['1 0 0', '0 1 1'][version]!)),
  'a font': (folder, version) =>
    copyFileSync(
      path.join(FONTS, ['DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf'][version]!),
      path.join(folder, 'a.ttf'),
    ),
  captions: (folder, version) => writeFileSync(path.join(folder, 'a.srt'), words(['before', 'after'][version]!)),
  'a module': (folder, version) => writeFileSync(path.join(folder, 'a.ts'), effects([0.3, 0.9][version]!)),
};
const REEL = `use "./a.ts"
reel { size: 192x108  fps: 12  font: "a.ttf"  captions: "a.srt" }
scene one for 0.5s { layer on md { value: flat() * noise() }  shade: lut("a.cube") }
scene two for 0.5s { layer on lg { value: flat()  hue: 0.1 }  text "words" { grid: xl }  shade: lut("a.cube") }
timeline { play one  play two }
`;

test.each(Object.keys(INPUTS))('%s that changes while a render runs', async (changed) => {
  const bench = createBench();
  for (const write of Object.values(INPUTS)) write(bench.folder, 0);
  const reel = path.join(bench.folder, 'a.reel');
  writeFileSync(reel, REEL);
  const { plan, diagnostics } = await loadReel(reel, { allowCode: true });
  expect(diagnostics).toEqual([]);
  const render = async (name: string, onStart: () => void = () => {}) => {
    const output = path.join(bench.folder, name);
    const { outcome } = await bench.render(
      plan,
      { quality: 'production', resolution: { width: 192, height: 108 }, workers: 1, output, format: 'png' },
      {
        rendererModule: undefined as never,
        onEvent: (event) => {
          if (event.type === 'start') onStart();
        },
      },
    );
    if (!outcome.ok) throw new Error(outcome.failure.message);
    const frames = readdirSync(output).map((file) => readFileSync(path.join(output, file)).toString('base64'));
    return { frames, cached: outcome.done.cachedSegments };
  };
  const during = await render('during', () => INPUTS[changed]!(bench.folder, 1));
  const after = await render('after');
  expect(after).toMatchObject({ cached: 0 });
  expect(after.frames).not.toEqual(during.frames);
  // The clips of the first render are those of the inputs as they were.
  INPUTS[changed]!(bench.folder, 0);
  const before = await render('before');
  expect(before).toEqual({ frames: during.frames, cached: 2 });
});
