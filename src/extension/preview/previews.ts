// All preview panels: one a reel, made by the command, restored after a window reload.

import * as vscode from 'vscode';
import type { PreviewState } from '../../contract/webview.ts';
import { PREVIEW_VIEW_TYPE } from '../manifest/view-types.ts';
import { failureText } from '../shared/failure.ts';
import { webviewOptions } from '../shared/webview-html.ts';
import { PreviewPanel } from './preview-panel.ts';
import type { PreviewParts } from './preview-panel.ts';

export class Previews implements vscode.Disposable, vscode.WebviewPanelSerializer<PreviewState> {
  readonly #parts: PreviewParts;
  readonly #panels = new Map<string, PreviewPanel>();
  readonly #activeChanges = new vscode.EventEmitter<void>();
  readonly onDidChangeActive = this.#activeChanges.event;
  readonly #registrations: vscode.Disposable[];

  constructor(parts: PreviewParts) {
    this.#parts = parts;
    this.#registrations = [
      vscode.window.registerWebviewPanelSerializer(PREVIEW_VIEW_TYPE, this),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#comeForward(editor.document.uri)),
    ];
  }

  /** The panel of a reel; a new one opens beside the editor and leaves the focus where it is. */
  open(uri: vscode.Uri, place?: { scene: string; segment: number | null }): PreviewPanel {
    const held = this.#panels.get(uri.toString());
    if (held) {
      held.panel.reveal(undefined, true);
      if (place) held.show(place.scene, place.segment);
      return held;
    }
    const options = { ...webviewOptions(this.#parts.root), retainContextWhenHidden: true };
    const panel = vscode.window.createWebviewPanel(
      PREVIEW_VIEW_TYPE,
      'Preview',
      { viewColumn: this.#column(uri), preserveFocus: true },
      options,
    );
    return this.#add(panel, uri, place ? { scene: place.scene } : {}, place?.segment ?? null);
  }

  get(uri: vscode.Uri): PreviewPanel | undefined {
    return this.#panels.get(uri.toString());
  }

  get active(): PreviewPanel | undefined {
    return [...this.#panels.values()].find(({ panel }) => panel.active);
  }

  /** After a reload: the reel may not be open in any editor, and the server only reads open ones. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: PreviewState | undefined): Promise<void> {
    const { log } = this.#parts;
    if (!state?.uri || this.#panels.has(state.uri)) {
      log.info(`A preview panel was not restored: ${state?.uri ? `there is one of ${state.uri}` : 'it kept no state'}`);
      return panel.dispose();
    }
    const uri = vscode.Uri.parse(state.uri);
    this.#add(panel, uri, state, null);
    try {
      await vscode.workspace.openTextDocument(uri);
    } catch (error) {
      log.info(`A preview panel was not restored: ${uri.toString(true)} cannot be opened (${failureText(error)})`);
      panel.dispose();
    }
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#activeChanges.dispose();
    for (const panel of this.#panels.values()) panel.dispose();
  }

  /** Following the cursor into another reel: its panel comes before the panel of the one that was left. */
  #comeForward(uri: vscode.Uri): void {
    const held = this.get(uri);
    if (!held || held.panel.visible || !held.isFollowing) return;
    const column = held.panel.viewColumn;
    if ([...this.#panels.values()].some(({ panel }) => panel.visible && panel.viewColumn === column))
      held.panel.reveal(undefined, true);
  }

  /** Where other previews are already, as long as that does not cover the reel itself; else beside the editor. */
  #column(uri: vscode.Uri): vscode.ViewColumn {
    const ofReel = vscode.window.visibleTextEditors.find(
      (editor) => editor.document.uri.toString() === uri.toString(),
    )?.viewColumn;
    const others = [...this.#panels.values()].map(({ panel }) => panel.viewColumn);
    return others.find((column) => column !== undefined && column !== ofReel) ?? vscode.ViewColumn.Beside;
  }

  #add(
    panel: vscode.WebviewPanel,
    uri: vscode.Uri,
    state: Partial<PreviewState>,
    segment: number | null,
  ): PreviewPanel {
    const preview = new PreviewPanel(this.#parts, panel, uri, state);
    if (state.scene) preview.show(state.scene, segment);
    this.#panels.set(uri.toString(), preview);
    const sayContext = () => {
      void vscode.commands.executeCommand('setContext', 'glyphreel.hasPreview', this.#panels.size > 0);
      void vscode.commands.executeCommand('setContext', 'glyphreel.previewActive', this.active !== undefined);
      this.#activeChanges.fire();
    };
    panel.onDidChangeViewState(sayContext);
    panel.onDidDispose(() => {
      preview.dispose();
      this.#panels.delete(uri.toString());
      sayContext();
    });
    sayContext();
    return preview;
  }
}
