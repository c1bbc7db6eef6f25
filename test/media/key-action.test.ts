// Which keys the preview takes, and which it leaves to others.

import { describe, expect, test } from 'vitest';
import { keyAction } from '../../media/preview/keys/key-action.ts';
import type { KeyContext, PressedKey } from '../../media/preview/keys/key-action.ts';
import { NOWHERE, PLAIN_KEY } from './pressed-key.ts';

const press = (key: string, more: Partial<PressedKey> = {}, context: Partial<KeyContext> = {}) =>
  keyAction({ ...PLAIN_KEY, key, ...more }, { ...NOWHERE, keymap: 'default', ...context });

describe('keyAction', () => {
  test.each([
    [' ', 'toggle'],
    ['j', 'shuttleBack'],
    ['L', 'shuttleForward'],
    ['ArrowRight', 'nextFrame'],
    ['Home', 'start'],
    ['[', 'previousSegment'],
  ])('%j is %s', (key, action) => expect(press(key)).toBe(action));

  test('Shift with an arrow moves by a second', () =>
    expect(press('ArrowLeft', { shiftKey: true })).toBe('secondBack'));

  test.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }])('leaves combinations alone: %j', (modifier) => {
    for (const key of ['c', 's', 'r', 'ArrowLeft', 'Home', ' ']) expect(press(key, modifier)).toBeNull();
  });

  test('takes brackets that are typed with AltGr', () => {
    const altGr = { altGraph: true, ctrlKey: true, altKey: true };
    expect(press(']', altGr)).toBe('nextSegment');
    expect(press('m', altGr)).toBeNull();
  });

  test.each(['F5', 'F12', 'Tab', 'Escape', 'PageDown', 'Enter', 'ContextMenu', 'MediaPlayPause'])(
    'leaves %s to the browser and the system',
    (key) => expect(press(key)).toBeNull(),
  );

  test('leaves the keys of the focused control alone', () => {
    expect(press(' ', {}, { tag: 'BUTTON' })).toBeNull();
    expect(press('ArrowLeft', {}, { tag: 'SELECT' })).toBeNull();
    expect(press('k', {}, { tag: 'BUTTON' })).toBe('stop');
  });

  test('with a screen reader only the time slider takes keys', () => {
    expect(press('f', {}, { screenReader: true })).toBeNull();
    expect(press('ArrowRight', {}, { screenReader: true, tag: 'DIV', role: 'option' })).toBeNull();
    expect(press('ArrowRight', {}, { screenReader: true, tag: 'DIV', role: 'slider' })).toBe('nextFrame');
  });

  test('leaves text input and keys that were handled already alone', () => {
    expect(press('i', { isComposing: true })).toBeNull();
    expect(press('i', { defaultPrevented: true })).toBeNull();
  });

  test('a held key repeats steps, and nothing else', () => {
    expect(press('ArrowRight', { repeat: true })).toBe('nextFrame');
    expect(press(' ', { repeat: true })).toBeNull();
  });
});
