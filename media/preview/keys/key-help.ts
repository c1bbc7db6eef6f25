// The keys of the panel in the active keymap, as a dialog.

import * as l10n from '@vscode/l10n';
import type { Keymap } from '../../../src/contract/webview.ts';
import { el } from '../../shared/dom.ts';
import { actionsOf, KEY_TABLE, keysOf } from './key-table.ts';

const KEYMAP_NAMES: Readonly<Record<Keymap, string>> = {
  default: l10n.t('Keys'),
  premiere: l10n.t('Keys (Premiere Pro)'),
  resolve: l10n.t('Keys (DaVinci Resolve)'),
};
const SHOWN: Readonly<Record<string, string>> = {
  ' ': l10n.t('Space'),
  Shift: l10n.t('Shift'),
  Home: l10n.t('Home'),
  End: l10n.t('End'),
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  '-': '−',
};

/** As it is printed on a keyboard: `Shift+←`, `Alt+X`. */
export function keyName(key: string): string {
  const parts = key === '+' ? ['+'] : key.split('+');
  return parts.map((part) => SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join('+');
}

/** Keys and what they do. */
export const keyHelp = (keymap: Keymap): [string, string][] =>
  actionsOf(keymap).map((action) => [keysOf(action, keymap).map(keyName).join(' '), KEY_TABLE[action].does]);

export class KeyHelp {
  readonly #title = el('h2');
  readonly #list = el('dl');
  readonly root = el(
    'dialog',
    { class: 'dialog key-help', 'aria-label': l10n.t('Keys of the preview') },
    this.#title,
    this.#list,
    el('form', { method: 'dialog' }, el('button', { class: 'button small' }, l10n.t('Close'))),
  );

  constructor() {
    this.keymap = 'default';
  }

  set keymap(keymap: Keymap) {
    this.#title.textContent = KEYMAP_NAMES[keymap];
    this.#list.replaceChildren(...keyHelp(keymap).flatMap(([keys, does]) => [el('dt', {}, keys), el('dd', {}, does)]));
  }

  toggle(): void {
    if (this.root.open) this.root.close();
    else {
      this.root.showModal();
      this.root.scrollTop = 0; // The focus is on the button at the end.
    }
  }
}
