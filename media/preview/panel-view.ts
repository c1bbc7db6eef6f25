// The panel's parts, and how they follow the player.

import * as l10n from '@vscode/l10n';
import type { PlanParam } from '../../src/contract/param.ts';
import type { PreviewFrame } from '../../src/contract/protocol.ts';
import type { Keymap, PreviewInfoMessage, UsageMessage } from '../../src/contract/webview.ts';
import { copyFrame } from './picture/copy-frame.ts';
import { FullScreen } from './picture/full-screen.ts';
import { goTo } from './time/go-to-time.ts';
import { GoTo } from './time/go-to.ts';
import { Hand } from './controls/hand.ts';
import { host } from './host.ts';
import { KeyHelp } from './keys/key-help.ts';
import { Inspection } from './inspect/inspection.ts';
import { Meter } from './inspect/meter.ts';
import type { Player, PlayerSnapshot } from './player.ts';
import { Problems } from './picture/problems.ts';
import { Scrubber } from './time/scrubber.ts';
import { SoundMeters } from './sound-meters/sound-meters.ts';
import { Stage } from './picture/stage.ts';
import { stripActions } from './strip/strip-actions.ts';
import { Strip } from './strip/strip.ts';
import { Toolbar } from './toolbar.ts';
import { TapRecorder } from './time/tap-recorder.ts';
import { Transport } from './time/transport.ts';
import { Values } from './controls/values.ts';
import { Zoom } from './picture/zoom.ts';

/** While playing, figures change with every third frame: faster ones cannot be read. */
const METER_EVERY = 3;

