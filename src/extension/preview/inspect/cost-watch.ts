// Has the engine measure where the time of a panel's frames goes while the panel or the setting wants it, and passes on what it says.

import type * as vscode from 'vscode';
import { onSettingChange, setting } from '../../shared/settings-reader.ts';
import type { PanelContext } from '../panel-context.ts';
import type { ShownScene } from '../shown-scene.ts';

export class CostWatch implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #disposables: vscode.Disposable[];
  #isOpenInPanel = false;
  #asked = '';

  constructor(context: PanelContext, scene: ShownScene) {
    this.#context = context;
    const { engine, costs } = context.parts;
    this.#disposables = [
      engine.on('costs', ({ session, costs: found }) => {
        if (session !== context.session) return;
        costs.note(context.uri.toString(), found);
        void context.post({ type: 'costs', costs: found });
      }),
      scene.onDidChange(() => this.#ask(true)),
      onSettingChange(['preview.costs'], () => this.#ask(false)),
    ];
  }

  /** The panel shows the figures. */
  set isOpenInPanel(isOpen: boolean) {
    this.#isOpenInPanel = isOpen;
    this.#ask(false);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** `isNew`: another plan is shown, of which nothing is known. */
  #ask(isNew: boolean): void {
    const isWanted = this.#isOpenInPanel || setting('preview.costs');
    if (!isWanted && (isNew || this.#asked !== 'on')) return;
    if (isWanted && !isNew && this.#asked === 'on') return;
    this.#asked = isWanted ? 'on' : 'off';
    const { parts, session } = this.#context;
    parts.engine.request('previewMeasure', { session, isWanted }).catch(() => undefined);
  }
}
