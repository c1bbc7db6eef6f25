// Without an editor: a keystroke is compiled, its plan goes to a real engine process, and the new frame comes back. And
// seeks within what has been played, with feedback and particles.

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { compile } from '../../src/language/compile.ts';
import type { PreviewView } from '../../src/contract/protocol.ts';
import { forkEngine } from '../../test/engine-process/fork-engine.ts';
import { figure } from './figures.ts';
import type { Figure } from './figures.ts';

const REELS = path.join(import.meta.dirname, '..', 'reels');
const KEYSTROKES = 60;
const SEEKS = 60;

export async function engineFigures(cacheDir: string, entry?: string): Promise<Figure[]> {
  const engine = forkEngine(cacheDir, entry);
  await engine.hello();
  const figures: Figure[] = [];
  for (const name of ['reference', 'swarm']) {
    const file = path.join(REELS, `${name}.reel`);
    const text = readFileSync(file, 'utf8');
    const first = compile(text, { path: file, beats: null }).plan;
    const scene = first.scenes[0]!.name;
    const view: PreviewView = { scene, density: 'draft', maxSide: 960, fps: 12, compress: false };
    const open = (plan: typeof first) => engine.request('previewOpen', { session: name, plan, reel: file, view });
    const { duration } = await open(first);
    for (let t = 0; t < duration; t += 1 / 12) await engine.request('previewFrame', { session: name, t });

    const seeks: number[] = [];
    for (let i = 0; i < SEEKS; i++) {
      const t = ((i * 37) % 97) / 97 * duration;
      const began = performance.now();
      await engine.request('previewFrame', { session: name, t });
      seeks.push(performance.now() - began);
    }

    // Keystrokes in a number of the first layer, in the middle of the scene while it stands still.
    const keys: number[] = [];
    const at = text.indexOf('hue:') + 'hue:'.length;
    const end = text.slice(at).search(/\n/) + at;
    for (let i = 0; i < KEYSTROKES; i++) {
      const edited = `${text.slice(0, at)} 0.${String(i + 10)}${text.slice(end)}`;
      const began = performance.now();
      const { plan } = compile(edited, { path: file, beats: null });
      await Promise.all([open(plan), engine.request('previewFrame', { session: name, t: duration / 2 })]);
      keys.push(performance.now() - began);
    }
    figures.push(figure(`${name}: keystroke → new draft frame in the engine`, keys.slice(5), 50), figure(`${name}: seek within what was played`, seeks, 150));
  }
  engine.child.disconnect();
  await engine.gone();
  return figures;
}
