// The preview panel: puts its parts together and keeps them in step with the clock and with the extension.

import type { HostToPreview, PreviewState } from '../../src/contract/webview.ts';
import type { PreviewFrame, PreviewInfo } from '../../src/contract/protocol.ts';
import { Clock } from './clock.ts';
import { FrameFeed } from './frame-feed.ts';
import { keepState, keptState, onMessage, post } from './host.ts';
import { bindKeys } from './keys.ts';
import { Meter } from './meter.ts';
import { Problems } from './problems.ts';
import { Scrubber } from './scrubber.ts';
import { Sound } from './sound.ts';
import { Stage } from './stage.ts';
import { Strip } from './strip.ts';
import { Toolbar } from './toolbar.ts';
import { Transport } from './transport.ts';

const app = document.getElementById('app')!;
const FASTEST = 4;
const KEEP_EVERY_MS = 500;

const sound = new Sound();
const clock = new Clock(sound);
const problems = new Problems();
const stage = new Stage(problems.root);
const feed = new FrameFeed(stage.canvas);
const meter = new Meter();

let info: PreviewInfo | null = null;
let uri = '';
let follow = true;
let aspect: string | null = null;
let density: 'draft' | 'production' = 'draft';
let visible = true;
let movedTo = -1;
let lastWanted = '';
let lastFrame: PreviewFrame | null = null;
let painted = 0;
let started = false;
let wasPlaying = false;
let seekAfter: number | null = null;
let keptAt = 0;
let ticking = false;
/** What plays when one presses play: J and L go away from it, and a stop comes back to it. */
let chosenSpeed = 1;

const setPlaying = (playing: boolean) => {
  if (playing) clock.play();
  else clock.pause();
  update();
};
const actions = {
  toggle() {
    if (clock.playing) clock.speed = chosenSpeed; // A shuttle ends with the stop.
    setPlaying(!clock.playing);
  },
  step(frames: number) {
    clock.pause();
    clock.step(frames);
    update();
  },
  skip(seconds: number) {
    clock.seek(clock.now() + seconds);
    update();
  },
  goTo(end: 'start' | 'end') {
    clock.seek(end === 'start' ? clock.from : clock.to - 1 / clock.fps);
    update();
  },
  shuttle(direction: -1 | 0 | 1) {
    if (direction === 0) {
      clock.speed = chosenSpeed;
      return setPlaying(false);
    }
    const goesThere = clock.playing && Math.sign(clock.speed) === direction;
    clock.speed = goesThere ? Math.max(-FASTEST, Math.min(FASTEST, clock.speed * 2)) : direction;
    setPlaying(true);
  },
  setSpeed(speed: number) {
    clock.speed = chosenSpeed = speed;
    update();
  },
  toggleLoop() {
    clock.loop = !clock.loop;
    update();
  },
  mark(which: 'in' | 'out') {
    const t = Math.floor(clock.now() * clock.fps + 1e-6) / clock.fps;
    if (which === 'in') clock.inMark = clock.inMark === t ? null : t;
    else clock.outMark = clock.outMark === t + 1 / clock.fps ? null : t + 1 / clock.fps;
    if (clock.inMark !== null && clock.outMark !== null && clock.outMark <= clock.inMark)
      clock[which === 'in' ? 'outMark' : 'inMark'] = null;
    update();
  },
  clearMarks() {
    clock.inMark = clock.outMark = null;
    update();
  },
  toggleSound() {
    sound.muted = sound.blocked ? false : !sound.muted;
    if (clock.playing && !sound.muted) clock.seek(clock.now());
    update();
  },
  toggleFollow: () => actions.setFollow(!follow),
  setFollow(on: boolean) {
    follow = on;
    post({ type: 'follow', follow });
    update();
  },
  setView(nextAspect: string | null, nextDensity: 'draft' | 'production') {
    aspect = nextAspect;
    density = nextDensity;
    post({ type: 'view', aspect, density, maxSide: Math.round(stage.root.clientWidth * devicePixelRatio) });
    keep(true);
  },
  async copy() {
    try {
      const blob = await new Promise<Blob>((resolve, reject) =>
        stage.canvas.toBlob((b) => (b ? resolve(b) : reject(new Error('no picture'))), 'image/png'),
      );
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
      stage.toast('Frame copied');
    } catch (error) {
      stage.toast('The frame could not be copied here: save it instead');
      post({ type: 'error', message: `copy: ${String(error)}` });
    }
  },
  save: () => post({ type: 'saveFrame', t: clock.now() }),
  neighbour(by: -1 | 1) {
    const segment = strip.neighbour(by);
    if (segment !== null) pick(segment, 0, true);
  },
};

