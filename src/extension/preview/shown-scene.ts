// What a panel shows: by which plan, which scene of it, and the engine's session that draws it.

import * as vscode from 'vscode';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { PreviewView } from '../../contract/protocol.ts';
import type { FrameMoment, PanelProblem } from '../../contract/webview.ts';
import { revealCode } from '../shared/reveal-code.ts';
import { setting } from '../shared/settings-reader.ts';
import { toRange } from '../shared/to-vscode.ts';
import { planFiles } from '../watch/plan-files.ts';
import { choosePlan } from './choose-plan.ts';
import type { Choice } from './choose-plan.ts';
import type { EditTrace } from './edit-trace.ts';
import type { PanelContext } from './panel-context.ts';
import type { PreviewFrames } from './preview-frames.ts';
import { PreviewSound } from './preview-sound.ts';
import { PreviewThumbnails } from './preview-thumbnails.ts';
import { settledSeconds } from './settled-seconds.ts';
import type { TriedValues } from './tried-values.ts';

interface SceneParts {
  frames: PreviewFrames;
  trace: EditTrace;
  tried: TriedValues;
}

export class ShownScene implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #parts: SceneParts;
  readonly #sound: PreviewSound;
  readonly #thumbnails: PreviewThumbnails;
  readonly #changes = new vscode.EventEmitter<void>();
  /** Fires when something has been opened in the panel. */
  readonly onDidChange = this.#changes.event;
  #shown: Choice | null = null;
  #openings = 0;
  wanted: { scene: string | null; segment: number | null };
  /** Sites of the items that the preview leaves out. */
  hidden: readonly number[] = [];

  constructor(context: PanelContext, parts: SceneParts) {
    this.#context = context;
    this.#parts = parts;
    this.wanted = { scene: context.state.scene ?? null, segment: null };
    const post = context.post.bind(context);
    this.#sound = new PreviewSound(context.parts, context.session, post);
    this.#thumbnails = new PreviewThumbnails(context.parts, context.session, post);
  }

  get shown(): Choice | null {
    return this.#shown;
  }

  /** The webview was reloaded. */
  reset(): void {
    this.#thumbnails.reset();
    this.#sound.reset();
  }

  /** Shows this scene from its start. */
  show(scene: string, segment: number | null): void {
    this.wanted = { scene, segment };
    void this.refresh();
  }

  /**
   * Shows the wanted scene by the newest plan and the current view, and pushes its frame. `webviewSeeks`: the webview goes
   * to a time of its own and requests the frame itself.
   */
  async refresh(webviewSeeks = false): Promise<void> {
    const { parts, session, uri, panel } = this.#context;
    const { frames, trace, tried } = this.#parts;
    const post = this.#context.post.bind(this.#context);
    if (!this.#context.isReady) return;
    const latest = tried.plan ?? parts.plans.get(uri);
    const choice = choosePlan(latest, this.#shown, this.wanted, (scene) => parts.plans.lastWhole(uri, scene));
    void post({
      type: 'problems',
      problems: (latest?.diagnostics ?? []).filter((d) => d.severity === 'error').map(panelProblem),
      stale: choice?.stale ?? false,
    });
    if (!choice)
      return post({
        type: 'notice',
        text: latest ? vscode.l10n.t('Nothing to show yet: write a scene.') : vscode.l10n.t('Loading the reel…'),
      });
    if (choice.plan.beatsPending) return;
    const opening = ++this.#openings;
    const isOther = this.#shown?.scene !== choice.scene || this.#shown.segment !== choice.segment;
    const restart = isOther && this.#shown !== null;
    const view = this.#viewOf(choice);
    this.#shown = choice;
    this.wanted = { scene: choice.scene, segment: choice.segment };
    const settled = settledSeconds(choice.plan, choice.segment, view.fps ?? 12);
    const { playing } = this.#context.clock;
    const start: FrameMoment = { t: playing ? 0 : settled, full: !playing };
    const pushed = webviewSeeks || frames.last === null || !panel.visible ? null : restart ? start : frames.last;
    const opened = parts.engine.request('previewOpen', { session, plan: choice.plan, reel: uri.fsPath, view });
    if (pushed) void frames.push(pushed);
    try {
      const info = await opened;
      frames.setPlan(info.planId);
      if (opening !== this.#openings) return;
      trace.opened(info.planId);
      this.#changes.fire();
      void post({ type: 'notice', text: null });
      void post({ type: 'info', info, restart, settled, pushed });
      const heard = choice.plan.audio ?? choice.plan.sounds?.[0]?.media;
      const path = info.soundTrouble === undefined ? (heard?.path ?? null) : null;
      this.#sound.use(path === null ? null : { path, digest: info.soundDigest ?? '' });
      this.#thumbnails.schedule(choice.plan, () => panel.visible);
    } catch (error) {
      if (opening === this.#openings) this.#context.reportFailure(error);
    }
  }

  /** Goes to a segment; the webview seeks in it. `reveal`: also shows its code. */
  async select(number: number, reveal: boolean): Promise<void> {
    const segment = this.#shown?.plan.segments.find((s) => s.number === number);
    if (!segment) return;
    const isOther = this.#shown?.segment !== number;
    this.wanted = { scene: segment.scene, segment: number };
    if (isOther) await this.refresh(true);
    if (!reveal) return;
    const place = { preserveFocus: true, keepVisible: this.#context.panel.viewColumn, split: false };
    await revealCode(this.#context.uri, toRange(segment.range), place);
  }

  /** A new session, because the old one may hold what it decoded from the old files. */
  filesChanged(paths: readonly string[]): void {
    if (!this.#shown) return;
    const named = planFiles(this.#shown.plan);
    if (!paths.some((path) => named.has(path))) return;
    this.#thumbnails.reset();
    void this.#closeSession();
    void this.refresh();
  }

  dispose(): void {
    this.#changes.dispose();
    this.#thumbnails.dispose();
    if (this.#shown) void this.#closeSession();
  }

  #viewOf({ scene, segment }: Choice): PreviewView {
    const { aspect = null, density = 'draft' } = this.#context.state;
    const { frames } = this.#parts;
    return {
      scene,
      density,
      maxSide: setting('preview.size'),
      fps: setting('preview.rate'),
      compress: frames.compress,
      ...(frames.compressLink === null ? {} : { compressLink: frames.compressLink }),
      ...(segment === null ? {} : { segment }),
      ...(aspect ? { aspect } : {}),
      ...(this.hidden.length > 0 ? { hidden: this.hidden } : {}),
    };
  }

  async #closeSession(): Promise<void> {
    const { parts, session } = this.#context;
    await parts.engine.request('previewClose', { session }).catch(() => undefined);
  }
}

const panelProblem = ({ severity, code, message, help, range, file }: Diagnostic): PanelProblem => ({
  severity,
  code,
  message,
  range,
  ...(help ? { help } : {}),
  ...(file ? { file } : {}),
});
