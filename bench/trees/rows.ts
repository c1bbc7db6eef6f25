// Rows of a comparison, printed and kept in bench/results/nightly.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../render/prepare.ts';
import type { BenchResults } from '../render/results.ts';
import type { Row, Skipped } from './compare.ts';

export interface Comparison extends Pick<BenchResults, 'version' | 'date' | 'time' | 'machine'> {
  /** The commit or folder that this version was compared with. */
  before: string;
  rows: (Row | Skipped)[];
}

const WORDS = { within: '', exceeds: 'SLOWER', undecided: 'not certain' };

export function printRow(row: Row | Skipped): string {
  const name = row.name.padEnd(34);
  if ('skipped' in row) return `${name} not compared: ${row.skipped}`;
  const { best, ratio, least, most, rounds, limit, verdict } = row;
  return `${name} ${best[0].toFixed(2)}, before ${best[1].toFixed(2)}: ${ratio.toFixed(3)} (${least.toFixed(3)}–${most.toFixed(3)}, ${rounds} rounds, limit ${limit}) ${WORDS[verdict]}`;
}

/** Writes one file for this version, and the tables of all. */
export function saveRows(result: Comparison): void {
  const folder = path.join(ROOT, 'bench', 'results', 'nightly');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${result.version.replace('+', '-')}.json`), `${JSON.stringify(result, null, 2)}\n`);
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Comparison);
  writeFileSync(path.join(folder, 'README.md'), tables(all));
}

function tables(all: readonly Comparison[]): string {
  const newest = all.toSorted((a, b) => `${b.date} ${b.time ?? ''}`.localeCompare(`${a.date} ${a.time ?? ''}`));
  return [
    '# Compared with earlier versions',
    '',
    'Written by `npm run bench:nightly -- BEFORE --save`. The median ratio of rounds in which both versions ran in turn, with the bounds between which the',
    'true one lies with a probability of 98 %. Costs are the smallest of all rounds: milliseconds of CPU (a frame, a compilation, a process) or megabytes.',
    '',
    ...newest.flatMap(({ version, date, machine, before, rows }) => [
      `## ${version} and ${before}, ${date}`,
      '',
      machine,
      '',
      '| what | ratio | bounds | limit | now | before | rounds |',
      '|---|---|---|---|---|---|---|',
      ...rows.map((row) =>
        'skipped' in row
          ? `| ${row.name} | – | ${row.skipped} | | | | |`
          : `| ${row.name} | ${row.ratio.toFixed(3)} | ${row.least.toFixed(3)}–${row.most.toFixed(3)} | ${row.limit} | ${row.best[0].toFixed(2)} | ${row.best[1].toFixed(2)} | ${row.rounds} |`,
      ),
      '',
    ]),
  ].join('\n');
}
