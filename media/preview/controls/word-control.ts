// A word of a list: a list of pictures where the reference has them, else a plain one; and buttons for the neighbours.

import * as l10n from '@vscode/l10n';
import { el } from '../../shared/dom.ts';
import type { WordTweak } from '../../../src/contract/tweak.ts';
import type { Control, ControlEvents } from './control.ts';
import { PictureList } from './picture-list.ts';

export function wordControl({ words, usual, pictures, label }: WordTweak, events: ControlEvents): Control {
  let shown = '';
  const step = (by: number, symbol: string, name: string) =>
    el(
      'button',
      {
        class: 'icon-button',
        type: 'button',
        'aria-label': name,
        title: name,
        onclick: () => events.write(words[(words.indexOf(shown) + by + words.length) % words.length]!),
      },
      symbol,
    );
  const steps = [step(-1, '‹', l10n.t('Previous word')), step(1, '›', l10n.t('Next word'))];
  const named = (word: string): string => (word === usual ? `${word} (default)` : word);
  if (pictures === null) {
    const select = el(
      'select',
      { class: 'select', id: 'tweak', onchange: () => events.write(select.value) },
      ...words.map((word) => el('option', { value: word }, named(word))),
    );
    const show = (text: string): void => {
      shown = select.value = text;
    };
    return { nodes: [select, ...steps], show, focus: () => select.focus() };
  }
  const list = new PictureList({ id: 'tweak', label, words, kind: pictures, named, ...events });
  const show = (text: string): void => {
    shown = text;
    list.show(text);
  };
  return { nodes: [list.root, ...steps], show, focus: () => list.focus() };
}
