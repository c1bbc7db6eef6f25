// The line reporter: what a run prints, without colour codes, from modules shaped like Vitest's.

import { expect, it } from 'vitest';
import LineReporter from '../../scripts/vitest-reporter.mjs';

interface Fake {
  name: string;
  state: 'passed' | 'failed' | 'skipped';
}

function moduleOf(file: string, tests: Fake[], errors: Error[] = []) {
  const cases = tests.map(({ name, state }) => ({
    fullName: name,
    result: () => ({ state, errors: state === 'failed' ? [new Error(`${name} is broken`)] : [] }),
  }));
  return {
    relativeModuleId: file,
    project: {},
    state: () => (errors.length > 0 || tests.some(({ state }) => state === 'failed') ? 'failed' : 'passed'),
    errors: () => errors,
    diagnostic: () => ({ duration: 1234 }),
    children: {
      allTests: (state?: string) => cases.filter((test) => state === undefined || test.result().state === state),
      allSuites: () => [],
    },
  };
}

function run(modules: ReturnType<typeof moduleOf>[], unhandled: Error[] = []): string[] {
  const lines: string[] = [];
  const reporter = new LineReporter();
  reporter.onInit({
    logger: { log: (text: string) => lines.push(text), printError: (error: Error) => lines.push(error.message) },
  });
  reporter.onTestRunStart(modules);
  for (const module of modules) reporter.onTestModuleEnd(module);
  reporter.onTestRunEnd(modules, unhandled);
  return lines;
}

it('prints one line for each file', () => {
  const lines = run([
    moduleOf('test/a.test.ts', [
      { name: 'one', state: 'passed' },
      { name: 'two', state: 'skipped' },
    ]),
  ]);
  expect(lines[0]).toBe('✓ 1/1 test/a.test.ts (1 passed, 1 skipped, 1.2 s)');
  expect(lines[1]).toBe('\nNOT RUN (1):\n  test/a.test.ts: two');
  expect(lines[2]).toMatch(/^1 test file in \d+\.\d s$/);
  expect(lines).toHaveLength(3);
});

it('prints a failure at once and lists its file at the end', () => {
  const lines = run([
    moduleOf('test/a.test.ts', [{ name: 'group > one', state: 'failed' }]),
    moduleOf('test/b.test.ts', [{ name: 'two', state: 'passed' }]),
  ]);
  expect(lines.slice(0, 4)).toEqual([
    '✗ 1/2 test/a.test.ts (1 failed, 1.2 s)',
    '\n  FAILED group > one\n',
    'group > one is broken',
    '✓ 2/2 test/b.test.ts (1 passed, 1.2 s)',
  ]);
  expect(lines.slice(4, 6)).toEqual(['\nFailed test files:', '  test/a.test.ts']);
});

it('reports a file that does not load, and errors outside tests', () => {
  const lines = run([moduleOf('test/a.test.ts', [], [new Error('no such module')])], [new Error('late')]);
  expect(lines).toContain('✗ 1/1 test/a.test.ts (no tests, 1.2 s)');
  expect(lines).toContain('no such module');
  expect(lines).toContain('\n  1 UNHANDLED ERRORS\n');
  expect(lines).toContain('late');
});

it('removes colours from console output of tests', () => {
  const lines: string[] = [];
  const reporter = new LineReporter();
  reporter.onInit({ logger: { log: (text: string) => lines.push(text) } });
  reporter.onUserConsoleLog({ content: '\u001b[31mred\u001b[39m\nsecond\n' });
  expect(lines).toEqual(['    | red\n    | second']);
});

it('removes colours from printed errors where there is no terminal', () => {
  const written: string[] = [];
  const stream = { isTTY: false, write: (text: string) => written.push(text) };
  const terminal = { isTTY: true, write: (text: string) => written.push(text) };
  new LineReporter().onInit({ logger: { outputStream: stream, errorStream: terminal } });
  for (const { write } of [stream, terminal]) write('\u001b[31mred\u001b[39m');
  expect(written).toEqual(['red', '\u001b[31mred\u001b[39m']);
});
