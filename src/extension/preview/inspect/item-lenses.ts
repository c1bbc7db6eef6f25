// Hide and Solo as lenses above the items of the scene that a preview shows, while the setting asks for them. They change the preview
// alone, never the text.

import * as vscode from 'vscode';
import { itemLabel } from '../../../contract/item-name.ts';
import { ownScene } from '../../../contract/own-scene.ts';
import { siteOf } from '../../../contract/site-of.ts';
import type { PlanStore } from '../../language/plan-store.ts';
import { onSettingChange, setting } from '../../shared/settings-reader.ts';
import { toRange } from '../../shared/to-vscode.ts';
import type { Previews } from '../previews.ts';

export class ItemLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #plans: PlanStore;
  readonly #previews: Previews;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changes.event;
  readonly #disposables: vscode.Disposable[];

  constructor(plans: PlanStore, previews: Previews) {
    this.#plans = plans;
    this.#previews = previews;
    this.#disposables = [
      this.#changes,
      plans.onDidChange(() => this.#changes.fire()),
      previews.onDidChangeHidden(() => this.#changes.fire()),
      onSettingChange(['itemLenses'], () => this.#changes.fire()),
      vscode.languages.registerCodeLensProvider({ language: 'reel' }, this),
    ];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const preview = this.#previews.get(document.uri);
    const held = this.#plans.get(document.uri);
    if (!setting('itemLenses') || !preview?.shown || !held) return [];
    const scene = ownScene(held.plan, preview.shown.scene);
    const hidden = new Set(preview.hidden);
    return (scene?.items ?? []).flatMap((item) => {
      const site = siteOf(item);
      const others = scene!.items.map(siteOf).filter((each) => each !== site);
      const isAlone = others.length > 0 && !hidden.has(site) && others.every((each) => hidden.has(each));
      const name = itemLabel(item);
      const lens = (title: string, tooltip: string, sites: number[]) => {
        const { start } = toRange(item.range);
        const command = { title, tooltip, command: 'glyphreel.hideItems', arguments: [document.uri, sites] };
        return new vscode.CodeLens(new vscode.Range(start, start), command);
      };
      const rest = [...hidden].filter((each) => each !== site);
      return [
        hidden.has(site)
          ? lens(vscode.l10n.t('Show'), vscode.l10n.t('Show {0} in the preview again', name), rest)
          : lens(vscode.l10n.t('Hide'), vscode.l10n.t('Leave {0} out of the preview; the text stays as it is', name), [
              ...hidden,
              site,
            ]),
        isAlone
          ? lens(vscode.l10n.t('Show All'), vscode.l10n.t('Show the other items in the preview again'), [])
          : lens(
              vscode.l10n.t('Solo'),
              vscode.l10n.t('Show only {0} in the preview; the text stays as it is', name),
              others,
            ),
      ];
    });
  }
}
