// The reel that had the focus last, and its cursor: where effects are inserted.

import path from 'node:path';
import * as vscode from 'vscode';
import { INSERT_EFFECT_REQUEST, type InsertEffectParams, type InsertEffectResult } from '../../contract/protocol.ts';
import type { EffectKey } from '../../contract/webview-insert.ts';
import { writeEdits } from '../preview/write-edits.ts';
import { editorOf } from '../shared/editor-of.ts';
import { toRange } from '../shared/to-vscode.ts';

/** Asks the language server. */
export type AskInsertion = (method: string, params: InsertEffectParams) => Promise<InsertEffectResult | null>;

interface Place {
  document: vscode.TextDocument;
  cursor: vscode.Position;
  column: vscode.ViewColumn | undefined;
}

export class InsertTarget implements vscode.Disposable {
  readonly #ask: AskInsertion;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changes.event;
  readonly #disposables: vscode.Disposable[];
  #place: Place | null = null;

  constructor(ask: AskInsertion) {
    this.#ask = ask;
    const note = (editor: vscode.TextEditor | undefined) => this.#note(editor);
    this.#disposables = [
      this.#changes,
      vscode.window.onDidChangeActiveTextEditor(note),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => note(textEditor)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document)),
    ];
    note(vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors.find(isReel));
  }

  /** `first.reel, line 12`; null where no reel is open. */
  get label(): string | null {
    if (!this.#place) return null;
    const { document, cursor } = this.#place;
    return vscode.l10n.t('{0}, line {1}', fileName(document), cursor.line + 1);
  }

  /** The reel's cursor is used, whatever has the focus. */
  use(uri: vscode.Uri): void {
    this.#note(editorOf(uri));
  }

  /** Writes it as one edit and goes to its first parameter. What was said of it, or why nothing was written. */
  async insert({ kind, name }: EffectKey): Promise<{ text: string; isRefused: boolean }> {
    const refused = (text: string) => ({ text, isRefused: true });
    if (!this.#place) return refused(vscode.l10n.t('Open a reel and put the cursor where the effect belongs.'));
    const { document, cursor, column } = this.#place;
    const { line, character } = cursor;
    const answer = await this.#ask(INSERT_EFFECT_REQUEST, {
      uri: document.uri.toString(),
      position: { line, character },
      kind,
      name,
    });
    if (!answer)
      return refused(
        vscode.l10n.t('The language server has not read {0} yet. Try again in a moment.', fileName(document)),
      );
    if (answer.problem !== null) return refused(answer.problem);
    if (!(await writeEdits(document, answer.version, answer.edits)))
      return refused(vscode.l10n.t('The reel has changed meanwhile. Try again.'));
    const selection = answer.select ? toRange(answer.select) : new vscode.Range(cursor, cursor);
    const viewColumn = editorOf(document.uri)?.viewColumn ?? column;
    await vscode.window.showTextDocument(document, { selection, ...(viewColumn === undefined ? {} : { viewColumn }) });
    return { text: vscode.l10n.t('Inserted {0} in line {1}.', name, selection.start.line + 1), isRefused: false };
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #note(editor: vscode.TextEditor | undefined): void {
    if (!editor || !isReel(editor)) return;
    this.#place = { document: editor.document, cursor: editor.selection.active, column: editor.viewColumn };
    this.#changes.fire();
  }

  #closed(document: vscode.TextDocument): void {
    if (this.#place?.document !== document) return;
    this.#place = null;
    this.#changes.fire();
  }
}

const isReel = ({ document }: vscode.TextEditor): boolean =>
  document.languageId === 'reel' && document.uri.scheme !== 'git';

const fileName = ({ uri }: vscode.TextDocument): string => path.posix.basename(uri.path);
