// The latest plan of each open reel, as sent by the language server. Lenses, previews and renders use it instead of the text.

import * as vscode from 'vscode';
import type { ScenePlan } from '../../contract/plan.ts';
import type { PlanNotification } from '../../contract/protocol.ts';

/** A reel that was just opened may have to wait for a server that is starting. */
const PATIENCE_MS = 20_000;

export class PlanStore implements vscode.Disposable {
  readonly #plans = new Map<string, PlanNotification>();
  /** By reel, then by scene: the latest plan in which the scene had no errors. */
  readonly #whole = new Map<string, Map<string, ScenePlan>>();
  readonly #changes = new vscode.EventEmitter<PlanNotification>();
  readonly #closes = new vscode.EventEmitter<string>();
  readonly onDidChange = this.#changes.event;
  readonly onDidClose = this.#closes.event;

  get(uri: vscode.Uri | string): PlanNotification | undefined {
    return this.#plans.get(typeof uri === 'string' ? uri : uri.toString());
  }

  /** The latest plan in which this scene had no errors; shown while it has some. */
  lastWhole(uri: vscode.Uri, scene: string): ScenePlan | undefined {
    return this.#whole.get(uri.toString())?.get(scene);
  }

  set(notification: PlanNotification): void {
    // The server may escape a URI differently from the editor.
    const uri = vscode.Uri.parse(notification.uri).toString();
    const held = { ...notification, uri };
    this.#plans.set(uri, held);
    this.#keepWhole(held);
    this.#changes.fire(held);
  }

  close(uri: vscode.Uri): void {
    this.#plans.delete(uri.toString());
    this.#whole.delete(uri.toString());
    this.#closes.fire(uri.toString());
  }

  /** The plan of the document's current text; waits while the server is behind. */
  async fresh(document: vscode.TextDocument): Promise<PlanNotification | undefined> {
    const uri = document.uri.toString();
    const upToDate = () => {
      const held = this.#plans.get(uri);
      return held && held.version >= document.version && !held.plan.beatsPending ? held : undefined;
    };
    const now = upToDate();
    if (now) return now;
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        listener.dispose();
        resolve(upToDate() ?? this.#plans.get(uri));
      };
      const listener = this.onDidChange((changed) => {
        if (changed.uri === uri && upToDate()) finish();
      });
      const timer = setTimeout(finish, PATIENCE_MS);
    });
  }

  #keepWhole({ uri, plan, brokenScenes }: PlanNotification): void {
    const whole = this.#whole.get(uri) ?? new Map<string, ScenePlan>();
    // A text without any valid scene is one whose braces are being typed; its scenes are not gone.
    if (plan.scenes.length > 0) for (const name of whole.keys()) if (!brokenScenes.includes(name)) whole.delete(name);
    for (const { name } of plan.scenes) whole.set(name, plan);
    this.#whole.set(uri, whole);
  }

  dispose(): void {
    this.#changes.dispose();
    this.#closes.dispose();
  }
}
