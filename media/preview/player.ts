// The preview's state machine: what is shown and how. It requests frames, keeps the panel's state and tells the view about every
// change; playback itself is time/playback.ts. It has no DOM, so that tests can drive it with a fake host and a fake time.

import type { PlanParam } from '../../src/contract/param.ts';
import type { PreviewFrame, PreviewInfo } from '../../src/contract/protocol.ts';
import type {
  ControlMessage,
  Density,
  PreviewInfoMessage,
  PreviewInitMessage,
  ShownParts,
} from '../../src/contract/webview.ts';
import { FrameRequests } from './picture/frame-requests.ts';
import { KeepSoon } from './player/keep-soon.ts';
import { ParamValues } from './player/param-values.ts';
import type { PlayerHost, PlayerParts, PlayerSnapshot, PlayerSound, PlayerTime } from './player/player-parts.ts';
import { Playback } from './time/playback.ts';

export type { PlayerSnapshot, PlayerSound, SoundState } from './player/player-parts.ts';

export class Player {
  readonly #host: PlayerHost;
  readonly #sound: PlayerSound;
  readonly #time: PlayerTime;
  readonly #reducedMotion: () => boolean;
  readonly #requests: FrameRequests;
  readonly #kept: KeepSoon;
  readonly playback: Playback;
  readonly values: ParamValues;
  onChange: (snapshot: PlayerSnapshot) => void = () => undefined;
  /** A request for a frame has not been answered for long. */
  onUnanswered: () => void = () => undefined;

  #info: PreviewInfo | null = null;
  #uri = '';
  #follow = true;
  #aspect: string | null = null;
  #density: Density = 'draft';
  #shown: ShownParts = { hiddenTracks: [], meters: false, guides: 'none' };
  #visible = true;
  #playAtStart = false;
  #started = false;
  #resumeWhenVisible = false;
  #lastRequest = '';
  #shownFrame = -1;
  #ticking = false;

