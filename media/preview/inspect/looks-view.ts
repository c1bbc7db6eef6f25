// The last looks of the shown scene, the newest first: a click shows one in the picture without writing it, Restore writes it.

import * as l10n from '@vscode/l10n';
import type { Look } from '../../../src/contract/webview-inspect.ts';
import { el } from '../../shared/dom.ts';
import { drawer } from '../parts/drawer.ts';
import { rovingGrid } from '../parts/roving-grid.ts';
import { refocus } from '../parts/refocus.ts';
import { jpegPicture } from './jpeg-picture.ts';

export interface LooksActions {
  /** Null: the text again. */
  try(id: number | null): void;
  restore(id: number): void;
  close(): void;
}

const timeOf = (at: number): string => new Date(at).toLocaleTimeString(document.documentElement.lang);

export class LooksView {
  readonly #actions: LooksActions;
  readonly #list = el('div', {
    class: 'looks-list',
    role: 'group',
    'aria-label': l10n.t('Looks of this scene, the newest first'),
  });
  readonly #roving = rovingGrid(this.#list, () => [...this.#list.querySelectorAll('button')]);
  readonly #restore = el(
    'button',
    { type: 'button', class: 'button small', disabled: true, onclick: () => this.#restoreTried() },
    l10n.t('Restore'),
  );
  readonly #state = el('span', { role: 'status', class: 'looks-state' });
  readonly root: HTMLElement;
  #looks: readonly Look[] = [];
  /** The look in the picture; null: the text. */
  #tried: number | null = null;

  constructor(actions: LooksActions) {
    this.#actions = actions;
    this.root = drawer(
      {
        class: 'looks',
        label: l10n.t('Earlier looks'),
        heading: l10n.t('Earlier looks'),
        beside: [this.#state, this.#restore],
        close: () => this.close(),
      },
      this.#list,
    );
  }

  show(looks: readonly Look[]): void {
    this.#looks = looks;
    if (!looks.some(({ id }) => id === this.#tried)) this.#tried = null;
    if (!this.root.hidden) this.#draw();
  }

  toggle(): void {
    if (!this.root.hidden) return this.close();
    this.root.hidden = false;
    this.#draw();
    this.#list.querySelector('button')?.focus();
  }

  close(): void {
    this.root.hidden = true;
    this.#try(null);
    this.#actions.close();
  }

  #draw(): void {
    const focused = this.#list.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-look')
      : null;
    this.#list.replaceChildren(
      ...(this.#looks.length === 0
        ? [el('p', {}, l10n.t('None yet: each text of the scene is kept once it rests for a second.'))]
        : this.#looks.map((look) => this.#button(look))),
    );
    const again = focused && this.#list.querySelector<HTMLElement>(`[data-look="${focused}"]`);
    this.#roving.reset(again || undefined);
    if (again) refocus(again);
    this.#showState();
  }

  #button({ id, at, isCurrent, jpeg }: Look): HTMLElement {
    const name = isCurrent ? l10n.t('{0}, the text of now', timeOf(at)) : timeOf(at);
    return el(
      'button',
      {
        type: 'button',
        class: 'sheet-cell look',
        'data-look': String(id),
        'aria-label': name,
        'aria-pressed': String(id === this.#tried),
        onclick: () => this.#try(isCurrent || id === this.#tried ? null : id),
      },
      jpegPicture(jpeg),
      el('span', {}, isCurrent ? l10n.t('now') : timeOf(at)),
    );
  }

  #try(id: number | null): void {
    if (id === this.#tried) return;
    this.#tried = id;
    this.#actions.try(id);
    for (const button of this.#list.querySelectorAll('button'))
      button.setAttribute('aria-pressed', String(button.dataset.look === String(id)));
    this.#showState();
  }

  #restoreTried(): void {
    if (this.#tried === null) return;
    this.#actions.restore(this.#tried);
    this.#tried = null;
    this.#showState();
  }

  #showState(): void {
    const tried = this.#looks.find(({ id }) => id === this.#tried);
    this.#restore.disabled = !tried;
    this.#state.textContent = tried ? l10n.t('The picture shows {0}; the text is as it was.', timeOf(tried.at)) : '';
  }
}
