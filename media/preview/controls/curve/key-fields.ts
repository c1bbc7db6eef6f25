// The selected keyframe in words: its time and value as they are written, the easing to the next one, and buttons to add and remove.

import * as l10n from '@vscode/l10n';
import type { KeyEntry } from '../../../../src/contract/tweak-whole.ts';
import { el } from '../../../shared/dom.ts';
import { longHex } from '../css-color.ts';
import { PictureList } from '../picture-list.ts';
import type { Key, KeyModel } from './key-model.ts';

export interface KeyFieldsEvents {
  change(change: Partial<Key>): void;
  cancel(): void;
  /** Null: as it was. */
  ease(ease: string | null, isFinal: boolean): void;
  add(): void;
  remove(): void;
  /** Shows the time of the key. */
  goTo(): void;
}

const NUMBER = /^(-?(?:\d+\.?\d*|\.\d+))([a-z%]*)$/;
const POINT = /^\(\s*-?(?:\d+\.?\d*|\.\d+)(?:%|px)?\s*,\s*-?(?:\d+\.?\d*|\.\d+)(?:%|px)?\s*\)$/;
const TIME_UNITS = new Set(['s', 'ms', 'f', 'beat', 'beats', 'bar', 'bars', '%', '']);

export class KeyFields {
  readonly #events: KeyFieldsEvents;
  readonly #at: HTMLInputElement;
  readonly #value: HTMLInputElement;
  readonly #color: HTMLInputElement;
  readonly #ease = el('div', { class: 'curve-ease' });
  readonly #easeLabel = el('span', { class: 'curve-ease-label' });
  readonly #remove: HTMLButtonElement;
  readonly #why = el('p', { class: 'curve-why', hidden: true });
  readonly root: HTMLElement;
  #list: PictureList | null = null;
  #words = '';
  #model: KeyModel | null = null;
  #selected = 0;

  constructor(events: KeyFieldsEvents) {
    this.#events = events;
    const field = (id: string, onchange: () => void) =>
      el('input', { type: 'text', id, class: 'short', spellcheck: 'false', autocomplete: 'off', onchange });
    this.#at = field('curve-at', () => this.#typedAt());
    this.#value = field('curve-value', () => this.#typedValue());
    this.#color = el('input', {
      type: 'color',
      'aria-label': l10n.t('Colour of the key'),
      onchange: () => events.change({ text: this.#color.value }),
    });
    const button = (label: string, title: string, onclick: () => void) =>
      el('button', { type: 'button', class: 'button small', title, onclick }, label);
    this.#remove = button(l10n.t('Delete'), l10n.t('Remove this key (Delete)'), () => events.remove());
    this.root = el(
      'div',
      { class: 'curve-fields' },
      el('label', { for: 'curve-at' }, l10n.t('Time')),
      this.#at,
      el('label', { for: 'curve-value' }, l10n.t('Value')),
      this.#value,
      this.#color,
      this.#easeLabel,
      this.#ease,
      el(
        'span',
        { class: 'curve-buttons' },
        button(l10n.t('Show'), l10n.t('Go to the time of this key'), () => events.goTo()),
        button(l10n.t('Add'), l10n.t('Add a key at the playhead; a double click on the curve adds one there'), () =>
          events.add(),
        ),
        this.#remove,
      ),
      this.#why,
    );
  }

  show(model: KeyModel, selected: number): void {
    this.#model = model;
    this.#selected = selected;
    const key = model.keys[selected]!;
    const { at, value } = model.textsOf(key);
    this.#fill(this.#at, at, key.place === null);
    this.#fill(this.#value, value, key.number === null && key.from.value.fixed !== null && key.text === null);
    this.#color.hidden = key.from.value.color === null;
    if (key.from.value.color !== null) this.#color.value = longHex(key.text ?? '') ?? key.from.value.color;
    this.#remove.disabled = model.keys.length < 2;
    this.#showWhy(key.from, model.tweak.ease.fixed, key);
    this.#showEase(model, selected);
  }

  #fill(input: HTMLInputElement, text: string, isFixed: boolean): void {
    input.readOnly = isFixed;
    input.setAttribute('aria-readonly', String(isFixed));
    if (document.activeElement === input && input.getAttribute('aria-invalid') === 'true') return;
    input.setAttribute('aria-invalid', 'false');
    input.value = text;
    input.style.width = `${Math.max(7, text.length + 2)}ch`;
  }

  #showWhy({ at, value }: KeyEntry, ease: string | null, key: Key): void {
    const time = key.place === null ? l10n.t('`{0}` is an expression: change it in the text.', at.text) : null;
    const whys = [time, key.number === null && key.text === null ? value.fixed : null, ease].filter(
      (why) => why !== null,
    );
    this.#why.hidden = whys.length === 0;
    this.#why.textContent = whys.join(' ');
  }

  #showEase({ eases, keys, tweak }: KeyModel, selected: number): void {
    const segment = Math.min(selected, eases.length - 1);
    const isShown = segment >= 0 && tweak.ease.fixed === null;
    this.#ease.hidden = this.#easeLabel.hidden = !isShown;
    if (!isShown) return;
    this.#easeLabel.textContent =
      keys.length > 2 ? l10n.t('Easing {0} → {1}', segment + 1, segment + 2) : l10n.t('Easing');
    const words = tweak.ease.words.join();
    if (words !== this.#words) {
      this.#words = words;
      this.#list = new PictureList({
        id: 'curve-easing',
        label: l10n.t('Easing to the next key'),
        words: tweak.ease.words,
        kind: 'easing',
        named: (word) => word,
        try: (word) => this.#events.ease(word, false),
        write: (word) => this.#events.ease(word, true),
        cancel: () => this.#events.ease(null, true),
      });
      this.#ease.replaceChildren(this.#list.root);
    }
    this.#list?.show(eases[segment]!);
  }

  #typedAt(): void {
    const match = NUMBER.exec(this.#at.value.trim());
    const [, digits = '', unit = ''] = match ?? [];
    const place = match && TIME_UNITS.has(unit) ? this.#model!.placeOf(Number(digits), unit) : null;
    this.#at.setAttribute('aria-invalid', String(place === null));
    if (place !== null) this.#events.change({ place, typed: this.#at.value.trim() });
  }

  #typedValue(): void {
    const text = this.#value.value.trim();
    const number = this.#model!.numberOf(this.#model!.keys[this.#selected]!, NUMBER.exec(text));
    const { values } = this.#model!.tweak;
    const isValid =
      values === 'number'
        ? number !== null
        : values === 'point'
          ? POINT.test(text)
          : longHex(text) !== null && text.startsWith('#');
    this.#value.setAttribute('aria-invalid', String(!isValid));
    if (isValid) this.#events.change({ text, number });
  }
}