  constructor({ host, sound, time, reducedMotion }: PlayerParts) {
    this.#host = host;
    this.#sound = sound;
    this.#time = time;
    this.#reducedMotion = reducedMotion;
    this.playback = new Playback({
      sound,
      nowMs: () => time.nowMs(),
      open: (segment, reveal) => host.post({ type: 'selectSegment', segment, reveal }),
      changed: () => this.update(),
    });
    this.values = new ParamValues(() => {
      host.post({ type: 'setValues', values: this.values.usable });
      this.#keep();
      this.update();
    });
    this.#requests = new FrameRequests(
      (id, moment) => host.post({ type: 'requestFrame', id, ...moment }),
      () => time.nowMs(),
    );
    this.#requests.onLost = () => this.onUnanswered();
    this.#kept = new KeepSoon(
      time,
      () => `${this.playing} ${this.playback.marks.in} ${this.playback.marks.out}`,
      () => this.#keep(),
    );
  }

  get playing(): boolean {
    return this.playback.playing;
  }

  get fps(): number {
    return this.playback.clock.fps;
  }

  get info(): PreviewInfo | null {
    return this.#info;
  }

  toggleSound(): void {
    this.#sound.muted = this.#sound.blocked ? false : !this.#sound.muted;
    this.soundReplaced();
  }

  setFollow(follow: boolean): void {
    this.#follow = follow;
    this.#host.post({ type: 'follow', follow });
    this.update();
  }

  toggleFollow(): void {
    this.setFollow(!this.#follow);
  }

  setView(aspect: string | null, density: Density): void {
    this.#aspect = aspect;
    this.#density = density;
    this.#host.post({ type: 'setView', aspect, density });
    this.#keep();
    this.update();
  }

  get shown(): ShownParts {
    return this.#shown;
  }

  keepShown(parts: Partial<ShownParts>): void {
    this.#shown = { ...this.#shown, ...parts };
    this.#kept.now();
  }

  copyValues(): void {
    this.#host.post({ type: 'copyValues', values: this.values.usable });
  }

  writeDefaults(): void {
    this.#host.post({ type: 'writeDefaults', values: this.values.usable });
  }

  saveFrame(): void {
    this.#host.post({ type: 'saveFrame', t: this.playback.clock.now() });
  }

  // ---- messages of the host ----

  init({ uri, state, startPaused, sound }: PreviewInitMessage): void {
    this.#uri = uri;
    this.playback.restore(state);
    this.#aspect = state.aspect ?? null;
    this.#density = state.density ?? 'draft';
    const { hiddenTracks, meters, guides } = { ...this.#shown, ...state };
    this.#shown = { hiddenTracks, meters, guides };
    this.values.restore(state.values ?? {});
    this.#sound.muted = state.muted ?? !sound;
    this.#playAtStart = (state.playing ?? !startPaused) && !this.#reducedMotion();
    this.setFollow(state.follow ?? true);
  }

  paramsChanged(params: readonly PlanParam[]): void {
    this.values.paramsChanged(params);
  }

  moved(uri: string): void {
    this.#uri = uri;
    this.#keep();
  }

  show({ info, restart, settled, pushed }: PreviewInfoMessage): void {
    const { clock } = this.playback;
    this.#info = info;
    const frame = clockFrame(this.playback.show({ info, restart, settled }), info.fps);
    const isComing = pushed !== null && clockFrame(pushed.t, info.fps) === frame && (pushed.full || clock.playing);
    this.#lastRequest = isComing ? this.#requestKey(frame) : '';
    if (!this.#started) {
      this.#started = true;
      if (this.#playAtStart) return this.playback.play();
    }
    this.update();
  }

  /** A frame has arrived, of this request or of none. */
  frameReceived(id: number | null, { isPending }: Pick<PreviewFrame, 'isPending'>): void {
    this.#requests.isSlow = isPending;
    const goesOn = id !== null && this.#requests.settle(id);
    if (!isPending || goesOn || this.playing) return;
    this.#lastRequest = '';
    this.update();
  }

  /** The engine is on its way to the frame that was asked for. */
  keepWaiting(): void {
    this.#requests.keepWaiting();
  }

  /** What has been requested or pushed and has not arrived does not come. */
  framesLost(): void {
    this.#requests.forgetAll();
    this.frameSkipped(null);
  }

  frameSkipped(id: number | null): void {
    if (id !== null) return void this.#requests.settle(id);
    this.#lastRequest = ''; // The pushed frame does not come, so it has to be requested.
    this.update();
  }

  setVisible(visible: boolean): void {
    if (visible === this.#visible) return; // Only the focus has changed.
    this.#visible = visible;
    const { clock } = this.playback;
    if (!visible) {
      this.#resumeWhenVisible = clock.playing;
      clock.pause();
      this.#keep();
    } else if (this.#resumeWhenVisible) clock.play();
    this.update();
  }

  control(action: ControlMessage['action']): void {
    if (action === 'toggle') this.playback.toggle();
    else if (action === 'pause') this.playback.pause();
    else this.playback.goToNeighbour(action === 'next' ? 1 : -1);
  }

  /** Other sound, or sound switched on: it starts where playback is. */
  soundReplaced(): void {
    this.playback.restartSound();
    this.update();
  }

  /** Brings the view up to date and requests the frame of this moment. */
  update(): void {
    const { clock } = this.playback;
    const t = clock.now();
    this.#shownFrame = clock.frameAt(t);
    this.onChange(this.#snapshot(t));
    if (this.#info && this.#visible) this.#requestFrame(t);
    if (clock.playing && this.#visible) this.#tick();
    if (this.#uri !== '') this.#kept.soon();
  }

  #snapshot(t: number): PlayerSnapshot {
    const { playing, loop, clock, shownMarks } = this.playback;
    const { available, blocked, muted } = this.#sound;
    return {
      info: this.#info,
      t,
      playing,
      loop,
      speed: clock.speed,
      inMark: shownMarks.in,
      outMark: shownMarks.out,
      sound: !available ? 'none' : blocked && playing ? 'blocked' : muted ? 'muted' : 'on',
      follow: this.#follow,
      aspect: this.#aspect,
      density: this.#density,
      values: this.values.all,
    };
  }

  /** A frame drawn while playing may lack shaders, so it is requested again, in full, when playback stops on it. */
  #requestKey(frame: number): string {
    return `${frame} ${this.#info?.segment} ${this.#info?.scene} ${this.playing ? 'passing' : 'full'}`;
  }

  #requestFrame(t: number): void {
    const frame = clockFrame(t, this.fps);
    const key = this.#requestKey(frame);
    if (key === this.#lastRequest) return;
    if (this.#requests.request({ t: frame / this.fps, full: !this.playing })) this.#lastRequest = key;
  }

  /** The view changes with the frames: repainting in between costs time on machines without a graphics card. */
  #tick(): void {
    if (this.#ticking) return;
    this.#ticking = true;
    this.#time.onNextFrame(() => {
      this.#ticking = false;
      const { clock } = this.playback;
      const t = clock.now();
      if (!clock.playing || !this.#visible || clock.frameAt(t) !== this.#shownFrame) return this.update();
      if (this.#info) this.#requestFrame(t);
      this.#tick();
    });
  }

  #keep(): void {
    if (this.#uri === '') return;
    const { marks, chosenSpeed, loop, playing, clock } = this.playback;
    const t = clock.now();
    this.#host.keepState({
      uri: this.#uri,
      scene: this.#info?.scene ?? null,
      t,
      playing,
      loop,
      follow: this.#follow,
      muted: this.#sound.muted,
      speed: chosenSpeed,
      marks,
      aspect: this.#aspect,
      density: this.#density,
      ...this.#shown,
      values: { ...this.values.all },
    });
    this.#host.post({ type: 'clock', t, playing, marks });
  }
}

/** Number of the frame that contains `t`. */
const clockFrame = (t: number, fps: number): number => Math.floor(t * fps + 1e-6);
