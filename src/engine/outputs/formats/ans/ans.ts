// ANSI art: a picture as text with escape sequences, for terminals (UTF-8), or for viewers of DOS art (code page 437 with a SAUCE record).

import { formatOptionWrong } from '../../../errors/render-errors.ts';
import { readArtText } from '../../../inputs/character-art/read-art-text.ts';
import { openTerminal } from '../../../inputs/character-art/terminal.ts';
import { cellSequence } from '../../cells/cell-sequence.ts';
import { cellOptions, type CellSettings, cellSettings } from '../../cells/cell-settings.ts';
import type { CellGrid, Cells } from '../../cells/cells.ts';
import { readScreen } from '../../cells/read-screen.ts';
import type { SettingsRequest } from '../../output-format.ts';
import { encodeAnsi } from './encode-ansi.ts';
import { encodeDos } from './encode-dos.ts';

export interface AnsSettings extends CellSettings {
  encoding: 'utf8' | 'cp437';
}

export const ans = cellSequence<AnsSettings>({
  name: 'ans',
  title: 'ANSI art',
  extensions: ['.ans'],
  summary: 'text with colours for terminals, one file per frame',
  doc: [
    'The finished frame, matched to the cells of a terminal: `cat` shows it. `glyphreel still -o frame.ans` writes one frame; a render writes one file per frame into a folder, as `-o film/%05d.ans`. For a film that plays, choose `.cast`.',
    '`--encoding cp437` writes the sixteen colours and the characters of DOS instead, with a SAUCE record, for viewers and editors of ANSI art. It has no line breaks: lines are as wide as the record says.',
  ].join('\n\n'),
  options: [
    ...cellOptions(null),
    {
      name: 'colors',
      summary: 'colours of the terminal; 24bit, or 16 with --encoding cp437, where it is not given',
      takes: { kind: 'choice', of: ['24bit', '256', '16', 'none'] },
      default: null,
    },
    {
      name: 'encoding',
      summary: 'utf8 for terminals, cp437 for viewers of DOS art',
      takes: { kind: 'choice', of: ['utf8', 'cp437'] },
      default: 'utf8',
    },
  ],
  settings,
  encode: (cells, { encoding, colors }) => (encoding === 'cp437' ? encodeDos(cells) : encodeAnsi(cells, colors)),
  decode,
});

function settings(request: SettingsRequest): AnsSettings {
  const shared = cellSettings(request);
  const given = request.options['colors'];
  if (request.options['encoding'] !== 'cp437')
    return { ...shared, colors: (given ?? '24bit') as AnsSettings['colors'], encoding: 'utf8' };
  if (given !== null && given !== '16')
    throw formatOptionWrong(`Expected --colors 16 with --encoding cp437, but got ${String(given)}.`);
  return { ...shared, colors: '16', theme: 'vga', symbols: 'dos', encoding: 'cp437' };
}

async function decode(bytes: Uint8Array, grid: CellGrid, { colors, encoding }: AnsSettings): Promise<Cells> {
  const { text, sauce, encoding: found } = readArtText(bytes);
  const isDos = encoding === 'cp437';
  if (isDos && (sauce?.cols !== grid.cols || !sauce.isIce)) throw new Error('its SAUCE record is wrong');
  if (!isDos && found !== 'UTF-8') throw new Error(`it is ${found}`);
  // The line break at its end begins one more line.
  const terminal = openTerminal({ cols: grid.cols, rows: grid.rows + 1 }, true);
  try {
    await new Promise<void>((done) => terminal.write(text, done));
    return readScreen(terminal, grid, colors, isDos);
  } finally {
    terminal.dispose();
  }
}
