// The picture and what is shown over it: notices, seeking, the engine's state, reduced shaders.

import * as l10n from '@vscode/l10n';
import type { EngineState, PreviewNoticeMessage } from '../../../src/contract/webview.ts';
import { el } from '../../shared/dom.ts';
import { Compare } from './compare.ts';
import { partLabel, type FrameCosts } from '../../../src/contract/frame-costs.ts';
import { Tint } from './tint.ts';
import { host } from '../host.ts';

const REDUCED = l10n.t('reduced shaders');
const TOAST_MS = 2200;
const ENGINE_TEXT: Record<EngineState, string> = {
  starting: l10n.t('engine starting'),
  restarting: l10n.t('engine restarting'),
  failed: l10n.t('engine stopped'),
  ready: '',
};

export class Stage {
  readonly canvas = el('canvas', {
    class: 'picture',
    width: 16,
    height: 9,
    role: 'img',
    'aria-label': l10n.t('Preview'),
  });
  // Not a live region: it can change with every frame. Only the engine's state is announced.
  readonly #reduced = el(
    'span',
    {
      class: 'chip',
      hidden: true,
      title: l10n.t(
        'Costly shaders (bloom, blur, warps, noise) are off to keep the frame rate. Renders use all of them.',
      ),
    },
    REDUCED,
  );
  readonly #silent = el('span', { class: 'chip', hidden: true }, l10n.t('no sound'));
  readonly #engine = el('span', { class: 'chip', hidden: true });
  readonly #notice = el('div', { class: 'notice', hidden: true, role: 'status' });
  readonly #seekingBar = el('div');
  readonly #seeking = el(
    'div',
    { class: 'seeking', role: 'progressbar', 'aria-label': l10n.t('Simulating earlier frames'), hidden: true },
    this.#seekingBar,
  );
  readonly #toast = el('div', { class: 'toast', role: 'status', hidden: true });
  readonly compare = new Compare(this.canvas);
  readonly tint = new Tint();
  /** The picture and what is over it. */
  readonly frame: HTMLElement;
  readonly root: HTMLElement;
  #toastTimer = 0;

  constructor(problems: HTMLElement, overlay: HTMLElement) {
    const chips = el(
      'div',
      { class: 'chips' },
      el('span', { role: 'status' }, this.#engine),
      this.#silent,
      this.#reduced,
    );
    this.frame = el('div', { class: 'frame' }, this.canvas, this.tint.root, this.compare.root, overlay, chips);
    this.root = el(
      'section',
      { class: 'stage', 'aria-label': l10n.t('Picture') },
      this.#seeking,
      this.frame,
      this.#notice,
      this.#toast,
      problems,
    );
    this.canvas.hidden = true;
  }

  /** A frame has been drawn. */
  framePresented(reduced: boolean): void {
    if (this.canvas.hidden) this.canvas.hidden = false;
    if (!this.#seeking.hidden) this.#seeking.hidden = true;
    if (this.#reduced.hidden === reduced) this.#reduced.hidden = !reduced;
  }

  /** Names what takes most of a frame, once the preview does not keep its frame rate. */
  set costs({ parts: [dearest], isLate, totalMs }: FrameCosts) {
    if (!isLate || !dearest) return;
    this.#reduced.textContent = `${REDUCED} · ${l10n.t('{0} takes {1} of {2} ms', partLabel(dearest), Math.round(dearest.ms), Math.round(totalMs))}`;
  }

  /** Something else is shown, of which no costs are known. */
  forgetCosts(): void {
    this.#reduced.textContent = REDUCED;
  }

  /** Why the reel's sound cannot be heard; undefined if it can. */
  set soundProblem(why: string | undefined) {
    this.#silent.hidden = why === undefined;
    this.#silent.title = why ? l10n.t('{0} Until then, the preview uses a steady beat.', why) : '';
  }

  set description(text: string) {
    this.canvas.setAttribute('aria-label', text);
  }

  set engine(state: EngineState) {
    this.#engine.hidden = state === 'ready' || (state === 'starting' && !this.canvas.hidden);
    this.#engine.textContent = ENGINE_TEXT[state];
    this.#engine.classList.toggle('bad', state === 'failed');
  }

  notice({ text, action }: Pick<PreviewNoticeMessage, 'text' | 'action'>): void {
    this.#notice.hidden = text === null;
    if (text === null) return;
    const run = () => action && host.post({ type: 'runCommand', command: action.command });
    const button = action ? [el('button', { class: 'button', type: 'button', onclick: run }, action.title)] : [];
    this.#notice.replaceChildren(el('p', {}, text), ...button);
    this.#notice.classList.toggle('alone', this.canvas.hidden === true);
  }

  seeking(done: number, total: number): void {
    const percent = (100 * done) / Math.max(1, total);
    this.#seeking.hidden = done >= total;
    this.#seeking.setAttribute('aria-valuenow', String(Math.round(percent)));
    this.#seekingBar.style.width = `${percent}%`;
  }

  toast(text: string): void {
    this.#toast.hidden = false;
    this.#toast.textContent = text;
    clearTimeout(this.#toastTimer);
    this.#toastTimer = window.setTimeout(() => (this.#toast.hidden = true), TOAST_MS);
  }
}
