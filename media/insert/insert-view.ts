// The panel: words and kind above the grid of effects, and below it where an effect goes and what came of the last one.

import * as l10n from '@vscode/l10n';
import type { EffectKind } from '../../src/contract/catalog-entry.ts';
import { EFFECT_KIND_NAMES } from '../../src/contract/effect-kind-names.ts';
import type { InsertedMessage, OfferedEffect } from '../../src/contract/webview-insert.ts';
import { prefersReducedMotion } from '../preview/parts/prefers-reduced-motion.ts';
import { el, proseNodes } from '../shared/dom.ts';
import { type EffectCell, EffectGrid } from './effect-grid.ts';
import { ExampleFilm } from './example-film.ts';
import { filterEffects } from './filter-effects.ts';
import { host } from './host.ts';

/** A pointer that passes over a cell plays nothing. */
const DWELL_MS = 150;

export class InsertView {
  readonly film = new ExampleFilm({
    play: (effect) => host.post({ type: 'play', effect: effect && { kind: effect.kind, name: effect.name } }),
    askFrame: ({ kind, name }, t) => host.post({ type: 'askFrame', kind, name, t }),
  });
  readonly #app: HTMLElement;
  readonly #search = el('input', {
    type: 'search',
    class: 'search',
    placeholder: l10n.t('Name or words, such as “glow” or “rain”'),
    'aria-label': l10n.t('Search effects'),
    spellcheck: false,
    oninput: () => this.#filter(),
    onkeydown: (event) => this.#searchKey(event as KeyboardEvent),
  });
  readonly #kind = el('select', { class: 'kind-filter', 'aria-label': l10n.t('Kind'), onchange: () => this.#filter() });
  readonly #count = el('p', { role: 'status', class: 'count' });
  readonly #target = el('p', { class: 'target' });
  /** All of what a cell cuts off. */
  readonly #about = el('p', { class: 'about' });
  readonly #done = el('p', { role: 'status', class: 'done' });
  readonly #refusal = el('p', { role: 'alert', class: 'refusal' });
  readonly #grid = new EffectGrid({
    point: (cell) => this.#point(cell),
    insert: ({ kind, name }) => host.post({ type: 'insert', kind, name }),
    toggle: (cell) => this.#toggle(cell),
  });
  #effects: readonly OfferedEffect[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: HTMLElement) {
    this.#app = app;
    app.append(
      // The tab says it too.
      el('h1', { class: 'only-read' }, l10n.t('Insert effect')),
      el('div', { class: 'filters', role: 'search' }, this.#search, this.#kind, this.#count),
      this.#grid.root,
      el(
        'footer',
        {},
        this.#about,
        this.#target,
        this.#done,
        this.#refusal,
        el(
          'p',
          { class: 'hints' },
          l10n.t('Enter or a click inserts · Space plays · arrow keys, Home, End and letters move'),
        ),
      ),
    );
    this.showTarget(null);
  }

  offer(effects: readonly OfferedEffect[], pictures: string): void {
    this.#effects = effects;
    this.#grid.pictures = pictures;
    const kinds = [...new Set(effects.map(({ kind }) => kind))];
    const option = (value: string, text: string) => el('option', { value }, text);
    this.#kind.replaceChildren(
      option('', l10n.t('All kinds')),
      ...kinds.map((kind: EffectKind) => option(kind, capitalised(l10n.t(EFFECT_KIND_NAMES[kind])))),
    );
    this.#filter();
    this.#search.focus();
  }

  showTarget(label: string | null): void {
    this.#target.textContent =
      label === null ? l10n.t('Open a reel to insert into.') : l10n.t('Inserts at the cursor of {0}.', label);
  }

  showResult({ text, isRefused }: InsertedMessage): void {
    this.#done.textContent = isRefused ? '' : text;
    this.#refusal.replaceChildren(...(isRefused ? proseNodes(text) : []));
  }

  #filter(): void {
    const kind = this.#kind.value === '' ? null : this.#kind.value;
    const shown = filterEffects(this.#effects, this.#search.value, kind);
    this.film.stop();
    this.#grid.show(shown);
    this.#count.textContent = shown.length === 1 ? l10n.t('1 effect') : l10n.t('{0} effects', shown.length);
    this.#app.dataset.shown = String(shown.length);
  }

  #searchKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    this.#grid.first?.button.focus();
  }

  /** With reduced motion nothing moves before it is asked for. */
  #point(cell: EffectCell | null): void {
    clearTimeout(this.#timer);
    if (cell === null) return this.film.stop();
    const { name, category, summary } = cell.effect;
    this.#about.replaceChildren(el('code', {}, name), ` · ${category} · ${summary}`);
    if (prefersReducedMotion()) {
      if (!this.film.isPlaying(cell.effect)) this.film.stop();
      return;
    }
    this.#timer = setTimeout(() => this.film.play(cell.effect, cell.picture), DWELL_MS);
  }

  #toggle({ effect, picture }: EffectCell): void {
    clearTimeout(this.#timer);
    if (this.film.isPlaying(effect)) this.film.stop();
    else this.film.play(effect, picture);
  }
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
