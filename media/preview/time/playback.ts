// Playback over scene and reel: play, shuttle, seek, marks, loops, and where it goes at the end of a segment. It has the host
// open segments and tells the player of every change.

import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import type { LoopMode, Marks, PreviewInfoMessage, PreviewState } from '../../../src/contract/webview.ts';
import { neighbourSegment } from '../strip/neighbour-segment.ts';
import { Clock } from './clock.ts';
import type { Leader } from './clock.ts';
import { marked, markableSeconds, markedRange, NO_MARKS, shownMarks } from './marks.ts';
import { nextPlace } from './next-place.ts';

const TOP_SPEED = 4;
const LOOPS: readonly LoopMode[] = ['scene', 'reel', 'off'];

export interface PlaybackParts {
  sound: Leader;
  nowMs(): number;
  /** Has the host show a segment. `reveal`: also its code. */
  open(segment: number, reveal: boolean): void;
  changed(): void;
}

export class Playback {
  readonly #parts: PlaybackParts;
  readonly clock: Clock;
  #info: PreviewInfo | null = null;
  #settled = 0;
  #loop: LoopMode = 'scene';
  #marks: Marks = NO_MARKS;
  /** The speed that Play uses; a shuttle (J, L) leaves it and a stop returns to it. */
  #chosenSpeed = 1;
  #resumeAfterScrub = false;
  /** Start of the segment in which Play was pressed, in seconds of the reel. */
  #playedFrom: number | null = null;
  /**
   * Where to go once a segment has been opened: a time of it; `start`: its start, or after its transition while paused; `runOn`: playback
   * goes on without a jump.
   */
  #afterOpen: number | 'start' | 'runOn' | null = null;
  #trim: number | null = null;

  constructor(parts: PlaybackParts) {
    this.#parts = parts;
    this.clock = new Clock(parts.sound, () => parts.nowMs());
    this.clock.onEnd = (forward) => this.#atEnd(forward);
  }

  get playing(): boolean {
    return this.clock.playing;
  }

  get loop(): LoopMode {
    return this.#loop;
  }

  get chosenSpeed(): number {
    return this.#chosenSpeed;
  }

  /** All marks, those that are of something else included. */
  get marks(): Marks {
    return this.#marks;
  }

