// Follows the cursor in the editors of one reel, and tells the panel what can be changed by hand there.

import * as vscode from 'vscode';
import type { TweaksMessage } from '../../contract/webview.ts';
import type { Tweaks } from '../../contract/tweak.ts';
import { editorOf } from '../shared/editor-of.ts';
import { newestOnly } from '../shared/newest-only.ts';

export interface CursorTweaksParts {
  uri(): vscode.Uri;
  /** Null while the language server does not run. */
  ask(uri: vscode.Uri, position: vscode.Position): Promise<Tweaks | null>;
  post(message: TweaksMessage): Promise<unknown>;
}

export class CursorTweaks implements vscode.Disposable {
  readonly #parts: CursorTweaksParts;
  readonly #disposables: vscode.Disposable[];
  #position: vscode.Position | null = null;
  #last = '';

  constructor(parts: CursorTweaksParts) {
    this.#parts = parts;
    this.#disposables = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#follow(editor)),
    ];
  }

  /** The text has changed, or the panel has been loaded. */
  refresh(): void {
    const editor = editorOf(this.#parts.uri());
    if (editor) this.#position = editor.selection.active;
    void this.#ask();
  }

  /** What the panel knows is forgotten. */
  reset(): void {
    this.#last = '';
    this.refresh();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #follow({ document, selection }: vscode.TextEditor): void {
    if (document.uri.toString() !== this.#parts.uri().toString()) return;
    this.#position = selection.active;
    void this.#ask();
  }

  readonly #ask = newestOnly<void>(async () => {
    const tweaks = this.#position && (await this.#parts.ask(this.#parts.uri(), this.#position).catch(() => null));
    const text = JSON.stringify(tweaks);
    if (text === this.#last) return;
    this.#last = text;
    await this.#parts.post({ type: 'tweaks', tweaks });
  });
}
