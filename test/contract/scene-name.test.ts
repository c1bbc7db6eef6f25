// Names of scenes with arguments.

import { expect, it } from 'vitest';
import { declaredName, sceneFileName } from '../../src/contract/scene-name.ts';

it('begin with the name of the scene, and become names of files', () => {
  expect(declaredName('bars(h: 0.2)')).toBe('bars');
  expect(declaredName('bars')).toBe('bars');
  expect(sceneFileName('bars(h: 0.2, title: "A/B")')).toBe('bars-h-0.2-title-A-B');
  expect(sceneFileName('bars')).toBe('bars');
});
