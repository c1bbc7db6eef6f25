// The keys of the preview, all in one place: what each does, and where the keys of other editors differ. Where these facts come from:
// docs/notes/keymaps.md. Combinations with Ctrl belong to the workbench, which gets them from a webview in any case.

import type { Keymap } from '../../../src/contract/webview.ts';

export interface KeySpec {
  /** Modifiers first: `Shift+ArrowLeft`, `Alt+x`. Letters are lower case. */
  keys: readonly string[];
  /** Instead of `keys`, in this keymap. */
  premiere?: readonly string[];
  resolve?: readonly string[];
  /** For people. */
  does: string;
  /** It makes sense while the key is held down. */
  repeats?: true;
}

export const KEY_TABLE = {
  toggle: { keys: [' '], does: 'Play or pause' },
  shuttleBack: { keys: ['j'], does: 'Play backward; again for double speed' },
  stop: { keys: ['k'], does: 'Stop' },
  shuttleForward: { keys: ['l'], does: 'Play forward; again for double speed' },
  previousFrame: { keys: ['ArrowLeft', ','], does: 'Previous frame', repeats: true },
  nextFrame: { keys: ['ArrowRight', '.'], does: 'Next frame', repeats: true },
  framesBack: { keys: [], premiere: ['Shift+ArrowLeft'], does: 'Five frames back', repeats: true },
  framesForward: { keys: [], premiere: ['Shift+ArrowRight'], does: 'Five frames forward', repeats: true },
  secondBack: { keys: ['Shift+ArrowLeft'], premiere: [], does: 'One second back', repeats: true },
  secondForward: { keys: ['Shift+ArrowRight'], premiere: [], does: 'One second forward', repeats: true },
  start: { keys: ['Home'], premiere: ['Shift+Home'], resolve: [';'], does: 'First frame of the scene' },
  end: { keys: ['End'], premiere: ['Shift+End'], resolve: ["'"], does: 'Last frame of the scene' },
  reelStart: { keys: ['Shift+Home'], premiere: ['Home'], resolve: ['Home'], does: 'First frame of the reel' },
  reelEnd: { keys: ['Shift+End'], premiere: ['End'], resolve: ['End'], does: 'Last frame of the reel' },
  previousSegment: { keys: ['['], premiere: ['ArrowUp', '['], resolve: ['ArrowUp', '['], does: 'Previous segment' },
  nextSegment: { keys: [']'], premiere: ['ArrowDown', ']'], resolve: ['ArrowDown', ']'], does: 'Next segment' },
  goToTime: { keys: ['g'], resolve: ['g', '='], does: 'Go to a time or frame' },
  tap: { keys: ['t'], does: 'Tap a time: while it plays several, which are written at the cursor when it stops' },
  split: { keys: ['b'], does: 'Split the segment at the playhead' },
  markIn: { keys: ['i'], does: 'Mark in' },
  markOut: { keys: ['o'], does: 'Mark out' },
  goToIn: { keys: ['Shift+i'], does: 'Go to the mark in' },
  goToOut: { keys: ['Shift+o'], does: 'Go to the mark out' },
  markSegment: { keys: ['Shift+x'], premiere: ['x'], resolve: ['x'], does: 'Mark the whole segment' },
  clearMarks: { keys: ['x'], premiere: ['Alt+x'], resolve: ['Alt+x'], does: 'Clear the marks' },
  nextLoop: { keys: ['r'], does: 'Loop the scene, the reel, or nothing' },
  toggleSound: { keys: ['m'], does: 'Sound on or off' },
  fullScreen: { keys: ['Shift+f'], premiere: ['`'], does: 'Full screen' },
  toggleFollow: { keys: ['f'], does: 'Follow the cursor' },
  copyFrame: { keys: ['c'], does: 'Copy the frame' },
  saveFrame: { keys: ['s'], does: 'Save the frame as PNG' },
  who: { keys: ['w'], does: 'What draws the middle of the picture; a click asks about any point' },
  pin: { keys: ['p'], does: 'Pin the frame, to compare it with what comes' },
  rendered: { keys: ['v'], does: 'Compare with the last render' },
  contactSheet: { keys: ['n'], does: 'Contact sheet of the scene' },
  looks: { keys: ['h'], does: 'Earlier looks of the scene' },
  zoomIn: { keys: ['+', '='], resolve: ['+'], does: 'Zoom in; also Ctrl with the wheel', repeats: true },
  zoomOut: { keys: ['-'], does: 'Zoom out', repeats: true },
  zoomReset: { keys: ['0'], does: 'Zoom back' },
  help: { keys: ['?'], does: 'This list' },
} as const satisfies Record<string, KeySpec>;

export type KeyAction = keyof typeof KEY_TABLE;

/** Keys of an action in a keymap. */
export function keysOf(action: KeyAction, keymap: Keymap): readonly string[] {
  const spec: KeySpec = KEY_TABLE[action];
  return (keymap === 'default' ? undefined : spec[keymap]) ?? spec.keys;
}

/** Actions that have a key in this keymap, in the order of the table. */
export const actionsOf = (keymap: Keymap): KeyAction[] =>
  (Object.keys(KEY_TABLE) as KeyAction[]).filter((action) => keysOf(action, keymap).length > 0);
