// The keyboard: one table with the usual video-editor shortcuts, and the keys that are left to others.

export type KeyAction =
  | 'toggle'
  | 'shuttleBack'
  | 'stop'
  | 'shuttleForward'
  | 'previousFrame'
  | 'nextFrame'
  | 'secondBack'
  | 'secondForward'
  | 'start'
  | 'end'
  | 'markIn'
  | 'markOut'
  | 'clearMarks'
  | 'toggleLoop'
  | 'toggleSound'
  | 'toggleFollow'
  | 'copyFrame'
  | 'saveFrame'
  | 'previousSegment'
  | 'nextSegment'
  | 'goToTime'
  | 'pin'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomReset'
  | 'help'
  | 'who';

const KEYS = new Map<string, KeyAction>([
  [' ', 'toggle'],
  ['j', 'shuttleBack'],
  ['k', 'stop'],
  ['l', 'shuttleForward'],
  ['ArrowLeft', 'previousFrame'],
  ['ArrowRight', 'nextFrame'],
  [',', 'previousFrame'],
  ['.', 'nextFrame'],
  ['shift+ArrowLeft', 'secondBack'],
  ['shift+ArrowRight', 'secondForward'],
  ['Home', 'start'],
  ['End', 'end'],
  ['i', 'markIn'],
  ['o', 'markOut'],
  ['x', 'clearMarks'],
  ['r', 'toggleLoop'],
  ['m', 'toggleSound'],
  ['f', 'toggleFollow'],
  ['c', 'copyFrame'],
  ['s', 'saveFrame'],
  ['[', 'previousSegment'],
  [']', 'nextSegment'],
  ['g', 'goToTime'],
  ['p', 'pin'],
  ['+', 'zoomIn'],
  ['=', 'zoomIn'],
  ['-', 'zoomOut'],
  ['0', 'zoomReset'],
  ['?', 'help'],
  ['w', 'who'],
]);

/** Actions that make sense while a key is held down. */
const REPEATED = new Set<KeyAction>(['previousFrame', 'nextFrame', 'secondBack', 'secondForward', 'zoomIn', 'zoomOut']);

/** Typed with Shift on some keyboards and without it on others. */
const SIGNS = new Set(['+', '?', '[', ']']);

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
}

const CONTROLS = new Set(['BUTTON', 'SELECT', 'INPUT', 'A', 'SUMMARY']);

/** The action of a key; null if the key belongs to the system, the editor, a screen reader or the focused control. */
export function keyAction(pressed: PressedKey, { tag, role, screenReader }: KeyContext): KeyAction | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey, altGraph } = pressed;
  if (pressed.defaultPrevented || pressed.isComposing || metaKey) return null;
  const isSign = SIGNS.has(key);
  if ((ctrlKey || altKey) && !(altGraph && isSign)) return null;
  if (tag === 'SELECT' || tag === 'INPUT' || tag === 'TEXTAREA') return null;
  if (CONTROLS.has(tag) && (key === ' ' || key === 'Enter')) return null;
  if (screenReader && role !== 'slider') return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  const action = KEYS.get(shiftKey && !isSign ? `shift+${name}` : name) ?? null;
  return action !== null && pressed.repeat && !REPEATED.has(action) ? null : action;
}
