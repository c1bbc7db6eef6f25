// The picture and what may stand over it: a notice, seeking, the engine's state, the word on reduced shaders.

import type { EngineState } from '../../src/contract/webview.ts';
import { el } from '../shared/dom.ts';
import { post } from './host.ts';

export class Stage {
  readonly canvas = el('canvas', { class: 'picture', width: 16, height: 9, role: 'img', 'aria-label': 'Preview' });
  readonly #chips = el('div', { class: 'chips', role: 'status', 'aria-live': 'polite' });
  readonly #reduced = el(
    'span',
    {
      class: 'chip',
      hidden: true,
      title: 'Glow, blur, geometry and noise are left out here to keep the rate. Renders have them all.',
    },
    'reduced shaders',
  );
  readonly #silent = el('span', { class: 'chip', hidden: true }, 'no sound');
  readonly #engine = el('span', { class: 'chip', hidden: true });
  readonly #notice = el('div', { class: 'notice', hidden: true, role: 'status' });
  readonly #seeking = el(
    'div',
    { class: 'seeking', role: 'progressbar', 'aria-label': 'Seeking', hidden: true },
    el('div'),
  );
  readonly #toast = el('div', { class: 'toast', role: 'status', 'aria-live': 'polite', hidden: true });
  readonly root: HTMLElement;
  #toastTimer = 0;

  constructor(problems: HTMLElement) {
    this.#chips.append(this.#engine, this.#silent, this.#reduced);
    const frame = el('div', { class: 'frame' }, this.canvas, this.#chips);
    this.root = el(
      'section',
      { class: 'stage', 'aria-label': 'Picture' },
      this.#seeking,
      frame,
      this.#notice,
      this.#toast,
      problems,
    );
    this.canvas.hidden = true;
  }

  /** The first frame has come. */
  reveal(): void {
    this.canvas.hidden = false;
    this.#seeking.hidden = true;
  }

  set reduced(reduced: boolean) {
    this.#reduced.hidden = !reduced;
  }

  /** Why the sound is not heard, though the reel has some. */
  set silent(why: string | undefined) {
    this.#silent.hidden = why === undefined;
    this.#silent.title = why ? `${why} Until then the picture follows a steady beat.` : '';
  }

  set describes(text: string) {
    this.canvas.setAttribute('aria-label', text);
  }

  set engine(state: EngineState) {
    this.#engine.hidden = state === 'ready' || (state === 'starting' && this.canvas.hidden !== true);
    this.#engine.textContent = {
      starting: 'engine starting',
      restarting: 'engine restarting',
      failed: 'engine stopped',
      ready: '',
    }[state];
    this.#engine.classList.toggle('bad', state === 'failed');
  }

  notice(text: string | null, action?: { title: string; command: string }): void {
    this.#notice.hidden = text === null;
    if (text === null) return;
    const button = action
      ? [
          el(
            'button',
            { class: 'button', type: 'button', onclick: () => post({ type: 'command', command: action.command }) },
            action.title,
          ),
        ]
      : [];
    this.#notice.replaceChildren(el('p', {}, text), ...button);
    this.#notice.classList.toggle('alone', this.canvas.hidden === true);
  }

  seeking(done: number, total: number): void {
    this.#seeking.hidden = done >= total;
    this.#seeking.setAttribute('aria-valuenow', String(Math.round((100 * done) / Math.max(1, total))));
    (this.#seeking.firstElementChild as HTMLElement).style.width = `${(100 * done) / Math.max(1, total)}%`;
  }

  toast(text: string): void {
    this.#toast.textContent = text;
    this.#toast.hidden = false;
    clearTimeout(this.#toastTimer);
    this.#toastTimer = window.setTimeout(() => (this.#toast.hidden = true), 2200);
  }
}
