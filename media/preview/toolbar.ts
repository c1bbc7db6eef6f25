// The panel's head: what is shown, how, and what to do with the frame.

import * as l10n from '@vscode/l10n';
import type { AspectName } from '../../src/contract/defaults.ts';
import type { PreviewInfo } from '../../src/contract/protocol.ts';
import type { Density } from '../../src/contract/webview.ts';
import { el, iconButton } from '../shared/dom.ts';
import { type MenuEntry, MenuButton } from './parts/menu-button.ts';
import { icon } from './parts/icon.ts';
import type { PlayerSnapshot } from './player.ts';

export interface ToolbarActions {
  setView(aspect: string | null, density: Density): void;
  toggleFollow(): void;
  copyFrame(): void;
  saveFrame(): void;
  pin(): void;
  showKeys(): void;
  /** What the picture can be compared with. */
  compare: readonly MenuEntry[];
}

const ASPECTS: [AspectName | '', string][] = [
  ['', l10n.t('Reel')],
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
  readonly #pin: HTMLButtonElement;
  readonly #view: HTMLElement;
  readonly root: HTMLElement;
  #density: Density = 'draft';

  constructor(actions: ToolbarActions) {
    const setView = (density: Density) => actions.setView(this.#aspect.value || null, density);
    const radio = (density: Density, label: string, title: string) =>
      el('button', { type: 'button', role: 'radio', title, onclick: () => setView(density) }, label);
    this.#draft = radio('draft', l10n.t('Draft'), l10n.t('Preview with half the glyphs per axis: faster'));
    this.#production = radio(
      'production',
      l10n.t('Production'),
      l10n.t('Preview with the glyph density of a production render'),
    );
    this.#aspect = el(
      'select',
      {
        class: 'select',
        'aria-label': l10n.t('Aspect ratio'),
        title: l10n.t('Aspect ratio of the preview'),
        onchange: () => setView(this.#density),
      },
      ...ASPECTS.map(([value, label]) => el('option', { value }, label)),
    );
    this.#follow = iconButton(
      icon('follow'),
      l10n.t('Follow the cursor'),
      'F',
      () => actions.toggleFollow(),
      l10n.t('Follow the cursor: show the scene that the text cursor is in'),
    );
    this.#pin = iconButton(
      icon('pin'),
      l10n.t('Pin the frame'),
      'P',
      () => actions.pin(),
      l10n.t('Pin this frame, and wipe between it and now'),
    );
    const density = el(
      'div',
      {
        class: 'segmented',
        role: 'radiogroup',
        'aria-label': l10n.t('Glyph density'),
        onkeydown: (event) => this.#moveByArrow(event as KeyboardEvent),
      },
      this.#draft,
      this.#production,
    );
    this.#view = el('div', { class: 'group view' }, density, this.#aspect);
    this.root = el(
      'header',
      { class: 'toolbar' },
      el('div', { class: 'what' }, this.#title, this.#place),
      this.#view,
      el('span', { class: 'rule', 'aria-hidden': true }),
      el(
        'div',
        { class: 'group frame-actions' },
        this.#follow,
        this.#pin,
        new MenuButton(icon('compare'), l10n.t('Compare and inspect'), actions.compare).root,
        iconButton(
          icon('copy'),
          l10n.t('Copy frame'),
          'C',
          () => actions.copyFrame(),
          l10n.t('Copy this frame to the clipboard'),
        ),
        iconButton(
          icon('save'),
          l10n.t('Save frame as PNG'),
          'S',
          () => actions.saveFrame(),
          l10n.t('Save this frame as PNG…'),
        ),
        iconButton(icon('keys'), l10n.t('Keys'), '?', () => actions.showKeys(), l10n.t('Keys of the preview')),
      ),
    );
  }

  /** A further control of how the picture is shown. */
  addView(control: HTMLElement): void {
    this.#view.append(control);
  }

  set isPinned(pinned: boolean) {
    this.#pin.setAttribute('aria-pressed', String(pinned));
  }

  showInfo({ scene, segment, segments }: PreviewInfo): void {
    this.#title.textContent = scene;
    this.#title.title = scene;
    if (segment === null) this.#place.textContent = l10n.t('not on the timeline');
    else this.#place.textContent = segments.length > 1 ? l10n.t('{0} of {1}', segment, segments.length) : '';
    this.#place.title =
      segment === null ? l10n.t('No `play` statement plays this scene') : l10n.t('Segment of the reel');
  }

  show({ aspect, density, follow }: PlayerSnapshot): void {
    this.#density = density;
    this.#aspect.value = aspect ?? '';
    for (const [button, isChecked] of [
      [this.#draft, density === 'draft'],
      [this.#production, density === 'production'],
    ] as const) {
      button.setAttribute('aria-checked', String(isChecked));
      button.tabIndex = isChecked ? 0 : -1;
    }
    this.#follow.setAttribute('aria-pressed', String(follow));
  }

  /** A radio group is one stop of the Tab key; arrows move within it. */
  #moveByArrow(event: KeyboardEvent): void {
    if (!event.key.startsWith('Arrow')) return;
    const other = this.#density === 'draft' ? this.#production : this.#draft;
    other.click();
    other.focus();
    event.preventDefault();
    event.stopPropagation();
  }
}
