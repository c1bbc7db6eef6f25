// Where the time of preview frames goes, as measured last: by reel and scene, for hints and diagnostics.

import * as vscode from 'vscode';
import type { FrameCosts } from '../../contract/frame-costs.ts';

export class CostStore implements vscode.Disposable {
  readonly #costs = new Map<string, Map<string, FrameCosts>>();
  readonly #changes = new vscode.EventEmitter<string>();
  /** Fires with the URI of a reel. */
  readonly onDidChange = this.#changes.event;

  note(uri: string, costs: FrameCosts): void {
    const scenes = this.#costs.get(uri) ?? new Map<string, FrameCosts>();
    scenes.set(costs.scene, costs);
    this.#costs.set(uri, scenes);
    this.#changes.fire(uri);
  }

  of(uri: string): readonly FrameCosts[] {
    return [...(this.#costs.get(uri)?.values() ?? [])];
  }

  forget(uri: string): void {
    if (this.#costs.delete(uri)) this.#changes.fire(uri);
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
