// What the doctor found, as a read-only document that never asks to be saved.

import * as vscode from 'vscode';
import type { EngineClient } from '../engine/engine-client.ts';

const SCHEME = 'glyphreel-doctor';

interface DoctorParts {
  engine: EngineClient;
  version: string;
  root: vscode.Uri;
}

export class DoctorPage implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #parts: DoctorParts;
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changes.event;
  readonly #uri = vscode.Uri.from({ scheme: SCHEME, path: 'Glyphreel Doctor' });
  #text = '';

  constructor(parts: DoctorParts) {
    this.#parts = parts;
  }

  provideTextDocumentContent(): string {
    return this.#text;
  }

  async show(): Promise<void> {
    const { engine, version, root } = this.#parts;
    const options = { location: vscode.ProgressLocation.Window, title: 'Glyphreel: checking this machine' };
    const answer = await vscode.window.withProgress(options, () => engine.request('doctor', {}));
    const host = [
      `Extension ${version}, ${vscode.env.appName} ${vscode.version}`,
      `Remote: ${vscode.env.remoteName ?? 'no'}; trusted workspace: ${vscode.workspace.isTrusted ? 'yes' : 'no'}; engine process: ${engine.pid ?? 'none'}`,
      `Folder: ${root.fsPath}`,
    ];
    this.#text = `${answer.text.trimEnd()}\n\neditor\n${host.map((line) => `  ${line}`).join('\n')}\n`;
    this.#changes.fire(this.#uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(this.#uri), { preview: true });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changes.dispose();
  }
}
