// The reel's mistakes over the last good picture; each leads to its line.

import type { PanelProblem } from '../../src/contract/webview.ts';
import { el, proseNodes } from '../shared/dom.ts';
import { post } from './host.ts';
import { icon } from './icons.ts';

const MOST_SHOWN = 3;
/** Where there is little room, one is enough: the picture is what the panel is for. */
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
    const most = SMALL.matches ? 1 : MOST_SHOWN;
    // Each plan says its mistakes again: a row that stays is the same element, so that a click on it finds it and nothing is read out twice.
    const shown = JSON.stringify([most, problems, stale]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.root.hidden = problems.length === 0;
    if (problems.length === 0) return this.root.replaceChildren();
    const more = problems.length - most;
    const rows = problems.slice(0, most).map((problem) => this.#row(problem));
    const foot = [more > 0 ? `and ${more} more` : '', stale ? 'The picture is of the last whole text.' : '']
      .filter(Boolean)
      .join(' · ');
    this.root.replaceChildren(...rows, ...(foot ? [el('p', { class: 'problems-foot' }, foot)] : []));
  }

  #row({ message, help, range, file, severity }: PanelProblem): HTMLElement {
    const place = `Ln ${range.start.line + 1}`;
    return el(
      'button',
      {
        class: `problem ${severity}`,
        type: 'button',
        title: help ?? 'Show the place',
        onclick: () => post({ type: 'reveal', range, ...(file ? { file } : {}) }),
      },
      icon(severity === 'error' ? 'error' : 'warning'),
      el('span', { class: 'problem-text' }, ...proseNodes(message)),
      el('span', { class: 'problem-place' }, file ? `${file.split(/[\\/]/).pop()} ${place}` : place),
    );
  }
}
