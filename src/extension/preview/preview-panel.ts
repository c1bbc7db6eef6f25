// One reel's preview panel: connects the webview, the engine's session and the editor. The webview owns the clock and
// requests frames; this side decides which plan and which scene they show. Messages are handled by topic in `messages/`.

import * as vscode from 'vscode';
import { dispatchMessage } from '../../contract/dispatch-message.ts';
import type { MessageHandlers } from '../../contract/dispatch-message.ts';
import type { PlanNotification } from '../../contract/protocol.ts';
import type { ControlMessage, Marks, PreviewState, PreviewToHost } from '../../contract/webview.ts';
import { onSettingChange, setting } from '../shared/settings-reader.ts';
import { REFERENCE_PICTURES, webviewHtml, webviewOptions } from '../shared/webview-html.ts';
import { reelIcon } from '../shared/reel-icon.ts';
import type { Choice } from './choose-plan.ts';
import { CursorTweaks } from './cursor-tweaks.ts';
import { EditTrace } from './edit-trace.ts';
import { FollowedCursor } from './followed-cursor.ts';
import { editMessages } from './messages/edit-messages.ts';
import { frameMessages } from './messages/frame-messages.ts';
import { PanelInspection } from './inspect/panel-inspection.ts';
import { inspectMessages } from './messages/inspect-messages.ts';
import { linkMessages } from './messages/link-messages.ts';
import { timelineMessages } from './messages/timeline-messages.ts';
import { valueMessages } from './messages/value-messages.ts';
import { viewMessages } from './messages/view-messages.ts';
import { PanelContext } from './panel-context.ts';
import { PanelLink } from './panel-link.ts';
import { PreviewFrames } from './preview-frames.ts';
import { PREVIEW_PAGE } from './preview-page.ts';
import type { PreviewParts } from './preview-parts.ts';
import { watchReelOnDisk } from './reel-on-disk.ts';
import { ShownScene } from './shown-scene.ts';
import { SoundFeed } from './sound-feed.ts';
import { StripFacts } from './strip-facts.ts';
import { TriedValues } from './tried-values.ts';

