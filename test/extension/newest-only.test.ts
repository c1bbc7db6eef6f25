// One thing at a time, and the newest of what waits.

import { expect, test } from 'vitest';
import { newestOnly } from '../../src/extension/shared/newest-only.ts';

/** Work that ends when it is told to. */
function slowWork() {
  const begun: string[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const work = (value: string) =>
    new Promise<void>((resolve, reject) => {
      begun.push(value);
      ends.push((error) => (error ? reject(error) : resolve()));
    });
  return { begun, end: (error?: Error) => ends.shift()!(error), work };
}

test('of the values that come meanwhile, the newest is next and the others are left out', async () => {
  const { begun, end, work } = slowWork();
  const ask = newestOnly(work);
  const first = ask('a');
  await Promise.all([ask('b'), ask('c')]);
  expect(begun).toEqual(['a']);
  end();
  await expect.poll(() => begun).toEqual(['a', 'c']);
  end();
  await first;
  expect(begun).toEqual(['a', 'c']);
});

test('a failure is the first caller’s, and the next value is worked on again', async () => {
  const { begun, end, work } = slowWork();
  const ask = newestOnly(work);
  const first = ask('a');
  end(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  const second = ask('b');
  end();
  await second;
  expect(begun).toEqual(['a', 'b']);
});
