// Long steps of the scripts say that they still run.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runToEnd, sayWhile } from '../../scripts/say-while.mjs';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a step says every four seconds how long it has run and how far it is, and is silent after', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let end = (_: string) => {};
  let done = 0;
  const work = sayWhile('Installing', new Promise<string>((resolve) => (end = resolve)), () => `${++done} of 9`);
  await vi.advanceTimersByTimeAsync(9000);
  end('installed');
  expect(await work).toBe('installed');
  await vi.advanceTimersByTimeAsync(9000);
  expect(said.mock.calls).toEqual([['  Installing: 4 s, 1 of 9'], ['  Installing: 8 s, 2 of 9']]);
});

test('a program resolves to its exit code, or to why it could not be started', async () => {
  vi.useRealTimers();
  expect(await runToEnd(process.execPath, ['-e', 'process.exit(7)'])).toBe(7);
  expect(await runToEnd('there-is-no-such-program', [])).toMatch(/ENOENT/);
});
