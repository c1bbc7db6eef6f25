// Code lenses above the header, scenes and timeline entries: preview, render, still, estimate.

import * as vscode from 'vscode';
import type { Range } from '../contract/diagnostics.ts';
import { lensPlaces } from './language/lens-places.ts';
import type { PlanStore } from './language/plan-store.ts';
import { onSettingChange, setting } from './shared/settings-reader.ts';
import { toRange } from './shared/to-vscode.ts';

export class ReelLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #plans: PlanStore;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  readonly onDidChangeCodeLenses = this.#changes.event;

  constructor(plans: PlanStore) {
    this.#plans = plans;
    this.#disposables = [
      this.#changes,
      plans.onDidChange(() => this.#changes.fire()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changes.fire()),
      onSettingChange(['lenses'], () => this.#changes.fire()),
      vscode.languages.registerCodeLensProvider({ language: 'reel' }, this),
    ];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!setting('lenses')) return [];
    const held = this.#plans.get(document.uri);
    if (!held || held.plan.scenes.length + held.brokenPlaces.length === 0) return [];
    const { uri } = document;
    const canRender = vscode.workspace.isTrusted;
    const lenses: vscode.CodeLens[] = [];
    const add = (range: Range, title: string, command: string, tooltip: string, ...args: unknown[]) =>
      lenses.push(new vscode.CodeLens(firstLine(range), { title, command, tooltip, arguments: [uri, ...args] }));

    const { plan } = held;
    const header = plan.headerRange ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    if (canRender) {
      add(
        header,
        vscode.l10n.t('Render reel'),
        'glyphreel.renderReel',
        vscode.l10n.t('Render the whole reel in the background'),
      );
      add(
        header,
        vscode.l10n.t('Export…'),
        'glyphreel.export',
        vscode.l10n.t('Export the whole reel in other formats'),
      );
      add(
        header,
        vscode.l10n.t('Estimate'),
        'glyphreel.estimate',
        vscode.l10n.t('Draw and encode a few frames to estimate how long a render takes'),
      );
    }
    const addPlace = (range: Range, scene: string, segment: number | null) => {
      const place = { scene, segment };
      add(
        range,
        vscode.l10n.t('▶ Preview'),
        'glyphreel.openPreview',
        vscode.l10n.t('Play {0} beside the editor', scene),
        place,
      );
      if (canRender) {
        add(
          range,
          segment === null ? vscode.l10n.t('Render this scene') : vscode.l10n.t('Render this segment'),
          'glyphreel.renderPlace',
          vscode.l10n.t('Render {0} in the background', scene),
          place,
        );
        add(
          range,
          vscode.l10n.t('Export…'),
          'glyphreel.export',
          vscode.l10n.t('Export {0} in other formats', scene),
          place,
        );
      }
      add(
        range,
        vscode.l10n.t('Still'),
        'glyphreel.saveFrame',
        vscode.l10n.t('Save a frame of {0} as PNG', scene),
        place,
      );
    };
    for (const { range, scene, segment } of lensPlaces(held)) addPlace(range, scene, segment);
    return lenses;
  }
}

/** VS Code places a lens above the first line of its range. */
const firstLine = (range: Range) => {
  const { start } = toRange(range);
  return new vscode.Range(start, start);
};
