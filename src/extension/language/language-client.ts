// The client of the language server's protocol. It is half of what the extension consists of, so it is loaded with the first reel.

import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { setting } from '../shared/settings-reader.ts';
import { WATCHED_FILES } from '../watch/watched-files.ts';

export interface ClientParts {
  /** The server's program. */
  module: string;
  log: vscode.LogOutputChannel;
  /** The server has ended: null once it may start again, or why it may not. */
  afterClose(): Promise<string | null>;
  /** It runs again. */
  onRestart(): void;
}

export function createClient({ module, log, afterClose, onRestart }: ClientParts): LanguageClient {
  const run = { module, transport: TransportKind.ipc };
  const client = new LanguageClient(
    'glyphreel',
    'Glyphreel language server',
    { run, debug: run },
    {
      documentSelector: [{ language: 'reel' }],
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: { trusted: vscode.workspace.isTrusted, allowedPaths: setting('allowedPaths') },
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher(WATCHED_FILES) },
      // Links in hovers may open the documentation.
      markdown: { isTrusted: { enabledCommands: ['glyphreel.openDocumentation'] } },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        async closed() {
          const message = await afterClose();
          if (message === null) return { action: CloseAction.Restart, handled: true };
          return { action: CloseAction.DoNotRestart, message };
        },
      },
    },
  );
  let wasRunning = false;
  client.onDidChangeState(({ newState }) => {
    if (newState !== State.Running) return;
    if (wasRunning) onRestart();
    wasRunning = true;
  });
  return client;
}
