// The terminal that draws recordings and ANSI art: xterm.js without a screen. Its parser is synchronous within a chunk; it only
// spreads chunks over time, so what comes out depends on nothing but what went in.

import unicode11 from '@xterm/addon-unicode11';
import headless, { type Terminal } from '@xterm/headless';

export interface TerminalSize {
  cols: number;
  rows: number;
}

/** `isText`: a line feed also returns to the first column, as in files; a recording has what its terminal was sent. */
export function openTerminal({ cols, rows }: TerminalSize, isText = false): Terminal {
  const terminal = new headless.Terminal({
    cols,
    rows,
    scrollback: 0,
    convertEol: isText,
    allowProposedApi: true,
    logLevel: 'off',
  });
  // Emoji take two cells, as in today's terminals.
  terminal.loadAddon(new unicode11.Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  return terminal;
}

/** The start of a control sequence with a number of five digits or more. */
// oxlint-disable-next-line no-control-regex
const LARGE_NUMBERS = /(?:\x1b\[|\x9b)[\d;:<=>?]{5,}/g;

/** Limits numbers in control sequences: a terminal does `scroll up 2147483647 times` one by one. */
export const withSmallNumbers = (text: string): string =>
  text.replace(LARGE_NUMBERS, (sequence) => sequence.replace(/\d{5,}/g, '9999'));

/** A cell of xterm.js as it is stored: comparing these numbers is many times faster than asking for every attribute. */
export interface StoredCell {
  content: number;
  fg: number;
  bg: number;
  combinedData: string;
}

export type { Terminal };
