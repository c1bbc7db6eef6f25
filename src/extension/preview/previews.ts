// All preview panels: one per reel, opened by the command, restored after a window reload, kept when a reel is renamed.

import * as vscode from 'vscode';
import type { PreviewState } from '../../contract/webview.ts';
import { PREVIEW_VIEW_TYPE } from '../manifest/view-types.ts';
import { failureText } from '../shared/failure.ts';
import { webviewOptions } from '../shared/webview-html.ts';
import { PreviewPanel } from './preview-panel.ts';
import type { PreviewParts } from './preview-parts.ts';
import { previewTitles } from './preview-titles.ts';
import { renamedUri } from './renamed-uri.ts';

export class Previews implements vscode.Disposable, vscode.WebviewPanelSerializer<PreviewState> {
  readonly #parts: PreviewParts;
  readonly #panels = new Set<PreviewPanel>();
  readonly #activeChanges = new vscode.EventEmitter<void>();
  readonly onDidChangeActive = this.#activeChanges.event;
  readonly #clockChanges = new vscode.EventEmitter<void>();
  /** Fires when a preview has told its time, or is gone. */
  readonly onDidChangeClock = this.#clockChanges.event;
  readonly #hiddenChanges = new vscode.EventEmitter<void>();
  /** Fires when a preview leaves other items out, or shows another scene. */
  readonly onDidChangeHidden = this.#hiddenChanges.event;
  readonly #registrations: vscode.Disposable[];

  constructor(parts: PreviewParts) {
    this.#parts = parts;
    this.#registrations = [
      vscode.window.registerWebviewPanelSerializer(PREVIEW_VIEW_TYPE, this),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#bringForward(editor.document.uri)),
      vscode.workspace.onDidRenameFiles(({ files }) => this.#renamed(files)),
    ];
  }

  /** Shows the panel of a reel, at a time of the scene. A new one opens beside the editor and leaves the focus where it is. */
  open(uri: vscode.Uri, place?: { scene: string; segment: number | null }, t?: number): PreviewPanel {
    const existing = this.get(uri);
    if (existing) {
      existing.panel.reveal(undefined, true);
      if (place) existing.show(place.scene, place.segment);
      if (t !== undefined) existing.goTo(t);
      return existing;
    }
    const options = { ...webviewOptions(this.#parts.root), retainContextWhenHidden: true };
    const panel = vscode.window.createWebviewPanel(
      PREVIEW_VIEW_TYPE,
      vscode.l10n.t('Preview'),
      { viewColumn: this.#column(uri), preserveFocus: true },
      options,
    );
    const state = { ...(place && { scene: place.scene }), ...(t !== undefined && { t, playing: false }) };
    return this.#add(panel, uri, state, place?.segment ?? null);
  }

  get(uri: vscode.Uri): PreviewPanel | undefined {
    return [...this.#panels].find((preview) => preview.uri.toString() === uri.toString());
  }

  get visible(): PreviewPanel | undefined {
    return [...this.#panels].find(({ panel }) => panel.visible);
  }

  get active(): PreviewPanel | undefined {
    return [...this.#panels].find(({ panel }) => panel.active);
  }

  /** After a reload the reel may not be open in any editor, and the language server reads open documents only. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: PreviewState | undefined): Promise<void> {
    const { log } = this.#parts;
    const uri = state?.uri ? vscode.Uri.parse(state.uri) : null;
    if (!state || uri === null || this.get(uri)) {
      log.info(`A preview panel was not restored: ${uri ? `there is one of ${uri.toString(true)}` : 'no state'}`);
      return panel.dispose();
    }
    this.#add(panel, uri, state, null);
    try {
      await vscode.workspace.openTextDocument(uri);
    } catch (error) {
      log.info(`A preview panel was not restored: cannot open ${uri.toString(true)} (${failureText(error)})`);
      panel.dispose();
    }
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#activeChanges.dispose();
    this.#clockChanges.dispose();
    this.#hiddenChanges.dispose();
    for (const preview of this.#panels) preview.dispose();
  }

  #renamed(files: readonly { oldUri: vscode.Uri; newUri: vscode.Uri }[]): void {
    for (const preview of this.#panels) {
      const uri = renamedUri(preview.uri.toString(), files);
      if (uri !== null) preview.moveTo(vscode.Uri.parse(uri));
    }
  }

  /** Following the cursor into another reel shows that reel's panel. */
  #bringForward(uri: vscode.Uri): void {
    const preview = this.get(uri);
    if (!preview || preview.panel.visible || !preview.isFollowing) return;
    const column = preview.panel.viewColumn;
    if ([...this.#panels].some(({ panel }) => panel.visible && panel.viewColumn === column))
      preview.panel.reveal(undefined, true);
  }

  /** The group of other previews, unless that would cover the reel itself; else beside the editor. */
  #column(uri: vscode.Uri): vscode.ViewColumn {
    const ofReel = vscode.window.visibleTextEditors.find(
      (editor) => editor.document.uri.toString() === uri.toString(),
    )?.viewColumn;
    const others = [...this.#panels].map(({ panel }) => panel.viewColumn);
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
    this.#panels.add(preview);
    const updateContext = () => {
      void vscode.commands.executeCommand('setContext', 'glyphreel.hasPreview', this.#panels.size > 0);
      void vscode.commands.executeCommand('setContext', 'glyphreel.previewActive', this.active !== undefined);
      this.#activeChanges.fire();
    };
    preview.onDidChangeShown(() => {
      this.#updateTitles();
      this.#hiddenChanges.fire();
    });
    preview.onDidChangeHidden(() => this.#hiddenChanges.fire());
    preview.onDidChangeClock(() => this.#clockChanges.fire());
    panel.onDidChangeViewState(updateContext);
    panel.onDidDispose(() => {
      preview.dispose();
      this.#panels.delete(preview);
      this.#updateTitles();
      this.#clockChanges.fire();
      updateContext();
    });
    updateContext();
    return preview;
  }

  #updateTitles(): void {
    const previews = [...this.#panels];
    const titles = previewTitles(
      previews.map(({ uri, shown }) => ({ reel: vscode.workspace.asRelativePath(uri), scene: shown?.scene ?? null })),
    );
    for (const [i, { panel }] of previews.entries()) if (panel.title !== titles[i]) panel.title = titles[i]!;
  }
}
