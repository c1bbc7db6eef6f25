// Runs a tool of an assistant in a process of its own, which a cancelled request ends.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type * as vscode from 'vscode';
import type { ToolLine, ToolResult } from '../../contract/tool-call.ts';

/** `module`: the bundle of src/cli/assistant/main.ts. Resolves with null where the call was cancelled. */
export function callTool(
  module: string,
  name: string,
  input: object,
  token: vscode.CancellationToken,
): Promise<ToolResult | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [module], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let result: ToolResult | null = null;
    let trouble = '';
    const cancelled = token.onCancellationRequested(() => child.kill());
    child.stderr.on('data', (chunk: Buffer) => (trouble = `${trouble}${chunk.toString()}`.slice(-2000)));
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      const message = JSON.parse(line) as ToolLine;
      if (message.type === 'result') result = message.result;
    });
    child.once('error', (error) => {
      cancelled.dispose();
      reject(error);
    });
    // `close` comes after the last line has been read from the pipe.
    child.once('close', (code) => {
      cancelled.dispose();
      if (token.isCancellationRequested) resolve(null);
      else if (result) resolve(result);
      else reject(new Error(`The tool ended with exit code ${code}: ${trouble.trim() || 'it wrote nothing'}`));
    });
    // A process that ended early reports it by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify({ name, input }));
  });
}
