// Writes a recording: a header, and one line for each frame that changes anything. Times are seconds since the line before.

import { hexOfPacked } from '../../../../contract/hex-color.ts';
import { open } from 'node:fs/promises';
import { interrupted } from '../../../errors/render-errors.ts';
import { namedTheme } from '../../../inputs/character-art/themes.ts';
import { clipCells } from '../../cells/cell-clip.ts';
import { type CellSettings, gridOf } from '../../cells/cell-settings.ts';
import { TerminalText } from '../../cells/terminal-text.ts';
import type { JoinTask } from '../../output-format.ts';
import { MARK } from '../../own-mark.ts';

/** Hides the cursor and clears the screen; and shows the cursor again, with the terminal's own colours. */
const BEGIN = '\x1b[?25l\x1b[2J';
const END = '\x1b[m\x1b[?25h';
/** Microseconds. */
const UNITS = 1e6;
/** Characters that are written at once. */
const BATCH = 1 << 18;

export async function writeCast(task: JoinTask<CellSettings>): Promise<void> {
  const { clips, target, format, settings, chapters, signal } = task;
  const grid = gridOf(settings, format);
  const text = new TerminalText(grid, settings.colors);
  const file = await open(target.path, 'w');
  try {
    let pending = `${JSON.stringify(header(grid))}\n`;
    let before = 0;
    const add = (seconds: number, code: 'o' | 'm' | 'x', data: string) => {
      const at = Math.max(before, Math.round(seconds * UNITS));
      pending += `[${((at - before) / UNITS).toFixed(6)}, "${code}", ${JSON.stringify(data)}]\n`;
      before = at;
    };
    const marks = [...chapters];
    let frame = 0;
    for await (const cells of clipCells(clips)) {
      if (signal?.aborted) throw interrupted();
      const seconds = frame / format.fps;
      while (marks.length > 0 && marks[0].from <= seconds + 0.5 / format.fps) add(seconds, 'm', marks.shift()!.text);
      const update = (frame === 0 ? BEGIN : '') + text.update(cells);
      if (update !== '') add(seconds, 'o', update);
      frame++;
      if (pending.length < BATCH) continue;
      await file.appendFile(pending);
      pending = '';
    }
    add(frame / format.fps, 'o', END);
    add(frame / format.fps, 'x', '0');
    await file.appendFile(pending);
  } finally {
    await file.close();
  }
}

function header({ cols, rows }: { cols: number; rows: number }): object {
  const { fg, bg, palette } = namedTheme('xterm');
  return {
    version: 3,
    term: {
      ...{ cols, rows, type: 'xterm-256color' },
      theme: { fg: hexOfPacked(fg), bg: hexOfPacked(bg), palette: palette.map(hexOfPacked).join(':') },
    },
    command: MARK,
  };
}
