// The programs to compare with, from their Debian packages: chafa, jp2a and libcaca's img2txt.

import { spawnSync } from 'node:child_process';
import { type PrintedCell, readAnsi } from './ansi-cells.ts';

export interface Peer {
  name: string;
  program: string;
  /** How to install it. */
  debian: string;
  args(file: string, cols: number, rows: number): string[];
}

const chafa = (name: string, symbols: string[]): Peer => ({
  name,
  program: 'chafa',
  debian: 'chafa',
  args: (file, cols, rows) => [
    '--format=symbols',
    '--colors=full',
    '--polite=on',
    '--animate=off',
    '--stretch',
    '--threads=1',
    '--optimize=0',
    `--size=${cols}x${rows}`,
    ...symbols,
    file,
  ],
});

export const peers: Peer[] = [
  chafa('chafa', []),
  chafa('chafa, work 9', ['--work=9']),
  chafa('chafa, ASCII', ['--symbols=ascii', '--work=9']),
  {
    name: 'jp2a',
    program: 'jp2a',
    debian: 'jp2a',
    args: (file, cols, rows) => [`--size=${cols}x${rows}`, '--background=dark', file],
  },
  {
    name: 'jp2a, colours',
    program: 'jp2a',
    debian: 'jp2a',
    args: (file, cols, rows) => [`--size=${cols}x${rows}`, '--background=dark', '--colors', '--color-depth=24', file],
  },
  {
    name: 'libcaca',
    program: 'img2txt',
    debian: 'caca-utils',
    args: (file, cols, rows) => ['-W', String(cols), '-H', String(rows), '-d', 'fstein', '-f', 'utf8', file],
  },
];

/** Whether the program can be started. */
export const isInstalled = ({ program }: Peer): boolean => spawnSync(program, ['--version']).error === undefined;

export function runPeer(peer: Peer, file: string, cols: number, rows: number): PrintedCell[][] {
  const { stdout, status, stderr } = spawnSync(peer.program, peer.args(file, cols, rows), { maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${peer.name} failed: ${String(stderr).slice(0, 200)}`);
  return readAnsi(String(stdout));
}
