// Runs with each file of the project whose files share a process. One that leaves something behind fails, before it disturbs another.

import { afterAll, expect, vi } from 'vitest';

/** The built-in objects, which tests may replace for themselves. Libraries add some of their own. */
const builtIn = (): Map<string, unknown> =>
  new Map(
    Object.entries(Object.getOwnPropertyDescriptors(globalThis)).flatMap(([name, { value }]) =>
      value === undefined ? [] : [[name, value as unknown]],
    ),
  );
const state = () => ({
  folder: process.cwd(),
  variables: { ...process.env },
  arguments: [...process.argv],
  fakeTimers: vi.isFakeTimers(),
});
const [before, objects] = [state(), builtIn()];

afterAll(() => {
  expect(state(), 'what this test file leaves behind in its process').toEqual(before);
  const now = builtIn();
  const replaced = [...objects].filter(([name, value]) => !Object.is(now.get(name), value)).map(([name]) => name);
  expect(replaced, 'global objects that this test file leaves replaced').toEqual([]);
});
