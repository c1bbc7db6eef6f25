// The preview's state machine: playback, marks, view and what is shown. It requests frames, keeps the panel's state and
// tells the view about every change. It has no DOM, so that tests can drive it with a fake host and a fake time.

import { type PlanParam, readParam } from '../../src/contract/param.ts';
import type { PreviewInfo } from '../../src/contract/protocol.ts';
import type {
  ControlMessage,
  Density,
  PreviewInfoMessage,
  PreviewInitMessage,
  PreviewState,
  PreviewToHost,
} from '../../src/contract/webview.ts';
import { Clock } from './time/clock.ts';
import type { Leader } from './time/clock.ts';
import { FrameRequests } from './picture/frame-requests.ts';
import { neighbourSegment } from './strip/neighbour-segment.ts';

const TOP_SPEED = 4;
const KEEP_EVERY_MS = 500;

export interface PlayerHost {
  post(message: PreviewToHost): void;
  keepState(state: PreviewState): void;
}
export interface PlayerSound extends Leader {
  readonly available: boolean;
  /** The browser waits for a click or key before it plays sound. */
  readonly blocked: boolean;
  muted: boolean;
}
export interface PlayerTime {
  nowMs(): number;
  onNextFrame(callback: () => void): void;
  after(ms: number, callback: () => void): void;
}
export interface PlayerParts {
  host: PlayerHost;
  sound: PlayerSound;
  time: PlayerTime;
  /** True if the reader prefers no motion that they did not start. */
  reducedMotion(): boolean;
}

export type SoundState = 'none' | 'on' | 'muted' | 'blocked';

/** What the view shows. Times are seconds of the scene. */
export interface PlayerSnapshot {
  info: PreviewInfo | null;
  t: number;
  playing: boolean;
  loop: boolean;
  speed: number;
  inMark: number | null;
  outMark: number | null;
  sound: SoundState;
  follow: boolean;
  aspect: string | null;
  density: Density;
  /** Of `param`s: those that the panel has changed. */
  values: Readonly<Record<string, string>>;
}

export class Player {
  readonly #host: PlayerHost;
  readonly #sound: PlayerSound;
  readonly #time: PlayerTime;
  readonly #reducedMotion: () => boolean;
  readonly #clock: Clock;
  readonly #requests: FrameRequests;
  onChange: (snapshot: PlayerSnapshot) => void = () => undefined;

  #info: PreviewInfo | null = null;
  #settled = 0;
  #uri = '';
  #follow = true;
  #aspect: string | null = null;
  #density: Density = 'draft';
  #params: readonly PlanParam[] = [];
  #values: Record<string, string> = {};
  #visible = true;
  /** The speed that Play uses; a shuttle (J, L) leaves it and a stop returns to it. */
  #chosenSpeed = 1;
  #playAtStart = false;
  #started = false;
  #resumeAfterScrub = false;
  #resumeWhenVisible = false;
  /** Where to go once the picked segment has been opened; `start`: its start, or after its transition while paused. */
  #seekAfterOpen: number | 'start' | null = null;
  #lastRequest = '';
  #shownFrame = -1;
  #ticking = false;
  #keptAtMs = -Infinity;
  #keptPlaying = false;
  #keepScheduled = false;

