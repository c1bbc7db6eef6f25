// The keys of the preview, all in one place: what each does, and where the keys of other editors differ. Where these facts come from:
// docs/notes/keymaps.md. Combinations with Ctrl belong to the workbench, which gets them from a webview in any case.

import * as l10n from '@vscode/l10n';
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
  toggle: { keys: [' '], does: l10n.t('Play or pause') },
  shuttleBack: { keys: ['j'], does: l10n.t('Play backward; again for double speed') },
  stop: { keys: ['k'], does: l10n.t('Stop') },
  shuttleForward: { keys: ['l'], does: l10n.t('Play forward; again for double speed') },
  previousFrame: { keys: ['ArrowLeft', ','], does: l10n.t('Previous frame'), repeats: true },
  nextFrame: { keys: ['ArrowRight', '.'], does: l10n.t('Next frame'), repeats: true },
  framesBack: { keys: [], premiere: ['Shift+ArrowLeft'], does: l10n.t('Five frames back'), repeats: true },
  framesForward: { keys: [], premiere: ['Shift+ArrowRight'], does: l10n.t('Five frames forward'), repeats: true },
  secondBack: { keys: ['Shift+ArrowLeft'], premiere: [], does: l10n.t('One second back'), repeats: true },
  secondForward: { keys: ['Shift+ArrowRight'], premiere: [], does: l10n.t('One second forward'), repeats: true },
  start: { keys: ['Home'], premiere: ['Shift+Home'], resolve: [';'], does: l10n.t('First frame of the scene') },
  end: { keys: ['End'], premiere: ['Shift+End'], resolve: ["'"], does: l10n.t('Last frame of the scene') },
  reelStart: { keys: ['Shift+Home'], premiere: ['Home'], resolve: ['Home'], does: l10n.t('First frame of the reel') },
  reelEnd: { keys: ['Shift+End'], premiere: ['End'], resolve: ['End'], does: l10n.t('Last frame of the reel') },
  previousSegment: {
    keys: ['['],
    premiere: ['ArrowUp', '['],
    resolve: ['ArrowUp', '['],
    does: l10n.t('Previous segment'),
  },
  nextSegment: { keys: [']'], premiere: ['ArrowDown', ']'], resolve: ['ArrowDown', ']'], does: l10n.t('Next segment') },
  goToTime: { keys: ['g'], resolve: ['g', '='], does: l10n.t('Go to a time or frame') },
  tap: {
    keys: ['t'],
    does: l10n.t('Tap a time: while it plays several, which are written at the cursor when it stops'),
  },
  split: { keys: ['b'], does: l10n.t('Split the segment at the playhead') },
  markIn: { keys: ['i'], does: l10n.t('Mark in') },
  markOut: { keys: ['o'], does: l10n.t('Mark out') },
  goToIn: { keys: ['Shift+i'], does: l10n.t('Go to the mark in') },
  goToOut: { keys: ['Shift+o'], does: l10n.t('Go to the mark out') },
  markSegment: { keys: ['Shift+x'], premiere: ['x'], resolve: ['x'], does: l10n.t('Mark the whole segment') },
  clearMarks: { keys: ['x'], premiere: ['Alt+x'], resolve: ['Alt+x'], does: l10n.t('Clear the marks') },
  nextLoop: { keys: ['r'], does: l10n.t('Loop the scene, the reel, or nothing') },
  toggleSound: { keys: ['m'], does: l10n.t('Sound on or off') },
  fullScreen: { keys: ['Shift+f'], premiere: ['`'], does: l10n.t('Full screen') },
  toggleFollow: { keys: ['f'], does: l10n.t('Follow the cursor') },
  copyFrame: { keys: ['c'], does: l10n.t('Copy the frame') },
  saveFrame: { keys: ['s'], does: l10n.t('Save the frame as PNG') },
  who: { keys: ['w'], does: l10n.t('What draws the middle of the picture; a click asks about any point') },
  pin: { keys: ['p'], does: l10n.t('Pin the frame, to compare it with what comes') },
  rendered: { keys: ['v'], does: l10n.t('Compare with the last render') },
  contactSheet: { keys: ['n'], does: l10n.t('Contact sheet of the scene') },
  looks: { keys: ['h'], does: l10n.t('Earlier looks of the scene') },
  meters: { keys: ['a'], does: l10n.t('Meters of the sound at the playhead') },
  zoomIn: { keys: ['+', '='], resolve: ['+'], does: l10n.t('Zoom in; also Ctrl with the wheel'), repeats: true },
  zoomOut: { keys: ['-'], does: l10n.t('Zoom out'), repeats: true },
  zoomReset: { keys: ['0'], does: l10n.t('Zoom back') },
  help: { keys: ['?'], does: l10n.t('This list') },
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
