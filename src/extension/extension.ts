// Entry points: activate and deactivate. Activation only creates and registers objects; processes start with the first reel.

import path from 'node:path';
import * as vscode from 'vscode';
import { registerTools } from './assistant/register-tools.ts';
import { registerCommands } from './commands/register-commands.ts';
import { offerResume } from './renders/offer-resume.ts';
import { registerTasks } from './tasks/task-provider.ts';
import { createServices } from './services.ts';
import type { Services } from './services.ts';

export function activate(context: vscode.ExtensionContext): void {
  const began = performance.now();
  const services = createServices(context);
  const { log, engine } = services;
  context.subscriptions.push(
    registerCommands(services),
    registerTools(path.join(context.extensionPath, 'dist', 'assistant.mjs')),
    registerTasks(path.join(context.extensionPath, 'dist', 'cli.mjs')),
    startWithFirstReel(services),
    engine.onDidChangeState((state) => log.debug(`Engine is ${state}`)),
    offerResume(services),
    vscode.workspace.onDidChangeConfiguration(
      (event) => event.affectsConfiguration('glyphreel') && log.debug('Settings have changed'),
    ),
  );
  void vscode.commands.executeCommand('setContext', 'glyphreel.active', true);
  log.info(`Activated in ${(performance.now() - began).toFixed(1)} ms`);
}

/** The processes are ended by disposables. */
export function deactivate(): void {}

/** Starts the language server once a reel is open. */
function startWithFirstReel({ language, log }: Services): vscode.Disposable {
  const start = () =>
    void language.start().catch((error: unknown) => log.error(`The language server did not start: ${String(error)}`));
  if (vscode.workspace.textDocuments.some(({ languageId }) => languageId === 'reel')) {
    start();
    return new vscode.Disposable(() => undefined);
  }
  const listener = vscode.workspace.onDidOpenTextDocument(({ languageId }) => {
    if (languageId !== 'reel') return;
    listener.dispose();
    start();
  });
  return listener;
}
