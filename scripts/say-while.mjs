// Says every few seconds that a long step still runs, and how far it is: a terminal that shows nothing looks broken. Plain JavaScript for
// Node 20, since it runs before packages are installed.

import { spawn } from 'node:child_process';

const EVERY_MS = 4000;

/**
 * Resolves as `work` does.
 * @template T
 * @param {string} what such as `Installing packages`
 * @param {Promise<T>} work
 * @param {() => string} progress what is done by now, if anything is known
 * @returns {Promise<T>}
 */
export async function sayWhile(what, work, progress = () => '') {
  const began = Date.now();
  const timer = setInterval(() => {
    const done = progress();
    console.error(`  ${what}: ${Math.round((Date.now() - began) / 1000)} s${done && `, ${done}`}`);
  }, EVERY_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** Runs a program to its end, its output on stderr; resolves to its exit code, or what else ended it. */
export function runToEnd(executable, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(executable, args, { stdio: ['ignore', 2, 2], ...options });
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}
