// In the real workbench (see test/e2e): keystroke to new picture in the panel, cursor move to new scene, activation, and
// what the processes cost while the panel is hidden.

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from './figures.ts';
import { figure } from './figures.ts';

const KEYSTROKES = 40;
const MOVES = 24;
const IDLE_SECONDS = 6;
const TICKS_PER_SECOND = 100;

/** The helpers of the end-to-end tests are plain JavaScript. */
interface Bench {
  page: { keyboard: { press(key: string): Promise<void>; insertText(text: string): Promise<void> }; locator(selector: string): any };
  openFile(name: string): Promise<void>;
  command(title: string): Promise<void>;
  preview(scene?: string): Promise<any>;
  panelData(frame: any): Promise<Record<string, string>>;
  goTo(line: number, column?: number): Promise<void>;
  focus(name: string): Promise<void>;
}
interface Server { pid: number; log(): string }

export async function workbenchFigures(bench: Bench, server: Server, processesUnder: (root: number, pattern: RegExp) => { pid: number; command: string }[]): Promise<Figure[]> {
  await bench.openFile('first.reel');
  await bench.goTo(9, 10);
  await bench.command('Glyphreel: Open Preview');
  const panel = await bench.preview('dawn');
  await sleep(4000);
  // The panel notes the moment at which a picture of another plan, or of another scene, is on it.
  await panel.evaluate(() => {
    const page = globalThis as unknown as { document: any; MutationObserver: any; noted: { plan: string; scene: string; at: number }[] };
    const app = page.document.getElementById('app');
    page.noted = [];
    new page.MutationObserver(() => page.noted.push({ plan: app.dataset.plan, scene: app.dataset.scene, at: Date.now() })).observe(app, { attributes: true, attributeFilter: ['data-painted'] });
  });
  const noted = () => panel.evaluate(() => (globalThis as any).noted.splice(0)) as Promise<{ plan: string; scene: string; at: number }[]>;
  const timeTo = async (act: () => Promise<void>, isNew: (note: { plan: string; scene: string }) => boolean) => {
    await noted();
    const began = Date.now();
    await act();
    for (let waited = 0; waited < 4000; waited += 25) {
      const found = (await noted()).find(isNew);
      if (found) return found.at - began;
      await sleep(25);
    }
    return null;
  };

  const keys: number[] = [];
  await bench.focus('first.reel');
  await bench.goTo(9, 99);
  for (let i = 0; i < KEYSTROKES; i++) {
    const { plan } = await bench.panelData(panel);
    const key = i % 2 === 0 ? '1' : 'Backspace';
    const time = await timeTo(() => bench.page.keyboard.press(key), (note) => note.plan !== plan);
    if (time !== null) keys.push(time);
    await sleep(120);
  }

  const moves: number[] = [];
  for (let i = 0; i < MOVES; i++) {
    const { scene } = await bench.panelData(panel);
    // From one scene to the other with the keyboard: a dialog for the line number would be measured with it.
    const down = scene === 'dawn';
    for (let k = 0; k < 4; k++) await bench.page.keyboard.press(down ? 'ArrowDown' : 'ArrowUp');
    const time = await timeTo(() => bench.page.keyboard.press(down ? 'ArrowDown' : 'ArrowUp'), (note) => note.scene !== scene);
    if (time !== null) moves.push(time);
    await sleep(200);
  }

  const activation = [...server.log().matchAll(/Activated in ([\d.]+) ms/g)].map((match) => Number(match[1]));

  // Another tab over the panel: nothing may be drawn now.
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
    figure('keystroke → new picture in the panel (transport included)', keys),
    figure('cursor in another scene → its picture', moves),
    figure('activation', activation, 100),
    figure('engine and language server, panel hidden', [idle], 1, '% CPU'),
  ];
}

function cpuSeconds(of: { pid: number }[]): number {
  let ticks = 0;
  for (const { pid } of of) {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / TICKS_PER_SECOND;
}
