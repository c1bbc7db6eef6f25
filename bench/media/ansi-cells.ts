// Reads what chafa, jp2a and img2txt print: rows of characters with SGR colours.

export interface PrintedCell {
  glyph: string;
  /** 0xrrggbb */
  ink: number;
  paper: number;
}

const DEFAULT_INK = 0xffffff;
const DEFAULT_PAPER = 0x000000;
/** The 16 colours of xterm. */
const ANSI = [
  0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00,
  0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];

export function readAnsi(text: string): PrintedCell[][] {
  const rows: PrintedCell[][] = [[]];
  let [ink, paper, isBold, isInverse] = [DEFAULT_INK, DEFAULT_PAPER, false, false];
  // eslint-disable-next-line no-control-regex
  const token = /\x1b\[([0-9;?]*)([A-Za-z])|\r?\n|./gsu;
  for (const [whole, parameters, final] of text.matchAll(token)) {
    if (whole.endsWith('\n')) {
      rows.push([]);
      continue;
    }
    if (final === undefined) {
      if (whole >= ' ')
        rows[rows.length - 1].push({ glyph: whole, ink: isInverse ? paper : ink, paper: isInverse ? ink : paper });
      continue;
    }
    if (final !== 'm') continue;
    const codes = (parameters || '0').split(';').map(Number);
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i];
      if (code === 0) [ink, paper, isBold, isInverse] = [DEFAULT_INK, DEFAULT_PAPER, false, false];
      else if (code === 1) isBold = true;
      else if (code === 7) isInverse = true;
      else if (code === 27) isInverse = false;
      else if (code >= 30 && code <= 37) ink = ANSI[code - 30 + (isBold ? 8 : 0)];
      else if (code >= 40 && code <= 47) paper = ANSI[code - 40];
      else if (code >= 90 && code <= 97) ink = ANSI[code - 82];
      else if (code >= 100 && code <= 107) paper = ANSI[code - 92];
      else if (code === 39) ink = DEFAULT_INK;
      else if (code === 49) paper = DEFAULT_PAPER;
      else if ((code === 38 || code === 48) && codes[i + 1] === 2) {
        const color = (codes[i + 2] << 16) | (codes[i + 3] << 8) | codes[i + 4];
        if (code === 38) ink = color;
        else paper = color;
        i += 4;
      }
    }
  }
  while (rows.length > 0 && rows[rows.length - 1].length === 0) rows.pop();
  return rows;
}
