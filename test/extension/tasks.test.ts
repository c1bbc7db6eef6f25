// Tasks: which are offered, how they run, and which problems are read from what the command line prints.

import { beforeEach, expect, test } from 'vitest';
import pico from 'picocolors';
import type { WorkspaceFolder } from 'vscode';
import { printDiagnostic } from '../../src/cli/print-diagnostic.ts';
import { PROBLEM_MATCHERS } from '../../src/extension/manifest/tasks.ts';
import { isReelTask, makeTask, registerTasks } from '../../src/extension/tasks/task-provider.ts';
import { compile } from '../../src/language/compile.ts';
import { reset, state, Uri } from './support/fake-vscode.ts';
import type { Task } from './support/fake-vscode.ts';

beforeEach(reset);

const folder = { uri: Uri.file('/films') } as unknown as WorkspaceFolder;

test('each reel of the workspace has one that renders and one that checks it', async () => {
  state.folders = [{ uri: Uri.file('/films') }];
  state.files = [Uri.file('/films/night/two.reel'), Uri.file('/films/a.reel'), Uri.file('/elsewhere/b.reel')];
  registerTasks('/x/cli.mjs');
  const tasks = await state.taskProvider!.provideTasks();
  expect(tasks.map(({ name }) => name)).toEqual([
    'render a.reel',
    'check a.reel',
    'render night/two.reel',
    'check night/two.reel',
  ]);
  expect(tasks.map(({ group }) => group)).toEqual(['build', undefined, 'build', undefined]);
});

test('a task runs the command line in its folder, with the settings about the machine', () => {
  state.settings.set('glyphreel.ffmpegPath', '/opt/ffmpeg');
  const definition = { type: 'glyphreel', task: 'render', file: 'a.reel', args: ['-q', 'draft'] } as const;
  const { execution, problemMatchers } = makeTask(
    '/x/cli.mjs',
    { ...definition, args: [...definition.args] },
    folder,
  ) as unknown as Task;
  expect([execution.process, ...execution.args]).toEqual([
    process.execPath,
    '/x/cli.mjs',
    'render',
    'a.reel',
    '--allow-code',
    '-q',
    'draft',
  ]);
  expect(execution.options).toEqual({
    cwd: '/films',
    env: { ELECTRON_RUN_AS_NODE: '1', GLYPHREEL_FFMPEG: '/opt/ffmpeg' },
  });
  expect(problemMatchers).toBe('$glyphreel');
});

test('what tasks.json states is resolved as it is written, and nonsense is not', () => {
  registerTasks('/x/cli.mjs');
  const definition = { type: 'glyphreel', task: 'check', file: 'a.reel' };
  expect(state.taskProvider!.resolveTask({ definition, scope: folder })!.definition).toBe(definition);
  expect(state.taskProvider!.resolveTask({ definition: { type: 'glyphreel', task: 'fly', file: 'a.reel' } })).toBe(
    undefined,
  );
  expect(isReelTask({ type: 'glyphreel', task: 'check' })).toBe(false);
  expect(isReelTask({ type: 'glyphreel', task: 'check', file: 'a.reel', args: 'x' })).toBe(false);
});

test('the problem matcher reads every diagnostic as the command line prints it', () => {
  const text = 'scene a for 1s {\n  layer on md { value: plasmaa() }\n}\n';
  const { diagnostics } = compile(text, {});
  const found = diagnostics.find(({ severity }) => severity === 'error')!;
  const [{ pattern }] = PROBLEM_MATCHERS as [(typeof PROBLEM_MATCHERS)[0]];
  const lines = printDiagnostic(found, 'night/a.reel', text, pico.createColors(false)).split('\n');
  const matches = lines.map((line) => new RegExp(pattern.regexp).exec(line)).filter((match) => match !== null);
  expect(matches).toHaveLength(1);
  const { start } = found.range;
  const [match] = matches as [RegExpExecArray];
  expect([
    match[pattern.file],
    match[pattern.line],
    match[pattern.column],
    match[pattern.severity],
    match[pattern.message],
    match[pattern.code],
  ]).toEqual(['night/a.reel', String(start.line + 1), String(start.character + 1), 'error', found.message, found.code]);
});
