// Entry point of the preview panel: connects player, view and host.

import '../shared/localize.ts';
import type { PreviewFrameMessage } from '../../src/contract/webview.ts';
import { bindKeys } from './keys/bind-keys.ts';
import { FramePresenter } from './picture/frame-presenter.ts';
import { openFrameLink } from './picture/open-frame-link.ts';
import { setPictureFolder } from './controls/picture-list.ts';
import { host } from './host.ts';
import { PanelView } from './panel-view.ts';
import { Player } from './player.ts';
import { prefersReducedMotion } from './parts/prefers-reduced-motion.ts';
import { Sound } from './time/sound.ts';

const sound = new Sound();
const player = new Player({
  host,
  sound,
  time: {
    nowMs: () => performance.now(),
    onNextFrame: (callback) => void requestAnimationFrame(callback),
    after: (ms, callback) => void setTimeout(callback, ms),
  },
  reducedMotion: prefersReducedMotion,
});
const view = new PanelView(document.getElementById('app')!, player);
const presenter = new FramePresenter(view.stage.canvas, (frame) => view.framePresented(frame));
view.rate = () => presenter.rate;
sound.onChange = () => player.update();
sound.onInterrupted = () => player.playback.pause();
bindKeys(player, {
  keymap: () => view.keymap,
  copy: () => view.copyFrame(),
  goToTime: () => view.goTo.open(),
  pin: () => view.pin(),
  zoom: (direction) => (direction === 0 ? view.zoom.reset() : view.zoom.by(direction)),
  fullScreen: () => view.fullScreen.toggle(),
  split: () => view.split(),
  tap: () => view.tap(),
  help: () => view.keyHelp.toggle(),
  who: () => view.askWho(0.5, 0.5),
  rendered: () => view.inspection.toggleRendered(),
  contactSheet: () => view.inspection.openSheet(),
  looks: () => view.inspection.looks.toggle(),
  meters: () => view.toggleMeters(),
});

const link = openFrameLink(player, presenter);

async function showFrame({ id, serial, frame }: PreviewFrameMessage): Promise<void> {
  player.frameReceived(id, frame);
  const times = await presenter.present(frame, 'message');
  host.post({ type: 'framePresented', serial, sentAt: null, planId: frame.planId, ...times });
}

host.listen({
  init(message) {
    setPictureFolder(message.pictures);
    player.init(message);
    const { hiddenTracks, meters, guides } = player.shown;
    view.strip.hiddenTracks = hiddenTracks;
    view.sound.isOpen = meters;
    view.hand.guides.name = guides;
  },
  moved: ({ uri }) => player.moved(uri),
  usage: (message) => view.use(message),
  info(message) {
    view.showInfo(message);
    player.show(message);
  },
  frame: showFrame,
  frameSkipped: ({ id }) => player.frameSkipped(id),
  frameLink: ({ link: offered }) => link.use(offered),
  problems: ({ problems, stale }) => view.problems.show(problems, stale),
  notice: (message) => view.stage.notice(message),
  engine({ state }) {
    view.stage.engine = state;
    if (state !== 'ready') return;
    presenter.engineStarted();
    link.ask();
  },
  seeking({ done, total }) {
    view.stage.seeking(done, total);
    player.keepWaiting();
  },
  thumbnails: ({ items }) => view.strip.showThumbnails(items),
  audio({ bytes, mime, wave, seconds }) {
    sound.load(bytes as Uint8Array<ArrayBuffer>, mime);
    view.strip.showWave(wave, seconds);
    view.hand.showWave(wave, seconds);
    player.soundReplaced();
  },
  audioRemoved() {
    sound.clear();
    view.strip.showWave(null, 0);
    view.hand.showWave(null, 0);
  },
  params({ params }) {
    view.showParams(params);
    player.paramsChanged(params);
  },
  tweaks: ({ tweaks }) => view.hand.showTweaks(tweaks),
  ink: ({ ink, missing }) => view.hand.tweak.palette.showInk(ink, missing),
  fileChosen: ({ name, path }) => player.values.set(name, path),
  timeline: ({ timeline }) => view.strip.showTimeline(timeline),
  captions: ({ items }) => view.strip.showCaptions(items),
  cutWritten: ({ text }) => view.strip.showWritten(text),
  toast: ({ text }) => view.stage.toast(text),
  visibility: ({ visible }) => player.setVisible(visible),
  goTo: ({ t }) => player.playback.seek(t),
  soundCurves: (message) => view.sound.show(message),
  toggleMeters: () => view.toggleMeters(),
  ...view.inspection.handlers,
  control: ({ action }) => player.control(action),
});
host.post({ type: 'ready', state: host.keptState() });
