// One reel's preview panel: connects the webview, the engine's session and the editor. The webview owns the clock and
// requests frames; this side decides which plan and which scene they show.

import { relative, sep } from 'node:path';
import * as vscode from 'vscode';
import { dispatchMessage } from '../../contract/dispatch-message.ts';
import type { MessageHandlers } from '../../contract/dispatch-message.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import { setOptions } from '../../contract/param-text.ts';
import type { PlanNotification, PreviewView } from '../../contract/protocol.ts';
import type { TextChange, Tweaks } from '../../contract/tweak.ts';
import type {
  ControlMessage,
  FrameMoment,
  HostToPreview,
  PanelProblem,
  PreviewState,
  PreviewToHost,
} from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { sceneAt } from '../language/scene-at.ts';
import type { PlanStore } from '../language/plan-store.ts';
import { failureText } from '../shared/failure.ts';
import { revealCode } from '../shared/reveal-code.ts';
import { setting } from '../shared/settings-reader.ts';
import { toRange, toUri } from '../shared/to-vscode.ts';
import { webviewHtml, webviewOptions } from '../shared/webview-html.ts';
import type { FileWatch } from '../watch/file-watch.ts';
import { planFiles } from '../watch/plan-files.ts';
import { choosePlan } from './choose-plan.ts';
import type { Choice } from './choose-plan.ts';
import { CursorTweaks } from './cursor-tweaks.ts';
import { EditTrace } from './edit-trace.ts';
import { PreviewFrames } from './preview-frames.ts';
import { PREVIEW_PAGE } from './preview-page.ts';
import { PreviewSound } from './preview-sound.ts';
import { PreviewThumbnails } from './preview-thumbnails.ts';
import { watchReelOnDisk } from './reel-on-disk.ts';
import { settledSeconds } from './settled-seconds.ts';
import { TriedValues } from './tried-values.ts';
import type { Trial, Values } from './tried-values.ts';
import { writeDefaults } from './write-defaults.ts';
import { writeEdits } from './write-edits.ts';

export interface PreviewParts {
  engine: EngineClient;
  plans: PlanStore;
  watch: FileWatch;
  root: vscode.Uri;
  log: vscode.LogOutputChannel;
  /** Has the language server compile every open reel again. */
  recompile(): void;
  /** The plan of a reel with what is tried; null while the language server does not run. */
  compileTrial(uri: vscode.Uri, trial: Trial): Promise<PlanNotification | null>;
  /** What can be changed by hand at a position; null while the language server does not run. */
  tweaksAt(uri: vscode.Uri, position: vscode.Position): Promise<Tweaks | null>;
}

let sessions = 0;

