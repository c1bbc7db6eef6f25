// Helpers for processes: run one, list its descendants, wait for a condition.

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { patience } from './patience.mjs';

/** Resolves with the output when the process succeeds, else rejects with the end of it. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let words = '';
    const keep = (chunk) => (words = (words + chunk).slice(-4000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(words) : reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${words}`)),
    );
  });
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Polls until `probe` returns something truthy, and resolves to it. */
export async function until(what, probe, timeoutMs = 15_000, everyMs = 60) {
  const limit = patience(timeoutMs);
  const end = Date.now() + limit;
  let last;
  for (;;) {
    try {
      const value = await probe();
      if (value) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end)
      throw new Error(`waited ${limit} ms for ${what}${last ? `: ${last.message.split('\n')[0]}` : ''}`);
    await sleep(everyMs);
  }
}

/** All processes of the machine: `{ pid, parent, command }`. Linux only. */
export function processes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }];
      } catch {
        return []; // It has ended.
      }
    });
}

/** The descendants of a process whose command line matches. */
export function descendants(root, pattern = /./) {
  const all = processes();
  const found = [];
  const visit = (pid) => {
    for (const each of all)
      if (each.parent === pid) {
        found.push(each);
        visit(each.pid);
      }
  };
  visit(root);
  return found.filter(({ command }) => pattern.test(command));
}
