// The reel's mistakes over the last good picture; each leads to its line.

import type { PanelProblem } from '../../src/contract/webview.ts';
import { el } from '../shared/dom.ts';
import { post } from './host.ts';
import { icon } from './icons.ts';

const MOST_SHOWN = 3;

export class Problems {
  readonly root = el('div', { class: 'problems', role: 'alert', hidden: true });

  show(problems: PanelProblem[], stale: boolean): void {
    this.root.hidden = problems.length === 0;
    if (problems.length === 0) return this.root.replaceChildren();
    const more = problems.length - MOST_SHOWN;
    const rows = problems.slice(0, MOST_SHOWN).map((problem) => this.#row(problem));
    const foot = [more > 0 ? `and ${more} more` : '', stale ? 'The picture is of the last whole text.' : ''].filter(Boolean).join(' · ');
    this.root.replaceChildren(...rows, ...(foot ? [el('p', { class: 'problems-foot' }, foot)] : []));
  }

  #row({ message, help, range, file, severity }: PanelProblem): HTMLElement {
    const place = `Ln ${range.start.line + 1}`;
    return el(
      'button',
      { class: `problem ${severity}`, type: 'button', title: help ?? 'Show the place', onclick: () => post({ type: 'reveal', range, ...(file ? { file } : {}) }) },
      icon(severity === 'error' ? 'error' : 'warning'),
      el('span', { class: 'problem-text' }, message),
      el('span', { class: 'problem-place' }, file ? `${file.split(/[\\/]/).pop()} ${place}` : place),
    );
  }
}
