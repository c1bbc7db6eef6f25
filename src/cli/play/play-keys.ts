// What is typed while a film plays, and what the terminal answers to questions.

export type PlayAction =
  | { kind: 'quit' | 'pause' | 'mute' | 'loop' | 'suspend' }
  /** Seconds from where it is. */
  | { kind: 'seek'; by: number }
  /** Share of the length. */
  | { kind: 'goTo'; share: number }
  | { kind: 'step'; frames: number }
  | { kind: 'speed'; by: number };

/** Answers: to the primary device attributes, about graphics (kitty), and the size of a cell in pixels. */
export interface TerminalAnswers {
  attributes?: readonly number[];
  hasKitty?: boolean;
  cell?: { width: number; height: number };
}

const SEEK_SECONDS = 5;
const FAR_SECONDS = 30;

const KEYS: Readonly<Record<string, PlayAction>> = {
  ' ': { kind: 'pause' },
  k: { kind: 'pause' },
  q: { kind: 'quit' },
  Q: { kind: 'quit' },
  '\x03': { kind: 'quit' },
  '\x1a': { kind: 'suspend' },
  m: { kind: 'mute' },
  l: { kind: 'loop' },
  '+': { kind: 'speed', by: 1 },
  '=': { kind: 'speed', by: 1 },
  '-': { kind: 'speed', by: -1 },
  '.': { kind: 'step', frames: 1 },
  ',': { kind: 'step', frames: -1 },
  '[C': { kind: 'seek', by: SEEK_SECONDS },
  '[D': { kind: 'seek', by: -SEEK_SECONDS },
  '[A': { kind: 'seek', by: FAR_SECONDS },
  '[B': { kind: 'seek', by: -FAR_SECONDS },
  '[H': { kind: 'goTo', share: 0 },
  '[1~': { kind: 'goTo', share: 0 },
  '[7~': { kind: 'goTo', share: 0 },
  '[F': { kind: 'goTo', share: 1 },
  '[4~': { kind: 'goTo', share: 1 },
  '[8~': { kind: 'goTo', share: 1 },
};

// oxlint-disable-next-line no-control-regex
const SEQUENCE = /^\x1b(?:_([^\x1b]*)\x1b\\|O([A-Z])|\[([\d;?<>=]*)([@-~]))/;

/** Reads what came from the terminal. `rest` may be the beginning of a sequence: give it back with what follows. */
export function readKeys(input: string): { actions: PlayAction[]; answers: TerminalAnswers; rest: string } {
  const actions: PlayAction[] = [];
  const answers: TerminalAnswers = {};
  let at = 0;
  while (at < input.length) {
    if (input[at] !== '\x1b') {
      const key = input[at++];
      if (/\d/.test(key)) actions.push({ kind: 'goTo', share: Number(key) / 10 });
      else if (Object.hasOwn(KEYS, key)) actions.push(KEYS[key]);
      continue;
    }
    const found = SEQUENCE.exec(input.slice(at));
    if (!found) {
      const rest = input.slice(at);
      // oxlint-disable-next-line no-control-regex
      if (/^\x1b(?:$|_[^\x1b]*\x1b?$|O$|\[[\d;?<>=]*$)/.test(rest)) return { actions, answers, rest };
      at++;
      continue;
    }
    at += found[0].length;
    const [, graphics, application, parameters, letter] = found;
    if (graphics !== undefined) answers.hasKitty = graphics.endsWith(';OK');
    else if (letter === 'c' && parameters.startsWith('?'))
      answers.attributes = parameters.slice(1).split(';').map(Number);
    else if (letter === 't' && parameters.startsWith('6;')) {
      const [, height, width] = parameters.split(';').map(Number);
      if (height > 0 && width > 0) answers.cell = { width, height };
    } else {
      // Modifiers come after a semicolon: `1;2C` is C with Shift.
      const name = `[${(parameters ?? '').replace(/^1;\d+$/, '').replace(/;\d+$/, '')}${letter ?? application}`;
      if (Object.hasOwn(KEYS, name)) actions.push(KEYS[name]);
    }
  }
  return { actions, answers, rest: '' };
}
