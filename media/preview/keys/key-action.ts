// From a pressed key to its action, and the keys that are left to others.

import type { Keymap } from '../../../src/contract/webview.ts';
import { actionsOf, KEY_TABLE, keysOf } from './key-table.ts';
import type { KeyAction, KeySpec } from './key-table.ts';

const byKey = (keymap: Keymap): ReadonlyMap<string, KeyAction> =>
  new Map(actionsOf(keymap).flatMap((action) => keysOf(action, keymap).map((key) => [key, action] as const)));
const KEYS: Readonly<Record<Keymap, ReadonlyMap<string, KeyAction>>> = {
  default: byKey('default'),
  premiere: byKey('premiere'),
  resolve: byKey('resolve'),
};

/** Typed with Shift on some keyboards and without it on others. */
const SIGNS = new Set(['+', '?', '[', ']', '=', ';', "'", '`']);

/** The part of a KeyboardEvent that decides. */
export interface PressedKey {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
  isComposing: boolean;
  defaultPrevented: boolean;
  /** AltGr types `[` and `]` on many keyboards, and counts as Ctrl+Alt on Windows. */
  altGraph: boolean;
}

export interface KeyContext {
  /** Tag name and role of the focused element. */
  tag: string;
  role: string | null;
  /** A screen reader is in use: it needs letters, arrows, Home and End itself. */
  screenReader: boolean;
  keymap: Keymap;
}

const CONTROLS = new Set(['BUTTON', 'SELECT', 'INPUT', 'A', 'SUMMARY']);

/** The action of a key; null if the key belongs to the system, the editor, a screen reader or the focused control. */
export function keyAction(pressed: PressedKey, { tag, role, screenReader, keymap }: KeyContext): KeyAction | null {
  const { key, shiftKey, ctrlKey, metaKey, altGraph } = pressed;
  if (pressed.defaultPrevented || pressed.isComposing || metaKey) return null;
  const isSign = SIGNS.has(key);
  const isTyped = altGraph && isSign;
  if (ctrlKey && !isTyped) return null;
  if (tag === 'SELECT' || tag === 'INPUT' || tag === 'TEXTAREA') return null;
  if (CONTROLS.has(tag) && (key === ' ' || key === 'Enter')) return null;
  if (screenReader && role !== 'slider') return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  const modifiers = (pressed.altKey && !isTyped ? 'Alt+' : '') + (shiftKey && !isSign ? 'Shift+' : '');
  const action = KEYS[keymap].get(modifiers + name) ?? null;
  if (action === null) return null;
  const { repeats }: KeySpec = KEY_TABLE[action];
  return pressed.repeat && !repeats ? null : action;
}
