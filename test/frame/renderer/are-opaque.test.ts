import { expect, test } from 'vitest';
import { areOpaque } from '../../../src/engine/frame/renderer/are-opaque.ts';

test.each([0, 1, 4, 7, 8])('asks each of %i alphas', (count) => {
  const alphas = new Uint8Array(count).fill(255);
  expect(areOpaque(alphas)).toBe(true);
  for (let i = 0; i < count; i++) {
    const changed = alphas.slice();
    changed[i] = 254;
    expect([i, areOpaque(changed)]).toEqual([i, false]);
  }
});
