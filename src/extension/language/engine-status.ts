// The language status of reels: the engine, how long its last preview frame took, and which quality renders have.

import * as vscode from 'vscode';
import type { EngineState } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { onSettingChange, setting } from '../shared/settings-reader.ts';

const STATES: Record<EngineState, string> = {
  starting: vscode.l10n.t('engine starting'),
  ready: vscode.l10n.t('engine ready'),
  restarting: vscode.l10n.t('engine restarting'),
  failed: vscode.l10n.t('engine stopped'),
};

export class EngineStatus implements vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #item = vscode.languages.createLanguageStatusItem('engine', { language: 'reel' });
  readonly #disposables: vscode.Disposable[];
  #shownAt = 0;

  constructor(engine: EngineClient) {
    this.#engine = engine;
    this.#item.name = 'Glyphreel';
    this.#item.command = { title: vscode.l10n.t('Check System'), command: 'glyphreel.doctor' };
    this.#disposables = [
      this.#item,
      engine.onDidChangeState(() => this.#show()),
      engine.onDidDraw(() => this.#showSometimes()),
      onSettingChange(['render.quality'], () => this.#show()),
    ];
    this.#show();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Not with every frame: a figure that changes faster cannot be read. */
  #showSometimes(): void {
    if (Date.now() - this.#shownAt > 1000) this.#show();
  }

  #show(): void {
    this.#shownAt = Date.now();
    const { state, drawMs } = this.#engine;
    this.#item.text = `Glyphreel: ${STATES[state]}`;
    const quality = vscode.l10n.t('renders in quality {0}', setting('render.quality'));
    const frame = drawMs === null ? [] : [vscode.l10n.t('{0} ms a preview frame', drawMs.toFixed(1))];
    this.#item.detail = [quality, ...frame].join(', ');
    this.#item.severity =
      state === 'failed' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    this.#item.busy = state === 'starting' || state === 'restarting';
  }
}
