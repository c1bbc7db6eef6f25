// A key without modifiers, as the tests press it.

import type { KeyContext, PressedKey } from '../../media/preview/keys/key-action.ts';

export const PLAIN_KEY: Omit<PressedKey, 'key'> = {
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
  altGraph: false,
};

/** Nothing in the panel has the focus. */
export const NOWHERE: Omit<KeyContext, 'keymap'> = { tag: 'BODY', role: null, screenReader: false };
