// Where the time of an edit goes until its picture is seen: one line of the log at level "trace" for the first picture of
// each edit, which `npm run bench:editor` reads. All clocks are one where the workbench and its windows share a machine.

import * as vscode from 'vscode';

/** Milliseconds since 1970 at which a stage ended. */
export interface EditStages {
  edited: number;
  planned: number;
  opened: number;
  sent: number;
  received: number;
  painted: number;
}

export const nowMs = () => performance.timeOrigin + performance.now();

export class EditTrace implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #listener: vscode.Disposable;
  #edited = 0;
  #version = 0;
  #planId = '';
  #stages: Partial<EditStages> = {};

  constructor(uri: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || document.uri.toString() !== uri.toString()) return;
      this.#edited = nowMs();
      this.#version = document.version;
    });
  }

  /** The plan of this version of the text has come; only that of the newest text is followed. */
  planned(version: number): void {
    this.#stages = version === this.#version ? { edited: this.#edited, planned: nowMs() } : {};
  }

  /** The engine shows this plan from now on. */
  opened(planId: string): void {
    if (this.#stages.planned === undefined || this.#stages.opened !== undefined) return;
    this.#planId = planId;
    this.#stages.opened = nowMs();
  }

  /** A picture goes to the webview. */
  sent(planId: string): void {
    if (this.#stages.opened !== undefined && planId === this.#planId) this.#stages.sent ??= nowMs();
  }

  painted({ planId, receivedAt, paintedAt }: { planId: string; receivedAt: number; paintedAt: number }): void {
    if (this.#stages.sent === undefined || planId !== this.#planId) return;
    this.#log.trace(
      `Edit to picture: ${JSON.stringify({ ...this.#stages, received: receivedAt, painted: paintedAt })}`,
    );
    this.#stages = {};
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
