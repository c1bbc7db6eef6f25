// What shaders, feedback and the rest of a frame cost, below the list of items.

import * as l10n from '@vscode/l10n';
import { partLabel, type CostPart, type FrameCosts } from '../../../src/contract/frame-costs.ts';
import { el } from '../../shared/dom.ts';

/** `4.2 ms`, `38 ms`. */
export const costText = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;

/** Less is not worth a line. */
const LEAST_MS = 0.05;

export class EffectCosts {
  readonly #list = el('ul', { class: 'who-list', 'aria-label': l10n.t('Time of items, shaders and the whole frame') });
  readonly #reveal: (part: Pick<CostPart, 'file'> & { range: NonNullable<CostPart['range']> }) => void;
  readonly root = el(
    'div',
    { class: 'effect-costs', hidden: true },
    el('h2', {}, l10n.t('Time of a frame in the preview')),
    this.#list,
  );

  constructor(reveal: (part: Pick<CostPart, 'file'> & { range: NonNullable<CostPart['range']> }) => void) {
    this.#reveal = reveal;
  }

  show({ parts, restMs, totalMs, budgetMs }: FrameCosts): void {
    this.root.hidden = false;
    const effects = parts.filter(({ kind }) => kind === 'shader' || kind === 'feedback' || kind === 'transition');
    const items = parts.filter((part) => !effects.includes(part) && part.ms >= LEAST_MS);
    this.#list.replaceChildren(
      ...[...items, ...effects].sort((a, b) => b.ms - a.ms).map((part) => this.#row(part, totalMs)),
      this.#line(l10n.t('Everything else'), restMs, totalMs),
      this.#line(l10n.t('The whole frame, of {0} that it may take', costText(budgetMs)), totalMs, budgetMs),
    );
  }

  #row({ range, file, ...part }: CostPart, totalMs: number): HTMLElement {
    const label = partLabel(part);
    if (range === null) return this.#line(label, part.ms, totalMs);
    return el(
      'li',
      {},
      this.#bar(part.ms / totalMs),
      el(
        'button',
        {
          type: 'button',
          class: 'who-item',
          title: l10n.t('Show in the reel'),
          onclick: () => this.#reveal({ range, ...(file === undefined ? {} : { file }) }),
        },
        `${label} · ${l10n.t('line {0}', range.start.line + 1)}`,
      ),
      el('span', { class: 'who-cost' }, costText(part.ms)),
    );
  }

  #line(label: string, ms: number, ofMs: number): HTMLElement {
    return el(
      'li',
      {},
      this.#bar(ms / ofMs),
      el('span', { class: 'who-line' }, label),
      el('span', { class: 'who-cost' }, costText(ms)),
    );
  }

  #bar(share: number): HTMLElement {
    const filled = el('span', {});
    filled.style.width = `${Math.round(100 * Math.min(1, Math.max(0, share)))}%`;
    return el('span', { class: 'cost-bar', 'aria-hidden': true }, filled);
  }
}
