// Commands about the machine rather than a reel: cache, engine, log, doctor.

import * as vscode from 'vscode';
import type { Services } from '../services.ts';

export async function clearCache({ engine, queue }: Services): Promise<void> {
  if (queue.running)
    return void vscode.window.showInformationMessage('A render is running: the cache can be cleared when it is done.');
  const { bytes } = await engine.request('clearCache', {});
  void vscode.window.showInformationMessage(
    bytes > 0
      ? `The render cache is empty: ${(bytes / 1e6).toFixed(1)} MB are free again.`
      : 'The render cache was empty.',
  );
}

export async function restartEngine({ engine }: Services): Promise<void> {
  await engine.restart();
  vscode.window.setStatusBarMessage('$(check) Glyphreel: the engine runs anew', 4000);
}

const SCHEME = 'glyphreel-doctor';

/** What the doctor found, as a page that asks for no saving. */
export class DoctorPage implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changes.event;
  readonly #uri = vscode.Uri.from({ scheme: SCHEME, path: 'Glyphreel Doctor' });
  #text = '';

  provideTextDocumentContent(): string {
    return this.#text;
  }

  async show({ engine, version, root }: Services): Promise<void> {
    const options = { location: vscode.ProgressLocation.Window, title: 'Glyphreel: examining this machine' };
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
