// A real terminal for tests: tmux, which shows what a program drew and types keys.

import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { ROOT } from '../run-cli.ts';

export const hasTmux = spawnSync('tmux', ['-V'], { stdio: 'ignore' }).status === 0;

const WAIT_MS = 40_000;

export interface TmuxSession {
  /** The lines on the screen, without the blanks at their end; with colours as escape sequences if `styled`. */
  screen(styled?: boolean): string;
  keys(...names: string[]): void;
  resize(cols: number, rows: number): void;
  /** Resolves with the screen when it is as wanted. */
  until(isWanted: (screen: string) => boolean, styled?: boolean): Promise<string>;
  /** A variable of tmux, such as `alternate_on`. */
  ask(name: string): string;
}

/** `command` runs in a shell; what it returned and the state of the terminal are printed after it. */
export function openTmux(cols: number, rows: number, command: string, env: Record<string, string> = {}): TmuxSession {
  const socket = `glyphreel-test-${randomBytes(6).toString('hex')}`;
  const tmux = (...args: string[]): string =>
    execFileSync('tmux', ['-L', socket, ...args], { encoding: 'utf8', cwd: ROOT });
  const variables = Object.entries({ LANG: 'C.UTF-8', ...env }).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  const shell = `${command}; echo "LEFT $?"; stty -a | grep -o -- '-\\?\\bicanon\\|-\\?\\becho\\b'; exec cat`;
  const size = ['-x', String(cols), '-y', String(rows)];
  tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'test', ...size, ...variables, shell);
  onTestFinished(() => void spawnSync('tmux', ['-L', socket, 'kill-server'], { stdio: 'ignore' }));
  const session: TmuxSession = {
    screen: (styled = false) => tmux('capture-pane', '-p', '-t', 'test', ...(styled ? ['-e', '-N'] : [])),
    keys: (...names) => void tmux('send-keys', '-t', 'test', ...names),
    resize: (x, y) => void tmux('resize-window', '-t', 'test', '-x', String(x), '-y', String(y)),
    ask: (name) => tmux('display-message', '-p', '-t', 'test', `#{${name}}`).trim(),
    async until(isWanted, styled) {
      const end = performance.now() + WAIT_MS;
      for (;;) {
        const screen = session.screen(styled);
        if (isWanted(screen)) return screen;
        if (performance.now() > end) throw new Error(`The terminal shows something else:\n${screen}`);
        await sleep(50);
      }
    },
  };
  return session;
}
