// One reel's preview panel: relays between the webview, the engine's session and the editor. The webview owns the clock
// and asks for frames; this side decides which plan and which scene they are of.

import * as vscode from 'vscode';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { PlanNotification } from '../../contract/protocol.ts';
import type { HostToPreview, PreviewState, PreviewToHost } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { sceneAt } from '../language/scene-at.ts';
import type { PlanStore } from '../language/plan-store.ts';
import { failureText } from '../shared/failure.ts';
import { ownBytes } from '../shared/own-bytes.ts';
import { revealCode } from '../shared/reveal-code.ts';
import { setting } from '../shared/settings-reader.ts';
import { toRange, toUri } from '../shared/to-vscode.ts';
import { webviewHtml, webviewOptions } from '../shared/webview-html.ts';
import { choosePlan } from './choose-plan.ts';
import type { Choice } from './choose-plan.ts';
import { EditTrace } from './edit-trace.ts';
import { PreviewFrames } from './preview-frames.ts';
import { PREVIEW_PAGE } from './preview-page.ts';
import { PreviewSound } from './preview-sound.ts';

export interface PreviewParts {
  engine: EngineClient;
  plans: PlanStore;
  root: vscode.Uri;
  log: vscode.LogOutputChannel;
}

const THUMBNAIL_WIDTH = 192;
const THUMBNAILS_AFTER_MS = 700;
let sessions = 0;

export class PreviewPanel implements vscode.Disposable {
  readonly uri: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  readonly #parts: PreviewParts;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #session = `preview-${++sessions}`;
  readonly #sound: PreviewSound;
  readonly #trace: EditTrace;
  readonly #frames: PreviewFrames;
  #state: Partial<PreviewState>;
  #wanted: { scene: string | null; segment: number | null };
  #shown: Choice | null = null;
  #follow: boolean;
  #isReady = false;
  /** Of the text whose plan came last. */
  #version = 0;
  #thumbnails: ReturnType<typeof setTimeout> | null = null;
  #pictured = '';
  #openings = 0;
  /** Where its clock stands: what "Save Frame" saves. */
  #clock = { t: 0, playing: false };

