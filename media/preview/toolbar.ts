// The panel's head: what is shown, how it is shown, and what can be done with the frame.

import type { PreviewInfo } from '../../src/contract/protocol.ts';
import { el, iconButton } from '../shared/dom.ts';
import { icon } from './icons.ts';

export interface ToolbarActions {
  setView(aspect: string | null, density: 'draft' | 'production'): void;
  setFollow(follow: boolean): void;
  copy(): void;
  save(): void;
}

const ASPECTS: [string, string][] = [
  ['', 'Reel'],
  ['landscape', '16:9'],
  ['portrait', '9:16'],
  ['square', '1:1'],
  ['ultrawide', '21:9'],
];

export class Toolbar {
  readonly #title = el('h1', { class: 'title' });
  readonly #place = el('span', { class: 'place' });
  readonly #aspect: HTMLSelectElement;
  readonly #draft: HTMLButtonElement;
  readonly #production: HTMLButtonElement;
  readonly #follow: HTMLButtonElement;
  readonly root: HTMLElement;
  #density: 'draft' | 'production' = 'draft';
  #isFollowing = true;

  constructor(actions: ToolbarActions) {
    const view = () => actions.setView(this.#aspect.value || null, this.#density);
    const dense = (density: 'draft' | 'production', label: string, title: string) =>
      el(
        'button',
        {
          type: 'button',
          role: 'radio',
          title,
          onclick: () => {
            this.show(this.#aspect.value || null, density, this.#isFollowing);
            view();
          },
        },
        label,
      );
    this.#draft = dense('draft', 'Draft', 'Half the glyphs per axis, as quick renders have them');
    this.#production = dense('production', 'Production', 'As many glyphs as the finished video has');
    this.#aspect = el(
      'select',
      { class: 'select', 'aria-label': 'Aspect', title: 'Aspect', onchange: view },
      ...ASPECTS.map(([value, label]) => el('option', { value }, label)),
    );
    this.#follow = iconButton(icon('follow'), 'Follow the cursor', 'F', () => actions.setFollow(!this.#isFollowing));
    this.root = el(
      'header',
      { class: 'toolbar' },
      el('div', { class: 'what' }, this.#title, this.#place),
      el(
        'div',
        { class: 'group view' },
        el(
          'div',
          {
            class: 'segmented',
            role: 'radiogroup',
            'aria-label': 'Glyph density',
            onkeydown: (event: KeyboardEvent) => this.#byArrow(event),
          },
          this.#draft,
          this.#production,
        ),
        this.#aspect,
      ),
      el('span', { class: 'rule', 'aria-hidden': true }),
      el(
        'div',
        { class: 'group frame-actions' },
        this.#follow,
        iconButton(icon('copy'), 'Copy frame', 'C', () => actions.copy()),
        iconButton(icon('save'), 'Save frame as PNG…', 'S', () => actions.save()),
      ),
    );
  }

  what(info: PreviewInfo): void {
    this.#title.textContent = info.scene;
    this.#place.textContent =
      info.segment === null
        ? 'not on the timeline'
        : info.segments.length > 1
          ? `${info.segment} of ${info.segments.length}`
          : '';
  }

  show(aspect: string | null, density: 'draft' | 'production', follow: boolean): void {
    this.#density = density;
    this.#isFollowing = follow;
    this.#aspect.value = aspect ?? '';
    for (const [button, is] of [
      [this.#draft, density === 'draft'],
      [this.#production, density === 'production'],
    ] as const) {
      button.setAttribute('aria-checked', String(is));
      button.tabIndex = is ? 0 : -1;
    }
    this.#follow.setAttribute('aria-pressed', String(follow));
  }

  /** Of a radio group, Tab knows one button; arrows go between them. */
  #byArrow(event: KeyboardEvent): void {
    if (!event.key.startsWith('Arrow')) return;
    const other = this.#density === 'draft' ? this.#production : this.#draft;
    other.click();
    other.focus();
    event.preventDefault();
    event.stopPropagation();
  }
}
