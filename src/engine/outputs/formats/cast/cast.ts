// asciicast: a recording of a terminal, version 3, for asciinema's player and command line.

import { readFile } from 'node:fs/promises';
import { parseCast } from '../../../inputs/character-art/parse-cast.ts';
import { openTerminal } from '../../../inputs/character-art/terminal.ts';
import { cellFormat } from '../../cells/cell-format.ts';
import { cellOptions, gridOf } from '../../cells/cell-settings.ts';
import type { Cells } from '../../cells/cells.ts';
import { readScreen } from '../../cells/read-screen.ts';
import type { VerifyTask } from '../../output-format.ts';
import type { CellSettings } from '../../cells/cell-settings.ts';
import { writeCast } from './write-cast.ts';

export const cast = cellFormat({
  name: 'cast',
  title: 'asciicast recording',
  extensions: ['.cast'],
  summary: 'a recording for asciinema and its player, as text',
  doc: [
    'An [asciicast](https://docs.asciinema.org/manual/asciicast/v3/) of version 3, for `asciinema play` and the player for web pages. The finished frame, with shaders, feedback and captions in it, is matched to the cells of a terminal; only cells that change are in the recording. It holds the colours of the palette, so 16 colours look the same everywhere.',
    'Its times are those of the frames, with chapters as markers. There is no sound in it. The recording is played back in an emulated terminal when it is finished, and every cell of every frame is compared.',
  ].join('\n\n'),
  isSequence: false,
  holds: ['chapters'],
  options: cellOptions(),
  join: writeCast,
  read: replay,
});

/** What an emulated terminal shows at the time of each frame. */
async function* replay({ target, format, settings, frames }: VerifyTask<CellSettings>): AsyncGenerator<Cells> {
  const { header, events } = parseCast(await readFile(target.path));
  const grid = gridOf(settings, format);
  if (header.cols !== grid.cols || header.rows !== grid.rows)
    throw new Error(`its size is ${header.cols}x${header.rows}`);
  const terminal = openTerminal(grid);
  try {
    let event = events.next();
    for (let frame = 0; frame < frames; frame++) {
      // Half a frame later: times are rounded.
      const until = (frame + 0.5) / format.fps;
      let text = '';
      for (; event.done !== true && event.value.seconds < until; event = events.next())
        text += event.value.output ?? '';
      await new Promise<void>((done) => terminal.write(text, done));
      yield readScreen(terminal, grid, settings.colors);
    }
    const end = frames / format.fps;
    if (event.done === true || Math.abs(event.value.seconds - end) > 0.001)
      throw new Error(`it does not end after ${end.toFixed(3)} s`);
  } finally {
    terminal.dispose();
  }
}
