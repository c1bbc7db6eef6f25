// The contact sheet: pictures evenly spread over what is shown, as a dialog. A click or Enter goes there.

import * as l10n from '@vscode/l10n';
import type { ContactPicture } from '../../../src/contract/protocol.ts';
import { el } from '../../shared/dom.ts';
import { rovingGrid } from '../parts/roving-grid.ts';
import { refocus } from '../parts/refocus.ts';
import { jpegPicture } from './jpeg-picture.ts';

const COUNT = 24;
const WIDTH = 320;

export interface ContactSheetActions {
  ask(count: number, width: number): void;
  goTo(t: number): void;
}

export class ContactSheet {
  readonly #actions: ContactSheetActions;
  readonly #title = el('h2', {}, l10n.t('Contact sheet'));
  readonly #state = el('p', { role: 'status', class: 'sheet-state' });
  readonly #grid = el('div', { class: 'sheet', role: 'group', 'aria-label': l10n.t('Moments of the scene') });
  readonly #roving = rovingGrid(this.#grid, () => [...this.#grid.querySelectorAll('button')]);
  readonly root = el(
    'dialog',
    { class: 'dialog sheet-dialog', 'aria-label': l10n.t('Contact sheet') },
    el(
      'div',
      { class: 'sheet-head' },
      this.#title,
      this.#state,
      el('form', { method: 'dialog' }, el('button', { class: 'button small' }, l10n.t('Close'))),
    ),
    this.#grid,
  );
  #now = 0;

  constructor(actions: ContactSheetActions) {
    this.#actions = actions;
  }

  /** `now`: the moment that is shown. */
  open(scene: string, now: number): void {
    this.#now = now;
    this.#title.textContent = l10n.t('Contact sheet of {0}', scene);
    this.#state.textContent = l10n.t('Drawing …');
    this.#grid.replaceChildren();
    this.root.showModal();
    this.#actions.ask(COUNT, WIDTH);
  }

  /** `null`: they could not be drawn. */
  show(pictures: readonly ContactPicture[] | null): void {
    if (!this.root.open) return;
    if (pictures === null) {
      this.#state.textContent = l10n.t('The pictures could not be drawn. Close this and open it again.');
      return;
    }
    this.#state.textContent = pictures.length === 1 ? l10n.t('1 picture') : l10n.t('{0} pictures', pictures.length);
    const buttons = pictures.map(({ t, jpeg, width, height }) => {
      const picture = jpegPicture(jpeg);
      picture.style.aspectRatio = `${width} / ${height}`;
      const time = `${t.toFixed(2)} s`;
      return el(
        'button',
        { type: 'button', class: 'sheet-cell', 'aria-label': l10n.t('Go to {0}', time), onclick: () => this.#go(t) },
        picture,
        el('span', {}, time),
      );
    });
    this.#grid.replaceChildren(...buttons);
    const nearest = pictures.findLastIndex(({ t }) => t <= this.#now + 1e-6);
    const first = buttons[Math.max(0, nearest)];
    this.#roving.reset(first);
    refocus(first);
  }

  #go(t: number): void {
    this.root.close();
    this.#actions.goTo(t);
  }
}