const pick = (segment: number, t: number | null, reveal: boolean) => {
  if (segment === info?.segment) {
    clock.seek(t ?? 0);
    update();
    if (reveal) post({ type: 'select', segment, reveal });
    return;
  }
  seekAfter = t ?? 0;
  post({ type: 'select', segment, reveal });
};

const toolbar = new Toolbar(actions);
const transport = new Transport(actions);
const strip = new Strip({ onPick: (segment, t) => pick(segment, t, true) });
const scrubber = new Scrubber({
  onStart() {
    wasPlaying = clock.playing;
    clock.pause();
  },
  onScrub(t) {
    clock.seek(t);
    update();
  },
  onEnd: () => setPlaying(wasPlaying),
});
bindKeys(actions);
app.append(toolbar.root, stage.root, scrubber.root, transport.root, strip.root, meter.root);

clock.onEnd = () => {
  const next = strip.neighbour(1);
  if (next === null || next === info?.segment || seekAfter !== null) return seekAfter !== null;
  pick(next, 0, false);
  return true;
};
sound.onChange = () => update();

/** Puts everything where the clock is, and asks for the picture there. */
function update(): void {
  const t = clock.now();
  movedTo = frameAt(t);
  const soundState = !sound.available
    ? 'none'
    : sound.blocked && clock.playing
      ? 'blocked'
      : sound.muted
        ? 'muted'
        : 'on';
  transport.show({
    playing: clock.playing,
    loop: clock.loop,
    speed: clock.speed,
    inMark: clock.inMark,
    outMark: clock.outMark,
    sound: soundState,
  });
  toolbar.show(aspect, density, follow);
  transport.time(t, clock.duration, clock.fps);
  scrubber.move(t, clock.inMark, clock.outMark);
  strip.move(clock.reelStart + t);
  app.dataset.playing = String(clock.playing);
  app.dataset.t = t.toFixed(3);
  if (info && visible) want(t);
  if (clock.playing && visible) tick();
  else meterNow();
  keep(false);
}

const frameAt = (t: number) => Math.floor(t * clock.fps + 1e-6);
// A picture that was drawn in passing is drawn again, in full, when it comes to stand.
const wishKey = (frame: number) => `${frame} ${info?.segment} ${info?.scene} ${clock.playing ? 'passing' : 'full'}`;

function want(t: number): void {
  const frame = frameAt(t);
  const key = wishKey(frame);
  if (key === lastWanted) return;
  if (feed.want(frame / clock.fps, !clock.playing)) lastWanted = key;
}

function tick(): void {
  if (ticking) return;
  ticking = true;
  requestAnimationFrame(() => {
    ticking = false;
    const t = clock.now();
    // Heads and figures move with the frames: in between there is nothing for a machine without a graphics card to paint.
    if (!clock.playing || !visible || frameAt(t) !== movedTo) return update();
    if (info) want(t);
    tick();
  });
}

function meterNow(): void {
  if (lastFrame) meter.show(lastFrame, feed.rate, clock.fps, clock.playing);
}

function keep(now: boolean): void {
  const at = performance.now();
  if (uri === '' || (!now && at - keptAt < KEEP_EVERY_MS)) return;
  keptAt = at;
  const state: PreviewState = {
    uri,
    scene: info?.scene ?? null,
    t: clock.now(),
    playing: clock.playing,
    loop: clock.loop,
    follow,
    muted: sound.muted,
    speed: chosenSpeed,
    inMark: clock.inMark,
    outMark: clock.outMark,
    aspect,
    density,
  };
  keepState(state);
  post({ type: 'clock', t: state.t, playing: state.playing });
}

