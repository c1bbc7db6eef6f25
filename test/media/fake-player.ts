// A player with a fake host, sound and time.

import { Player } from '../../media/preview/player.ts';
import type { PlayerSnapshot, PlayerSound } from '../../media/preview/player.ts';
import type { PreviewInfo } from '../../src/contract/protocol.ts';
import type {
  PreviewInfoMessage,
  PreviewInitMessage,
  PreviewState,
  PreviewToHost,
} from '../../src/contract/webview.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const segment = (number: number, scene: string, start: number, end: number) => ({
  segment: number,
  scene,
  start,
  end,
  range,
});
/** Three segments of 2 s, 4 s and 2 s. */
const SEGMENTS = [segment(1, 'dawn', 0, 2), segment(2, 'rise', 2, 6), segment(3, 'dusk', 6, 8)];

export function infoOf(number: number, more: Partial<PreviewInfo> = {}): PreviewInfo {
  const { scene, start, end } = SEGMENTS[number - 1]!;
  return {
    scene,
    segment: number,
    duration: end - start,
    fps: 10,
    width: 960,
    height: 540,
    reelStart: start,
    segments: SEGMENTS,
    beats: [],
    hasAudio: false,
    target: 15,
    planId: 'plan',
    ...more,
  };
}

export function makePlayer({ reducedMotion = false } = {}) {
  const posted: PreviewToHost[] = [];
  const kept: PreviewState[] = [];
  const snapshots: PlayerSnapshot[] = [];
  const sound: PlayerSound = {
    available: false,
    blocked: false,
    muted: false,
    now: () => null,
    play: () => undefined,
    pause: () => undefined,
  };
  let nowMs = 0;
  let frames: (() => void)[] = [];
  const timers: { atMs: number; callback: () => void }[] = [];
  const player = new Player({
    host: { post: (message) => void posted.push(message), keepState: (state) => void kept.push(state) },
    sound,
    time: {
      nowMs: () => nowMs,
      onNextFrame: (callback) => void frames.push(callback),
      after: (ms, callback) => void timers.push({ atMs: nowMs + ms, callback }),
    },
    reducedMotion: () => reducedMotion,
  });
  player.onChange = (snapshot) => void snapshots.push(snapshot);
  return {
    player,
    posted,
    kept,
    sound,
    /** Passes time: due timers run, then one animation frame. */
    pass(ms: number) {
      nowMs += ms;
      for (const timer of timers.filter(({ atMs }) => atMs <= nowMs)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.callback();
      }
      const due = frames;
      frames = [];
      for (const callback of due) callback();
    },
    snapshot: () => snapshots.at(-1)!,
    init: (message: Partial<PreviewInitMessage> = {}) =>
      player.init({
        type: 'init',
        uri: 'file:///a.reel',
        name: 'a.reel',
        state: {},
        startPaused: true,
        sound: true,
        pictures: '',
        ...message,
      }),
    show: (number: number, message: Partial<PreviewInfoMessage> = {}) =>
      player.show({ type: 'info', info: infoOf(number), restart: false, settled: 0, pushed: null, ...message }),
    /** Messages of a type, oldest first. */
    ofType: <T extends PreviewToHost['type']>(type: T) =>
      posted.filter((message): message is Extract<PreviewToHost, { type: T }> => message.type === type),
    /** Answers every request so far. */
    answerRequests() {
      for (const message of posted)
        if (message.type === 'requestFrame') player.frameReceived(message.id, { isPending: false });
    },
  };
}
