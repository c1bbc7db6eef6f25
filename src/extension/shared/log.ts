// The extension's log: an output channel, and also the file that GLYPHREEL_LOG_FILE names, for tests and for reports from
// machines where the editor's own log files cannot be reached.

import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error'] as const;

export function createLog(): vscode.LogOutputChannel {
  const channel = vscode.window.createOutputChannel('Glyphreel', { log: true });
  const file = process.env.GLYPHREEL_LOG_FILE;
  if (!file) return channel;
  for (const level of LEVELS) {
    const write = channel[level].bind(channel) as (message: string, ...more: unknown[]) => void;
    channel[level] = (message: string | Error, ...more: unknown[]) => {
      appendFileSync(
        file,
        `${new Date().toISOString()} [${level}] ${message instanceof Error ? (message.stack ?? message.message) : message}\n`,
      );
      write(String(message), ...more);
    };
  }
  return channel;
}
