// Registers every command of the manifest. The type demands a handler for each, so none is declared and forgotten.

import * as vscode from 'vscode';
import type { CommandName } from '../manifest/commands.ts';
import { failureText } from '../shared/failure.ts';

export type CommandHandlers = Record<CommandName, (...args: any[]) => unknown>;

/** Commands that only lenses and panels call: not in the manifest, so not in the palette. */
export type InnerHandlers = Record<'glyphreel.renderPlace', (...args: any[]) => unknown>;

export function registerCommands(
  handlers: CommandHandlers & InnerHandlers,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const registrations = Object.entries(handlers).map(([name, handle]) =>
    vscode.commands.registerCommand(name, async (...args: unknown[]) => {
      try {
        return await handle(...args);
      } catch (error) {
        log.error(`${name}: ${(error as Error).stack ?? String(error)}`);
        void vscode.window.showErrorMessage(failureText(error));
        return undefined;
      }
    }),
  );
  return vscode.Disposable.from(...registrations);
}
