// Runs the actions of pressed keys.

import type { Keymap } from '../../../src/contract/webview.ts';
import type { Player } from '../player.ts';
import { keyAction } from './key-action.ts';
import type { KeyAction } from './key-table.ts';

const FEW_FRAMES = 5;

/** What keys do besides playback. */
export interface ViewActions {
  keymap(): Keymap;
  copy(): void;
  goToTime(): void;
  pin(): void;
  zoom(direction: -1 | 0 | 1): void;
  fullScreen(): void;
  split(): void;
  tap(): void;
  help(): void;
  /** What draws the middle of the picture. */
  who(): void;
  /** Compares with the last render, or no more. */
  rendered(): void;
  contactSheet(): void;
  /** Earlier looks. */
  looks(): void;
  /** Of the sound. */
  meters(): void;
}

export function bindKeys(player: Player, view: ViewActions): void {
  window.addEventListener('keydown', (event) => {
    const focused = event.target instanceof Element ? event.target : document.body;
    const action = keyAction(
      {
        key: event.key,
        shiftKey: event.shiftKey,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        repeat: event.repeat,
        isComposing: event.isComposing,
        defaultPrevented: event.defaultPrevented,
        altGraph: event.getModifierState('AltGraph'),
      },
      {
        tag: focused.tagName,
        role: focused.getAttribute('role'),
        screenReader: document.body.classList.contains('vscode-using-screen-reader'),
        keymap: view.keymap(),
      },
    );
    if (action === null) return;
    event.preventDefault();
    RUN[action](player, view);
  });
}

const RUN: Record<KeyAction, (player: Player, view: ViewActions) => void> = {
  toggle: ({ playback }) => playback.toggle(),
  shuttleBack: ({ playback }) => playback.shuttle(-1),
  stop: ({ playback }) => playback.shuttle(0),
  shuttleForward: ({ playback }) => playback.shuttle(1),
  previousFrame: ({ playback }) => playback.step(-1),
  nextFrame: ({ playback }) => playback.step(1),
  framesBack: ({ playback }) => playback.step(-FEW_FRAMES),
  framesForward: ({ playback }) => playback.step(FEW_FRAMES),
  secondBack: ({ playback }) => playback.skip(-1),
  secondForward: ({ playback }) => playback.skip(1),
  start: ({ playback }) => playback.goTo('start'),
  end: ({ playback }) => playback.goTo('end'),
  reelStart: ({ playback }) => playback.goToReelEnd('start'),
  reelEnd: ({ playback }) => playback.goToReelEnd('end'),
  previousSegment: ({ playback }) => playback.goToNeighbour(-1),
  nextSegment: ({ playback }) => playback.goToNeighbour(1),
  goToTime: (_player, view) => view.goToTime(),
  split: (_player, view) => view.split(),
  tap: (_player, view) => view.tap(),
  markIn: ({ playback }) => playback.mark('in'),
  markOut: ({ playback }) => playback.mark('out'),
  goToIn: ({ playback }) => playback.goToMark('in'),
  goToOut: ({ playback }) => playback.goToMark('out'),
  markSegment: ({ playback }) => playback.markSegment(),
  clearMarks: ({ playback }) => playback.clearMarks(),
  nextLoop: ({ playback }) => playback.nextLoop(),
  toggleSound: (player) => player.toggleSound(),
  fullScreen: (_player, view) => view.fullScreen(),
  toggleFollow: (player) => player.toggleFollow(),
  copyFrame: (_player, view) => view.copy(),
  saveFrame: (player) => player.saveFrame(),
  who: (_player, view) => view.who(),
  pin: (_player, view) => view.pin(),
  rendered: (_player, view) => view.rendered(),
  contactSheet: (_player, view) => view.contactSheet(),
  looks: (_player, view) => view.looks(),
  meters: (_player, view) => view.meters(),
  zoomIn: (_player, view) => view.zoom(1),
  zoomOut: (_player, view) => view.zoom(-1),
  zoomReset: (_player, view) => view.zoom(0),
  help: (_player, view) => view.help(),
};