export class PreviewPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #parts: PreviewParts;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #session = `preview-${++sessions}`;
  readonly #shownChanges = new vscode.EventEmitter<void>();
  /** Fires when something has been opened in the panel, or its reel has been renamed. */
  readonly onDidChangeShown = this.#shownChanges.event;
  readonly #sound: PreviewSound;
  readonly #thumbnails: PreviewThumbnails;
  readonly #trace: EditTrace;
  readonly #frames: PreviewFrames;
  readonly #tried: TriedValues;
  readonly #tweaks: CursorTweaks;
  #reelOnDisk: vscode.Disposable;
  #uri: vscode.Uri;
  #state: Partial<PreviewState>;
  #wanted: { scene: string | null; segment: number | null };
  #shown: Choice | null = null;
  #follow: boolean;
  #isReady = false;
  /** Version of the text that the newest plan was compiled from. */
  #version = 0;
  #openings = 0;
  /** Sites of the items that the preview leaves out. */
  #hidden: readonly number[] = [];
  /** The webview's clock, for "Save Frame". */
  #clock = { t: 0, playing: false };

  constructor(parts: PreviewParts, panel: vscode.WebviewPanel, uri: vscode.Uri, state: Partial<PreviewState>) {
    this.#parts = parts;
    this.panel = panel;
    this.#uri = uri;
    this.#state = state;
    this.#wanted = { scene: state.scene ?? null, segment: null };
    this.#follow = state.follow ?? setting('preview.followCursor');
    const post = (message: HostToPreview) => this.#post(message);
    this.#sound = new PreviewSound(parts, this.#session, post);
    this.#thumbnails = new PreviewThumbnails(parts, this.#session, post);
    this.#trace = new EditTrace(() => this.#uri, parts.log);
    this.#frames = new PreviewFrames(this.#session, {
      engine: parts.engine,
      trace: this.#trace,
      post,
      reportFailure: (error) => this.#reportFailure(error),
    });
    this.#tried = new TriedValues(
      (trial) => parts.compileTrial(this.#uri, trial),
      () => void this.#refresh(),
    );
    this.#tweaks = new CursorTweaks({
      uri: () => this.#uri,
      ask: (reel, position) => parts.tweaksAt(reel, position),
      post,
    });
    this.#reelOnDisk = watchReelOnDisk(uri, () => parts.recompile());
    panel.webview.options = webviewOptions(parts.root);
    panel.iconPath = {
      light: vscode.Uri.joinPath(parts.root, 'media/icons/reel-light.svg'),
      dark: vscode.Uri.joinPath(parts.root, 'media/icons/reel-dark.svg'),
    };
    this.#disposables.push(
      this.#shownChanges,
      this.#thumbnails,
      this.#tweaks,
      this.#trace,
      parts.watch.onDidChange((paths) => this.#filesChanged(paths)),
      panel.webview.onDidReceiveMessage((message: PreviewToHost) =>
        dispatchMessage(this.#handlers, message).catch((error: unknown) => this.#reportFailure(error)),
      ),
      panel.onDidChangeViewState(() => void this.#post({ type: 'visibility', visible: panel.visible })),
      parts.plans.onDidChange((changed) => changed.uri === this.#uri.toString() && this.#takePlan(changed)),
      parts.engine.onDidChangeState((engine) => {
        void this.#post({ type: 'engine', state: engine });
        if (engine === 'ready') void this.#refresh();
      }),
      parts.engine.on('seeking', ({ session, done, total }) => {
        if (session === this.#session) void this.#post({ type: 'seeking', done, total });
      }),
      vscode.window.onDidChangeTextEditorSelection((event) => this.#followCursor(event.textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#followCursor(editor)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#refresh()),
      vscode.workspace.onDidChangeConfiguration(
        (event) => event.affectsConfiguration('glyphreel.preview') && void this.#refresh(),
      ),
    );
    panel.webview.html = webviewHtml(panel.webview, parts.root, PREVIEW_PAGE);
  }

  get uri(): vscode.Uri {
    return this.#uri;
  }

  get shown(): { scene: string; segment: number | null; t: number } | null {
    return this.#shown && { scene: this.#shown.scene, segment: this.#shown.segment, t: this.#clock.t };
  }

  get isFollowing(): boolean {
    return this.#follow;
  }

  /** Shows this scene from its start (for a CodeLens or a command). */
  show(scene: string, segment: number | null): void {
    this.#wanted = { scene, segment };
    void this.#refresh();
  }

  /** Seconds of the scene; a running preview goes on from there. */
  goTo(t: number): void {
    void this.#post({ type: 'goTo', t });
  }

  control(action: ControlMessage['action']): void {
    void this.#post({ type: 'control', action });
  }

  /** The reel has been renamed or moved: the picture stays, and edits of the new file are shown. */
  moveTo(uri: vscode.Uri): void {
    this.#uri = uri;
    this.#version = 0;
    this.#reelOnDisk.dispose();
    this.#reelOnDisk = watchReelOnDisk(uri, () => this.#parts.recompile());
    void this.#post({ type: 'moved', uri: uri.toString() });
    this.#shownChanges.fire();
    void vscode.workspace.openTextDocument(uri).then(
      () => this.#refresh(),
      () => undefined,
    );
  }

  dispose(): void {
    this.#reelOnDisk.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
    if (this.#shown) void this.#closeSession();
  }

  readonly #handlers: MessageHandlers<PreviewToHost> = {
    ready: ({ state }) => this.#begin(state),
    requestFrame: (message) => this.#frames.request(message),
    framePresented: (message) => void (this.#frames.presented(message) && this.#refresh()),
    setView: ({ aspect, density }) => {
      this.#state = { ...this.#state, aspect, density };
      return this.#refresh();
    },
    selectSegment: ({ segment, reveal }) => this.#select(segment, reveal),
    revealRange: ({ range, file }) =>
      revealCode(file ? toUri(file) : this.#uri, toRange(range), { keepVisible: this.panel.viewColumn }),
    follow: ({ follow }) => {
      if (follow === this.#follow) return; // The webview repeats its state when it loads.
      this.#follow = follow;
      this.#goToCursor();
    },
    clock: ({ t, playing }) => {
      this.#clock = { t, playing };
    },
    saveFrame: ({ t }) => {
      this.#clock.t = t;
      void vscode.commands.executeCommand('glyphreel.saveFrame', this.#uri);
    },
    setValues: ({ values }) => this.#tried.set(values),
    writeDefaults: ({ values }) => this.#writeDefaults(values),
    copyValues: async ({ values }) => {
      const options = setOptions(values, process.platform);
      await vscode.env.clipboard.writeText(options);
      void this.#post({ type: 'toast', text: `Copied ${options}` });
    },
    tryEdits: ({ version, edits }) => this.#tried.change(edits.length > 0 ? { version, edits } : null),
    askWho: async ({ t, u, v }) => {
      const who = await this.#parts.engine.request('previewWho', { session: this.#session, t, u, v });
      await this.#post({ type: 'who', who });
    },
    setHidden: ({ hidden }) => {
      this.#hidden = hidden;
      return this.#refresh();
    },
    writeEdits: ({ version, edits }) => this.#writeEdits(version, edits),
    chooseFile: ({ name }) => this.#chooseFile(name),
    runCommand: ({ command }) => void vscode.commands.executeCommand(command),
    error: ({ message }) => this.#parts.log.error(`Preview panel: ${message}`),
  };

  async #begin(kept: PreviewState | null): Promise<void> {
    this.#isReady = true;
    this.#state = { ...this.#state, ...kept };
    this.#follow = kept?.follow ?? this.#follow;
    if (kept?.scene) this.#wanted = { scene: kept.scene, segment: null };
    void this.#post({
      type: 'init',
      uri: this.#uri.toString(),
      name: this.#uri.path.split('/').at(-1) ?? '',
      state: { ...this.#state, follow: this.#follow },
      startPaused: setting('preview.startPaused'),
      sound: setting('preview.sound'),
    });
    void this.#post({ type: 'engine', state: this.#parts.engine.state });
    const params = this.#parts.plans.get(this.#uri)?.params;
    if (params) void this.#post({ type: 'params', params });
    this.#thumbnails.reset();
    this.#sound.reset();
    this.#frames.reset();
    this.#tweaks.reset();
    await this.#refresh();
  }

  /** A scene that was just typed is known only now, after the cursor came to rest in it. */
  #takePlan(plan: PlanNotification): void {
    const editor = vscode.window.activeTextEditor;
    const isTyped = plan.version > this.#version && this.#version > 0;
    this.#version = plan.version;
    this.#trace.planned(plan.version);
    if (isTyped && this.#follow && editor?.document.uri.toString() === this.#uri.toString())
      this.#wanted = sceneAt(plan, editor.selection.active, this.#shown?.segment ?? null) ?? this.#wanted;
    void this.#post({ type: 'params', params: plan.params });
    this.#tried.textChanged(plan.version);
    this.#tweaks.refresh();
    void (this.#tried.active ? this.#tried.refresh() : this.#refresh());
  }

  /** The trial stays until the plan of the new text is there, so that the picture does not jump back. */
  async #writeEdits(version: number, edits: readonly TextChange[]): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.#uri);
    if (await writeEdits(document, version, edits)) return;
    await this.#tried.change(null);
    void this.#post({ type: 'toast', text: 'The reel has changed meanwhile. Try again.' });
  }

  async #writeDefaults(values: Values): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.#uri);
    const plan = await this.#parts.plans.fresh(document);
    if (plan?.version !== document.version || !(await writeDefaults(document, plan.params, values)))
      void this.#post({ type: 'toast', text: 'The reel has changed meanwhile. Try again.' });
  }

  async #chooseFile(name: string): Promise<void> {
    const folder = vscode.Uri.joinPath(this.#uri, '..');
    const [file] = (await vscode.window.showOpenDialog({ defaultUri: folder, openLabel: 'Use' })) ?? [];
    if (!file) return;
    const path = relative(folder.fsPath, file.fsPath).split(sep).join('/');
    void this.#post({ type: 'fileChosen', name, path });
  }

  /**
   * Shows the wanted scene by the newest plan and the current view, and pushes its frame. `webviewSeeks`: the webview goes
   * to a time of its own and requests the frame itself.
   */
  async #refresh(webviewSeeks = false): Promise<void> {
    if (!this.#isReady) return;
    const latest = this.#tried.plan ?? this.#parts.plans.get(this.#uri);
    const choice = choosePlan(latest, this.#shown, this.#wanted, (scene) =>
      this.#parts.plans.lastWhole(this.#uri, scene),
    );
    void this.#post({
      type: 'problems',
      problems: (latest?.diagnostics ?? []).filter((d) => d.severity === 'error').map(panelProblem),
      stale: choice?.stale ?? false,
    });
    if (!choice)
      return this.#post({ type: 'notice', text: latest ? 'Nothing to show yet: write a scene.' : 'Loading the reel…' });
    if (choice.plan.beatsPending) return;
    const opening = ++this.#openings;
    const isOther = this.#shown?.scene !== choice.scene || this.#shown.segment !== choice.segment;
    const restart = isOther && this.#shown !== null;
    const view = this.#viewOf(choice);
    this.#shown = choice;
    this.#wanted = { scene: choice.scene, segment: choice.segment };
    const settled = settledSeconds(choice.plan, choice.segment, view.fps ?? 12);
    const { playing } = this.#clock;
    const { last } = this.#frames;
    const start: FrameMoment = { t: playing ? 0 : settled, full: !playing };
    const pushed = webviewSeeks || last === null || !this.panel.visible ? null : restart ? start : last;
    const reel = this.#uri.fsPath;
    const opened = this.#parts.engine.request('previewOpen', { session: this.#session, plan: choice.plan, reel, view });
    if (pushed) void this.#frames.push(pushed);
    try {
      const info = await opened;
      this.#frames.setPlan(info.planId);
      if (opening !== this.#openings) return;
      this.#trace.opened(info.planId);
      this.#shownChanges.fire();
      void this.#post({ type: 'notice', text: null });
      void this.#post({ type: 'info', info, restart, settled, pushed });
      const heard = choice.plan.audio ?? choice.plan.sounds?.[0]?.media;
      const path = info.soundTrouble === undefined ? (heard?.path ?? null) : null;
      this.#sound.use(path === null ? null : { path, digest: info.soundDigest ?? '' });
      this.#thumbnails.schedule(choice.plan, () => this.panel.visible);
    } catch (error) {
      if (opening === this.#openings) this.#reportFailure(error);
    }
  }

  #viewOf({ scene, segment }: Choice): PreviewView {
    const { aspect = null, density = 'draft' } = this.#state;
    return {
      scene,
      density,
      maxSide: setting('preview.size'),
      fps: setting('preview.rate'),
      compress: this.#frames.compress,
      ...(segment === null ? {} : { segment }),
      ...(aspect ? { aspect } : {}),
      ...(this.#hidden.length > 0 ? { hidden: this.#hidden } : {}),
    };
  }

  /** A new session, because the old one may hold what it decoded from the old files. */
  #filesChanged(paths: readonly string[]): void {
    if (!this.#shown) return;
    const named = planFiles(this.#shown.plan);
    if (!paths.some((path) => named.has(path))) return;
    this.#thumbnails.reset();
    void this.#closeSession();
    void this.#refresh();
  }

  async #closeSession(): Promise<void> {
    await this.#parts.engine.request('previewClose', { session: this.#session }).catch(() => undefined);
  }

  #reportFailure(error: unknown): void {
    const { code } = error as { code?: string };
    if (code === 'engine-gone') return; // The panel shows the engine's state, and the engine restarts.
    // Errors with a code are the reel's; those without are bugs.
    this.#parts.log[code === undefined || code === 'internal' ? 'error' : 'info'](
      `Preview of ${this.#uri.toString(true)}: ${failureText(error)}`,
    );
    const action = code === 'untrusted' ? { action: { title: 'Manage Trust', command: 'workbench.trust.manage' } } : {};
    void this.#post({ type: 'notice', text: failureText(error), ...action });
  }

  #followCursor(editor: vscode.TextEditor): void {
    if (!this.#follow || editor.document.uri.toString() !== this.#uri.toString()) return;
    const latest = this.#parts.plans.get(this.#uri);
    const place = latest && sceneAt(latest, editor.selection.active, this.#shown?.segment ?? null);
    if (!place || (place.scene === this.#shown?.scene && place.segment === this.#shown.segment)) return;
    this.#wanted = place;
    void this.#refresh();
  }

  /** Shows the scene at the cursor of any editor of the reel: the panel itself may have the focus. */
  #goToCursor(): void {
    const editor = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(
      (each) => each?.document.uri.toString() === this.#uri.toString(),
    );
    if (editor) this.#followCursor(editor);
  }

  async #select(number: number, reveal: boolean): Promise<void> {
    const segment = this.#shown?.plan.segments.find((s) => s.number === number);
    if (!segment) return;
    const isOther = this.#shown?.segment !== number;
    this.#wanted = { scene: segment.scene, segment: number };
    if (isOther) await this.#refresh(true);
    if (!reveal) return;
    const place = { preserveFocus: true, keepVisible: this.panel.viewColumn, split: false };
    await revealCode(this.#uri, toRange(segment.range), place);
  }

  async #post(message: HostToPreview): Promise<void> {
    if (this.#isReady) await this.panel.webview.postMessage(message);
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
