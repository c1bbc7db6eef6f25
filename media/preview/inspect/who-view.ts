// What draws the point that was clicked: uppermost first, with the line that draws it, what it costs, an eye to leave it out, and solo.
// Below, what shaders and feedback cost.

import * as l10n from '@vscode/l10n';
import { partLabel, type FrameCosts } from '../../../src/contract/frame-costs.ts';
import type { Contributor, WhoDrew } from '../../../src/contract/protocol.ts';
import type { HiddenItem } from '../../../src/contract/webview-inspect.ts';
import { el } from '../../shared/dom.ts';
import { drawer } from '../parts/drawer.ts';
import { refocus } from '../parts/refocus.ts';
import { costText, EffectCosts } from './effect-costs.ts';

export interface WhoActions {
  reveal(item: Pick<Contributor, 'range' | 'file'>): void;
  /** Sites of the items that are left out. */
  hide(sites: number[]): void;
  /** Whether the list is open, and shows milliseconds. */
  measure(isWanted: boolean): void;
  close(): void;
}

type Row = HiddenItem & Partial<Contributor>;

export class WhoView {
  readonly #actions: WhoActions;
  readonly #list = el('ul', { class: 'who-list', 'aria-label': l10n.t('Items, uppermost first') });
  readonly #notes = el('p', { class: 'who-notes' });
  readonly #effects: EffectCosts;
  readonly root: HTMLElement;
  #hidden: readonly HiddenItem[] = [];
  #items: readonly Contributor[] = [];
  #costs: FrameCosts | null = null;

  constructor(actions: WhoActions) {
    this.#actions = actions;
    this.#effects = new EffectCosts((range) => actions.reveal(range));
    this.root = drawer(
      {
        class: 'who',
        label: l10n.t('What draws this point'),
        heading: l10n.t('At this point'),
        beside: [
          el('button', { type: 'button', class: 'button small', onclick: () => actions.hide([]) }, l10n.t('Show All')),
        ],
        close: () => this.#close(),
      },
      this.#list,
      this.#notes,
      this.#effects.root,
    );
  }

  show({ items, notes }: WhoDrew): void {
    this.root.hidden = false;
    this.#items = items;
    this.#notes.textContent = notes.join(' ');
    this.#actions.measure(true);
    this.#draw();
  }

  showHidden(items: readonly HiddenItem[]): void {
    this.#hidden = items;
    // Lenses hide items too: the list says so, and shows them again.
    if (items.length > 0 && this.root.hidden) {
      this.root.hidden = false;
      this.#actions.measure(true);
    }
    this.#draw();
  }

  showCosts(costs: FrameCosts): void {
    this.#costs = costs;
    this.#effects.show(costs);
    this.#draw();
  }

  #draw(): void {
    const rows: Row[] = [...this.#items, ...this.#hidden].filter(
      (item, i, all) => all.findIndex(({ site }) => site === item.site) === i,
    );
    // Rows are made again: the focus goes on to where it was.
    const focused = this.#list.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-key')
      : undefined;
    this.#list.replaceChildren(
      ...(rows.length === 0 ? [el('li', {}, l10n.t('Only the background.'))] : rows.map((item) => this.#row(item))),
    );
    if (focused) refocus(this.#list.querySelector<HTMLElement>(`[data-key="${focused}"]`));
  }

  #row(item: Row): HTMLElement {
    const label = partLabel(item);
    const isHidden = this.#isHidden(item);
    const cost = this.#costs?.parts.find(({ site }) => site === item.site);
    const swatch = el('span', { class: 'who-swatch', 'aria-hidden': true });
    if (item.color !== undefined) swatch.style.backgroundColor = item.color;
    const toggle = (name: string, symbol: string, isPressed: boolean, onclick: () => void) =>
      el(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-pressed': String(isPressed),
          'aria-label': `${name} ${label}`,
          'data-key': `${name} ${item.site}`,
          title: name,
          onclick,
        },
        symbol,
      );
    const share = item.share === undefined ? '' : `${Math.max(1, Math.round(item.share * 100))} %`;
    return el(
      'li',
      { class: isHidden ? 'is-hidden' : '' },
      swatch,
      el(
        'button',
        {
          type: 'button',
          class: 'who-item',
          'data-key': `item ${item.site}`,
          title: l10n.t('Show in the reel'),
          onclick: () => this.#actions.reveal(item),
        },
        `${label} · ${l10n.t('line {0}', item.range.start.line + 1)}`,
      ),
      el('span', { class: 'who-cost' }, cost && !isHidden ? costText(cost.ms) : ''),
      el('span', { class: 'who-share' }, isHidden ? l10n.t('hidden') : share),
      toggle(l10n.t('Hide'), isHidden ? '○' : '●', isHidden, () => this.#toggle(item)),
      toggle(l10n.t('Solo'), 'S', this.#isAlone(item), () => this.#solo(item)),
    );
  }

  #isHidden({ site }: { site: number }): boolean {
    return this.#hidden.some((other) => other.site === site);
  }

  /** All others that draw the point are left out. */
  #isAlone(item: Row): boolean {
    const others = this.#items.filter(({ site }) => site !== item.site);
    return others.length > 0 && !this.#isHidden(item) && others.every((other) => this.#isHidden(other));
  }

  #toggle(item: Row): void {
    const sites = this.#hidden.map(({ site }) => site);
    this.#actions.hide(this.#isHidden(item) ? sites.filter((site) => site !== item.site) : [...sites, item.site]);
  }

  /** Of what draws the point: the others are left out. */
  #solo(item: Row): void {
    const others = this.#items.map(({ site }) => site).filter((site) => site !== item.site);
    this.#actions.hide(this.#isAlone(item) ? [] : others);
  }

  #close(): void {
    this.root.hidden = true;
    this.#items = [];
    this.#actions.measure(false);
    if (this.#hidden.length > 0) this.#actions.hide([]);
    this.#actions.close();
  }
}
