// Existing files that no render wrote are replaced only with the user's consent, as in ffmpeg.

import { createInterface } from 'node:readline/promises';
import type { RenderOptions } from '../contract/render.ts';
import { outputForeign } from '../engine/errors/render-errors.ts';
import { friendlyPath } from './terminal.ts';

/** Asks on a terminal, if `mayAsk`. Throws `input-output` where there is none, or the answer is not yes. */
export async function confirmOverwrite(options: RenderOptions, mayAsk: boolean, signal: AbortSignal): Promise<void> {
  const { foreignOutputs } = await import('../engine/render/plan/foreign-outputs.ts');
  for (const file of await foreignOutputs(options)) {
    const isTerminal = process.stdin.isTTY && process.stderr.isTTY;
    if (!mayAsk || !isTerminal || !(await confirm(`Replace ${friendlyPath(file)}?`, signal))) throw outputForeign(file);
  }
}

async function confirm(question: string, signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } finally {
    terminal.close();
  }
}
