// Milliseconds of items and shaders as inlay hints beside them, while the setting asks for them and a preview measures.

import * as vscode from 'vscode';
import type { CostPart, FrameCosts } from '../../contract/frame-costs.ts';
import type { PlanScene } from '../../contract/plan.ts';
import { flatItems } from '../../contract/flat-items.ts';
import { ownScene } from '../../contract/own-scene.ts';
import { siteOf } from '../../contract/site-of.ts';
import type { PlanStore } from '../language/plan-store.ts';
import { onSettingChange, setting } from '../shared/settings-reader.ts';
import type { CostStore } from './cost-store.ts';

export class CostHints implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #costs: CostStore;
  readonly #plans: PlanStore;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly onDidChangeInlayHints = this.#changes.event;
  readonly #disposables: vscode.Disposable[];

  constructor(costs: CostStore, plans: PlanStore) {
    this.#costs = costs;
    this.#plans = plans;
    this.#disposables = [
      this.#changes,
      costs.onDidChange(() => this.#changes.fire()),
      plans.onDidChange(() => this.#changes.fire()),
      onSettingChange(['preview.costs'], () => this.#changes.fire()),
      vscode.languages.registerInlayHintsProvider({ language: 'reel' }, this),
    ];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  provideInlayHints(document: vscode.TextDocument, within: vscode.Range): vscode.InlayHint[] {
    const held = this.#plans.get(document.uri);
    if (!setting('preview.costs') || held?.version !== document.version) return [];
    return this.#costs
      .of(document.uri.toString())
      .flatMap((costs) => {
        const scene = ownScene(held.plan, costs.scene);
        return scene ? costs.parts.flatMap((part) => hint(part, costs, scene, document) ?? []) : [];
      })
      .filter(({ position }) => within.contains(position));
  }
}

/** Where the part is now, by its site; null where it is gone. */
function hint(
  { site, ms }: CostPart,
  costs: FrameCosts,
  scene: PlanScene,
  document: vscode.TextDocument,
): vscode.InlayHint | null {
  const item = flatItems(scene.items).find((each) => siteOf(each) === site);
  const effect = [...scene.shade, scene.feedback, scene.transition?.effect].find((each) => each?.site === site);
  const range = item?.range ?? effect?.range;
  if (!range) return null;
  // Behind the head of an item, and behind the call of an effect.
  const at = item ? headEnd(document.lineAt(range.start.line).text, range.start.character) : range.end.character;
  const line = item ? range.start.line : range.end.line;
  const found = new vscode.InlayHint(new vscode.Position(line, at), milliseconds(ms));
  found.paddingLeft = true;
  const share = Math.round((100 * ms) / Math.max(0.001, costs.totalMs));
  found.tooltip = vscode.l10n.t(
    '{0} % of a preview frame, which takes {1}. Mean of {2} frames.',
    share,
    milliseconds(costs.totalMs),
    costs.frames,
  );
  return found;
}

/** Where the first brace of an item is, or its line ends. */
function headEnd(line: string, from: number): number {
  const brace = line.indexOf('{', from);
  return brace < 0 ? line.length : line.slice(0, brace).trimEnd().length;
}

const milliseconds = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
