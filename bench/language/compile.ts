// How long the language keeps a typist waiting: a reel of 2,000 lines compiled cold, after each of many edits, and asked
// for what an editor asks. Usage: node bench/language/compile.ts [--json]

import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { analyze, compile } from '../../src/language/compile.ts';
import { completions } from '../../src/language/features/completion.ts';
import { encodeSemanticTokens } from '../../src/language/features/semantic-tokens.ts';

const LINES = 2000;
const EDITS = 200;

/** The example reels' definitions and scenes over and over, renamed, until there are enough lines. */
function longReel(): string {
  const folder = join(import.meta.dirname, '../reels');
  const source = readdirSync(folder).filter((name) => name.endsWith('.reel')).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n').replace(/^reel "[^]*?\}$/gm, '').replace(/^reel .*$/gm, '').replace(/^timeline \{[^]*?^\}/gm, '');
  let text = '';
  for (let copy = 0; text.split('\n').length < LINES; copy++) {
    text += source.replace(/^(scene|let|colors|field|look) (\w+)/gm, (_match, keyword: string, name: string) => (copy === 0 ? `${keyword} ${name}` : `${keyword} ${name}_${copy}`));
  }
  return text;
}

function measure(work: (round: number) => void, rounds: number): { p50: number; p95: number } {
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    work(round);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (share: number): number => Number(times[Math.floor(times.length * share)]!.toFixed(2));
  return { p50: at(0.5), p95: at(0.95) };
}

const text = longReel();
const start = performance.now();
const { diagnostics } = compile(text);
const coldMs = Number((performance.now() - start).toFixed(1));
if (diagnostics.some((each) => each.severity === 'error')) throw new Error(`The long reel has errors: ${diagnostics[0]!.message}`);

const places = [...text.matchAll(/\b0\.\d/g)].map((match) => match.index);
const edited = (round: number): string => {
  const at = places[(round * 37) % places.length]!;
  return `${text.slice(0, at)}0.${100 + round}${text.slice(at + 3)}`;
};
measure((round) => compile(edited(round)), 30); // warm
const analysis = analyze(text);
const result = {
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`, lines: text.split('\n').length, coldMs,
  editMs: measure((round) => compile(edited(round + 30)), EDITS),
  completionMs: measure((round) => completions(analysis, places[(round * 53) % places.length]!), 50),
  semanticTokensMs: measure(() => encodeSemanticTokens(analysis), 20),
};
if (process.argv.includes('--json')) console.log(JSON.stringify(result));
else {
  console.log(`${result.lines} lines on ${result.machine}`);
  console.log(`compile, cold           ${result.coldMs} ms`);
  for (const [name, { p50, p95 }] of [['compile after an edit', result.editMs], ['completion', result.completionMs], ['semantic tokens', result.semanticTokensMs]] as const) console.log(`${name.padEnd(23)} p50 ${p50} ms, p95 ${p95} ms`);
}
