// `glyphreel play` in a real terminal (tmux): sizes, colours, keys, resizing, and that the terminal is left as it was.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, runCli, scratchFolder } from '../run-cli.ts';
import { hasTmux, openTmux, type TmuxSession } from './tmux.ts';

const folder = scratchFolder();
mkdirSync(folder, { recursive: true });
const reel = path.join(folder, 'flag.reel');
writeFileSync(
  reel,
  `reel "Flag" { size: 320x180  fps: 10 }
scene red for 20s { layer on md { value: 1  palette: "█"  color: #c81e3c } }
scene blue for 20s { layer on md { value: 1  palette: "█"  color: #1e3cc8 } }
`,
);
const command = (options: string) => `'${process.execPath}' '${ROOT}/bin/glyphreel.mjs' play '${reel}' ${options}`;

// oxlint-disable-next-line no-control-regex
const STYLED = /\x1b\[([\d;]*)m|\n|([^\x1b])/gu;
/** Numbers of cells with each background in a row of a styled screen. A style holds over the ends of lines. */
function papersOf(screen: string, row: number): Map<string, number> {
  const counts = new Map<string, number>();
  let paper = 'default';
  let line = 0;
  for (const [text, codes, character] of screen.matchAll(STYLED)) {
    if (text === '\n') line++;
    else if (character !== undefined) {
      if (line === row) counts.set(paper, (counts.get(paper) ?? 0) + 1);
    } else {
      const found = /(?:^|;)(48;2;\d+;\d+;\d+|48;5;\d+|4[0-7]|10[0-7])(?:;|$)/.exec(codes!);
      if (found) paper = found[1]!;
      else if (codes === '' || /(?:^|;)(?:0|49)(?:;|$)/.test(codes!)) paper = 'default';
    }
  }
  return counts;
}
/** Cells of a row whose paper is more red than blue, or the other way round. */
function cellsOf(screen: string, row: number, hue: 'red' | 'blue'): number {
  let cells = 0;
  for (const [paper, count] of papersOf(screen, row)) {
    const [, r, b] = /^48;2;(\d+);\d+;(\d+)$/.exec(paper) ?? [];
    if (r !== undefined && Math.abs(Number(r) - Number(b)) > 60 && Number(r) > Number(b) === (hue === 'red'))
      cells += count;
  }
  return cells;
}
const isRed = (screen: string) => cellsOf(screen, 5, 'red') > 0;
const isBlue = (screen: string) => cellsOf(screen, 5, 'blue') > 0;

async function expectLeft(terminal: TmuxSession, code: number): Promise<void> {
  const screen = await terminal.until((text) => text.includes('LEFT') && text.includes('echo'));
  expect(screen.trim().split('\n').slice(-3)).toEqual([`LEFT ${code}`, 'icanon', 'echo']);
  expect(['alternate_on', 'cursor_flag', 'wrap_flag'].map(terminal.ask)).toEqual(['0', '1', '1']);
}

describe.skipIf(!hasTmux)('glyphreel play in a terminal', () => {
  test.each([
    [80, 24, 80],
    [40, 12, 39],
    [150, 40, 139],
  ])('of %d × %d cells fills it as its shape allows', async (cols, rows, across) => {
    const terminal = openTmux(cols, rows, command('--colors 24bit --at 1s'));
    const screen = await terminal.until(isRed, true);
    expect(Math.abs(cellsOf(screen, 5, 'red') - across)).toBeLessThanOrEqual(1);
    expect([terminal.ask('alternate_on'), terminal.ask('cursor_flag')]).toEqual(['1', '0']);
    terminal.keys('q');
    await expectLeft(terminal, 0);
  });

  test.each([
    ['COLORTERM', 'truecolor', /^48;2;\d+;\d+;\d+$/],
    ['TERM', 'xterm-256color', /^48;5;\d+$/],
    ['TERM', 'xterm', /^(?:4[1-7]|10[0-7])$/],
  ] as const)('takes its colours from %s=%s', async (name, value, paper) => {
    const env = { COLORTERM: '', NO_COLOR: '', TERM: 'xterm', TERM_PROGRAM: '', [name]: value };
    const terminal = openTmux(60, 20, `${assignments(env)} ${command('')}`);
    await terminal.until((screen) => [...papersOf(screen, 5).keys()].some((code) => paper.test(code)), true);
    terminal.keys('Escape');
    await expectLeft(terminal, 0);
  });

  test('shows characters alone with NO_COLOR', async () => {
    const terminal = openTmux(60, 20, `${assignments({ NO_COLOR: '1' })} ${command('')}`);
    const screen = await terminal.until((text) => /[a-z=+*%#]{20}/.test(text), true);
    expect([...papersOf(screen, 3).keys()]).toEqual(['default']);
    terminal.keys('q');
    await expectLeft(terminal, 0);
  });

  test('pauses, seeks, mutes and loops by keys, and shows it in its last line', async () => {
    const terminal = openTmux(80, 20, command('--colors 24bit'));
    await terminal.until(isRed, true);
    terminal.keys('Space');
    await terminal.until((screen) => screen.includes('‖'));
    terminal.keys('Up');
    await terminal.until((screen) => /‖ 0:3\d \/ 0:40/.test(screen));
    await terminal.until(isBlue, true);
    terminal.keys('Home');
    await terminal.until((screen) => screen.includes('‖ 0:00 / 0:40'));
    await terminal.until(isRed, true);
    terminal.keys('5', 'm', 'l', '+');
    await terminal.until((screen) => /‖ 0:20 \/ 0:40.*1\.25x muted loop/.test(screen));
    terminal.keys('.', '.');
    terminal.keys('Left');
    await terminal.until((screen) => screen.includes('‖ 0:15 / 0:40'));
    terminal.keys('End', 'Space');
    // At the end it begins again.
    await terminal.until((screen) => /▶ 0:0\d/.test(screen));
    terminal.keys('C-c');
    await expectLeft(terminal, 0);
  });

  test('is drawn anew when the terminal is resized', async () => {
    const terminal = openTmux(80, 24, command('--colors 24bit --loop'));
    await terminal.until(isRed, true);
    terminal.resize(50, 30);
    await terminal.until((screen) => cellsOf(screen, 10, 'red') === 50, true);
    terminal.resize(100, 16);
    await terminal.until((screen) => cellsOf(screen, 4, 'red') > 50, true);
    terminal.keys('q');
    await expectLeft(terminal, 0);
  });

  test('ends by itself, and at SIGTERM, with the terminal as it was', async () => {
    const end = openTmux(60, 20, command('--at 39.5s'));
    await expectLeft(end, 0);
    const killed = openTmux(60, 20, command('--colors 24bit'));
    await killed.until(isRed, true);
    const child = execFileSync('pgrep', ['-P', killed.ask('pane_pid')], { encoding: 'utf8' });
    process.kill(Number(child), 'SIGTERM');
    await expectLeft(killed, 130);
  });
});

test('without a terminal it says so, and what to do instead', async () => {
  const { code, err } = await runCli(['play', reel]);
  expect(code).toBe(2);
  expect(err).toContain('Expected a terminal to play in, but standard output is not one.');
  expect(err).toContain('-o flag.cast');
});

const assignments = (env: Record<string, string>): string =>
  Object.entries(env)
    .map(([name, value]) => `${name}='${value}'`)
    .join(' ');
