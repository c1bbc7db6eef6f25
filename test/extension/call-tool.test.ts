// The tools of language models, run by the bundled process that the extension starts.

import path from 'node:path';
import { expect, test } from 'vitest';
import type { CancellationToken } from 'vscode';
import { callTool } from '../../src/extension/assistant/call-tool.ts';

const MODULE = path.resolve(import.meta.dirname, '../../dist/assistant.mjs');

function token(): CancellationToken & { cancel(): void } {
  const listeners: (() => void)[] = [];
  const made = {
    isCancellationRequested: false,
    onCancellationRequested: (listener: () => void) => {
      listeners.push(listener);
      return { dispose: () => undefined };
    },
    cancel() {
      made.isCancellationRequested = true;
      for (const listener of listeners) listener();
    },
  };
  return made as unknown as CancellationToken & { cancel(): void };
}

test('gives text and pictures', async () => {
  const text = 'reel { size: 160x90 }\nscene a for 1s { layer on xl { value: plasma() } }';
  const result = await callTool(
    MODULE,
    'glyphreel_still',
    { path: '/reels/a.reel', text, at: 0.5, width: 160 },
    token(),
  );
  expect(result!.content.map(({ type }) => type)).toEqual(['text', 'image']);
  expect(result!.isError).toBeUndefined();
});

test('gives wrong input and unknown tools as results', async () => {
  const unknown = await callTool(MODULE, 'glyphreel_sing', {}, token());
  expect(unknown).toMatchObject({ isError: true });
  const wrong = await callTool(MODULE, 'glyphreel_still', { path: '/reels/a.reel', at: 'soon' }, token());
  expect(wrong!.content[0]).toEqual({ type: 'text', text: 'Expected a number from 0 for `at`, but got "soon".' });
  const extra = await callTool(MODULE, 'glyphreel_check', { path: '/reels/a.reel', colour: 'red' }, token());
  expect(extra!.content[0]).toEqual({ type: 'text', text: 'Expected one of path, text, but got `colour`.' });
});

test('ends the process when the call is cancelled', async () => {
  const cancel = token();
  const text = 'scene a for 600s { layer on xs { value: life() } feedback: echo() }';
  const call = callTool(MODULE, 'glyphreel_still', { path: '/reels/a.reel', text, at: 599 }, cancel);
  cancel.cancel();
  expect(await call).toBeNull();
});

test('rejects where the process says nothing', async () => {
  await expect(callTool(path.join(import.meta.dirname, 'nothing.mjs'), 'glyphreel_check', {}, token())).rejects.toThrow(
    'The tool ended with exit code 1',
  );
});
