// From opening a reel to its first picture, right after the extension was installed: each round has a workbench of its own, with the packed VSIX
// freshly installed and an empty cache, so the canvas is unpacked and nothing is compiled yet.

import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds } from './cpu-seconds.ts';
import type { Figure } from './figures.ts';
import { figure } from './figures.ts';
import type { Bench } from './workbench-figures.ts';

const ROUNDS = 5;
const BUDGET_MS = 3000;
/** The workbench's own start is not ours. */
const SETTLED_MS = 3000;

export interface FreshWorkbench {
  bench: Bench & { open(): Promise<void> };
  log(): string;
  /** Engine and language server. */
  processes(): { pid: number }[];
  close(): Promise<void>;
}

interface Times {
  began: number;
  opened: number;
  activated: number;
  commanded: number;
  engineReady: number;
  shown: number;
  /** Of engine and language server until then, in milliseconds. */
  cpu: number;
}

export async function firstPictureFigures(start: () => Promise<FreshWorkbench>): Promise<Figure[]> {
  const rounds: Times[] = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push(await firstPicture(await start()));
  const took = (what: string, from: keyof Times, to: keyof Times, budget?: number): Figure =>
    figure(
      what,
      rounds.map((times) => times[to] - times[from]),
      budget,
    );
  return [
    took('freshly installed: opening a reel, then the command → first picture', 'began', 'shown', BUDGET_MS),
    took('    opening → the reel is shown', 'began', 'opened'),
    took('    opening → extension activated', 'began', 'activated'),
    took('    shown → command chosen in the palette', 'opened', 'commanded'),
    took('    opening → engine ready', 'began', 'engineReady'),
    took('    command → first picture', 'commanded', 'shown'),
    figure(
      '    CPU of engine and language server until then',
      rounds.map(({ cpu }) => cpu),
    ),
  ];
}

async function firstPicture({ bench, log, processes, close }: FreshWorkbench): Promise<Times> {
  try {
    await bench.open();
    await sleep(SETTLED_MS);
    const began = Date.now();
    await bench.openFile('first.reel');
    const opened = Date.now();
    await bench.command('Glyphreel: Open Preview');
    const commanded = Date.now();
    await bench.preview();
    const shown = Date.now();
    const cpu = 1000 * cpuSeconds(processes());
    return {
      ...{ began, opened, commanded, shown, cpu },
      activated: loggedAt(log(), 'Activated in'),
      engineReady: loggedAt(log(), 'is ready (process'),
    };
  } finally {
    await close();
  }
}

/** When the first line with these words was logged (ms since 1970). */
function loggedAt(log: string, words: string): number {
  const line = log.split('\n').find((each) => each.includes(words));
  if (line === undefined) throw new Error(`Expected a line with "${words}" in the extension's log.`);
  return Date.parse(line.slice(0, line.indexOf(' ')));
}
