// Films of pictures, footage and character art: their frames are the same as those of the renderer, from recorded cells.

import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadReel, planToPlay } from '../../src/cli/load-reel.ts';
import { refuseUnbaked } from '../../src/engine/outputs/formats/html/refuse-unbaked.ts';
import { readPage } from '../../src/engine/outputs/formats/html/read-film.ts';
import { createBench } from '../render/helpers.ts';

const MEDIA = path.resolve(import.meta.dirname, '../../examples/media');

async function planOf(text: string) {
  const bench = createBench();
  for (const name of ['ringed.jpg', 'koi.mp4', 'orbit.ans', 'session.cast'])
    copyFileSync(path.join(MEDIA, name), path.join(bench.folder, name));
  const file = path.join(bench.folder, 'film.reel');
  writeFileSync(file, text);
  const loaded = await loadReel(file);
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { bench, plan: planToPlay(loaded, undefined) };
}

const HEAD = `reel "Baked" { size: 160x90  fps: 12 }
media planet = "ringed.jpg"
media koi = "koi.mp4"
media orbit = "orbit.ans"
media session = "session.cast"
`;

// The export compares frames of the page with the renderer's before it succeeds.
test.each([
  ['a picture as a ramp', 'layer a on md { value: planet  color: planet.color  palette: " .:#" }', true],
  ['footage matched, under a mask', 'layer a on lg { value: koi  glyphs: match  mask: u  steady: 0.3 }', true],
  ['a picture on paper, in a group', 'group { layer a on lg { value: planet  paper: planet.color } }', true],
  ['character art', 'art orbit { grid: md  at: (0.5, 0.5) }', false],
  ['a recorded terminal', 'art session { grid: lg  at: (0.5, 0.5) }', false],
])('%s is held exactly', async (_, item, isFixed) => {
  const { bench, plan } = await planOf(`${HEAD}scene a for 1s { ${item} feedback: depth }`);
  const output = path.join(bench.folder, 'film.html');
  expect((await bench.render(plan, { output })).outcome).toMatchObject({ ok: true });
  const { film } = readPage(output);
  expect(film).toMatchObject({ isFixed, frames: 12 });
  expect(JSON.stringify(film)).not.toContain(bench.folder);
});

test.each([
  ['text', 'text "${planet.level}" { grid: lg }'],
  ['a setting of the scene', 'shade: bloom(threshold: 200 * planet.level)'],
])('%s that follows a picture is refused in a sentence', async (reader, item) => {
  const { plan } = await planOf(`${HEAD}scene a for 1s { layer a on md { value: planet } ${item} }`);
  expect(() => refuseUnbaked(plan)).toThrow(`${reader} in the scene \`a\` follows a picture or footage`);
});
