// Where code lenses are, and which scene and segment they are about.

import { expect, it } from 'vitest';
import { lensPlaces } from '../../src/extension/language/lens-places.ts';
import { sceneAt } from '../../src/extension/language/scene-at.ts';
import { compile } from '../../src/language/compile.ts';

const REEL = `import "lib.reel"
scene bars(h = 0.5) for 1s { layer on md { value: plasma() * h } }
scene rest for 1s { layer on md { value: plasma() } }
timeline {
  play rest
  play bars(h: 0.2)
  repeat 3 {
    play bars(h: index)
  }
  play intro
}`;
const files: Record<string, string> = { '/lib.reel': 'scene intro for 1s { layer on md { value: plasma() } }' };
const compiled = (text: string) => compile(text, { path: '/main.reel', readImport: (path) => files[path] ?? null });
const places = (text: string) =>
  lensPlaces(compiled(text)).map(({ range, scene, segment }) => [range.start.line, scene, segment]);

it('are one for each scene and each play', () => {
  expect(places(REEL).toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
    [1, 'bars(h: 0.2)', 2],
    [2, 'rest', 1],
    [4, 'rest', 1],
    [5, 'bars(h: 0.2)', 2],
    [7, 'bars(h: 0)', 3],
    [9, 'intro', 6],
  ]);
});

it('stay while a scene has errors', () => {
  const lines = places(REEL.replace('plasma() * h', 'plasmaa() * h')).map(([line]) => line);
  expect(lines).toEqual(expect.arrayContaining([1, 2, 5, 7, 9]));
});

it('agree with what the cursor shows', () => {
  const reel = compiled(REEL);
  expect(sceneAt(reel, { line: 1, character: 40 }, null)).toEqual({ scene: 'bars(h: 0.2)', segment: 2 });
  expect(sceneAt(reel, { line: 1, character: 40 }, 4)).toEqual({ scene: 'bars(h: 1)', segment: 4 });
  expect(sceneAt(reel, { line: 9, character: 8 }, null)).toEqual({ scene: 'intro', segment: 6 });
});
