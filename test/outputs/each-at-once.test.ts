// Several at a time, never more, all of them; and none begun after one failed.

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eachAtOnce } from '../../src/engine/outputs/each-at-once.ts';

test('as many at once as allowed, each once', async () => {
  let running = 0,
    most = 0;
  const seen: number[] = [];
  await eachAtOnce([1, 2, 3, 4, 5], 2, async (n) => {
    most = Math.max(most, ++running);
    await sleep(1);
    seen.push(n);
    running--;
  });
  expect(most).toBe(2);
  expect(seen.toSorted()).toEqual([1, 2, 3, 4, 5]);
  await eachAtOnce([], 4, () => {
    throw new Error('nothing to do');
  });
});

test('the first failure ends it', async () => {
  const begun: number[] = [];
  await expect(
    eachAtOnce([1, 2, 3, 4, 5, 6], 2, async (n) => {
      begun.push(n);
      await sleep(1);
      if (n === 2) throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await sleep(20);
  expect(begun).not.toContain(6);
});
