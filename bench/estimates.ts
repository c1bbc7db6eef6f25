// What `estimate` says beside what `render` then takes: reels of bench/reels and the gallery, a few seconds of each, from the start of
// the command to its end, without what earlier renders left. Kept in docs/notes/performance.md.
//   node bench/estimates.ts [--seconds 4] [--quality production] [--load 8] [--only WORD]

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Estimate } from '../src/contract/render.ts';
import { startBusyLoops } from './busy-loops.ts';
import { median } from './render/pairs.ts';
import { ROOT } from './render/prepare.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    quality: { type: 'string', default: 'production' },
    load: { type: 'string', default: '0' },
    only: { type: 'string', default: '' },
  },
});
/** How far the estimate may be from what the render takes, as a share of that. */
const MOST = Number(values.load) > 0 ? 0.6 : 0.25;
const reels = ['bench/reels', 'examples']
  .flatMap((folder) => readdirSync(path.join(ROOT, folder)).map((name) => path.join(folder, name)))
  .filter((file) => file.endsWith('.reel') && file.includes(values.only));

/** Runs the command line; resolves with its output and the seconds that it took. */
function run(args: readonly string[], cache: string): Promise<{ text: string; seconds: number }> {
  const began = performance.now();
  const env = { ...process.env, GLYPHREEL_CACHE: cache };
  const child = spawn(process.execPath, [path.join(ROOT, 'bin/glyphreel.mjs'), ...args], { cwd: ROOT, env });
  let text = '',
    trouble = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (trouble += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve({ text, seconds: (performance.now() - began) / 1000 });
      else reject(new Error(`${args.join(' ')}: ${trouble.trim() || text.slice(-300)}`));
    });
  });
}

const endBusyLoops = startBusyLoops(Number(values.load));
const scratch = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-estimates-'));
try {
  // The load average follows what runs within a minute.
  if (Number(values.load) > 0) await new Promise((resolve) => setTimeout(resolve, 60_000));
  console.log(
    `${os.cpus()[0]!.model}, ${os.cpus().length} cores, ${values.quality}, ${values.seconds} s of each reel\n`,
  );
  console.log(
    '| reel | frames | others | slowdown | said (s) | took (s) | said / took |\n|---|---|---|---|---|---|---|',
  );
  const ratios: number[] = [];
  for (const reel of reels) {
    const cache = path.join(scratch, 'cache');
    const common = [reel, '--quality', values.quality, '--range', `0s..${values.seconds}s`, '--allow-code', '--json'];
    const estimate = JSON.parse((await run(['estimate', ...common], cache)).text) as Estimate;
    const { seconds } = await run(['render', ...common, '--no-cache', '-o', path.join(scratch, 'film.mp4')], cache);
    rmSync(cache, { recursive: true, force: true });
    const ratio = estimate.seconds / seconds;
    ratios.push(ratio);
    const { others, slowdown } = estimate.load;
    console.log(
      `| ${path.basename(reel, '.reel')} | ${estimate.frames} | ${others} | ${slowdown} | ${estimate.seconds} | ${seconds.toFixed(1)} | ${ratio.toFixed(2)} |`,
    );
  }
  const off = ratios.map((ratio) => Math.abs(ratio - 1));
  const within = off.filter((each) => each <= MOST).length;
  console.log(
    `\n${within} of ${off.length} within ${MOST * 100} %; median off by ${(median(off) * 100).toFixed(0)} %, the worst by ${(Math.max(...off) * 100).toFixed(0)} %; load ${os.loadavg()[0]!.toFixed(1)}`,
  );
} finally {
  endBusyLoops();
  rmSync(scratch, { recursive: true, force: true });
}