feed.onPaint = (frame) => {
  lastFrame = frame;
  stage.reveal();
  stage.reduced = frame.reduced;
  scrubber.note(frame.t, frame.stats.mean);
  if (!clock.playing || painted % 3 === 0) meterNow();
  if (!clock.playing) scrubber.draw(false);
  app.dataset.painted = String(++painted);
  app.dataset.shownT = frame.t.toFixed(3);
  app.dataset.plan = frame.planId;
};

function begin(message: Extract<HostToPreview, { type: 'init' }>): void {
  uri = message.uri;
  const { state } = message;
  clock.loop = state.loop ?? true;
  clock.speed = chosenSpeed = state.speed ?? 1;
  clock.inMark = state.inMark ?? null;
  clock.outMark = state.outMark ?? null;
  follow = state.follow ?? true;
  aspect = state.aspect ?? null;
  density = state.density ?? 'draft';
  sound.muted = state.muted ?? !message.sound;
  seekAfter = state.t ?? null;
  wasPlaying = state.playing ?? !message.startPaused;
  post({ type: 'follow', follow });
  update();
}

function show(next: PreviewInfo, restart: boolean, picture: Extract<HostToPreview, { type: 'info' }>['picture']): void {
  const isSame = info !== null && info.scene === next.scene && info.segment === next.segment;
  const t = seekAfter ?? (restart && !isSame ? 0 : clock.now());
  seekAfter = null;
  info = next;
  clock.duration = next.duration;
  clock.fps = next.fps;
  clock.reelStart = next.reelStart;
  if (restart && !isSame) clock.inMark = clock.outMark = null;
  if (!isSame || t !== clock.now() || t >= next.duration) clock.seek(t);
  meter.target = next.target;
  toolbar.what(next);
  stage.silent = next.soundTrouble;
  stage.describes = `Preview of ${next.scene}`;
  scrubber.show(next, isSame);
  strip.show(next);
  app.dataset.scene = next.scene;
  app.dataset.segment = String(next.segment ?? '');
  app.style.setProperty('--ratio', String(next.width / next.height));
  // The same moment, drawn by another plan: its picture may be on its way.
  const isComing = picture !== null && frameAt(picture.t) === frameAt(t) && (picture.full || clock.playing);
  lastWanted = isComing ? wishKey(frameAt(t)) : '';
  if (!started) {
    started = true;
    if (wasPlaying) clock.play();
  }
  update();
}

onMessage((message) => {
  switch (message.type) {
    case 'init':
      return begin(message);
    case 'info':
      return show(message.info, message.restart, message.picture);
    case 'frame':
      return void feed.take(message).catch((error: unknown) => post({ type: 'error', message: String(error) }));
    case 'noFrame':
      if (message.id !== null) return feed.none(message.id);
      lastWanted = ''; // What was to come by itself does not.
      return update();
    case 'problems':
      return problems.show(message.problems, message.stale);
    case 'notice':
      return stage.notice(message.text, message.action);
    case 'engine':
      stage.engine = message.state;
      return;
    case 'seeking':
      return stage.seeking(message.done, message.total);
    case 'thumbnails':
      return strip.pictures(message.items);
    case 'audio':
      sound.load(message.bytes as Uint8Array<ArrayBuffer>, message.mime);
      strip.wave(message.wave, message.seconds);
      if (clock.playing) clock.seek(clock.now());
      return;
    case 'noAudio':
      sound.clear();
      return strip.wave(null, 0);
    case 'visible':
      if (message.visible === visible) return; // Only the focus has changed.
      visible = message.visible;
      if (!visible) {
        wasPlaying = clock.playing;
        clock.pause();
        keep(true);
      } else if (wasPlaying) clock.play();
      return update();
    case 'control':
      if (message.action === 'toggle') actions.toggle();
      else if (message.action === 'pause') setPlaying(false);
      else actions.neighbour(message.action === 'next' ? 1 : -1);
  }
});
window.addEventListener('error', (event) =>
  post({ type: 'error', message: `${event.message} (${event.filename}:${event.lineno})` }),
);
window.addEventListener('unhandledrejection', (event) => post({ type: 'error', message: String(event.reason) }));
new MutationObserver(() => scrubber.draw(true)).observe(document.body, {
  attributes: true,
  attributeFilter: ['class'],
});
post({ type: 'ready', state: keptState() });
