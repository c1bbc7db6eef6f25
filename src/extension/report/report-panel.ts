// The brightness report in the editor. A window reload restores it from the report's file and the rendered plan, which
// the engine draws the pictures from.

import path from 'node:path';
import * as vscode from 'vscode';
import { dispatchMessage } from '../../contract/dispatch-message.ts';
import type { MessageHandlers } from '../../contract/dispatch-message.ts';
import type { HostToReport, OpenFileMessage, ReportState, ReportToHost } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { REPORT_VIEW_TYPE } from '../manifest/view-types.ts';
import { failureText } from '../shared/failure.ts';
import { ownBytes } from '../shared/own-bytes.ts';
import { revealCode } from '../shared/reveal-code.ts';
import { toRange } from '../shared/to-vscode.ts';
import { untilActive } from '../shared/until-active.ts';
import { webviewHtml, webviewOptions } from '../shared/webview-html.ts';
import { reelIcon } from '../shared/reel-icon.ts';
import { applyGamma, type FreshPlan } from './apply-gamma.ts';
import { REPORT_PAGE } from './report-panel-page.ts';
import type { HeldReport, ReportStore } from './report-store.ts';

const PICTURE_WIDTH = 480;
const MAX_PICTURES = 24;
/** Longest plan that is kept with the window, in characters of JSON. */
const MAX_KEPT_PLAN = 400_000;

export interface ReportPanelParts {
  engine: EngineClient;
  reports: ReportStore;
  freshPlan: FreshPlan;
  root: vscode.Uri;
  log: vscode.LogOutputChannel;
}

export class ReportPanels implements vscode.Disposable, vscode.WebviewPanelSerializer<ReportState> {
  readonly #engine: EngineClient;
  readonly #reports: ReportStore;
  readonly #freshPlan: FreshPlan;
  readonly #root: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #registration: vscode.Disposable;
  readonly #panels = new Map<string, { panel: vscode.WebviewPanel; show(held: HeldReport): void }>();

  constructor({ engine, reports, freshPlan, root, log }: ReportPanelParts) {
    this.#engine = engine;
    this.#reports = reports;
    this.#freshPlan = freshPlan;
    this.#root = root;
    this.#log = log;
    this.#registration = vscode.window.registerWebviewPanelSerializer(REPORT_VIEW_TYPE, this);
  }

  open(held: HeldReport): void {
    const before = this.#panels.get(held.uri);
    if (before) {
      before.show(held);
      before.panel.reveal();
      return;
    }
    this.#fill(
      vscode.window.createWebviewPanel(REPORT_VIEW_TYPE, vscode.l10n.t('Brightness'), vscode.ViewColumn.Active, {
        ...webviewOptions(this.#root),
        retainContextWhenHidden: true,
      }),
      held,
    );
  }

  /** After a reload; the report may have been deleted meanwhile. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: ReportState | undefined): Promise<void> {
    try {
      if (!state) throw new Error('no state');
      if (this.#panels.has(state.uri)) throw new Error(`there is one of ${state.uri}`);
      const held = await this.#reports.add(state.uri, state.file, state.page, state.plan, state.scene);
      panel.webview.options = webviewOptions(this.#root);
      this.#fill(panel, held);
    } catch (error) {
      this.#log.info(`A brightness report was not restored: ${failureText(error)}`);
      panel.dispose();
    }
  }

  #fill(panel: vscode.WebviewPanel, held: HeldReport): void {
    panel.iconPath = reelIcon(this.#root);
    let current = held;
    const post = (message: HostToReport) => void panel.webview.postMessage(message);
    const show = (next: HeldReport) => {
      current = next;
      panel.title = vscode.l10n.t('Brightness: {0}', path.basename(next.report.output));
      const { uri, file, page, scene, plan } = next;
      const isKept = plan !== null && JSON.stringify(plan).length <= MAX_KEPT_PLAN;
      post({ type: 'report', report: next.report, state: { uri, file, page, scene, plan: isKept ? plan : null } });
      void this.#picture(next, post, () => current === next);
    };
    const handlers: MessageHandlers<ReportToHost> = {
      ready: () => show(current),
      revealSegment: async ({ segment }) => {
        await untilActive(panel);
        await this.#reveal(current, segment);
      },
      open: ({ what }) => this.#openFile(current, what),
      applyGamma: async ({ segments }) => {
        const scenes = await applyGamma(current, segments, this.#freshPlan);
        if (scenes.length > 0) post({ type: 'gammaApplied', scenes });
      },
      error: ({ message }) => this.#log.error(`Report: ${message}`),
    };
    panel.webview.onDidReceiveMessage((message: ReportToHost) =>
      dispatchMessage(handlers, message).catch((error: unknown) => this.#log.error(`Report: ${failureText(error)}`)),
    );
    panel.onDidDispose(() => this.#panels.delete(held.uri));
    panel.webview.html = webviewHtml(panel.webview, this.#root, REPORT_PAGE);
    this.#panels.set(held.uri, { panel, show });
  }

  dispose(): void {
    this.#registration.dispose();
    for (const { panel } of this.#panels.values()) panel.dispose();
  }

  /** Segments that miss their target first, at their worst moment; the others at their middle. */
  async #picture(
    { report, plan, scene }: HeldReport,
    post: (message: HostToReport) => void,
    isCurrent: () => boolean,
  ): Promise<void> {
    if (!plan) return;
    const { width, height, fps } = report.settings;
    const format = { width: PICTURE_WIDTH, height: Math.max(2, Math.round((PICTURE_WIDTH * height) / width / 2) * 2) };
    const segments = [...report.segments]
      .sort((a, b) => Number(a.verdict === 'good') - Number(b.verdict === 'good'))
      .slice(0, MAX_PICTURES);
    for (const segment of segments) {
      if (!isCurrent()) return;
      const seconds = segment.worst?.seconds ?? segment.startSeconds + segment.frames / fps / 2;
      const t = Math.max(0, scene ? seconds - segment.startSeconds : seconds);
      try {
        const { png } = await this.#engine.request('still', {
          plan,
          reel: report.reel,
          t,
          format,
          ...(scene ? { scene } : {}),
        });
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

  async #openFile({ report, page }: HeldReport, what: OpenFileMessage['what']): Promise<void> {
    const file = vscode.Uri.file(what === 'page' ? page : report.output);
    if (what === 'folder') await vscode.commands.executeCommand('revealFileInOS', file);
    else if (!(await vscode.env.openExternal(file))) await vscode.commands.executeCommand('vscode.open', file);
  }
}
