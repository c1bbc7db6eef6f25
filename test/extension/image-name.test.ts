// Names of pasted pictures.

import { expect, test } from 'vitest';
import { imageName } from '../../src/extension/language/image-name.ts';

test('is the first number that is free, in any case of letters', () => {
  expect(imageName('image/png', [])).toBe('image-1.png');
  expect(imageName('image/png', ['image-1.png', 'IMAGE-2.PNG', 'image-4.png'])).toBe('image-3.png');
});

test('has the ending of its format', () => {
  expect(imageName('image/jpeg', ['image-1.png'])).toBe('image-1.jpg');
  expect(imageName('image/webp', [])).toBe('image-1.webp');
});
