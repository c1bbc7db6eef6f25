// Sends the curves of `audio.*` of what a panel shows, while it shows meters.

import * as vscode from 'vscode';
import { audioFeatures } from '../../catalog/variables.ts';
import type { SoundFeature } from '../../contract/webview-sound.ts';
import { failureText } from '../shared/failure.ts';
import { newestOnly } from '../shared/newest-only.ts';
import type { PanelContext } from './panel-context.ts';
import type { ShownScene } from './shown-scene.ts';

const FEATURES: SoundFeature[] = audioFeatures.map(({ name, doc, range }) => ({ name, doc, range: range ?? null }));

export class SoundFeed implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #scene: ShownScene;
  readonly #follow: vscode.Disposable;
  #isWanted = false;

  constructor(context: PanelContext, scene: ShownScene) {
    this.#context = context;
    this.#scene = scene;
    this.#follow = scene.onDidChange(() => this.refresh());
  }

  /** The panel shows meters. */
  set isWanted(isWanted: boolean) {
    this.#isWanted = isWanted;
    this.refresh();
  }

  refresh(): void {
    if (this.#isWanted) void this.#ask();
  }

  dispose(): void {
    this.#follow.dispose();
  }

  readonly #ask = newestOnly<void>(async () => {
    const { shown } = this.#scene;
    if (!shown || !this.#isWanted) return;
    const { plan, scene, segment } = shown;
    const view = { scene, ...(segment === null ? {} : { segment }) };
    try {
      const curves = await this.#context.parts.engine.request('soundCurves', { plan, view });
      // The plain memory of the message, which the workbench serialises.
      const own = { ...curves, values: new Float32Array(curves.values) };
      const problem = plan.audio
        ? null
        : vscode.l10n.t('The reel has no audio: this is the steady beat that it follows.');
      await this.#context.post({ type: 'soundCurves', features: FEATURES, curves: own, problem });
    } catch (error) {
      await this.#context.post({ type: 'soundCurves', features: FEATURES, curves: null, problem: failureText(error) });
    }
  });
}
