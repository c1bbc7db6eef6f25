// What the parts of one preview panel share.

import * as vscode from 'vscode';
import type { HostToPreview, Marks, PreviewState } from '../../contract/webview.ts';
import { failureText } from '../shared/failure.ts';
import { setting } from '../shared/settings-reader.ts';
import type { PreviewParts } from './preview-parts.ts';

let sessions = 0;

export class PanelContext {
  readonly parts: PreviewParts;
  readonly panel: vscode.WebviewPanel;
  /** The engine's name for what this panel shows. */
  readonly session = `preview-${++sessions}`;
  /** Of the reel now: it can be renamed. */
  uri: vscode.Uri;
  /** What the webview starts from. */
  state: Partial<PreviewState>;
  isFollowing: boolean;
  /** The webview listens. */
  isReady = false;
  /** The webview's clock. */
  clock: { t: number; playing: boolean; marks: Marks | null; /** When it was told. */ atMs: number } = {
    t: 0,
    playing: false,
    marks: null,
    atMs: 0,
  };
  /** The webview has told its time. */
  readonly clockChanges = new vscode.EventEmitter<void>();

  constructor(parts: PreviewParts, panel: vscode.WebviewPanel, uri: vscode.Uri, state: Partial<PreviewState>) {
    this.parts = parts;
    this.panel = panel;
    this.uri = uri;
    this.state = state;
    this.isFollowing = state.follow ?? setting('preview.followCursor');
  }

  async post(message: HostToPreview): Promise<void> {
    if (this.isReady) await this.panel.webview.postMessage(message);
  }

  toast(text: string): void {
    void this.post({ type: 'toast', text });
  }

  /** An edit was worked out for a text that is older than the editor's. */
  toastChanged(): void {
    this.toast(vscode.l10n.t('The reel has changed meanwhile. Try again.'));
  }

  reportFailure(error: unknown): void {
    const { code } = error as { code?: string };
    if (code === 'engine-gone') return; // The panel shows the engine's state, and the engine restarts.
    // Errors with a code are the reel's; those without are bugs.
    this.parts.log[code === undefined || code === 'internal' ? 'error' : 'info'](
      `Preview of ${this.uri.toString(true)}: ${failureText(error)}`,
    );
    const action =
      code === 'untrusted'
        ? { action: { title: vscode.l10n.t('Manage Trust'), command: 'workbench.trust.manage' } }
        : {};
    void this.post({ type: 'notice', text: failureText(error), ...action });
  }
}
