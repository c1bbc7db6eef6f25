// Hints on scenes whose preview does not keep its frame rate: what takes most of a frame, and what would help. They move with the scene,
// and disappear when it changes or keeps up.

import * as vscode from 'vscode';
import { slowScene } from '../../contract/diagnostics/scenes.ts';
import { diagnosticUrl } from '../../contract/documentation.ts';
import { partLabel, type FrameCosts } from '../../contract/frame-costs.ts';
import { sceneContent } from '../language/scene-content.ts';
import type { PlanStore } from '../language/plan-store.ts';
import { toRange } from '../shared/to-vscode.ts';
import type { CostStore } from './cost-store.ts';

interface Slow {
  costs: FrameCosts;
  /** Of the scene when it was measured. */
  content: string;
}

export class SlowScenes implements vscode.Disposable {
  readonly #plans: PlanStore;
  readonly #costs: CostStore;
  readonly #collection = vscode.languages.createDiagnosticCollection('glyphreel-speed');
  /** By reel, then by scene. */
  readonly #slow = new Map<string, Map<string, Slow>>();
  readonly #disposables: vscode.Disposable[];

  constructor(costs: CostStore, plans: PlanStore) {
    this.#plans = plans;
    this.#costs = costs;
    this.#disposables = [
      this.#collection,
      costs.onDidChange((uri) => this.#note(uri)),
      plans.onDidChange(({ uri }) => this.#place(uri)),
      plans.onDidClose((uri) => {
        this.#slow.delete(uri);
        this.#collection.delete(vscode.Uri.parse(uri));
        costs.forget(uri);
      }),
    ];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #note(uri: string): void {
    const held = this.#plans.get(vscode.Uri.parse(uri));
    const slow = this.#slow.get(uri) ?? new Map<string, Slow>();
    for (const costs of this.#costs.of(uri)) {
      const scene = held?.plan.scenes.find(({ name }) => name === costs.scene);
      if (costs.isLate && scene) slow.set(costs.scene, { costs, content: sceneContent(scene) });
      else if (costs.totalMs < costs.budgetMs) slow.delete(costs.scene);
    }
    this.#slow.set(uri, slow);
    this.#place(uri);
  }

  #place(uri: string): void {
    const slow = this.#slow.get(uri);
    const held = this.#plans.get(vscode.Uri.parse(uri));
    if (!slow || !held) return;
    const diagnostics: vscode.Diagnostic[] = [];
    for (const [name, { costs, content }] of slow) {
      const scene = held.plan.scenes.find((each) => each.name === name);
      if (!scene) {
        if (!held.brokenScenes.includes(name)) slow.delete(name);
      } else if (sceneContent(scene) !== content) slow.delete(name);
      else if (scene.file === undefined) {
        const [dearest] = costs.parts;
        const { code, message, help } = slowScene.scene({
          name,
          totalMs: costs.totalMs,
          budgetMs: costs.budgetMs,
          dearest: dearest ? { label: partLabel(dearest), kind: dearest.kind, ms: dearest.ms } : null,
        });
        const text = help ? `${message} ${help}` : message;
        const diagnostic = new vscode.Diagnostic(toRange(scene.nameRange), text, vscode.DiagnosticSeverity.Information);
        diagnostic.source = 'glyphreel preview';
        diagnostic.code = { value: code, target: vscode.Uri.parse(diagnosticUrl(code)) };
        diagnostics.push(diagnostic);
      }
    }
    this.#collection.set(vscode.Uri.parse(uri), diagnostics);
  }
}