export class PanelView {
  readonly #app: HTMLElement;
  readonly #player: Player;
  readonly #toolbar: Toolbar;
  readonly #transport: Transport;
  readonly #scrubber: Scrubber;
  readonly #meter = new Meter();
  readonly problems = new Problems();
  readonly hand: Hand;
  readonly stage: Stage;
  readonly keyHelp = new KeyHelp();
  readonly goTo: GoTo;
  readonly zoom: Zoom;
  readonly inspection: Inspection;
  readonly sound: SoundMeters;
  readonly strip: Strip;
  readonly values: Values;
  readonly fullScreen: FullScreen;
  keymap: Keymap = 'default';
  readonly #taps = new TapRecorder({
    send: (taps) => host.post({ type: 'taps', taps }),
    say: (text) => this.stage.toast(text),
  });
  #clickPlays = false;
  #frame: PreviewFrame | null = null;
  #shownValues: Readonly<Record<string, string>> = {};
  #presented = 0;
  #rate: () => number = () => 0;

  constructor(app: HTMLElement, player: Player) {
    this.#app = app;
    this.#player = player;
    this.hand = new Hand({
      post: (message) => host.post(message),
      seek: (t) => player.playback.seek(t),
      chooseGuides: (name) => player.keepShown({ guides: name }),
    });
    this.stage = new Stage(this.problems.root, this.hand.overlay);
    this.goTo = new GoTo({
      fps: () => player.fps,
      inReel: () => player.info?.segment !== null && (player.info?.segments.length ?? 0) > 1,
      go: (time, of) => goTo(player.playback, time, of),
    });
    this.zoom = new Zoom(this.stage.frame, (scale) => {
      this.#app.dataset.zoom = scale.toFixed(2);
    });
    this.zoom.onClick = (u, v) => this.#clicked(u, v);
    this.zoom.onDoubleClick = () => !this.#clickPlays && player.playback.toggle();
    this.inspection = new Inspection(this.stage, player);
    this.sound = new SoundMeters({
      want: (isWanted) => {
        host.post({ type: 'meters', isWanted });
        player.keepShown({ meters: isWanted });
      },
      close: () => this.stage.canvas.focus(),
    });
    this.stage.compare.onChange = (compared) => {
      this.#toolbar.isPinned = compared === 'pinned';
    };
    this.#toolbar = new Toolbar({
      setView: (aspect, density) => player.setView(aspect, density),
      toggleFollow: () => player.toggleFollow(),
      copyFrame: () => this.copyFrame(),
      saveFrame: () => player.saveFrame(),
      pin: () => this.pin(),
      showKeys: () => this.keyHelp.toggle(),
      compare: [
        { label: l10n.t('Compare with the last render'), key: 'V', run: () => this.inspection.toggleRendered() },
        { label: l10n.t('Contact sheet'), key: 'N', run: () => this.inspection.openSheet() },
        { label: l10n.t('Earlier looks'), key: 'H', run: () => this.inspection.looks.toggle() },
        { label: l10n.t('Sound at the playhead'), key: 'A', run: () => this.toggleMeters() },
        { label: l10n.t('What draws the middle'), key: 'W', run: () => this.askWho(0.5, 0.5) },
      ],
    });
    this.#toolbar.addView(this.hand.guides.chooser);
    const { playback } = player;
    this.fullScreen = new FullScreen(app, (on) => host.post({ type: 'fullScreen', on }));
    this.#transport = new Transport({
      toggle: () => playback.toggle(),
      step: (frames) => playback.step(frames),
      setLoop: (loop) => playback.setLoop(loop),
      mark: (which) => playback.mark(which),
      clearMarks: () => playback.clearMarks(),
      renderRange: () => host.post({ type: 'runCommand', command: 'glyphreel.renderRange' }),
      toggleSound: () => player.toggleSound(),
      setSpeed: (speed) => playback.setSpeed(speed),
      fullScreen: () => this.fullScreen.toggle(),
    });
    this.strip = new Strip(stripActions(player, (text) => this.stage.toast(text)));
    this.#scrubber = new Scrubber({
      beginScrub: () => playback.beginScrub(),
      scrub: (t) => playback.seek(t),
      endScrub: () => playback.endScrub(),
    });
    this.values = new Values({
      set: (name, text) => player.values.set(name, text),
      reset: () => player.values.reset(),
      copy: () => player.copyValues(),
      write: () => player.writeDefaults(),
      chooseFile: (name) => host.post({ type: 'chooseFile', name }),
    });
    app.append(
      this.#toolbar.root,
      this.stage.root,
      this.#scrubber.root,
      this.#transport.root,
      this.strip.root,
      this.hand.tweak.root,
      this.inspection.who.root,
      this.inspection.looks.root,
      this.sound.root,
      this.values.root,
      this.#meter.root,
      this.keyHelp.root,
      this.goTo.root,
      this.inspection.sheet.root,
    );
    player.onChange = (snapshot) => this.#show(snapshot);
    // A change of the theme changes the body's classes.
    new MutationObserver(() => this.#scrubber.draw(true)).observe(document.body, {
      attributes: true,
      attributeFilter: ['class'],
    });
  }

  /** Where the displayed frame rate comes from. */
  set rate(rate: () => number) {
    this.#rate = rate;
  }

  /** What draws a point of the picture; what plays is paused for it. */
  askWho(u: number, v: number): void {
    this.#player.playback.pause();
    host.post({ type: 'askWho', t: this.#frame?.t ?? 0, u, v });
  }

  #clicked(u: number, v: number): void {
    if (this.#player.playing || this.#clickPlays) this.#player.playback.toggle();
    else this.askWho(u, v);
  }

  toggleMeters(): void {
    this.sound.isOpen = !this.sound.isOpen;
  }

  /** Pins the frame, or lets the pinned one go. */
  pin(): void {
    this.inspection.togglePin();
  }

  copyFrame(): void {
    void copyFrame(this.stage);
  }

  /** Records the time of the playhead, to be written at the cursor of the text. */
  tap(): void {
    const { clock, playing } = this.#player.playback;
    const scene = clock.now();
    this.#taps.tap({ scene, reel: clock.reelStart + scene }, playing);
  }

  /** Splits the segment at the playhead. */
  split(): void {
    const { info, playback } = this.#player;
    if (info === null || info.segment === null)
      return this.stage.toast(l10n.t('No timeline plays this scene: there is nothing to split.'));
    const at = playback.clock.reelStart + playback.clock.now();
    host.post({ type: 'gesture', gesture: { do: 'split', segment: info.segment, at }, write: true });
  }

  use({ keymap, click }: UsageMessage): void {
    this.keymap = keymap;
    this.keyHelp.keymap = keymap;
    this.#clickPlays = click === 'play';
  }

  showInfo({ info }: PreviewInfoMessage): void {
    this.#meter.target = info.target;
    this.#toolbar.showInfo(info);
    this.stage.soundProblem = info.soundTrouble;
    this.stage.description = l10n.t('Preview of {0}', info.scene);
    this.#scrubber.showInfo(info);
    this.strip.showInfo(info);
    this.hand.showInfo(info);
    this.inspection.showScene(info.scene, info.planId);
    this.#app.dataset.scene = info.scene;
    this.#app.dataset.segment = String(info.segment ?? '');
    this.#app.style.setProperty('--ratio', String(info.width / info.height));
  }

  showParams(params: readonly PlanParam[]): void {
    this.values.showParams(params);
    this.#showValues(this.#shownValues);
  }

  #showValues(values: Readonly<Record<string, string>>): void {
    this.#shownValues = values;
    this.values.showValues(values);
  }

  framePresented(frame: PreviewFrame): void {
    this.#frame = frame;
    this.inspection.framePresented(frame);
    this.stage.framePresented(frame.reduced);
    this.#scrubber.framePresented(frame.t, frame.stats.mean);
    const { playing } = this.#player;
    if (!playing || this.#presented % METER_EVERY === 0) this.#showMeter();
    if (!playing) this.#scrubber.draw(false);
    this.#app.dataset.presented = String(++this.#presented);
    this.#app.dataset.shownT = frame.t.toFixed(3);
    this.#app.dataset.plan = frame.planId;
  }

  #show(snapshot: PlayerSnapshot): void {
    this.#transport.show(snapshot);
    this.#toolbar.show(snapshot);
    this.#scrubber.show(snapshot);
    this.strip.show(snapshot);
    this.hand.showTime(snapshot.t);
    this.sound.moved(snapshot.t, snapshot.playing);
    if (snapshot.values !== this.#shownValues) this.#showValues(snapshot.values);
    if (!snapshot.playing) this.#showMeter();
    if (!snapshot.playing) this.#taps.stopped();
    this.#app.dataset.playing = String(snapshot.playing);
    this.#app.dataset.t = snapshot.t.toFixed(3);
  }

  #showMeter(): void {
    const { fps, playing } = this.#player;
    if (this.#frame) this.#meter.show({ frame: this.#frame, rate: this.#rate(), fps, playing });
  }
}