  constructor(parts: PreviewParts, panel: vscode.WebviewPanel, uri: vscode.Uri, state: Partial<PreviewState>) {
    this.#parts = parts;
    this.panel = panel;
    this.uri = uri;
    this.#state = state;
    this.#wanted = { scene: state.scene ?? null, segment: null };
    this.#follow = state.follow ?? setting('preview.followCursor');
    this.#sound = new PreviewSound(parts, this.#session, (message) => this.#post(message));
    this.#trace = new EditTrace(uri, parts.log);
    this.#frames = new PreviewFrames(this.#session, {
      engine: parts.engine,
      trace: this.#trace,
      post: (message) => this.#post(message),
      sayFailure: (error) => this.#sayFailure(error),
    });
    panel.webview.options = webviewOptions(parts.root);
    panel.iconPath = {
      light: vscode.Uri.joinPath(parts.root, 'media/icons/reel-light.svg'),
      dark: vscode.Uri.joinPath(parts.root, 'media/icons/reel-dark.svg'),
    };
    this.#disposables.push(
      this.#trace,
      panel.webview.onDidReceiveMessage((message: PreviewToHost) => void this.#receive(message)),
      panel.onDidChangeViewState(() => this.#post({ type: 'visible', visible: panel.visible })),
      parts.plans.onDidChange((changed) => changed.uri === uri.toString() && this.#takePlan(changed)),
      parts.engine.onDidChangeState((engine) => {
        this.#post({ type: 'engine', state: engine });
        if (engine === 'ready') void this.#refresh();
      }),
      parts.engine.on(
        'seeking',
        ({ session, done, total }) => session === this.#session && this.#post({ type: 'seeking', done, total }),
      ),
      vscode.window.onDidChangeTextEditorSelection((event) => this.#followCursor(event.textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#followCursor(editor)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#refresh()),
      vscode.workspace.onDidChangeConfiguration(
        (event) => event.affectsConfiguration('glyphreel.preview') && void this.#refresh(),
      ),
    );
    panel.webview.html = webviewHtml(panel.webview, parts.root, PREVIEW_PAGE);
  }

  get shown(): { scene: string; segment: number | null; t: number } | null {
    return this.#shown && { scene: this.#shown.scene, segment: this.#shown.segment, t: this.#clock.t };
  }

  get isFollowing(): boolean {
    return this.#follow;
  }

  /** Shows this scene (from a CodeLens or a command), from its beginning. */
  show(scene: string, segment: number | null): void {
    this.#wanted = { scene, segment };
    void this.#refresh();
  }

  control(action: 'toggle' | 'pause' | 'next' | 'previous'): void {
    this.#post({ type: 'control', action });
  }

  dispose(): void {
    if (this.#thumbnails) clearTimeout(this.#thumbnails);
    for (const disposable of this.#disposables) disposable.dispose();
    if (this.#shown) void this.#parts.engine.request('previewClose', { session: this.#session }).catch(() => undefined);
  }

  async #receive(message: PreviewToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#begin(message.state);
      case 'want':
        return this.#frames.want(message.id, message);
      case 'painted':
        return void (this.#frames.painted(message) && this.#refresh());
      case 'view':
        this.#state = { ...this.#state, aspect: message.aspect, density: message.density };
        return this.#refresh();
      case 'select':
        return this.#select(message.segment, message.reveal);
      case 'reveal':
        return revealCode(message.file ? toUri(message.file) : this.uri, toRange(message.range));
      case 'follow':
        if (message.follow === this.#follow) return; // It only tells what it was told.
        this.#follow = message.follow;
        return this.#goToCursor();
      case 'clock':
        this.#clock = { t: message.t, playing: message.playing };
        return;
      case 'saveFrame':
        this.#clock.t = message.t;
        return void vscode.commands.executeCommand('glyphreel.saveFrame', this.uri);
      case 'command':
        return void (await vscode.commands.executeCommand(message.command));
      case 'wantAudio':
        return this.#sound.send();
      case 'error':
        return this.#parts.log.error(`Preview panel: ${message.message}`);
    }
  }

  async #begin(kept: PreviewState | null): Promise<void> {
    this.#isReady = true;
    this.#state = { ...this.#state, ...kept };
    this.#follow = kept?.follow ?? this.#follow;
    if (kept?.scene) this.#wanted = { scene: kept.scene, segment: null };
    const name = vscode.workspace.asRelativePath(this.uri).split(/[\\/]/).pop() ?? '';
    this.#post({
      type: 'init',
      uri: this.uri.toString(),
      name,
      state: { ...this.#state, follow: this.#follow },
      startPaused: setting('preview.startPaused'),
      sound: setting('preview.sound'),
    });
    this.#post({ type: 'engine', state: this.#parts.engine.state });
    this.#pictured = '';
    this.#sound.forget();
    this.#frames.reset();
    await this.#refresh();
  }

  /** A scene that has just been typed is known only now, after the cursor has come to rest in it. */
  #takePlan(held: PlanNotification): void {
    const editor = vscode.window.activeTextEditor;
    const isTyped = held.version > this.#version && this.#version > 0;
    this.#version = held.version;
    this.#trace.planned(held.version);
    if (isTyped && this.#follow && editor?.document.uri.toString() === this.uri.toString())
      this.#wanted = sceneAt(held, editor.selection.active, this.#shown?.segment ?? null) ?? this.#wanted;
    void this.#refresh();
  }

  /**
   * Brings what is shown in line with the newest plan, the scene that is wanted and the view. Its picture at the moment that is
   * shown, or at the beginning of another scene, comes along; `asks`: the webview goes to a moment of its own choice instead.
   */
  async #refresh(asks = false): Promise<void> {
    if (!this.#isReady) return;
    const latest = this.#parts.plans.get(this.uri);
    const choice = choosePlan(latest, this.#shown, this.#wanted, (scene) =>
      this.#parts.plans.lastWhole(this.uri, scene),
    );
    this.#post({
      type: 'problems',
      problems: (latest?.diagnostics ?? []).filter((d) => d.severity === 'error').map(problem),
      stale: choice?.stale ?? false,
    });
    if (!choice)
      return this.#post({
        type: 'notice',
        text: latest ? 'Nothing to show yet: write a scene.' : 'Reading the reel …',
      });
    if (choice.plan.beatsPending) return;
    const mine = ++this.#openings;
    const isOther = this.#shown?.scene !== choice.scene || this.#shown.segment !== choice.segment;
    const { aspect = null, density = 'draft' } = this.#state;
    const view = {
      scene: choice.scene,
      density,
      maxSide: setting('preview.size'),
      fps: setting('preview.rate'),
      compress: this.#frames.compress,
      ...(choice.segment === null ? {} : { segment: choice.segment }),
      ...(aspect ? { aspect } : {}),
    };
    const restart = isOther && this.#shown !== null;
    this.#shown = choice;
    this.#wanted = { scene: choice.scene, segment: choice.segment };
    const { last } = this.#frames;
    const picture =
      asks || last === null || !this.panel.visible ? null : restart ? { t: 0, full: !this.#clock.playing } : last;
    const opening = this.#parts.engine.request('previewOpen', {
      session: this.#session,
      plan: choice.plan,
      reel: this.uri.fsPath,
      view,
    });
    if (picture) void this.#frames.push(picture);
    try {
      const info = await opening;
      this.#frames.drawnBy(info.planId);
      if (mine !== this.#openings) return;
      this.#trace.opened(info.planId);
      this.panel.title = `Preview: ${info.scene}`;
      this.#post({ type: 'notice', text: null });
      this.#post({ type: 'info', info, restart, picture });
      const path = info.soundTrouble === undefined ? (choice.plan.audio?.path ?? null) : null;
      this.#sound.use(path === null ? null : { path, digest: info.soundDigest ?? '' });
      this.#pictureLater();
    } catch (error) {
      if (mine === this.#openings) this.#sayFailure(error);
    }
  }

  #sayFailure(error: unknown): void {
    const { code } = error as { code?: string };
    if (code === 'engine-gone') return; // Its state is shown, and it comes back.
    // A reel that cannot be shown is its author's to know; only what has no code is a mistake of ours.
    this.#parts.log[code === undefined || code === 'internal' ? 'error' : 'info'](
      `Preview of ${this.uri.toString(true)}: ${failureText(error)}`,
    );
    const action = code === 'untrusted' ? { action: { title: 'Manage Trust', command: 'workbench.trust.manage' } } : {};
    this.#post({ type: 'notice', text: failureText(error), ...action });
  }

  #followCursor(editor: vscode.TextEditor): void {
    if (!this.#follow || editor.document.uri.toString() !== this.uri.toString()) return;
    const latest = this.#parts.plans.get(this.uri);
    const place = latest && sceneAt(latest, editor.selection.active, this.#shown?.segment ?? null);
    if (!place || (place.scene === this.#shown?.scene && place.segment === this.#shown.segment)) return;
    this.#wanted = place;
    void this.#refresh();
  }

  /** Where the cursor stands already, in whichever editor shows the reel: the panel itself may have the focus. */
  #goToCursor(): void {
    const editor = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(
      (each) => each?.document.uri.toString() === this.uri.toString(),
    );
    if (editor) this.#followCursor(editor);
  }

  async #select(number: number, reveal: boolean): Promise<void> {
    const plan = this.#shown?.plan;
    const segment = plan?.segments.find((s) => s.number === number);
    if (!segment) return;
    this.#wanted = { scene: segment.scene, segment: number };
    await this.#refresh(true);
    if (reveal) await revealCode(this.uri, toRange(segment.range), true);
  }

  /** Small pictures for the strip, when typing rests. */
  #pictureLater(): void {
    if (this.#thumbnails) clearTimeout(this.#thumbnails);
    this.#thumbnails = setTimeout(() => void this.#picture(), THUMBNAILS_AFTER_MS);
  }

  async #picture(): Promise<void> {
    const key = JSON.stringify(this.#shown?.plan);
    if (key === this.#pictured || !this.panel.visible) return;
    this.#pictured = key;
    try {
      const items = await this.#parts.engine.request('thumbnails', { session: this.#session, width: THUMBNAIL_WIDTH });
      this.#post({ type: 'thumbnails', items: items.map((item) => ({ ...item, jpeg: ownBytes(item.jpeg) })) });
    } catch (error) {
      this.#pictured = '';
      this.#parts.log.debug(`Thumbnails: ${failureText(error)}`);
    }
  }

  async #post(message: HostToPreview): Promise<void> {
    if (this.#isReady) await this.panel.webview.postMessage(message);
  }
}

const problem = ({ severity, code, message, help, range, file }: Diagnostic) => ({
  severity,
  code,
  message,
  range,
  ...(help ? { help } : {}),
  ...(file ? { file } : {}),
});
