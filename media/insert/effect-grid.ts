// The effects as a grid of pictures with one stop of the Tab key. Letters go to the next name that begins with them.

import * as l10n from '@vscode/l10n';
import { EFFECT_KIND_NAMES } from '../../src/contract/effect-kind-names.ts';
import type { OfferedEffect } from '../../src/contract/webview-insert.ts';
import { rovingGrid } from '../preview/parts/roving-grid.ts';
import { el } from '../shared/dom.ts';

interface GridParts {
  /** The pointer or the focus is on it; null: on none. */
  point(cell: EffectCell | null): void;
  insert(effect: OfferedEffect): void;
  /** Plays it, or stops it. */
  toggle(cell: EffectCell): void;
}

export interface EffectCell {
  effect: OfferedEffect;
  button: HTMLButtonElement;
  picture: HTMLElement;
}

const PAUSE_MS = 700;

export class EffectGrid {
  readonly root = el('div', { role: 'grid', class: 'effects', 'aria-label': l10n.t('Effects') });
  readonly #parts: GridParts;
  readonly #roving = rovingGrid(this.root, () => this.#shown.map(({ button }) => button));
  /** Cells that were shown before are shown again, with their pictures. */
  readonly #made = new Map<OfferedEffect, EffectCell>();
  #shown: EffectCell[] = [];
  #columns = 0;
  #pictures = '';
  #typed = '';
  #typedAt = 0;

  constructor(parts: GridParts) {
    this.#parts = parts;
    this.root.addEventListener('keydown', (event) => this.#key(event));
    // A button is pressed when Space is let go.
    this.root.addEventListener('keyup', (event) => event.key === ' ' && event.preventDefault());
    this.root.addEventListener('pointerleave', () => parts.point(this.focused));
    this.root.addEventListener('focusout', ({ relatedTarget }) => {
      if (!this.root.contains(relatedTarget as Node | null)) parts.point(null);
    });
    new ResizeObserver(() => this.#layOut(false)).observe(this.root);
  }

  set pictures(folder: string) {
    this.#pictures = folder;
  }

  get focused(): EffectCell | null {
    return this.#shown.find(({ button }) => button === document.activeElement) ?? null;
  }

  /** The first effect, where the arrow keys begin. */
  get first(): EffectCell | null {
    return this.#shown[0] ?? null;
  }

  show(effects: readonly OfferedEffect[]): void {
    this.#shown = effects.map((effect) => this.#cellOf(effect));
    this.#layOut(true);
    this.root.scrollTop = 0;
    this.#roving.reset();
  }

  #cellOf(effect: OfferedEffect): EffectCell {
    const known = this.#made.get(effect);
    if (known) return known;
    const { kind, name, summary } = effect;
    const image = el('img', { alt: '', loading: 'lazy', width: 320, height: 180 });
    image.addEventListener('error', () => image.classList.add('none'));
    image.src = `${this.#pictures}/${kind}/${encodeURIComponent(name)}.webp`;
    const picture = el('span', { class: 'picture' }, image);
    const kindName = l10n.t(EFFECT_KIND_NAMES[kind]);
    const button = el(
      'button',
      {
        type: 'button',
        class: 'effect',
        tabindex: -1,
        onclick: () => this.#parts.insert(effect),
        onpointerenter: () => this.#parts.point(cell),
        onfocus: () => this.#parts.point(cell),
      },
      picture,
      el('span', { class: 'head' }, el('span', { class: 'name' }, name), ' ', el('span', { class: 'kind' }, kindName)),
      el('span', { class: 'summary' }, summary),
    );
    const cell: EffectCell = { effect, button, picture };
    this.#made.set(effect, cell);
    return cell;
  }

  /** Puts the cells into rows, as many in one as there are columns. */
  #layOut(isNew: boolean): void {
    const columns = Math.max(1, getComputedStyle(this.root).gridTemplateColumns.split(' ').length);
    if (!isNew && columns === this.#columns) return;
    this.#columns = columns;
    const focused = this.focused;
    const rows: HTMLElement[] = [];
    for (let i = 0; i < this.#shown.length; i += columns)
      rows.push(
        el(
          'div',
          { role: 'row' },
          ...this.#shown.slice(i, i + columns).map(({ button }) => el('div', { role: 'gridcell' }, button)),
        ),
      );
    this.root.replaceChildren(...rows);
    focused?.button.focus();
  }

  #key(event: KeyboardEvent): void {
    const cell = this.focused;
    if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === ' ') this.#parts.toggle(cell);
    else if (/^\w$/.test(event.key)) this.#type(event.key.toLowerCase(), event.timeStamp, cell);
    else return;
    event.preventDefault();
  }

  #type(letter: string, at: number, from: EffectCell): void {
    const isMore = at - this.#typedAt < PAUSE_MS;
    this.#typed = isMore ? this.#typed + letter : letter;
    this.#typedAt = at;
    const index = this.#shown.indexOf(from) + (isMore ? 0 : 1);
    const order = [...this.#shown.slice(index), ...this.#shown.slice(0, index)];
    const found = order.find(({ effect }) => effect.name.toLowerCase().startsWith(this.#typed));
    found?.button.focus();
    found?.button.scrollIntoView({ block: 'nearest' });
  }
}