  /** Of what is shown. */
  get shownMarks(): Marks {
    return shownMarks(this.#marks, this.#info);
  }

  toggle(): void {
    if (this.playing) return this.pause();
    this.clock.speed = this.#chosenSpeed;
    this.play();
  }

  /** From where playback is; at the end of the marked range or of the reel, from where a person means. */
  play(): void {
    const { clock } = this;
    if (!clock.playing && clock.speed > 0) {
      const again = this.#playAgainFrom();
      if (again !== null) this.goToReel(again);
      else this.#playedFrom = clock.reelStart;
    }
    clock.play();
    this.#parts.changed();
  }

  pause(): void {
    this.clock.pause();
    this.#parts.changed();
  }

  step(frames: number): void {
    this.clock.pause();
    this.clock.step(frames);
    this.#parts.changed();
  }

  skip(seconds: number): void {
    this.seek(this.clock.now() + seconds);
  }

  /** Seconds of the scene. */
  seek(t: number): void {
    this.#trim = null;
    this.clock.seek(t);
    this.#usePart();
    this.#parts.changed();
  }

  /** Seconds of the scene to go to once what is being tried is shown and is long enough; null: stay. */
  seekWhenShown(t: number | null): void {
    this.#trim = t;
  }

  /** Seconds of the reel; of the scene, where no timeline plays it. */
  goToReel(seconds: number): void {
    const info = this.#info;
    if (info === null || info.segment === null) return this.seek(seconds);
    const found = info.segments.findLast(({ start }) => start <= seconds + 1e-6) ?? info.segments[0];
    if (found) this.pick(found.segment, Math.max(0, seconds - found.start), false);
  }

  /** First and last frame of the scene, or of what is marked of it. */
  goTo(end: 'start' | 'end'): void {
    this.seek(end === 'start' ? this.clock.from : this.clock.to - 1 / this.clock.fps);
  }

  goToReelEnd(end: 'start' | 'end'): void {
    if (this.#info) this.goToReel(end === 'start' ? 0 : markableSeconds(this.#info) - 1 / this.clock.fps);
  }

  goToMark(which: 'in' | 'out'): void {
    const at = this.shownMarks[which];
    if (at !== null) this.goToReel(which === 'in' ? at : at - 1 / this.clock.fps);
  }

  /** J, K, L: the same direction again doubles the speed, 0 stops. */
  shuttle(direction: -1 | 0 | 1): void {
    if (direction === 0) {
      this.clock.speed = this.#chosenSpeed;
      return this.pause();
    }
    const { playing, speed } = this.clock;
    const faster = playing && Math.sign(speed) === direction;
    this.clock.speed = faster ? Math.max(-TOP_SPEED, Math.min(TOP_SPEED, speed * 2)) : direction;
    this.play();
  }

  setSpeed(speed: number): void {
    this.clock.speed = this.#chosenSpeed = speed;
    this.#parts.changed();
  }

  setLoop(loop: LoopMode): void {
    this.#loop = loop;
    this.#parts.changed();
  }

  /** Scene, reel, off, in turn. */
  nextLoop(): void {
    this.setLoop(LOOPS[(LOOPS.indexOf(this.#loop) + 1) % LOOPS.length]!);
  }

  /** Marks the shown frame as the first or last of the range; the same mark again removes it. */
  mark(which: 'in' | 'out'): void {
    const { clock } = this;
    if (!this.#info) return;
    const frame = clock.frameAt(clock.now()) + (which === 'in' ? 0 : 1);
    this.#setMarks(marked(this.#marks, this.#info, which, clock.reelStart + frame / clock.fps));
  }

  /** Marks all of the segment that is shown. */
  markSegment(): void {
    const { clock } = this;
    const from = clock.reelStart;
    if (!this.#info) return;
    const started = marked(NO_MARKS, this.#info, 'in', from);
    this.#setMarks(marked(started, this.#info, 'out', from + clock.duration));
  }

  clearMarks(): void {
    this.#setMarks(NO_MARKS);
  }

  /** Playback waits while the user drags the playhead. */
  beginScrub(): void {
    this.#resumeAfterScrub = this.playing;
    this.clock.pause();
  }

  endScrub(): void {
    if (this.#resumeAfterScrub) this.clock.play();
    this.#parts.changed();
  }

  /** Goes to a segment; `t` in seconds of the segment, null for its start. `reveal`: also show its code. */
  pick(segment: number, t: number | null, reveal: boolean): void {
    if (segment === this.#info?.segment) {
      this.seek(t ?? this.#startOf(this.#settled));
      if (reveal) this.#parts.open(segment, true);
      return;
    }
    this.#afterOpen = t ?? 'start';
    this.#parts.open(segment, reveal);
  }

  goToNeighbour(by: -1 | 1): void {
    const segment = neighbourSegment(this.#info, by);
    if (segment !== null) this.pick(segment, null, true);
  }

  /** Other sound, or sound switched on: it starts where playback is. */
  restartSound(): void {
    if (this.playing) this.clock.seek(this.clock.now());
  }

  // ---- what the host shows ----

  restore({ loop, speed, marks, t }: Partial<PreviewState>): void {
    this.#loop = LOOPS.find((each) => each === loop) ?? 'scene';
    this.clock.speed = this.#chosenSpeed = speed ?? 1;
    this.#marks = marks ?? NO_MARKS;
    this.#afterOpen = t ?? null;
  }

  /** Answers the time that is shown. */
  show({ info, restart, settled }: Pick<PreviewInfoMessage, 'info' | 'restart' | 'settled'>): number {
    const { clock } = this;
    const before = this.#info;
    const isSame = before !== null && before.scene === info.scene && before.segment === info.segment;
    const isOther = restart && !isSame;
    const trim = isSame ? this.#trim : null;
    if (trim === null || trim < info.duration) this.#trim = null;
    const after = this.#afterOpen ?? trim;
    const runsOn = after === 'runOn' && isOther && clock.playing;
    if (runsOn) clock.runOn(info.reelStart);
    const now = runsOn ? null : clock.now();
    this.#afterOpen = null;
    this.#settled = settled;
    this.#info = info;
    Object.assign(clock, { duration: info.duration, fps: info.fps, reelStart: info.reelStart });
    const t = now === null ? clock.now() : this.#timeAfter(after, isOther, settled, now);
    if (now !== null && (!isSame || t !== now || t >= info.duration)) clock.seek(t);
    this.#usePart();
    return t;
  }

  #timeAfter(after: number | 'start' | 'runOn' | null, isOther: boolean, settled: number, now: number): number {
    if (typeof after === 'number') return after;
    return after === 'start' || isOther ? this.#startOf(settled) : now;
  }

  /** While paused, the first frame that is all of this scene: a transition begins with the previous scene's picture. */
  #startOf(settled: number): number {
    return this.playing ? 0 : settled;
  }

  #setMarks(marks: Marks): void {
    this.#marks = marks;
    this.#usePart();
    this.#parts.changed();
  }

  /** The clock ends where the marked range does; past that, where the scene does. */
  #usePart(): void {
    const { clock } = this;
    const range = markedRange(this.#marks, this.#info);
    const from = (range?.from ?? 0) - clock.reelStart;
    const to = (range?.to ?? Infinity) - clock.reelStart;
    const isHere = range !== null && to > 0 && from < clock.duration;
    clock.part = isHere ? { from, to } : null;
  }

  /** Null: from where it is. */
  #playAgainFrom(): number | null {
    const { clock } = this;
    const info = this.#info;
    if (!info) return null;
    const frame = 1 / clock.fps;
    const t = clock.now();
    const range = markedRange(this.#marks, info);
    if (range) return clock.reelStart + t >= range.to - frame - 1e-6 ? range.from : null;
    if (t < clock.duration - frame - 1e-6) return null;
    const isLast = info.segment === null || info.segments.at(-1)?.segment === info.segment;
    if (info.segment === null || this.#loop === 'scene') return clock.reelStart;
    if (!isLast) return null;
    return this.#loop === 'reel' ? 0 : (this.#playedFrom ?? clock.reelStart);
  }

  #atEnd(forward: boolean): number | 'stop' | 'wait' {
    const { clock } = this;
    const info = this.#info;
    if (this.#afterOpen !== null) return 'wait';
    if (!info) return 'stop';
    const at = clock.reelStart + (forward ? clock.to : clock.from);
    const next = nextPlace({ info, loop: this.#loop, range: markedRange(this.#marks, info), at, forward });
    if (next === 'stop') return 'stop';
    const inScene = next === 'runOn' ? null : next - clock.reelStart;
    if (inScene !== null && inScene >= -1e-6 && inScene < clock.duration) return Math.max(0, inScene);
    if (next === 'runOn') this.#afterOpen = 'runOn';
    const number = neighbourSegment(info, 1);
    if (next === 'runOn' && number !== null) this.#parts.open(number, false);
    else if (typeof next === 'number') this.goToReel(next);
    return 'wait';
  }
}
