// Entry of the process that runs one tool for the extension: a call as JSON on standard input; progress and the result as lines of JSON
// on standard output.

import { text } from 'node:stream/consumers';
import { interruptible } from '../interrupt.ts';
import { runTool } from './run-tool.ts';
import { errorResult } from './tool-result.ts';
import type { ToolLine } from '../../contract/tool-call.ts';

const write = (line: ToolLine): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

await interruptible(async (signal) => {
  let call: unknown;
  try {
    call = JSON.parse(await text(process.stdin));
  } catch {
    write({ type: 'result', result: errorResult('Expected the call of a tool as JSON on standard input.') });
    return;
  }
  const { name, input } = { name: '', input: {}, ...(call as object) };
  const onProgress = (done: number, all: number, message: string): void =>
    write({ type: 'progress', done, all, message });
  write({ type: 'result', result: await runTool(name, input, { signal, onProgress }) });
});
