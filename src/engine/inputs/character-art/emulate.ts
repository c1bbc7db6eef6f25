// Runs a recording or a text through the terminal, once, when it is opened.

import type { CastEvent } from './parse-cast.ts';
import { TerminalRecorder } from './record-terminal.ts';
import { ScreenLog, type ScreenRecording } from './screen-log.ts';
import { openTerminal, withSmallNumbers, type Terminal, type TerminalSize } from './terminal.ts';

/** Characters that are given to the terminal at once. */
const BATCH = 1 << 18;

export interface Emulated extends TerminalSize {
  recording: ScreenRecording;
  hasColors: boolean;
}

/** Resolves when the terminal has parsed this and everything before it. */
const write = (terminal: Terminal, text: string): Promise<void> =>
  new Promise((resolve) => {
    terminal.write(text, resolve);
  });

export interface TextOptions extends TerminalSize {
  isIce: boolean;
  /** Cuts off empty columns on the right, as well as empty rows at the bottom. */
  isTrimmed: boolean;
}

/** The final screen of a text or of ANSI art. */
export async function emulateText(text: string, options: TextOptions): Promise<Emulated> {
  const terminal = openTerminal(options, true);
  try {
    const tame = withSmallNumbers(text);
    for (let at = 0; at < tame.length; at += BATCH) await write(terminal, tame.slice(at, at + BATCH));
    const used = usedSize(terminal);
    const size = { cols: options.isTrimmed ? used.cols : options.cols, rows: used.rows };
    const log = new ScreenLog(size.cols * size.rows);
    const recorder = new TerminalRecorder(terminal, log, { ...size, isIce: options.isIce });
    recorder.note(0);
    return { recording: log.finish(), ...size, hasColors: recorder.hasColors };
  } finally {
    terminal.dispose();
  }
}

/** Columns and rows up to the last cell with content; at least one of each. */
function usedSize(terminal: Terminal): TerminalSize {
  const { active } = terminal.buffer;
  const cell = active.getNullCell();
  const used = { cols: 1, rows: 1 };
  for (let y = 0; y < terminal.rows; y++) {
    const line = active.getLine(y);
    for (let x = terminal.cols - 1; x >= 0; x--) {
      if (!line?.getCell(x, cell)) continue;
      if (/^ ?$/.test(cell.getChars()) && cell.isBgDefault() && !cell.isInverse() && cell.getWidth() !== 0) continue;
      used.rows = y + 1;
      used.cols = Math.max(used.cols, x + 1);
      break;
    }
  }
  return used;
}

export interface CastPlan {
  /** The terminal's size at the start. */
  start: TerminalSize;
  /** The size of the screens: the largest that the terminal gets. */
  screen: TerminalSize;
  /** Screens that are shown for less are merged with the next. */
  leastStep: number;
}

/** Every screen of a recording. */
export async function emulateCast(events: Iterable<CastEvent>, plan: CastPlan): Promise<Emulated> {
  const { start, screen, leastStep } = plan;
  const terminal = openTerminal(start);
  const log = new ScreenLog(screen.cols * screen.rows);
  const recorder = new TerminalRecorder(terminal, log, screen);
  recorder.note(0);
  let noted = 0;
  // Runs after the terminal has parsed one event and before it parses the next.
  const note = (seconds: number, next: number): void => {
    if (next <= seconds || next - noted < leastStep) return;
    noted = seconds;
    recorder.note(seconds);
  };
  try {
    let pending = 0;
    for (const [event, next] of withNext(events)) {
      const { seconds, resize, output } = event;
      if (resize) {
        await write(terminal, '');
        terminal.resize(Math.min(resize.cols, screen.cols), Math.min(resize.rows, screen.rows));
      }
      terminal.write(withSmallNumbers(output ?? ''), () => note(seconds, next));
      pending += (output?.length ?? 0) + 16;
      if (pending < BATCH) continue;
      pending = 0;
      await write(terminal, '');
    }
    await write(terminal, '');
    return { recording: log.finish(), ...screen, hasColors: recorder.hasColors };
  } finally {
    terminal.dispose();
  }
}

/** Each event with the time of the one after it. */
function* withNext(events: Iterable<CastEvent>): Generator<[event: CastEvent, next: number]> {
  let held: CastEvent | null = null;
  for (const event of events) {
    if (held) yield [held, event.seconds];
    held = event;
  }
  if (held) yield [held, Infinity];
}
