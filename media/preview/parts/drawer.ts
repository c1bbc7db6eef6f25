// A part of the panel that opens below the strip: a heading, what stands beside it, and a button that closes it.

import * as l10n from '@vscode/l10n';
import { el } from '../../shared/dom.ts';

interface DrawerParts {
  /** Its own, for its height. */
  class: string;
  label: string;
  heading: string;
  beside?: readonly HTMLElement[];
  close(): void;
}

/** Hidden. */
export const drawer = (
  { class: name, label, heading, beside = [], close }: DrawerParts,
  ...children: HTMLElement[]
): HTMLElement =>
  el(
    'section',
    { class: `drawer ${name}`, hidden: true, 'aria-label': label },
    el(
      'div',
      { class: 'drawer-head' },
      el('h2', {}, heading),
      ...beside,
      el('button', { type: 'button', class: 'icon-button', 'aria-label': l10n.t('Close'), onclick: close }, '×'),
    ),
    ...children,
  );
