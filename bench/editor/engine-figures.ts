// Latencies without an editor: compile a keystroke, send the plan to a real engine process, receive the new frame; seeks within
// the part that was played, with feedback and particles; playback as fast as possible; compiling a long reel after each edit. Each elapsed
// time comes with the CPU time of both processes, which other load affects little.

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { compile } from '../../src/language/compile.ts';
import type { PreviewView } from '../../src/contract/protocol.ts';
import { forkEngine } from '../../test/engine-process/fork-engine.ts';
import { measureCompile } from '../language/compile.ts';
import { figure } from './figures.ts';
import type { Figure } from './figures.ts';

const REELS = path.join(import.meta.dirname, '..', 'reels');
const KEYSTROKES = 60;
const SEEKS = 60;
/** Warm-up keystrokes: V8 compiles the hot code during these. */
const WARM = 5;

export async function engineFigures(cacheDir: string, entry?: string): Promise<Figure[]> {
  const engine = forkEngine(cacheDir, entry);
  await engine.hello();
  const figures: Figure[] = [];
  const cpuNow = () => cpuOf('self') + cpuOf(engine.child.pid);
  /** Elapsed and CPU time of `work` in milliseconds. */
  const taken = async (work: () => Promise<unknown>): Promise<[number, number]> => {
    const cpu = cpuNow(),
      began = performance.now();
    await work();
    const wall = performance.now() - began;
    return [wall, cpuNow() - cpu];
  };
  const add = (what: string, samples: [number, number][], budget: number) => {
    figures.push(
      figure(
        what,
        samples.map(([wall]) => wall),
        budget,
      ),
    );
    if (Number.isFinite(samples[0][1]))
      figures.push(
        figure(
          `    CPU`,
          samples.map(([, cpu]) => cpu),
          budget,
        ),
      );
  };
  for (const name of ['reference', 'swarm']) {
    const file = path.join(REELS, `${name}.reel`);
    const text = readFileSync(file, 'utf8');
    const first = compile(text, { path: file, beats: null }).plan;
    const scene = first.scenes[0]!.name;
    const view: PreviewView = { scene, density: 'draft', maxSide: 960, fps: 12, compress: false };
    const open = (plan: typeof first) => engine.request('previewOpen', { session: name, plan, reel: file, view });
    const frame = async (t: number) => engine.give(await engine.request('previewFrame', { session: name, t }));
    const { duration } = await open(first);
    const plays: [number, number][] = [];
    for (let t = 0; t < duration; t += 1 / 12) plays.push(await taken(() => frame(t)));

    const seeks: [number, number][] = [];
    for (let i = 0; i < SEEKS; i++) {
      const t = (((i * 37) % 97) / 97) * duration;
      seeks.push(await taken(() => frame(t)));
    }

    // Edits of a number in the first layer, paused in the middle of the scene.
    const keys: [number, number][] = [];
    const at = text.indexOf('hue:') + 'hue:'.length;
    const end = text.slice(at).search(/\n/) + at;
    for (let i = 0; i < KEYSTROKES; i++) {
      const edited = `${text.slice(0, at)} 0.${String(i + 10)}${text.slice(end)}`;
      keys.push(
        await taken(async () => {
          const { plan } = compile(edited, { path: file, beats: null });
          await Promise.all([open(plan), frame(duration / 2)]);
        }),
      );
    }
    add(`${name}: keystroke → new draft frame in the engine`, keys.slice(WARM), 50);
    add(`${name}: seek within the played part`, seeks, 150);
    add(`${name}: one frame of playback (60 per second)`, plays.slice(WARM), 1000 / 60);
  }
  engine.child.disconnect();
  await engine.gone();
  const { edits, lines } = measureCompile();
  add(`compile of ${lines} lines after an edit`, edits, 50);
  return figures;
}

/** CPU milliseconds of a process's main thread (Linux); NaN elsewhere. */
function cpuOf(pid: number | 'self' | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}
