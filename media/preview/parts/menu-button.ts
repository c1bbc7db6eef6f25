// A button that opens a menu: arrows move in it, Escape or a click elsewhere closes it.

import { el } from '../../shared/dom.ts';

export interface MenuEntry {
  label: string;
  /** As the keyboard has it; empty: none. */
  key: string;
  run(): void;
}

const MARGIN = 4;

export class MenuButton {
  readonly #menu: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly root: HTMLElement;

  constructor(picture: SVGElement, label: string, entries: readonly MenuEntry[]) {
    const items = entries.map(({ label: text, key, run }) =>
      el(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          class: 'menu-item',
          tabindex: '-1',
          onclick: () => {
            this.#close();
            run();
          },
        },
        el('span', {}, text),
        el('kbd', {}, key),
      ),
    );
    this.#menu = el('div', { class: 'menu', role: 'menu', 'aria-label': label, hidden: true }, ...items);
    this.button = el(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': label,
        title: label,
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        onclick: () => (this.#menu.hidden ? this.#open(items) : this.#close()),
      },
      picture,
    );
    this.root = el('div', { class: 'menu-holder' }, this.button, this.#menu);
    this.root.addEventListener('keydown', (event) => this.#key(event, items));
    this.root.addEventListener('focusout', ({ relatedTarget }) => {
      if (!this.root.contains(relatedTarget as Node | null)) this.#close(false);
    });
  }

  #open(items: readonly HTMLElement[]): void {
    this.#menu.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.#place();
    items[0]?.focus();
  }

  /** Below the button, within the panel. */
  #place(): void {
    const { right, bottom } = this.button.getBoundingClientRect();
    const { width } = this.#menu.getBoundingClientRect();
    this.#menu.style.top = `${bottom + 2}px`;
    this.#menu.style.left = `${Math.max(MARGIN, Math.min(right - width, innerWidth - width - MARGIN))}px`;
  }

  #close(isFocused = true): void {
    if (this.#menu.hidden) return;
    this.#menu.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
    if (isFocused) this.button.focus();
  }

  #key(event: KeyboardEvent, items: readonly HTMLElement[]): void {
    if (this.#menu.hidden) return;
    const at = items.indexOf(document.activeElement as HTMLElement);
    const goTo = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Escape') this.#close();
    else if (goTo !== undefined) items[goTo % items.length]?.focus();
    else if (event.key !== 'Enter' && event.key !== ' ') return;
    event.stopPropagation();
    if (goTo !== undefined || event.key === 'Escape') event.preventDefault();
  }
}
