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

/** A cell of xterm.js as it is stored: comparing these numbers is many times faster than asking for every attribute. */
export interface StoredCell {
  content: number;
  fg: number;
  bg: number;
  combinedData: string;
}

export type { Terminal };
