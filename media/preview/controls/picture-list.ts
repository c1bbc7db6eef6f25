// A list of words with the pictures of the reference: what is pointed at or moved to is previewed, a click or Enter takes it.

import type { WordPictures } from '../../../src/contract/tweak.ts';
import { el } from '../../shared/dom.ts';

export interface PictureListParts {
  id: string;
  label: string;
  words: readonly string[];
  kind: WordPictures;
  named(word: string): string;
  try(word: string): void;
  write(word: string): void;
  cancel(): void;
}

const PAUSE_MS = 700;
let folder = '';
/** Address of the folder with the pictures. */
export const setPictureFolder = (address: string): void => {
  folder = address;
};

export class PictureList {
  readonly #parts: PictureListParts;
  readonly #thumbnail: HTMLImageElement;
  readonly #name = el('span', {});
  readonly #button: HTMLButtonElement;
  readonly #list: HTMLElement;
  readonly #options: HTMLElement[];
  readonly root: HTMLElement;
  #shown = '';
  #active = 0;
  /** Where the pointer was: a list that opens or scrolls below a resting one is not pointed at. */
  #pointer: string | null = null;
  #typed = '';
  #typedAt = 0;

  constructor(parts: PictureListParts) {
    this.#parts = parts;
    const { id, label, words } = parts;
    this.#thumbnail = this.#picture('');
    this.#button = el(
      'button',
      {
        type: 'button',
        class: 'picture-button',
        id,
        role: 'combobox',
        'aria-label': label,
        'aria-haspopup': 'listbox',
        'aria-expanded': false,
        'aria-controls': `${id}-list`,
        onclick: () => (this.#isOpen ? this.#close(false) : this.#open()),
        onkeydown: (event) => this.#key(event as KeyboardEvent),
        onblur: () => this.#close(false),
      },
      this.#thumbnail,
      this.#name,
    );
    this.#options = words.map((word, i) =>
      el(
        'div',
        {
          class: 'picture-option',
          role: 'option',
          id: `${id}-${i}`,
          'aria-selected': false,
          onpointermove: (event) => this.#pointAt(i, event as PointerEvent),
          // Before the blur of the button, which closes the list.
          onpointerdown: (event) => {
            event.preventDefault();
            this.#choose(i);
          },
        },
        this.#picture(word),
        el('span', {}, parts.named(word)),
      ),
    );
    this.#list = el(
      'div',
      { class: 'picture-list', role: 'listbox', id: `${id}-list`, 'aria-label': label, popover: 'manual' },
      ...this.#options,
    );
    this.root = el('div', { class: 'picture-control' }, this.#button, this.#list);
  }

  show(word: string): void {
    this.#shown = word;
    this.#name.textContent = word;
    this.#thumbnail.src = this.#addressOf(word);
    this.#thumbnail.hidden = false;
    for (const [i, option] of this.#options.entries())
      option.setAttribute('aria-selected', String(this.#parts.words[i] === word));
  }

  focus(): void {
    this.#button.focus();
  }

  get #isOpen(): boolean {
    return this.#button.getAttribute('aria-expanded') === 'true';
  }

  #addressOf(word: string): string {
    return `${folder}/${this.#parts.kind}/${encodeURIComponent(word)}.webp`;
  }

  /** Without a picture, for a word of the author's own, there is an empty place. */
  #picture(word: string): HTMLImageElement {
    const image = el('img', {
      alt: '',
      loading: 'lazy',
      width: 64,
      height: 36,
      onerror: () => image.classList.add('none'),
    });
    image.addEventListener('load', () => image.classList.remove('none'));
    if (word !== '') image.src = this.#addressOf(word);
    return image;
  }

  #open(): void {
    this.#pointer = null;
    this.#list.showPopover();
    const { left, top, bottom } = this.#button.getBoundingClientRect();
    const { width, height } = this.#list.getBoundingClientRect();
    const isAbove = bottom + height > window.innerHeight && top > window.innerHeight - bottom;
    this.#list.style.left = `${Math.max(4, Math.min(left, window.innerWidth - width - 4))}px`;
    this.#list.style.top = isAbove ? `${Math.max(4, top - height - 2)}px` : `${bottom + 2}px`;
    this.#button.setAttribute('aria-expanded', 'true');
    this.#mark(Math.max(0, this.#parts.words.indexOf(this.#shown)));
  }

  /** `isTaken`: what is shown is written. */
  #close(isTaken: boolean): void {
    if (!this.#isOpen) return;
    this.#list.hidePopover();
    this.#button.setAttribute('aria-expanded', 'false');
    this.#button.removeAttribute('aria-activedescendant');
    if (!isTaken) this.#parts.cancel();
  }

  #mark(index: number): void {
    this.#options[this.#active]?.classList.remove('active');
    this.#active = index;
    const option = this.#options[index]!;
    option.classList.add('active');
    option.scrollIntoView({ block: 'nearest' });
    this.#button.setAttribute('aria-activedescendant', option.id);
  }

  #activate(index: number): void {
    if (index === this.#active) return;
    this.#mark(index);
    this.#parts.try(this.#parts.words[index]!);
  }

  #pointAt(index: number, { screenX, screenY }: PointerEvent): void {
    const pointer = `${screenX} ${screenY}`;
    const hasMoved = this.#pointer !== null && this.#pointer !== pointer;
    this.#pointer = pointer;
    if (hasMoved) this.#activate(index);
  }

  #choose(index: number): void {
    this.#close(true);
    this.#parts.write(this.#parts.words[index]!);
  }

  #key(event: KeyboardEvent): void {
    const { key } = event;
    const last = this.#options.length - 1;
    const columns = this.#columns();
    const moves = new Map([
      ['ArrowDown', this.#active + columns],
      ['ArrowUp', this.#active - columns],
      ['ArrowRight', this.#active + 1],
      ['ArrowLeft', this.#active - 1],
      ['Home', 0],
      ['End', last],
    ]);
    const wanted = moves.get(key);
    if (!this.#isOpen) {
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
      this.#open();
    } else if (wanted !== undefined) this.#activate(Math.max(0, Math.min(last, wanted)));
    else if (key === 'Enter' || key === ' ') this.#choose(this.#active);
    else if (key === 'Escape') this.#close(false);
    else if (key.length === 1 && !event.ctrlKey && !event.metaKey) this.#type(key, event.timeStamp);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Letters go to the word that begins with them. */
  #type(letter: string, at: number): void {
    this.#typed = at - this.#typedAt < PAUSE_MS ? this.#typed + letter.toLowerCase() : letter.toLowerCase();
    this.#typedAt = at;
    const found = this.#parts.words.findIndex((word) => word.toLowerCase().startsWith(this.#typed));
    if (found >= 0) this.#activate(found);
  }

  #columns(): number {
    const [first] = this.#options;
    const top = first?.offsetTop ?? 0;
    const count = this.#options.findIndex((option) => option.offsetTop !== top);
    return count < 0 ? this.#options.length : Math.max(1, count);
  }
}
