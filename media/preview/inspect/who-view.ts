// What draws the point that was clicked: uppermost first, with the line that draws it, an eye to leave it out, and solo.

import type { Contributor, WhoDrew } from '../../../src/contract/protocol.ts';
import { el } from '../../shared/dom.ts';

export interface WhoActions {
  reveal(item: Contributor): void;
  /** Sites of the items that are left out. */
  hide(sites: number[]): void;
  close(): void;
}

export class WhoView {
  readonly #actions: WhoActions;
  readonly #list = el('ul', { class: 'who-list' });
  readonly #notes = el('p', { class: 'who-notes' });
  readonly root: HTMLElement;
  #hidden = new Map<number, Contributor>();
  #items: readonly Contributor[] = [];

  constructor(actions: WhoActions) {
    this.#actions = actions;
    this.root = el(
      'section',
      { class: 'who', hidden: true, 'aria-label': 'What draws this point' },
      el(
        'div',
        { class: 'who-head' },
        el('h2', {}, 'At this point'),
        el('button', { type: 'button', class: 'button small', onclick: () => this.#showAll() }, 'Show All'),
        el(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: () => this.#close() },
          '×',
        ),
      ),
      this.#list,
      this.#notes,
    );
  }

  show({ items, notes }: WhoDrew): void {
    this.root.hidden = false;
    this.#items = items;
    this.#notes.textContent = notes.join(' ');
    this.#draw();
  }

  #draw(): void {
    const shown = [...this.#items, ...this.#hidden.values()].filter(
      (item, i, all) => all.findIndex(({ site }) => site === item.site) === i,
    );
    this.#list.replaceChildren(
      ...(shown.length === 0 ? [el('li', {}, 'Only the background.')] : shown.map((item) => this.#row(item))),
    );
  }

  #row(item: Contributor): HTMLElement {
    const label = item.name === null ? item.kind : `${item.kind} ${item.name}`;
    const isHidden = this.#hidden.has(item.site);
    const swatch = el('span', { class: 'who-swatch', 'aria-hidden': true });
    swatch.style.backgroundColor = item.color;
    const toggle = (name: string, symbol: string, isPressed: boolean, onclick: () => void) =>
      el(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-pressed': String(isPressed),
          'aria-label': `${name} ${label}`,
          title: name,
          onclick,
        },
        symbol,
      );
    return el(
      'li',
      { class: isHidden ? 'is-hidden' : '' },
      swatch,
      el(
        'button',
        { type: 'button', class: 'who-item', title: 'Show in the reel', onclick: () => this.#actions.reveal(item) },
        `${label} · line ${item.range.start.line + 1}`,
      ),
      el('span', { class: 'who-share' }, isHidden ? 'hidden' : `${Math.max(1, Math.round(item.share * 100))} %`),
      toggle('Hide', isHidden ? '○' : '●', isHidden, () => this.#toggle(item)),
      toggle('Solo', 'S', false, () => this.#solo(item)),
    );
  }

  #toggle(item: Contributor): void {
    if (!this.#hidden.delete(item.site)) this.#hidden.set(item.site, item);
    this.#send();
  }

  /** Of what draws the point: the others are left out. */
  #solo(item: Contributor): void {
    for (const other of this.#items)
      if (other.site === item.site) this.#hidden.delete(other.site);
      else this.#hidden.set(other.site, other);
    this.#send();
  }

  #showAll(): void {
    this.#hidden.clear();
    this.#send();
  }

  #send(): void {
    this.#actions.hide([...this.#hidden.keys()]);
    this.#draw();
  }

  #close(): void {
    this.root.hidden = true;
    if (this.#hidden.size > 0) this.#showAll();
    this.#actions.close();
  }
}
