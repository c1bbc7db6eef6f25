// The scene and segment at a position.

import { expect, it } from 'vitest';
import { sceneAt } from '../../../src/language/features/scene-at.ts';
import { at } from './marked.ts';

const text =
  '// One\n// two\nreel "Film" {\n  fps: 24\n}\nimport "a.reel"\nimport "b.reel"\nscene s for 2s {\n  layer sky on md {\n    value: fbm(octaves: 3) * 2\n  }\n  text "Hi" {\n    at: top\n  }\n}\ntimeline {\n  play s\n  play s for 1s\n}\n';
const { analysis } = at(`${text}¦`);

it('says which scene is where', () => {
  expect(sceneAt(analysis, text.indexOf('octaves'))).toEqual({ scene: 's', segment: 1 });
  expect(sceneAt(analysis, text.indexOf('play s for'))).toEqual({ scene: 's', segment: 2 });
  expect(sceneAt(analysis, 0)).toEqual({ scene: null, segment: null });
});
