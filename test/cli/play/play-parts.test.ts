// The parts of `glyphreel play` that need no terminal: colours by the environment, keys, the clock, the last line, sixels.

import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { detectColors, isUnicode } from '../../../src/cli/play/detect-colors.ts';
import { encodeSixel } from '../../../src/cli/play/encode-sixel.ts';
import { chooseGraphics, encodeGraphics } from '../../../src/cli/play/graphics.ts';
import { PlayClock } from '../../../src/cli/play/play-clock.ts';
import { readKeys } from '../../../src/cli/play/play-keys.ts';
import { statusLine } from '../../../src/cli/play/status-line.ts';

test.each([
  [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, '24bit'],
  [{ TERM: 'xterm-kitty' }, '24bit'],
  [{ TERM: 'xterm', TERM_PROGRAM: 'vscode' }, '24bit'],
  [{ WT_SESSION: 'a' }, '24bit'],
  [{ TERM: 'tmux-256color', TERM_PROGRAM: 'iTerm.app' }, '256'],
  [{ TERM: 'xterm-256color' }, '256'],
  [{ TERM: 'screen' }, '16'],
  [{ TERM: 'linux' }, '16'],
  [{}, '16'],
  [{ TERM: 'xterm-256color', COLORTERM: 'truecolor', NO_COLOR: '1' }, 'none'],
  [{ TERM: 'dumb', COLORTERM: 'truecolor' }, 'none'],
])('the colours of %j are %s', (env, colors) => {
  expect(detectColors(env)).toBe(colors);
});

test('characters beyond ASCII need a UTF-8 locale', () => {
  expect(isUnicode({ LANG: 'de_DE.UTF-8' }, 'linux')).toBe(true);
  expect(isUnicode({ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, 'linux')).toBe(false);
  expect(isUnicode({}, 'win32')).toBe(true);
});

describe('keys', () => {
  test('become actions, with modifiers and in both cursor modes', () => {
    expect(readKeys(' q\x1b[C\x1bOD\x1b[1;2A\x1b[H\x1b[4~7').actions).toEqual([
      { kind: 'pause' },
      { kind: 'quit' },
      { kind: 'seek', by: 5 },
      { kind: 'seek', by: -5 },
      { kind: 'seek', by: 30 },
      { kind: 'goTo', share: 0 },
      { kind: 'goTo', share: 1 },
      { kind: 'goTo', share: 0.7 },
    ]);
  });

  test('are told from answers, and from the beginning of a sequence', () => {
    expect(readKeys('\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;4;22c')).toEqual({
      actions: [],
      answers: { hasKitty: true, cell: { width: 10, height: 20 }, attributes: [62, 4, 22] },
      rest: '',
    });
    for (const rest of ['\x1b', '\x1b[', '\x1b[1;', '\x1b_Gi=3', '\x1bO']) expect(readKeys(rest).rest).toBe(rest);
    expect(readKeys('\x1b[99~\x1b[200~xyz').actions).toEqual([]);
  });
});

test('the clock follows pauses, speeds and places', () => {
  let now = 0;
  const clock = new PlayClock(10, 2, () => now);
  now = 1000;
  expect(clock.seconds).toBe(3);
  clock.changeSpeed(1);
  now = 2000;
  expect([clock.seconds, clock.speed]).toEqual([4.25, 1.25]);
  clock.pause(true);
  now = 9000;
  expect(clock.seconds).toBe(4.25);
  clock.pause(false);
  clock.changeSpeed(-99);
  clock.goTo(99);
  expect([clock.seconds, clock.hasEnded, clock.speed]).toEqual([10, true, 0.25]);
});

test('the last line has exactly the width of the terminal', () => {
  const status = { seconds: 65, length: 3725, isPaused: false, speed: 2, isMuted: true, isLooping: true };
  expect(statusLine(status, 50, true)).toBe(' ▶ 1:05 / 1:02:05 ───────────────── 2x muted loop ');
  for (const cols of [1, 8, 20, 33, 200]) expect(statusLine(status, cols, false).length).toBe(cols);
});

describe('pixels', () => {
  const rgb = Uint8Array.from([255, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 255]);

  test('as sixels have a size, a palette and runs', () => {
    const text = encodeSixel(rgb, 2, 2);
    expect(text.startsWith('\x1bP0;1;0q"1;1;2;2#0;2;0;0;0')).toBe(true);
    // Red is the first row, blue the second.
    expect(text.endsWith('#180@@$#5AA-\x1b\\')).toBe(true);
  });

  test('are sent by what the terminal answers', () => {
    expect(chooseGraphics({ hasKitty: true, attributes: [62, 4] }, {})).toBe('kitty');
    expect(chooseGraphics({}, { TERM_PROGRAM: 'WezTerm' })).toBe('iterm');
    expect(chooseGraphics({ attributes: [62, 4] }, {})).toBe('sixel');
    expect(chooseGraphics({ attributes: [4, 22] }, {})).toBe(null);
    const grid = { cols: 4, rows: 2 };
    const kitty = encodeGraphics('kitty', { rgb, width: 2, height: 2 }, grid);
    expect(kitty.slice(0, kitty.indexOf(';'))).toBe('\x1b_Ga=T,f=24,o=z,i=1,p=1,q=2,C=1,s=2,v=2,c=4,r=2,m=0');
    const data = Buffer.from(kitty.slice(kitty.indexOf(';') + 1, -2), 'base64');
    expect([...inflateSync(data)]).toEqual([...rgb]);
    const iterm = encodeGraphics('iterm', { rgb, width: 2, height: 2 }, grid);
    expect(iterm.startsWith('\x1b]1337;File=inline=1;width=4;height=2;size=')).toBe(true);
    expect(iterm.endsWith('\x07')).toBe(true);
  });
});
