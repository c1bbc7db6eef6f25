// `npm run bench:editor`: latencies in the editor. Options: --json prints one object, --save writes it to bench/results/editor/,
// --engine skips the workbench, --workbench skips the engine, --load 8 keeps so many processes busy beside it,
// --first-picture measures only the way from a fresh install to the first picture.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { engineFigures } from './editor/engine-figures.ts';
import { footageFigures } from './editor/footage-figures.ts';
import { firstPictureFigures, type FreshWorkbench } from './editor/first-picture.ts';
import { figureRows, printFigures } from './editor/figures.ts';
import type { Figure } from './editor/figures.ts';
import { workbenchFigures } from './editor/workbench-figures.ts';
import { startBusyLoops } from './busy-loops.ts';
import { machine } from './render/results.ts';

const ROOT = path.join(import.meta.dirname, '..');
const ENTRY = path.join(ROOT, 'dist', 'engine.mjs');
const has = (option: string) => process.argv.includes(option);
const load = has('--load') ? Number(process.argv[process.argv.indexOf('--load') + 1]) : 0;
const about = machine();
const cache = mkdtempSync(path.join(tmpdir(), 'glyphreel-bench-'));

const onlyFirst = has('--first-picture');
const engine =
  has('--workbench') || onlyFirst
    ? []
    : [...(await engineFigures(cache, ENTRY)), ...(await footageFigures(cache, ENTRY))];
let workbench: Figure[] | { skipped: string } = { skipped: 'left out' };
if (!has('--engine')) workbench = await inWorkbench();
rmSync(cache, { recursive: true, force: true });

const results = { ...about, engine, workbench };
if (has('--save')) {
  const folder = path.join(ROOT, 'bench', 'results', 'editor');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, `${results.version.replace('+', '-')}.json`),
    `${JSON.stringify(results, null, 2)}\n`,
  );
  writeFileSync(
    path.join(folder, 'README.md'),
    tables(
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as typeof results),
    ),
  );
}
if (has('--json')) console.log(JSON.stringify(results));
else {
  console.log(`Glyphreel ${results.version} on ${results.machine}`);
  if (engine.length > 0) printFigures('In the engine', engine);
  if ('skipped' in workbench) console.log(`\nIn the workbench: skipped, ${workbench.skipped}`);
  else printFigures('In the workbench (code-server, Chromium without a graphics card)', workbench);
}

/** One table per version, the newest first. */
function tables(all: (typeof results)[]): string {
  const newest = all.toSorted((a, b) => `${b.date} ${b.time ?? ''}`.localeCompare(`${a.date} ${a.time ?? ''}`));
  return [
    '# Editor latencies',
    '',
    'Written by `npm run bench:editor -- --save`. "CPU" rows are the CPU time of both processes for the figure above: the latency on an idle machine.',
    'Elapsed times depend on the load given with each version.',
    '',
    ...newest.flatMap(({ version, date, machine: where, engine: inEngine, workbench: inBench }) => [
      `## ${version}, ${date}`,
      '',
      `${where}`,
      '',
      '| what | p50 | p95 | budget | samples |',
      '|---|---|---|---|---|',
      ...figureRows(inEngine),
      ...('skipped' in inBench ? [] : figureRows(inBench)),
      '',
    ]),
  ].join('\n');
}

async function inWorkbench(): Promise<Figure[] | { skipped: string }> {
  const support = (name: string) => import(path.join(ROOT, 'test', 'e2e', 'support', `${name}.mjs`));
  const [{ NotHere, chromiumPath, codeServer }, { startServer }, { Workbench }, { descendants, run }, { chromium }] =
    await Promise.all([
      support('machine'),
      support('server'),
      support('workbench'),
      support('run-process'),
      import('playwright-core'),
    ]);
  let parts;
  try {
    parts = { codeServer: await codeServer(), chromium: await chromiumPath() };
  } catch (error) {
    if (error instanceof NotHere) return { skipped: (error as Error).message };
    throw error;
  }
  const vsix = path.join(ROOT, 'build', 'e2e', 'glyphreel.vsix');
  await run(process.execPath, ['scripts/package.mjs', '--out', vsix], { cwd: ROOT });
  let endBusyLoops = () => {};
  const browser = await chromium.launch({
    executablePath: parts.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const start = async () => {
    const reels = path.join(ROOT, 'test', 'e2e', 'reels');
    const server = await startServer({ codeServer: parts.codeServer, vsix, reels });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const bench = new Workbench(await context.newPage(), server);
    const close = async () => {
      await context.close();
      await server.stop();
    };
    const processes = () => descendants(server.pid, /dist\/(engine|server)\.mjs/) as { pid: number }[];
    return { bench, server, log: () => server.log() as string, processes, close } satisfies FreshWorkbench & {
      server: unknown;
    };
  };
  try {
    const first = await firstPictureFigures(start);
    if (onlyFirst) return first;
    const { bench, server, close } = await start();
    try {
      await bench.open();
      endBusyLoops = startBusyLoops(load);
      return [...first, ...(await workbenchFigures(bench, server, descendants))];
    } finally {
      await close();
    }
  } finally {
    endBusyLoops();
    await browser.close();
  }
}
