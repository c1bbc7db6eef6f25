// The keymaps: no key does two things, and the documentation has every key.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keyAction } from '../../media/preview/keys/key-action.ts';
import { keyHelp, keyName } from '../../media/preview/keys/key-help.ts';
import { actionsOf, KEY_TABLE, keysOf } from '../../media/preview/keys/key-table.ts';
import type { Keymap } from '../../src/contract/webview.ts';
import { NOWHERE, PLAIN_KEY } from './pressed-key.ts';

const KEYMAPS: Keymap[] = ['default', 'premiere', 'resolve'];

const press = (key: string, keymap: Keymap, more = {}) =>
  keyAction({ ...PLAIN_KEY, key, ...more }, { ...NOWHERE, keymap });

test.each(KEYMAPS)('no key of %s does two things', (keymap) => {
  const keys = actionsOf(keymap).flatMap((action) => keysOf(action, keymap));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test.each(KEYMAPS)('%s can play, step, mark, go to cuts and show its keys', (keymap) => {
  for (const action of ['toggle', 'nextFrame', 'markIn', 'clearMarks', 'nextSegment', 'reelStart', 'help'] as const)
    expect(keysOf(action, keymap)).not.toEqual([]);
});

test('where keymaps differ', () => {
  expect(press('ArrowLeft', 'default', { shiftKey: true })).toBe('secondBack');
  expect(press('ArrowLeft', 'premiere', { shiftKey: true })).toBe('framesBack');
  expect(press('ArrowDown', 'default')).toBeNull();
  expect(press('ArrowDown', 'premiere')).toBe('nextSegment');
  expect(press('ArrowUp', 'resolve')).toBe('previousSegment');
  expect(press('x', 'default')).toBe('clearMarks');
  expect(press('x', 'resolve')).toBe('markSegment');
  expect(press('x', 'premiere', { altKey: true })).toBe('clearMarks');
  expect(press('=', 'resolve')).toBe('goToTime');
});

test('the help has the active keymap', () => {
  expect(keyHelp('premiere')).toContainEqual(['↓ ]', 'Next segment']);
  expect(keyHelp('default')).toContainEqual(['← ,', 'Previous frame']);
  expect(keyName('Shift+ArrowLeft')).toBe('Shift+←');
  expect(keyName('+')).toBe('+');
});

test('docs/vscode.md lists every key', () => {
  const docs = readFileSync('docs/vscode.md', 'utf8');
  const table = docs.split('\n').filter((line) => line.startsWith('| `'));
  const written = table.flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, key]) => key!));
  const keys = actionsOf('default').flatMap((action) => keysOf(action, 'default').map(keyName));
  expect(keys.filter((key) => !written.includes(key))).toEqual([]);
  expect(Object.keys(KEY_TABLE).length).toBeGreaterThan(20);
});
