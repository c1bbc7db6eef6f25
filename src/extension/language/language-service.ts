// The language server's client: started with the first reel, restarted with back-off when it dies. Plans arrive through it, and
// facts from the engine are sent through it.

import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
} from 'vscode-languageclient/node';
import { FACTS_NOTIFICATION, MATERIAL_REQUEST, PLAN_NOTIFICATION } from '../../contract/protocol.ts';
import type { FactsNotification, MaterialAnswer, MaterialParams, PlanNotification } from '../../contract/protocol.ts';
import { BackOff } from '../shared/back-off.ts';
import { SERVER_KEEPS_CRASHING } from '../notices/notices.ts';
import { setting } from '../shared/settings-reader.ts';
import { WATCHED_FILES } from '../watch/watched-files.ts';
import type { PlanStore } from './plan-store.ts';

const TOO_MANY_FAILURES = 6;

export class LanguageService implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #log: vscode.LogOutputChannel;
  readonly #backOff = new BackOff();
  readonly #starts = new vscode.EventEmitter<void>();
  readonly onDidStart = this.#starts.event;
  #started: Promise<void> | null = null;

  constructor(module: string, plans: PlanStore, log: vscode.LogOutputChannel) {
    this.#log = log;
    const run = { module, transport: TransportKind.ipc };
    this.#client = new LanguageClient(
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
          closed: () => this.#afterClose(),
        },
      },
    );
    this.#client.onNotification(PLAN_NOTIFICATION, (plan: PlanNotification) => plans.set(plan));
  }

  start(): Promise<void> {
    this.#backOff.started(Date.now());
    this.#started ??= this.#client.start().then(() => {
      this.#starts.fire();
      this.#client.onDidChangeState(({ newState }) => {
        if (newState === 2 /* running again */) this.#starts.fire();
      });
    });
    return this.#started;
  }

  /** Answers the server's question about a file of a `media` statement. */
  onMaterial(answer: (params: MaterialParams) => Promise<MaterialAnswer | null>): vscode.Disposable {
    return this.#client.onRequest(MATERIAL_REQUEST, answer);
  }

  /** Sends facts from the engine; the server recompiles with them. */
  async sendFacts(facts: FactsNotification): Promise<void> {
    await this.#started;
    if (this.#client.isRunning()) await this.#client.sendNotification(FACTS_NOTIFICATION, facts);
  }

  /** Null while the server does not run. */
  async ask<P, R>(method: string, params: P): Promise<R | null> {
    await this.#started;
    return this.#client.isRunning() ? this.#client.sendRequest<R | null>(method, params) : null;
  }

  async #afterClose() {
    const wait = this.#backOff.died(Date.now());
    if (this.#backOff.failures > TOO_MANY_FAILURES)
      return { action: CloseAction.DoNotRestart, message: SERVER_KEEPS_CRASHING };
    this.#log.warn(`The language server ended and restarts in ${wait} ms`);
    if (this.#backOff.failures === 1)
      vscode.window.setStatusBarMessage(
        vscode.l10n.t('$(sync) Glyphreel: the language server crashed and is restarting'),
        6000,
      );
    await new Promise((resolve) => setTimeout(resolve, wait));
    this.#backOff.started(Date.now());
    return { action: CloseAction.Restart, handled: true };
  }

  async dispose(): Promise<void> {
    this.#starts.dispose();
    await this.#client.dispose().catch(() => undefined);
  }
}
