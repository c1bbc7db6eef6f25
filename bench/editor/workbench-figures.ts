// Latencies in the real workbench (see test/e2e): keystroke to new frame in the panel, cursor move to another scene, activation; and
// the CPU use of our processes while the panel is hidden.

import { readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds } from './cpu-seconds.ts';
import { editStages, stageFigures } from './edit-stages.ts';
import { dragFigures } from './drag-figures.ts';
import type { Figure } from './figures.ts';
import { figure } from './figures.ts';
import { typingFigures } from './typing-figures.ts';

const KEYSTROKES = 40;
const MOVES = 24;
const IDLE_SECONDS = 6;

/** The end-to-end helpers are plain JavaScript. */
export interface Bench {
  page: {
    evaluate<T>(work: () => T): Promise<T>;
    keyboard: { press(key: string): Promise<void>; insertText(text: string): Promise<void> };
    mouse: { move(x: number, y: number): Promise<void>; down(): Promise<void>; up(): Promise<void> };
    locator(selector: string): any;
  };
  openFile(name: string): Promise<void>;
  command(title: string): Promise<void>;
  preview(scene?: string): Promise<any>;
  panelData(frame: any): Promise<Record<string, string>>;
  goTo(line: number, column?: number): Promise<void>;
  focus(name: string): Promise<void>;
}
interface Server {
  pid: number;
  /** A path in the workspace. */
  file(name: string): string;
  log(): string;
}

export async function workbenchFigures(
  bench: Bench,
  server: Server,
  processesUnder: (root: number, pattern: RegExp) => { pid: number; command: string }[],
): Promise<Figure[]> {
  await bench.openFile('first.reel');
  await bench.goTo(9, 10);
  await bench.command('Glyphreel: Open Preview');
  const panel = await bench.preview('dawn');
  await sleep(4000);
  // Time the key in the page itself, so that the driver's own delay does not count.
  await bench.page.evaluate(() => {
    const page = globalThis as any;
    page.addEventListener(
      'keydown',
      (event: { timeStamp: number }) => (page.pressedAt = page.performance.timeOrigin + event.timeStamp),
      true,
    );
  });
  /** Times of the key press and of the first frame in the panel by another plan; with `scene`, of another scene. What is shown and the frame come by different ways. */
  const press = async (key: string, mark: 'plan' | 'scene'): Promise<{ pressed: number; presented: number } | null> => {
    const seen = panel.evaluate(
      (name: string) =>
        new Promise((resolve) => {
          const { document, MutationObserver } = globalThis as any;
          const { dataset } = document.getElementById('app');
          const { plan, [name]: before } = dataset;
          const observer = new MutationObserver(
            () => dataset[name] !== before && dataset.plan !== plan && end(Date.now()),
          );
          const end = (at: number | null) => {
            observer.disconnect();
            resolve(at);
          };
          observer.observe(document.getElementById('app'), {
            attributes: true,
            attributeFilter: ['data-presented', 'data-scene'],
          });
          setTimeout(end, 4000, null);
        }),
      mark,
    ) as Promise<number | null>;
    await bench.panelData(panel); // Resolves after the observer above is in place.
    await bench.page.keyboard.press(key);
    const presented = await seen;
    return presented === null
      ? null
      : { pressed: await bench.page.evaluate(() => (globalThis as any).pressedAt), presented };
  };
  /** Edits of a number in the scene that is shown. */
  const type = async (how: string): Promise<Figure[]> => {
    await bench.focus('first.reel');
    await bench.goTo(9, 99);
    const pressed: number[] = [];
    let planes = 0;
    for (let i = 0; i < KEYSTROKES; i++) {
      const seen = await press(i % 2 === 0 ? '1' : 'Backspace', 'plan');
      if (seen) pressed.push(seen.pressed);
      if ((await panel.locator('canvas[data-form]').first().getAttribute('data-form')) === 'yuv420') planes++;
      await sleep(120 + ((7 * i) % 83)); // Spread over the whole playback.
    }
    return [
      ...stageFigures(how, pressed, editStages(server.log())),
      figure('    shown as planes, not as JPEG', [(100 * planes) / KEYSTROKES], undefined, '%'),
    ];
  };

  const playing = await type('playing');
  await panel.locator('button[aria-label="Pause"]').click();
  const standing = await type('standing still');
  const dragged = await dragFigures(bench, panel);
  await panel.locator('button[aria-label="Play"]').click();
  // From the last line of one scene to the first line of the next.
  await bench.focus('first.reel');
  await bench.goTo(12, 1);

  const moves: number[] = [];
  for (let i = 0; i < MOVES; i++) {
    const { scene } = await bench.panelData(panel);
    // Move with the keyboard: the go-to-line dialog would add its own time.
    const down = scene === 'dawn';
    await bench.page.keyboard.press(down ? 'ArrowDown' : 'ArrowUp');
    const seen = await press(down ? 'ArrowDown' : 'ArrowUp', 'scene');
    if (seen) moves.push(seen.presented - seen.pressed);
    await sleep(200);
  }

  const plain = 'plain.txt';
  writeFileSync(server.file(plain), readFileSync(server.file('first.reel'), 'utf8'));
  const typed = await typingFigures(bench, { reel: 'first.reel', plain });

  const activation = [...server.log().matchAll(/Activated in ([\d.]+) ms/g)].map((match) => Number(match[1]));

  // Another tab covers the panel: nothing may be drawn.
  await bench.openFile('second.reel');
  await bench.page.keyboard.press('Control+1');
  await bench.command('View: Move Editor into Next Group').catch(() => undefined);
  await sleep(1500);
  const ours = processesUnder(server.pid, /dist\/(engine|server)\.mjs/);
  const before = cpuSeconds(ours);
  const began = performance.now();
  await sleep(IDLE_SECONDS * 1000);
  const idle = (100 * (cpuSeconds(ours) - before)) / ((performance.now() - began) / 1000);

  return [
    ...playing,
    ...standing,
    ...dragged,
    ...typed,
    figure('cursor in another scene → its frame', moves),
    figure('activation', activation, 100),
    figure('engine and language server, panel hidden', [idle], 1, '% CPU'),
  ];
}
