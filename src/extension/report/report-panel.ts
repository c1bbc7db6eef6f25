// The brightness report in the editor: the curve with its targets, pictures of the worst places, verdicts in words.

import path from 'node:path';
import * as vscode from 'vscode';
import type { HostToReport, ReportToHost } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { failureText } from '../shared/failure.ts';
import { ownBytes } from '../shared/own-bytes.ts';
import { revealCode } from '../shared/reveal-code.ts';
import { toRange } from '../shared/to-vscode.ts';
import { webviewHtml, webviewOptions } from '../shared/webview-html.ts';
import type { HeldReport } from './report-store.ts';

const PAGE = { title: 'Brightness report', script: 'dist/media/report.js', style: 'media/report/report.css', body: '<main id="app" class="report"></main>' };
const PICTURE_WIDTH = 480;
const MOST_PICTURES = 24;

export class ReportPanels implements vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #root: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #panels = new Map<string, { panel: vscode.WebviewPanel; show(held: HeldReport): void }>();

  constructor(engine: EngineClient, root: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#engine = engine;
    this.#root = root;
    this.#log = log;
  }

  open(held: HeldReport): void {
    const before = this.#panels.get(held.uri);
    if (before) {
      before.show(held);
      before.panel.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel('glyphreel.report', 'Brightness', vscode.ViewColumn.Active, { ...webviewOptions(this.#root), retainContextWhenHidden: true });
    panel.iconPath = new vscode.ThemeIcon('graph-line');
    let current = held;
    const show = (next: HeldReport) => {
      current = next;
      panel.title = `Brightness: ${path.basename(next.report.output)}`;
      const reelName = path.basename(next.report.reel);
      const post = (message: HostToReport) => void panel.webview.postMessage(message);
      post({ type: 'report', report: next.report, reelName });
      void this.#picture(next, post, () => current === next);
    };
    panel.webview.onDidReceiveMessage((message: ReportToHost) => {
      if (message.type === 'ready') show(current);
      else if (message.type === 'error') this.#log.error(`Report: ${message.message}`);
      else if (message.type === 'reveal') void this.#reveal(current, message.segment);
      else void this.#openThing(current, message.what);
    });
    panel.onDidDispose(() => this.#panels.delete(held.uri));
    panel.webview.html = webviewHtml(panel.webview, this.#root, PAGE);
    this.#panels.set(held.uri, { panel, show });
  }

  dispose(): void {
    for (const { panel } of this.#panels.values()) panel.dispose();
  }

  /** The worst places first; a segment that is well shows its middle. */
  async #picture({ report, plan, scene }: HeldReport, post: (message: HostToReport) => void, isCurrent: () => boolean): Promise<void> {
    if (!plan) return;
    const { width, height, fps } = report.settings;
    const format = { width: PICTURE_WIDTH, height: Math.max(2, Math.round((PICTURE_WIDTH * height) / width / 2) * 2) };
    const segments = [...report.segments].sort((a, b) => Number(a.verdict === 'good') - Number(b.verdict === 'good')).slice(0, MOST_PICTURES);
    for (const segment of segments) {
      if (!isCurrent()) return;
      const seconds = segment.worst?.seconds ?? segment.startSeconds + segment.frames / fps / 2;
      const t = Math.max(0, scene ? seconds - segment.startSeconds : seconds);
      try {
        const { png } = await this.#engine.request('still', { plan, reel: report.reel, t, format, ...(scene ? { scene } : {}) });
        post({ type: 'picture', picture: { segment: segment.segment, seconds, png: ownBytes(png) } });
      } catch (error) {
        this.#log.warn(`No picture of segment ${segment.segment}: ${failureText(error)}`);
      }
    }
  }

  async #reveal({ report, uri }: HeldReport, number: number): Promise<void> {
    const segment = report.segments.find((s) => s.segment === number);
    if (segment) await revealCode(vscode.Uri.parse(uri), toRange(segment.range));
  }

  async #openThing({ report, page }: HeldReport, what: 'video' | 'page' | 'folder'): Promise<void> {
    const file = vscode.Uri.file(what === 'page' ? page : report.output);
    if (what === 'folder') await vscode.commands.executeCommand('revealFileInOS', file);
    else if (!(await vscode.env.openExternal(file))) await vscode.commands.executeCommand('vscode.open', file);
  }
}
