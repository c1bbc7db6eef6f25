// Language latencies: a reel of 2,000 lines compiled cold and after each of many edits, and the requests that an editor makes. Usage: node bench/language/compile.ts [--json]

import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze, compile } from '../../src/language/compile.ts';
import { completions } from '../../src/language/features/completion.ts';
import { encodeSemanticTokens } from '../../src/language/features/semantic-tokens.ts';

const LINES = 2000;
const EDITS = 200;

/** Repeats the definitions and scenes of the examples, renamed, until there are enough lines. */
export function longReel(): string {
  const folder = join(import.meta.dirname, '../reels');
  const source = readdirSync(folder)
    .filter((name) => name.endsWith('.reel'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
    .replace(/^reel "[^]*?\}$/gm, '')
    .replace(/^reel .*$/gm, '')
    .replace(/^timeline \{[^]*?^\}/gm, '');
  let text = '';
  for (let copy = 0; text.split('\n').length < LINES; copy++) {
    text += source.replace(/^(scene|let|colors|field|look) (\w+)/gm, (_match, keyword: string, name: string) =>
      copy === 0 ? `${keyword} ${name}` : `${keyword} ${name}_${copy}`,
    );
  }
  return text;
}

/** Where a text has fractions, and the text with one of them changed. */
export function editsOf(text: string): { places: number[]; edited: (round: number) => string } {
  const places = [...text.matchAll(/\b0\.\d/g)].map((match) => match.index);
  const edited = (round: number): string => {
    const at = places[(round * 37) % places.length]!;
    return `${text.slice(0, at)}0.${100 + round}${text.slice(at + 3)}`;
  };
  return { places, edited };
}

/** Elapsed and CPU time of `work` in milliseconds. */
function timed(work: () => void): [number, number] {
  const { user, system } = process.threadCpuUsage();
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  const after = process.threadCpuUsage();
  return [wall, (after.user - user + after.system - system) / 1000];
}

/** Compiles a long reel after each of many edits, with warm caches. */
export function measureCompile(): {
  lines: number;
  cold: [number, number];
  edits: [number, number][];
  completion: [number, number][];
  semanticTokens: [number, number][];
} {
  const text = longReel();
  let errors = 0;
  const cold = timed(() => {
    errors = compile(text).diagnostics.filter((each) => each.severity === 'error').length;
  });
  if (errors > 0) throw new Error(`The long reel has ${errors} errors.`);
  const { places, edited } = editsOf(text);
  const rounds = (count: number, work: (round: number) => void) =>
    Array.from({ length: count }, (_, round) => timed(() => work(round)));
  rounds(30, (round) => compile(edited(round)));
  const analysis = analyze(text);
  return {
    lines: text.split('\n').length,
    cold,
    edits: rounds(EDITS, (round) => compile(edited(round + 30))),
    completion: rounds(50, (round) => completions(analysis, places[(round * 53) % places.length]!)),
    semanticTokens: rounds(20, () => encodeSemanticTokens(analysis)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { lines, cold, edits, completion, semanticTokens } = measureCompile();
  const part = (of: [number, number][], which: 0 | 1, share: number): number => {
    const sorted = of.map((each) => each[which]).sort((a, b) => a - b);
    return Number(sorted[Math.floor(of.length * share)]!.toFixed(2));
  };
  const result = {
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    lines,
    coldMs: cold[0],
    ...Object.fromEntries(
      Object.entries({ edit: edits, completion, semanticTokens }).map(([name, of]) => [
        `${name}Ms`,
        { p50: part(of, 0, 0.5), p95: part(of, 0, 0.95), cpuP50: part(of, 1, 0.5), cpuP95: part(of, 1, 0.95) },
      ]),
    ),
  };
  if (process.argv.includes('--json')) console.log(JSON.stringify(result));
  else console.log(`${JSON.stringify(result, null, 2)}`);
}