  constructor({ host, sound, time, reducedMotion }: PlayerParts) {
    this.#host = host;
    this.#sound = sound;
    this.#time = time;
    this.#reducedMotion = reducedMotion;
    this.#clock = new Clock(sound, () => time.nowMs());
    this.#clock.onEnd = () => this.#continueWithNext();
    this.#requests = new FrameRequests(
      (id, moment) => host.post({ type: 'requestFrame', id, ...moment }),
      () => time.nowMs(),
    );
  }

  get playing(): boolean {
    return this.#clock.playing;
  }

  get fps(): number {
    return this.#clock.fps;
  }

  // ---- playback ----

  toggle(): void {
    if (this.#clock.playing) this.#clock.speed = this.#chosenSpeed;
    this.#setPlaying(!this.#clock.playing);
  }

  pause(): void {
    this.#setPlaying(false);
  }

  step(frames: number): void {
    this.#clock.pause();
    this.#clock.step(frames);
    this.update();
  }

  skip(seconds: number): void {
    this.seek(this.#clock.now() + seconds);
  }

  seek(t: number): void {
    this.#clock.seek(t);
    this.update();
  }

  goTo(end: 'start' | 'end'): void {
    this.seek(end === 'start' ? this.#clock.from : this.#clock.to - 1 / this.#clock.fps);
  }

  /** J, K, L: the same direction again doubles the speed, 0 stops. */
  shuttle(direction: -1 | 0 | 1): void {
    if (direction === 0) {
      this.#clock.speed = this.#chosenSpeed;
      return this.#setPlaying(false);
    }
    const { playing, speed } = this.#clock;
    const faster = playing && Math.sign(speed) === direction;
    this.#clock.speed = faster ? Math.max(-TOP_SPEED, Math.min(TOP_SPEED, speed * 2)) : direction;
    this.#setPlaying(true);
  }

  setSpeed(speed: number): void {
    this.#clock.speed = this.#chosenSpeed = speed;
    this.update();
  }

  toggleLoop(): void {
    this.#clock.loop = !this.#clock.loop;
    this.update();
  }

  /** Marks the shown frame as the first or last of the range; the same mark again removes it. */
  mark(which: 'in' | 'out'): void {
    const clock = this.#clock;
    const frame = clock.frameAt(clock.now());
    const key = which === 'in' ? 'inMark' : 'outMark';
    const t = (which === 'in' ? frame : frame + 1) / clock.fps;
    clock[key] = clock[key] === t ? null : t;
    if (clock.inMark !== null && clock.outMark !== null && clock.outMark <= clock.inMark)
      clock[which === 'in' ? 'outMark' : 'inMark'] = null;
    this.update();
  }

  clearMarks(): void {
    this.#clock.inMark = this.#clock.outMark = null;
    this.update();
  }

  toggleSound(): void {
    this.#sound.muted = this.#sound.blocked ? false : !this.#sound.muted;
    this.soundReplaced();
  }

  /** Playback waits while the user drags the playhead. */
  beginScrub(): void {
    this.#resumeAfterScrub = this.#clock.playing;
    this.#clock.pause();
  }

  endScrub(): void {
    this.#setPlaying(this.#resumeAfterScrub);
  }

  // ---- what is shown ----

  /** Goes to a segment; `t` in seconds of the segment, null for its start. `reveal`: also show its code. */
  pick(segment: number, t: number | null, reveal: boolean): void {
    if (segment === this.#info?.segment) {
      this.seek(t ?? this.#startOf(this.#settled));
      if (reveal) this.#host.post({ type: 'selectSegment', segment, reveal });
      return;
    }
    this.#seekAfterOpen = t ?? 'start';
    this.#host.post({ type: 'selectSegment', segment, reveal });
  }

  goToNeighbour(by: -1 | 1): void {
    const segment = neighbourSegment(this.#info, by);
    if (segment !== null) this.pick(segment, null, true);
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

  /** Previews a value of a `param`, as `--set` takes it; null: its default. */
  setValue(name: string, text: string | null): void {
    const { [name]: _before, ...others } = this.#values;
    const rule = this.#params.find((param) => param.name === name);
    this.#setValues(text === null || (rule && isUsual(rule, text)) ? others : { ...others, [name]: text });
  }

  resetValues(): void {
    this.#setValues({});
  }

  copyValues(): void {
    this.#host.post({ type: 'copyValues', values: this.#usable() });
  }

  writeDefaults(): void {
    this.#host.post({ type: 'writeDefaults', values: this.#usable() });
  }

  saveFrame(): void {
    this.#host.post({ type: 'saveFrame', t: this.#clock.now() });
  }

  // ---- messages of the host ----

  init({ uri, state, startPaused, sound }: PreviewInitMessage): void {
    const clock = this.#clock;
    this.#uri = uri;
    clock.loop = state.loop ?? true;
    clock.speed = this.#chosenSpeed = state.speed ?? 1;
    clock.inMark = state.inMark ?? null;
    clock.outMark = state.outMark ?? null;
    this.#aspect = state.aspect ?? null;
    this.#density = state.density ?? 'draft';
    this.#values = { ...state.values };
    this.#sound.muted = state.muted ?? !sound;
    this.#seekAfterOpen = state.t ?? null;
    this.#playAtStart = (state.playing ?? !startPaused) && !this.#reducedMotion();
    this.setFollow(state.follow ?? true);
  }

  /** The reel's `param`s have changed. What has become a default is not a change any more. */
  paramsChanged(params: readonly PlanParam[]): void {
    this.#params = params;
    if (Object.keys(this.#values).length === 0) return;
    const usual = new Set(
      params.filter(({ name, ...rule }) => isUsual(rule, this.#values[name] ?? '')).map(({ name }) => name),
    );
    this.#setValues(Object.fromEntries(Object.entries(this.#values).filter(([name]) => !usual.has(name))));
  }

  moved(uri: string): void {
    this.#uri = uri;
    this.#keep();
  }

  show({ info, restart, settled, pushed }: PreviewInfoMessage): void {
    const clock = this.#clock;
    const isSame = this.#info !== null && this.#info.scene === info.scene && this.#info.segment === info.segment;
    const isOther = restart && !isSame;
    const after = this.#seekAfterOpen;
    const t = after === 'start' ? this.#startOf(settled) : (after ?? (isOther ? this.#startOf(settled) : clock.now()));
    this.#seekAfterOpen = null;
    this.#info = info;
    this.#settled = settled;
    clock.duration = info.duration;
    clock.fps = info.fps;
    clock.reelStart = info.reelStart;
    if (isOther) clock.inMark = clock.outMark = null;
    if (!isSame || t !== clock.now() || t >= info.duration) clock.seek(t);
    const isComing = pushed !== null && clock.frameAt(pushed.t) === clock.frameAt(t) && (pushed.full || clock.playing);
    this.#lastRequest = isComing ? this.#requestKey(clock.frameAt(t)) : '';
    if (!this.#started) {
      this.#started = true;
      if (this.#playAtStart) clock.play();
    }
    this.update();
  }

  /** The frame of this request has arrived. */
  frameReceived(id: number): void {
    this.#requests.settle(id);
  }

  frameSkipped(id: number | null): void {
    if (id !== null) return this.#requests.settle(id);
    this.#lastRequest = ''; // The pushed frame does not come, so it has to be requested.
    this.update();
  }

  setVisible(visible: boolean): void {
    if (visible === this.#visible) return; // Only the focus has changed.
    this.#visible = visible;
    if (!visible) {
      this.#resumeWhenVisible = this.#clock.playing;
      this.#clock.pause();
      this.#keep();
    } else if (this.#resumeWhenVisible) this.#clock.play();
    this.update();
  }

  control(action: ControlMessage['action']): void {
    if (action === 'toggle') this.toggle();
    else if (action === 'pause') this.pause();
    else this.goToNeighbour(action === 'next' ? 1 : -1);
  }

  /** Other sound, or sound switched on: it starts where playback is. */
  soundReplaced(): void {
    if (this.#clock.playing) this.#clock.seek(this.#clock.now());
    this.update();
  }

  /** Brings the view up to date and requests the frame of this moment. */
  update(): void {
    const t = this.#clock.now();
    this.#shownFrame = this.#clock.frameAt(t);
    this.onChange(this.#snapshot(t));
    if (this.#info && this.#visible) this.#requestFrame(t);
    if (this.#clock.playing && this.#visible) this.#tick();
    this.#keepSoon();
  }

  #snapshot(t: number): PlayerSnapshot {
    const { playing, loop, speed, inMark, outMark } = this.#clock;
    const { available, blocked, muted } = this.#sound;
    const sound = !available ? 'none' : blocked && playing ? 'blocked' : muted ? 'muted' : 'on';
    const view = { follow: this.#follow, aspect: this.#aspect, density: this.#density, values: this.#values };
    return { info: this.#info, t, playing, loop, speed, inMark, outMark, sound, ...view };
  }

  #setValues(values: Record<string, string>): void {
    this.#values = values;
    this.#host.post({ type: 'setValues', values: this.#usable() });
    this.#keep();
    this.update();
  }

  /** The values that the reel can take as it is now: others wait, because a `param` may be missing while it is edited. */
  #usable(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#values).filter(([name, text]) => {
        const rule = this.#params.find((param) => param.name === name);
        return rule !== undefined && 'value' in readParam(rule, text);
      }),
    );
  }

  #setPlaying(playing: boolean): void {
    if (playing) this.#clock.play();
    else this.#clock.pause();
    this.update();
  }

  /** While paused, the first frame that is all of this scene: a transition begins with the previous scene's picture. */
  #startOf(settled: number): number {
    return this.#clock.playing ? 0 : settled;
  }

  #continueWithNext(): boolean {
    if (this.#seekAfterOpen !== null) return true;
    const next = neighbourSegment(this.#info, 1);
    if (next === null || next === this.#info?.segment) return false;
    this.pick(next, 0, false);
    return true;
  }

  /** A frame drawn while playing may lack shaders, so it is requested again, in full, when playback stops on it. */
  #requestKey(frame: number): string {
    const kind = this.#clock.playing ? 'passing' : 'full';
    return `${frame} ${this.#info?.segment} ${this.#info?.scene} ${kind}`;
  }

  #requestFrame(t: number): void {
    const { fps, playing } = this.#clock;
    const frame = this.#clock.frameAt(t);
    const key = this.#requestKey(frame);
    if (key === this.#lastRequest) return;
    if (this.#requests.request({ t: frame / fps, full: !playing })) this.#lastRequest = key;
  }

  /** The view changes with the frames: repainting in between costs time on machines without a graphics card. */
  #tick(): void {
    if (this.#ticking) return;
    this.#ticking = true;
    this.#time.onNextFrame(() => {
      this.#ticking = false;
      const t = this.#clock.now();
      if (!this.#clock.playing || !this.#visible || this.#clock.frameAt(t) !== this.#shownFrame) return this.update();
      if (this.#info) this.#requestFrame(t);
      this.#tick();
    });
  }

  #keepSoon(): void {
    const waitMs = KEEP_EVERY_MS - (this.#time.nowMs() - this.#keptAtMs);
    if (waitMs <= 0 || this.#clock.playing !== this.#keptPlaying) return this.#keep();
    if (this.#keepScheduled) return;
    this.#keepScheduled = true;
    this.#time.after(waitMs, () => {
      this.#keepScheduled = false;
      this.#keep();
    });
  }

  #keep(): void {
    if (this.#uri === '') return;
    this.#keptAtMs = this.#time.nowMs();
    this.#keptPlaying = this.#clock.playing;
    const { info: _info, sound: _sound, t, playing, ...rest } = this.#snapshot(this.#clock.now());
    this.#host.keepState({
      ...rest,
      uri: this.#uri,
      scene: this.#info?.scene ?? null,
      t,
      playing,
      muted: this.#sound.muted,
      speed: this.#chosenSpeed,
    });
    this.#host.post({ type: 'clock', t, playing });
  }
}

function isUsual(rule: Omit<PlanParam, 'name'>, text: string): boolean {
  const [value, usual] = [readParam(rule, text), readParam(rule, rule.usual)];
  return 'value' in value && 'value' in usual && String(value.value) === String(usual.value);
}
