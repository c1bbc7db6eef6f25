// The keys of the panel, as a dialog.

import { el } from '../../shared/dom.ts';

/** Keys and what they do, as docs/vscode.md has them. */
export const KEY_HELP: readonly (readonly [string, string])[] = [
  ['Space', 'Play or pause'],
  ['J K L', 'Play backward, stop, play forward; again for double speed'],
  ['← → , .', 'One frame back or forward; with Shift a second'],
  ['Home End', 'Start and end'],
  ['I O X', 'Mark in, mark out, clear the marks'],
  ['R', 'Loop'],
  ['[ ]', 'Previous and next segment'],
  ['G', 'Go to a time or frame'],
  ['M', 'Sound on or off'],
  ['F', 'Follow the cursor'],
  ['C S', 'Copy the frame, save it'],
  ['W', 'What draws the middle of the picture; a click asks about any point'],
  ['P', 'Pin the frame, to compare it with what comes'],
  ['+ − 0', 'Zoom in, out, back; also Ctrl with the wheel'],
  ['?', 'This list'],
];

export class KeyHelp {
  readonly root = el(
    'dialog',
    { class: 'dialog', 'aria-label': 'Keys of the preview' },
    el('h2', {}, 'Keys'),
    el('dl', {}, ...KEY_HELP.flatMap(([keys, does]) => [el('dt', {}, keys), el('dd', {}, does)])),
    el('form', { method: 'dialog' }, el('button', { class: 'button small' }, 'Close')),
  );

  toggle(): void {
    if (this.root.open) this.root.close();
    else this.root.showModal();
  }
}
