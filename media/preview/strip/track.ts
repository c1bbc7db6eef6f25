// One thin row of the strip: things that have a time. A click goes there, Enter goes to their line in the text; arrows go from one to the next.

import * as l10n from '@vscode/l10n';
import { el } from '../../shared/dom.ts';
import { secondsText } from '../time/timecode.ts';
import { percentOf } from './strip-scale.ts';

export interface TrackItem {
  /** Seconds of the reel. */
  from: number;
  /** Null: a moment. */
  to: number | null;
  /** On the item, where there is room. */
  text: string;
  /** For people who hover or listen. */
  name: string;
  kind?: 'drop';
  /** Goes to its line; absent: it has none. */
  reveal?: () => void;
}

export class Track {
  /** The same in every language. */
  readonly id: string;
  readonly name: string;
  readonly root: HTMLElement;
  readonly #go: (seconds: number) => void;
  #items: readonly TrackItem[] = [];
  isShown = true;

  constructor(id: string, name: string, go: (seconds: number) => void) {
    this.id = id;
    this.name = name;
    this.#go = go;
    this.root = el('div', { class: `track ${id}`, role: 'group', 'aria-label': name, hidden: true });
  }

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  show(items: readonly TrackItem[], total: number): void {
    this.#items = items;
    this.root.replaceChildren(...items.map((item, i) => this.#element(item, total, i === 0)));
    this.update();
  }

  update(): void {
    this.root.hidden = this.isEmpty || !this.isShown;
  }

  #element(item: TrackItem, total: number, isFirst: boolean): HTMLElement {
    const { from, to, text, name, kind, reveal } = item;
    const title = `${name}, ${secondsText(from)}`;
    const button: HTMLButtonElement = el(
      'button',
      {
        class: `track-item${to === null ? ' moment' : ''}${kind ? ` ${kind}` : ''}`,
        type: 'button',
        title: reveal ? l10n.t('{0}. Enter: go to its line', title) : title,
        'aria-label': title,
        tabindex: isFirst ? 0 : -1,
        onclick: () => this.#go(from),
        onkeydown: (event) => this.#key(event as KeyboardEvent, button, reveal),
      },
      el('span', {}, text),
    );
    button.style.left = percentOf(from, { total });
    if (to !== null) button.style.width = percentOf(Math.min(to, total) - from, { total });
    return button;
  }

  #key(event: KeyboardEvent, button: HTMLElement, reveal: (() => void) | undefined): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const items = [...this.root.children] as HTMLElement[];
    const at = items.indexOf(button);
    const next = { ArrowRight: items[at + 1], ArrowLeft: items[at - 1], Home: items[0], End: items.at(-1) }[event.key];
    if (next) {
      button.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    } else if (event.key === 'Enter' && reveal) reveal();
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    event.stopPropagation();
  }
}
