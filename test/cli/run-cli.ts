// Starts the command line as a person would: the built one, which starts three times as fast as its source.
// `npm run test:unit -- test/cli` builds it first.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const REELS = path.join(import.meta.dirname, 'fixtures');

export interface CliResult {
  code: number | null;
  out: string;
  err: string;
}
export interface CliRun {
  cwd?: string;
  env?: Record<string, string>;
  /** Called with everything printed so far. */ onOutput?: (
    out: string,
    err: string,
    kill: (signal: NodeJS.Signals) => void,
  ) => void;
}

/** A folder that goes away with the test file. */
export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function runCli(args: string[], run: CliRun = {}): Promise<CliResult> {
  return runNode([path.join(ROOT, 'bin', 'glyphreel.mjs'), ...args], run);
}

export function runNode(args: string[], { cwd = ROOT, env = {}, onOutput }: CliRun): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    const tell = () => onOutput?.(out, err, (signal) => child.kill(signal));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      tell();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      tell();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
