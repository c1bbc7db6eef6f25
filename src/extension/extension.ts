// The extension's two ends. Activation only makes objects and registers them; processes start with the first reel.

import * as vscode from 'vscode';
import { newFromExample } from './commands/example-command.ts';
import {
  cancelRender,
  openReport,
  openVideo,
  removeRender,
  retryRender,
  revealVideo,
  showReport,
} from './commands/list-commands.ts';
import { clearCache, restartEngine } from './commands/machine-commands.ts';
import { registerCommands } from './commands/register-commands.ts';
import { estimate, renderPlace, renderReel, renderScene, renderSegment } from './commands/render-commands.ts';
import { saveFrame } from './commands/still-command.ts';
import { targetDocument } from './commands/target-document.ts';
import type { ScenePlace } from './language/scene-at.ts';
import { sceneAt } from './language/scene-at.ts';
import { createServices } from './services.ts';
import type { Services } from './services.ts';

export function activate(context: vscode.ExtensionContext): void {
  const began = performance.now();
  const services = createServices(context);
  const { log, queue, engine, doctor } = services;
  context.subscriptions.push(
    registerCommands(
      {
        'glyphreel.openPreview': (uri?: unknown, place?: ScenePlace) => openPreview(services, uri, place),
        'glyphreel.renderScene': (uri?: unknown) => renderScene(services, uri),
        'glyphreel.renderReel': (uri?: unknown) => renderReel(services, uri),
        'glyphreel.renderSegment': () => renderSegment(services),
        'glyphreel.renderPlace': (uri: unknown, place: ScenePlace) => renderPlace(services, uri, place),
        'glyphreel.saveFrame': (uri?: unknown, place?: ScenePlace) => saveFrame(services, uri, place),
        'glyphreel.estimate': (uri?: unknown) => estimate(services, uri),
        'glyphreel.showReport': () => showReport(services),
        'glyphreel.cancelRender': (item?: unknown) => cancelRender(services, item),
        'glyphreel.showRenders': () => vscode.commands.executeCommand('glyphreel.renders.focus'),
        'glyphreel.newFromExample': () => newFromExample(services),
        'glyphreel.clearCache': () => clearCache(services),
        'glyphreel.restartEngine': () => restartEngine(services),
        'glyphreel.showLog': () => log.show(),
        'glyphreel.doctor': () => doctor.show(services),
        'glyphreel.togglePlay': () => togglePlay(services),
        'glyphreel.retryRender': (item: unknown) => retryRender(services, item),
        'glyphreel.openVideo': (item: unknown) => openVideo(services, item),
        'glyphreel.revealVideo': (item: unknown) => revealVideo(services, item),
        'glyphreel.openReport': (item: unknown) => openReport(services, item),
        'glyphreel.removeRender': (item: unknown) => removeRender(services, item),
        'glyphreel.clearRenders': () => queue.clearEnded(),
      },
      log,
    ),
    startWithFirstReel(services),
  );
  void vscode.commands.executeCommand('setContext', 'glyphreel.active', true);
  log.info(`Activated in ${(performance.now() - began).toFixed(1)} ms`);
  context.subscriptions.push(engine.onDidChangeState((state) => log.debug(`Engine is ${state}`)));
}

/** Subscriptions end both processes; the language client's farewell may take a moment, so it is waited for elsewhere. */
export function deactivate(): void {}

/** The language server starts when a reel is open, now or later. */
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

async function openPreview(services: Services, given: unknown, place?: ScenePlace): Promise<void> {
  const document = await targetDocument(given, services.previews);
  if (!document) return;
  const editor = vscode.window.visibleTextEditors.find((e) => e.document === document);
  const held = services.plans.get(document.uri);
  services.previews.open(
    document.uri,
    place ?? (editor && held ? sceneAt(held, editor.selection.active, null) : null) ?? undefined,
  );
}

async function togglePlay({ previews }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  (previews.active ?? (editor && previews.get(editor.document.uri)))?.control('toggle');
}
