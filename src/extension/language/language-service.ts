// The language server's client: started with the first reel, restarted with back-off when it dies. Plans arrive through it, and
// facts from the engine are sent through it.

import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { FACTS_NOTIFICATION, MATERIAL_REQUEST, PLAN_NOTIFICATION } from '../../contract/protocol.ts';
import type { FactsNotification, MaterialAnswer, MaterialParams, PlanNotification } from '../../contract/protocol.ts';
import { BackOff } from '../shared/back-off.ts';
import { SERVER_KEEPS_CRASHING } from '../notices/notices.ts';
import type { PlanStore } from './plan-store.ts';

const TOO_MANY_FAILURES = 6;

type AnswerMaterial = (params: MaterialParams) => Promise<MaterialAnswer | null>;

export class LanguageService implements vscode.Disposable {
  readonly #module: string;
  readonly #plans: PlanStore;
  readonly #log: vscode.LogOutputChannel;
  readonly #backOff = new BackOff();
  readonly #starts = new vscode.EventEmitter<void>();
  readonly onDidStart = this.#starts.event;
  #client: LanguageClient | null = null;
  #started: Promise<void> | null = null;
  #isDisposed = false;
  #answerMaterial: AnswerMaterial = () => Promise.resolve(null);

  /** `module`: the server's program. */
  constructor(module: string, plans: PlanStore, log: vscode.LogOutputChannel) {
    this.#module = module;
    this.#plans = plans;
    this.#log = log;
  }

  start(): Promise<void> {
    return (this.#started ??= this.#start());
  }

  async #start(): Promise<void> {
    const { createClient } = await import('./language-client.ts');
    if (this.#isDisposed) return;
    const client = createClient({
      module: this.#module,
      log: this.#log,
      afterClose: () => this.#afterClose(),
      onRestart: () => this.#starts.fire(),
    });
    this.#client = client;
    client.onNotification(PLAN_NOTIFICATION, (plan: PlanNotification) => this.#plans.set(plan));
    client.onRequest(MATERIAL_REQUEST, (params: MaterialParams) => this.#answerMaterial(params));
    this.#backOff.started(Date.now());
    await client.start();
    this.#starts.fire();
  }

  /** Answers the server's questions about the files of `media` statements. */
  onMaterial(answer: AnswerMaterial): vscode.Disposable {
    this.#answerMaterial = answer;
    return new vscode.Disposable(() => (this.#answerMaterial = () => Promise.resolve(null)));
  }

  /** Sends facts from the engine; the server recompiles with them. */
  async sendFacts(facts: FactsNotification): Promise<void> {
    await this.#started;
    if (this.#client?.isRunning()) await this.#client.sendNotification(FACTS_NOTIFICATION, facts);
  }

  /** Null while the server does not run. */
  async ask<P, R>(method: string, params: P): Promise<R | null> {
    await this.#started;
    return this.#client?.isRunning() ? this.#client.sendRequest<R | null>(method, params) : null;
  }

  /** Null once it may start again, or why it may not. */
  async #afterClose(): Promise<string | null> {
    const wait = this.#backOff.died(Date.now());
    if (this.#backOff.failures > TOO_MANY_FAILURES) return SERVER_KEEPS_CRASHING;
    this.#log.warn(`The language server ended and restarts in ${wait} ms`);
    if (this.#backOff.failures === 1)
      vscode.window.setStatusBarMessage(
        vscode.l10n.t('$(sync) Glyphreel: the language server crashed and is restarting'),
        6000,
      );
    await new Promise((resolve) => setTimeout(resolve, wait));
    this.#backOff.started(Date.now());
    return null;
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#starts.dispose();
    await this.#client?.dispose().catch(() => undefined);
  }
}
