// What the language server last said of each open reel. Everything that looks at a reel (lenses, previews, renders)
// looks here, never at the text.

import * as vscode from 'vscode';
import type { ScenePlan } from '../../contract/plan.ts';
import type { PlanNotification } from '../../contract/protocol.ts';

const PATIENCE_MS = 5000;

export class PlanStore implements vscode.Disposable {
  readonly #plans = new Map<string, PlanNotification>();
  /** By reel, then by scene: the newest plan in which it was whole. */
  readonly #whole = new Map<string, Map<string, ScenePlan>>();
  readonly #changes = new vscode.EventEmitter<PlanNotification>();
  readonly #closes = new vscode.EventEmitter<string>();
  readonly onDidChange = this.#changes.event;
  readonly onDidClose = this.#closes.event;

  get(uri: vscode.Uri | string): PlanNotification | undefined {
    return this.#plans.get(typeof uri === 'string' ? uri : uri.toString());
  }

  /** The newest plan in which this scene was whole: what is shown of it while it has mistakes. */
  lastWhole(uri: vscode.Uri, scene: string): ScenePlan | undefined {
    return this.#whole.get(uri.toString())?.get(scene);
  }

  set(notification: PlanNotification): void {
    // The server may write a URI with other escapes than the editor does.
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

  /** The plan of the document's present text: waits for the server where it is still behind. */
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
    // In a text where nothing is whole, scenes are not gone: their braces are being typed.
    if (plan.scenes.length > 0) for (const name of whole.keys()) if (!brokenScenes.includes(name)) whole.delete(name);
    for (const { name } of plan.scenes) whole.set(name, plan);
    this.#whole.set(uri, whole);
  }

  dispose(): void {
    this.#changes.dispose();
    this.#closes.dispose();
  }
}
