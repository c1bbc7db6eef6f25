// Registers every command. A handler's file is loaded when its command first runs; what a handler throws is shown.

import * as vscode from 'vscode';
import { COMMANDS } from '../manifest/commands.ts';
import type { CommandSpec } from '../manifest/commands.ts';
import { commandFailed } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';

export function registerCommands(services: Services): vscode.Disposable {
  const registrations = Object.entries<CommandSpec>(COMMANDS).map(([name, { load }]) =>
    vscode.commands.registerCommand(name, async (...args: unknown[]) => {
      try {
        const { run } = await load();
        return await run(services, ...args);
      } catch (error) {
        services.log.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        void showNotice(commandFailed(error));
        return undefined;
      }
    }),
  );
  return vscode.Disposable.from(...registrations);
}
