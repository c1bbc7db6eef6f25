// The reel's errors, over the last good picture. Each row leads to its line.

import * as l10n from '@vscode/l10n';
import type { PanelProblem } from '../../../src/contract/webview.ts';
import { el, proseNodes } from '../../shared/dom.ts';
import { host } from '../host.ts';
import { icon } from '../parts/icon.ts';

const MAX_ROWS = 3;
/** A small panel shows one, so that the picture stays visible. */
const SMALL = window.matchMedia('(max-width: 460px), (max-height: 480px)');

export class Problems {
  readonly root = el('div', { class: 'problems', role: 'alert', hidden: true });

  #last: [PanelProblem[], boolean] = [[], false];
  #shown = '';

  constructor() {
    SMALL.addEventListener('change', () => this.show(...this.#last));
  }

  show(problems: PanelProblem[], stale: boolean): void {
    this.#last = [problems, stale];
    const max = SMALL.matches ? 1 : MAX_ROWS;
    // Every compile sends its errors again. Unchanged rows stay the same elements, so that a click on one is not lost
    // and a screen reader does not repeat it.
    const shown = JSON.stringify([max, problems, stale]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.root.hidden = problems.length === 0;
    if (problems.length === 0) return this.root.replaceChildren();
    const more = problems.length - max;
    const rows = problems.slice(0, max).map(problemRow);
    const foot = [
      more > 0 ? l10n.t('{0} more', more) : '',
      stale ? l10n.t('Showing the last version without errors.') : '',
    ]
      .filter(Boolean)
      .join(' · ');
    this.root.replaceChildren(...rows, ...(foot ? [el('p', { class: 'problems-foot' }, foot)] : []));
  }
}

function problemRow({ message, help, range, file, severity }: PanelProblem): HTMLElement {
  const line = l10n.t('Ln {0}', range.start.line + 1);
  return el(
    'button',
    {
      class: `problem ${severity}`,
      type: 'button',
      title: help ?? l10n.t('Go to this line'),
      onclick: () => host.post({ type: 'revealRange', range, ...(file ? { file } : {}) }),
    },
    icon(severity === 'error' ? 'error' : 'warning'),
    el('span', { class: 'problem-text' }, ...proseNodes(message)),
    el('span', { class: 'problem-place' }, file ? `${file.split(/[\\/]/).pop()} ${line}` : line),
  );
}
