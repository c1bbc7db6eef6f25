// What the doctor found, as a read-only document.

import * as vscode from 'vscode';
import type { EngineClient } from '../engine/engine-client.ts';
import type { TextPages } from '../shared/text-pages.ts';

interface DoctorParts {
  engine: EngineClient;
  pages: TextPages;
  version: string;
  root: vscode.Uri;
}

export class DoctorPage {
  readonly #parts: DoctorParts;

  constructor(parts: DoctorParts) {
    this.#parts = parts;
  }

  async show(): Promise<void> {
    const { engine, pages, version, root } = this.#parts;
    const options = {
      location: vscode.ProgressLocation.Window,
      title: vscode.l10n.t('Glyphreel: checking this machine'),
    };
    const answer = await vscode.window.withProgress(options, () => engine.request('doctor', {}));
    const host = [
      `Extension ${version}, ${vscode.env.appName} ${vscode.version}`,
      `Remote: ${vscode.env.remoteName ?? 'no'}; trusted workspace: ${vscode.workspace.isTrusted ? 'yes' : 'no'}; engine process: ${engine.pid ?? 'none'}`,
      `Folder: ${root.fsPath}`,
    ];
    const text = `${answer.text.trimEnd()}\n\neditor\n${host.map((line) => `  ${line}`).join('\n')}\n`;
    await pages.show('Glyphreel Doctor', text);
  }
}