export class PreviewPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #parts: PreviewParts;
  readonly #context: PanelContext;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #shownChanges = new vscode.EventEmitter<void>();
  /** Fires when something has been opened in the panel, or its reel has been renamed. */
  readonly onDidChangeShown = this.#shownChanges.event;
  readonly #scene: ShownScene;
  readonly #trace: EditTrace;
  readonly #frames: PreviewFrames;
  readonly #link: PanelLink;
  readonly #tried: TriedValues;
  readonly #tweaks: CursorTweaks;
  readonly #cursor: FollowedCursor;
  readonly #strip: StripFacts;
  readonly #inspection: PanelInspection;
  readonly #sound: SoundFeed;
  readonly #hiddenChanges = new vscode.EventEmitter<void>();
  /** Fires when other items are left out of the picture. */
  readonly onDidChangeHidden = this.#hiddenChanges.event;
  readonly #handlers: MessageHandlers<PreviewToHost>;
  #reelOnDisk: vscode.Disposable;
  #isDisposed = false;
  /** Version of the text that the newest plan was compiled from. */
  #version = 0;

  constructor(parts: PreviewParts, panel: vscode.WebviewPanel, uri: vscode.Uri, state: Partial<PreviewState>) {
    this.#parts = parts;
    this.panel = panel;
    const context = new PanelContext(parts, panel, uri, state);
    this.#context = context;
    const post = context.post.bind(context);
    const reportFailure = context.reportFailure.bind(context);
    this.#trace = new EditTrace(() => context.uri, parts.log);
    this.#frames = new PreviewFrames(context.session, {
      engine: parts.engine,
      trace: this.#trace,
      post,
      reportFailure,
    });
    this.#link = new PanelLink(parts, context.session);
    this.#tried = new TriedValues(
      (trial) => parts.compileTrial(context.uri, trial),
      () => void this.#scene.refresh(),
    );
    this.#scene = new ShownScene(context, { frames: this.#frames, trace: this.#trace, tried: this.#tried });
    this.#cursor = new FollowedCursor(context, this.#scene);
    this.#strip = new StripFacts(context);
    this.#tweaks = new CursorTweaks({
      uri: () => context.uri,
      ask: (reel, position) => parts.tweaksAt(reel, position),
      post,
    });
    this.#inspection = new PanelInspection(context, this.#scene, this.#tried, () => this.#hiddenChanges.fire());
    this.#sound = new SoundFeed(context, this.#scene);
    this.#handlers = {
      meters: ({ isWanted }) => {
        this.#sound.isWanted = isWanted;
      },
      ready: ({ state: kept }) => this.#begin(kept),
      runCommand: ({ command }) => void vscode.commands.executeCommand(command),
      error: ({ message }) => parts.log.error(`Preview panel: ${message}`),
      ...frameMessages(context, this.#frames, this.#scene, () => this.#inspection.tint.refresh()),
      ...linkMessages(context, this.#link, this.#frames),
      ...viewMessages(context, this.#scene, this.#cursor),
      ...valueMessages(context, this.#tried),
      ...editMessages(context, this.#tried),
      ...timelineMessages(context, this.#tried),
      ...inspectMessages(context, this.#inspection),
    };
    this.#reelOnDisk = watchReelOnDisk(uri, () => parts.recompile());
    panel.webview.options = webviewOptions(parts.root);
    panel.iconPath = reelIcon(parts.root);
    const refresh = () => void this.#scene.refresh();
    this.#disposables.push(
      this.#shownChanges,
      context.clockChanges,
      this.#hiddenChanges,
      this.#inspection,
      this.#sound,
      this.#scene,
      this.#cursor,
      this.#tweaks,
      this.#trace,
      this.#scene.onDidChange(() => this.#shownChanges.fire()),
      parts.watch.onDidChange((paths) => {
        this.#scene.filesChanged(paths);
        this.#strip.filesChanged(paths);
      }),
      panel.webview.onDidReceiveMessage((message: PreviewToHost) =>
        dispatchMessage(this.#handlers, message).catch(reportFailure),
      ),
      panel.onDidChangeViewState(() => void post({ type: 'visibility', visible: panel.visible })),
      parts.plans.onDidChange((changed) => changed.uri === context.uri.toString() && this.#takePlan(changed)),
      parts.engine.onDidChangeState((engine) => {
        void post({ type: 'engine', state: engine });
        if (engine === 'ready') refresh();
      }),
      parts.engine.on('seeking', ({ session, done, total }) => {
        if (session === context.session) void post({ type: 'seeking', done, total });
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
      vscode.workspace.onDidChangeConfiguration(
        (event) => event.affectsConfiguration('glyphreel.preview') && refresh(),
      ),
      onSettingChange(['preview.keymap', 'preview.click'], () => this.#postUsage()),
    );
    void this.#showPage();
  }

  get uri(): vscode.Uri {
    return this.#context.uri;
  }

  get shown(): { scene: string; segment: number | null; t: number } | null {
    const { shown } = this.#scene;
    return shown && { scene: shown.scene, segment: shown.segment, t: this.#context.clock.t };
  }

  /** The marked range; null without marks. */
  get marks(): Marks | null {
    const { marks } = this.#context.clock;
    return marks && (marks.in !== null || marks.out !== null) ? marks : null;
  }

  /** What is shown now. The webview tells its time now and then, so that of a running clock is reckoned. */
  get moment(): (Choice & { t: number; playing: boolean }) | null {
    const { shown } = this.#scene;
    const { t, playing, atMs } = this.#context.clock;
    return (
      shown && { ...shown, t: playing ? t + (Date.now() - atMs) / 1000 : t, playing: playing && this.panel.visible }
    );
  }

  /** Fires when the webview has told its time. */
  get onDidChangeClock(): vscode.Event<void> {
    return this.#context.clockChanges.event;
  }

  get isFollowing(): boolean {
    return this.#context.isFollowing;
  }

  /** Shows this scene from its start (for a CodeLens or a command). */
  show(scene: string, segment: number | null): void {
    this.#scene.show(scene, segment);
  }

  /** Sites of the items that are left out of the picture. */
  get hidden(): readonly number[] {
    return this.#scene.hidden;
  }

  hide(sites: readonly number[]): void {
    void this.#inspection.hide(sites);
  }

  /** Seconds of the scene; a running preview goes on from there. */
  goTo(t: number): void {
    void this.#context.post({ type: 'goTo', t });
  }

  /** Opens the meters of the sound, or closes them. */
  toggleMeters(): void {
    void this.#context.post({ type: 'toggleMeters' });
  }

  control(action: ControlMessage['action']): void {
    void this.#context.post({ type: 'control', action });
  }

  /** The reel has been renamed or moved: the picture stays, and edits of the new file are shown. */
  moveTo(uri: vscode.Uri): void {
    this.#context.uri = uri;
    this.#version = 0;
    this.#reelOnDisk.dispose();
    this.#reelOnDisk = watchReelOnDisk(uri, () => this.#parts.recompile());
    void this.#context.post({ type: 'moved', uri: uri.toString() });
    this.#shownChanges.fire();
    void vscode.workspace.openTextDocument(uri).then(
      () => this.#scene.refresh(),
      () => undefined,
    );
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#reelOnDisk.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** The page's policy names the frame link, so the engine is started first. */
  async #showPage(): Promise<void> {
    const address = await this.#link.address();
    if (this.#isDisposed) return;
    const { webview } = this.panel;
    webview.html = webviewHtml(webview, this.#parts.root, PREVIEW_PAGE, address);
  }

  async #begin(kept: PreviewState | null): Promise<void> {
    const context = this.#context;
    const { uri } = context;
    context.isReady = true;
    context.state = { ...context.state, ...kept };
    context.isFollowing = kept?.follow ?? context.isFollowing;
    if (kept?.scene) this.#scene.wanted = { scene: kept.scene, segment: null };
    void context.post({
      type: 'init',
      uri: uri.toString(),
      name: uri.path.split('/').at(-1) ?? '',
      state: { ...context.state, follow: context.isFollowing },
      startPaused: setting('preview.startPaused'),
      sound: setting('preview.sound'),
      pictures: this.panel.webview.asWebviewUri(vscode.Uri.joinPath(this.#parts.root, REFERENCE_PICTURES)).toString(),
    });
    this.#postUsage();
    void context.post({ type: 'engine', state: this.#parts.engine.state });
    const params = this.#parts.plans.get(uri)?.params;
    if (params) void context.post({ type: 'params', params });
    this.#scene.reset();
    this.#frames.reset();
    this.#tweaks.reset();
    this.#strip.reset();
    this.#inspection.reset();
    await this.#scene.refresh();
  }

  #postUsage(): void {
    const [keymap, click] = [setting('preview.keymap'), setting('preview.click')];
    void this.#context.post({ type: 'usage', keymap, click });
  }

  #takePlan(plan: PlanNotification): void {
    const isTyped = plan.version > this.#version && this.#version > 0;
    this.#version = plan.version;
    this.#trace.planned(plan.version);
    if (isTyped) this.#cursor.typed(plan);
    void this.#context.post({ type: 'params', params: plan.params });
    this.#tried.textChanged(plan.version);
    this.#tweaks.refresh();
    void this.#strip.refresh();
    void (this.#tried.active ? this.#tried.refresh() : this.#scene.refresh());
  }
}
