// Reels of many short scenes, rendered in turn by this tree and by another (A B B A …): CPU time of everything, and the time for frames
// and for checking. Results in docs/notes/encoding.md.
//   node bench/short-clips.ts OTHER_TREE [--scenes 1000] [--frames 3] [--size 64x36] [--quality production] [--rounds 1]

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isPhase, momentOf, runCommand } from './render/run-command.ts';
import type { Run } from './render/run-command.ts';
import { median } from './render/pairs.ts';
import { ROOT } from './render/prepare.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scenes: { type: 'string', default: '1000' },
    frames: { type: 'string', default: '3' },
    size: { type: 'string', default: '64x36' },
    quality: { type: 'string', default: 'production' },
    rounds: { type: 'string', default: '1' },
  },
});
const FPS = 24;
const scenes = Number(values.scenes);
const frames = Number(values.frames);
const trees = [ROOT, ...positionals.map((tree) => path.resolve(tree))];
const scratch = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-bench-'));

const reel = path.join(scratch, 'cuts.reel');
/** A reel has at most 2,000 scenes, and a statement is not longer than this many plays: more are these played again. */
const MOST = 1000;
if (scenes > MOST && scenes % MOST > 0)
  throw new Error(`Expected thousands of scenes above ${MOST}, but got ${scenes}.`);
const text = Array.from(
  { length: Math.min(scenes, MOST) },
  (_, i) =>
    `scene cut${i + 1} for ${frames / FPS}s {\n  layer on md { value: vortex(twist: ${((i * 7) % 40) / 10})  palette: dense }\n}\n`,
);
const plays = text.map((_, i) => `play cut${i + 1} for ${frames / FPS}s`);
const timeline = `timeline {\nrepeat ${Math.ceil(scenes / MOST)} {\n${plays.join('\n')}\n}\n}\n`;
writeFileSync(reel, `reel "Cuts" { size: ${values.size}  fps: ${FPS} }\n\n${text.join('\n')}\n${timeline}`);

const runs = new Map<string, Run[]>(trees.map((tree) => [tree, []]));
for (let round = 0; round < Number(values.rounds); round++)
  for (const tree of round % 2 === 0 ? trees : trees.toReversed()) {
    const folder = path.join(scratch, `${round}-${trees.indexOf(tree)}`);
    mkdirSync(folder);
    const command = [process.execPath, path.join(tree, 'src/cli/main.ts'), 'render', reel, '--json'];
    const more = ['--quality', values.quality, '-o', path.join(folder, 'cuts.mp4')];
    const run = await runCommand([...command, ...more], { env: { GLYPHREEL_CACHE: path.join(folder, 'cache') } });
    runs.get(tree)!.push(run);
    rmSync(folder, { recursive: true });
    const [drawn, checked] = [momentOf(run, isPhase('concat')), momentOf(run, isPhase('verify'))];
    console.log(
      `${path.basename(tree)}: ${run.cpu.toFixed(1)} s of CPU, ${run.wall.toFixed(1)} s: frames until ${drawn.toFixed(1)}, joined by ${checked.toFixed(1)}; load ${os.loadavg()[0]!.toFixed(0)}`,
    );
  }
rmSync(scratch, { recursive: true });
const of = (tree: string, pick: (run: Run) => number): number => median(runs.get(tree)!.map(pick));
for (const other of trees.slice(1))
  console.log(
    `${scenes} scenes of ${frames} frames, ${values.size}, ${values.quality}: CPU ${(of(other, ({ cpu }) => cpu) / of(ROOT, ({ cpu }) => cpu)).toFixed(2)}, time ${(of(other, ({ wall }) => wall) / of(ROOT, ({ wall }) => wall)).toFixed(2)} times ours`,
  );
