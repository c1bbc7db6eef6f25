// A frame that has been pinned, over the picture: a wipe shows what is left of a line from it, and the rest from now.

import { el } from '../../shared/dom.ts';

export class Compare {
  readonly #source: HTMLCanvasElement;
  readonly #pinned = el('canvas', { class: 'pinned', 'aria-hidden': true });
  readonly #line = el('div', { class: 'wipe-line' });
  readonly #wipe = el('input', {
    type: 'range',
    class: 'wipe',
    min: '0',
    max: '100',
    value: '50',
    'aria-label': 'Wipe between the pinned frame and now',
    oninput: () => this.#show(),
  });
  readonly root = el('div', { class: 'compare', hidden: true }, this.#pinned, this.#line, this.#wipe);

  /** `source`: the canvas of the picture. */
  constructor(source: HTMLCanvasElement) {
    this.#source = source;
  }

  get isPinned(): boolean {
    return !this.root.hidden;
  }

  /** Pins the frame that is shown, or lets it go; whether one is pinned now. */
  toggle(): boolean {
    if (this.isPinned) {
      this.root.hidden = true;
      return false;
    }
    const { width, height } = this.#source;
    this.#pinned.width = width;
    this.#pinned.height = height;
    this.#pinned.getContext('2d')!.drawImage(this.#source, 0, 0);
    this.root.hidden = false;
    this.#show();
    return true;
  }

  #show(): void {
    const share = this.#wipe.valueAsNumber;
    this.#pinned.style.clipPath = `inset(0 ${100 - share}% 0 0)`;
    this.#line.style.left = `${share}%`;
    this.#wipe.setAttribute('aria-valuetext', `${share} % pinned`);
  }
}
