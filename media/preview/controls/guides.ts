// Guides over the picture: thirds, the safe areas of televisions, what apps cover, cells. They are chosen in the toolbar, and points snap to
// them; to the centre, the thirds and the title-safe edges points snap without guides, too.

import * as l10n from '@vscode/l10n';
import { SAFE_AREAS } from '../../../src/contract/safe-areas.ts';
import type { Tweaks } from '../../../src/contract/tweak.ts';
import { el } from '../../shared/dom.ts';
import { icon } from '../parts/icon.ts';
import type { SnapGrid } from './snap.ts';

interface Margins {
  top: number;
  right: number;
  bottom: number;
  left: number;
}
type GuideName = 'none' | 'thirds' | 'title-safe' | 'action-safe' | 'cells' | keyof typeof SAFE_AREAS;

const even = (margin: number): Margins => ({ top: margin, right: margin, bottom: margin, left: margin });
/** SMPTE ST 2046-1: 90 % of each side for titles, 93 % for action. */
const MARGINS: Partial<Record<GuideName, Margins>> = {
  'title-safe': even(0.05),
  'action-safe': even(0.035),
  ...SAFE_AREAS,
};
const NAMES: readonly (readonly [GuideName, string])[] = [
  ['none', l10n.t('No guides')],
  ['thirds', l10n.t('Thirds')],
  ['title-safe', l10n.t('Title-safe')],
  ['action-safe', l10n.t('Action-safe')],
  ['tiktok', 'TikTok'],
  ['reels', 'Reels'],
  ['shorts', 'Shorts'],
  ['cells', l10n.t('Cells')],
];
const THIRDS = [1 / 3, 2 / 3];

export class Guides {
  readonly root = el('div', { class: 'guides', hidden: true, 'aria-hidden': true });
  readonly #select: HTMLSelectElement;
  /** For the toolbar: an icon, below a list that cannot be seen. */
  readonly chooser: HTMLElement;
  #name: GuideName = 'none';
  #cells: Tweaks['cells'] = null;
  onChange: () => void = () => undefined;

  constructor() {
    this.#select = el(
      'select',
      {
        class: 'guides-select',
        'aria-label': l10n.t('Guides'),
        title: l10n.t('Guides over the picture, to which points snap'),
        onchange: () => this.#choose(this.#select.value as GuideName),
      },
      ...NAMES.map(([value, label]) => el('option', { value: String(value) }, label)),
    );
    this.chooser = el('span', { class: 'guides-chooser icon-button' }, icon('guides'), this.#select);
  }

  set cells(cells: Tweaks['cells']) {
    this.#cells = cells;
    if (this.#name === 'cells') this.#draw();
  }

  /** What points snap to. */
  get snap(): SnapGrid {
    const margins = MARGINS[this.#name];
    const safe = [0.05, 0.95];
    return {
      cells: this.#cells,
      lines: {
        u: [0.5, ...THIRDS, ...safe, ...(margins ? [margins.left, 1 - margins.right] : [])],
        v: [0.5, ...THIRDS, ...safe, ...(margins ? [margins.top, 1 - margins.bottom] : [])],
      },
    };
  }

  get name(): string {
    return this.#name;
  }

  /** A name that is not known means no guides. */
  set name(name: string) {
    this.#name = NAMES.find(([known]) => known === name)?.[0] ?? 'none';
    this.#select.value = this.#name;
    this.#draw();
  }

  #choose(name: GuideName): void {
    this.name = name;
    this.onChange();
  }

  #draw(): void {
    const margins = MARGINS[this.#name];
    this.root.hidden = this.#name === 'none';
    this.chooser.classList.toggle('chosen', this.#name !== 'none');
    this.root.replaceChildren();
    this.root.classList.toggle('cells', this.#name === 'cells');
    if (margins) {
      const area = el('div', { class: 'guides-area' });
      area.style.inset = [margins.top, margins.right, margins.bottom, margins.left]
        .map((side) => `${side * 100}%`)
        .join(' ');
      this.root.append(area);
    } else if (this.#name === 'thirds')
      for (const share of THIRDS) this.root.append(line('down', share), line('across', share));
    else if (this.#name === 'cells' && this.#cells) {
      this.root.style.setProperty('--columns', String(this.#cells.columns));
      this.root.style.setProperty('--rows', String(this.#cells.rows));
    }
  }
}

function line(way: 'down' | 'across', share: number): HTMLElement {
  const element = el('div', { class: `guide ${way}` });
  element.style[way === 'down' ? 'left' : 'top'] = `${share * 100}%`;
  return element;
}
