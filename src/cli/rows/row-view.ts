// Progress of one of several rows that are rendered at the same time: a line now and then, which says which row it is about.

import type { RenderEvent } from '../../contract/render.ts';
import type { RenderView } from '../render-view.ts';
import { counted, errColors, friendlySeconds, outColors, print, printJson, say } from '../terminal.ts';

const EVERY_MS = 2000;

export function rowView(row: number, json: boolean): RenderView {
  if (json) return { show: (event) => printJson({ ...event, row }), stop() {} };
  let shownAt = performance.now();
  const machines = new Map<number, string>();
  const show = (event: RenderEvent): void => {
    if (event.type === 'clip') machines.set(event.clip, event.machine);
    if (event.type === 'warning') say(`${errColors.yellow('warning')}: row ${row}: ${event.message}`);
    if (event.type === 'error')
      say(
        `${errColors.red(errColors.bold('error'))}: row ${row}: ${event.message}\n  ${errColors.bold('help')}: ${event.help}`,
      );
    if (event.type === 'progress' && event.phase === 'frames' && performance.now() - shownAt > EVERY_MS) {
      shownAt = performance.now();
      say(errColors.dim(`Row ${row}: ${event.frame} of ${event.frames} frames`));
    }
    if (event.type === 'done') {
      const drawn = new Set(machines.values()).size;
      const where = drawn > 0 ? ` on ${counted(drawn, 'machine')}` : '';
      print(
        `${outColors.green('Done')}: row ${row}, ${counted(event.frames, 'frame')} in ${friendlySeconds(event.wallSeconds)}${where}.`,
      );
    }
  };
  return { show, stop() {} };
}
