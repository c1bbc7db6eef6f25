// Where the time between an edit and its picture goes: one log line at level "trace" for the first frame of each edit,
// which `npm run bench:editor` reads. Webview and extension host share a clock if they run on one machine.

import * as vscode from 'vscode';
import type { FramePresentedMessage } from '../../contract/webview.ts';

/** Milliseconds since 1970 at which each stage ended. */
export interface EditStages {
  edited: number;
  planned: number;
  opened: number;
  sent: number;
  received: number;
  presented: number;
}

const epochMs = () => performance.timeOrigin + performance.now();

export class EditTrace implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #listener: vscode.Disposable;
  #edited = 0;
  #version = 0;
  #planId = '';
  #stages: Partial<EditStages> = {};

  /** `uri`: of the reel now, since it can be renamed. */
  constructor(uri: () => vscode.Uri, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || document.uri.toString() !== uri().toString()) return;
      this.#edited = epochMs();
      this.#version = document.version;
    });
  }

  /** The plan of this version of the text has arrived. Only the newest version is followed. */
  planned(version: number): void {
    this.#stages = version === this.#version ? { edited: this.#edited, planned: epochMs() } : {};
  }

  /** The engine draws by this plan from now on. */
  opened(planId: string): void {
    if (this.#stages.planned === undefined || this.#stages.opened !== undefined) return;
    this.#planId = planId;
    this.#stages.opened = epochMs();
  }

  sent(planId: string): void {
    if (this.#stages.opened !== undefined && planId === this.#planId) this.#stages.sent ??= epochMs();
  }

  presented({ planId, sentAt, receivedAt, presentedAt }: FramePresentedMessage): void {
    const sent = this.#stages.sent ?? sentAt;
    if (this.#stages.opened === undefined || sent === null || planId !== this.#planId) return;
    const stages = { ...this.#stages, sent, received: receivedAt, presented: presentedAt };
    this.#log.trace(`Edit to picture: ${JSON.stringify(stages)}`);
    this.#stages = {};
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
