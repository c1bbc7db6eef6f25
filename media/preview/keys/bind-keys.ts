// Runs the actions of pressed keys.

import { keyAction } from './key-action.ts';
import type { KeyAction } from './key-action.ts';
import type { Player } from '../player.ts';

/** What keys do besides playback. */
export interface ViewActions {
  copy(): void;
  goToTime(): void;
  pin(): void;
  zoom(direction: -1 | 0 | 1): void;
  help(): void;
  /** What draws the middle of the picture. */
  who(): void;
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
      },
    );
    if (action === null) return;
    event.preventDefault();
    RUN[action](player, view);
  });
}

const RUN: Record<KeyAction, (player: Player, view: ViewActions) => void> = {
  toggle: (player) => player.toggle(),
  shuttleBack: (player) => player.shuttle(-1),
  stop: (player) => player.shuttle(0),
  shuttleForward: (player) => player.shuttle(1),
  previousFrame: (player) => player.step(-1),
  nextFrame: (player) => player.step(1),
  secondBack: (player) => player.skip(-1),
  secondForward: (player) => player.skip(1),
  start: (player) => player.goTo('start'),
  end: (player) => player.goTo('end'),
  markIn: (player) => player.mark('in'),
  markOut: (player) => player.mark('out'),
  clearMarks: (player) => player.clearMarks(),
  toggleLoop: (player) => player.toggleLoop(),
  toggleSound: (player) => player.toggleSound(),
  toggleFollow: (player) => player.toggleFollow(),
  copyFrame: (_player, view) => view.copy(),
  saveFrame: (player) => player.saveFrame(),
  previousSegment: (player) => player.goToNeighbour(-1),
  nextSegment: (player) => player.goToNeighbour(1),
  goToTime: (_player, view) => view.goToTime(),
  pin: (_player, view) => view.pin(),
  zoomIn: (_player, view) => view.zoom(1),
  zoomOut: (_player, view) => view.zoom(-1),
  zoomReset: (_player, view) => view.zoom(0),
  help: (_player, view) => view.help(),
  who: (_player, view) => view.who(),
};
