// From a move of the hand to its picture: the slider of a number is dragged, and each move is timed in the panel itself, from its event until
// the first frame of another plan is on the screen.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from './figures.ts';
import { figure } from './figures.ts';
import type { Bench } from './workbench-figures.ts';

const MOVES = 60;
/** Milliseconds at the median; moves that meet a busy machine take longer. */
const MEDIAN_BUDGET = 60;

/** The reel `first.reel` is shown and stands still. */
export async function dragFigures(bench: Bench, panel: any): Promise<Figure[]> {
  await bench.focus('first.reel');
  await bench.goTo(8, 23);
  const slider = panel.locator('.tweak input[type=range]');
  await slider.waitFor();
  await sleep(1000);
  const { x, y, width, height } = await slider.boundingBox();
  await bench.page.mouse.move(x + width / 2, y + height / 2);
  await bench.page.mouse.down();
  const samples: number[] = [];
  for (let i = 0; i < MOVES; i++) {
    const presented: Promise<number | null> = panel.evaluate(
      () =>
        new Promise((resolve) => {
          const { document, performance, MutationObserver } = globalThis as any;
          const app = document.getElementById('app');
          const { plan } = app.dataset;
          let movedAt: number | null = null;
          const moved = (event: { timeStamp: number }) => (movedAt ??= event.timeStamp);
          const end = (took: number | null) => {
            observer.disconnect();
            document.removeEventListener('pointermove', moved, true);
            resolve(took);
          };
          const observer = new MutationObserver(() => {
            if (app.dataset.plan !== plan && movedAt !== null) end(performance.now() - movedAt);
          });
          document.addEventListener('pointermove', moved, true);
          observer.observe(app, { attributes: true, attributeFilter: ['data-plan'] });
          setTimeout(end, 4000, null);
        }),
    );
    await bench.panelData(panel); // Resolves after the observer above is in place.
    await bench.page.mouse.move(x + width * (0.2 + 0.6 * (((i * 37) % 61) / 61)), y + height / 2);
    const took = await presented;
    if (took !== null) samples.push(took);
    await sleep(40 + ((7 * i) % 53));
  }
  await bench.page.mouse.up();
  await sleep(500);
  await bench.focus('first.reel');
  await bench.page.keyboard.press('Control+Z');
  return [figure(`drag → picture (median budget ${MEDIAN_BUDGET} ms)`, samples)];
}
