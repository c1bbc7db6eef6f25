// Go to a time: a field that takes seconds, a clock or a frame.

import { el } from '../../shared/dom.ts';

/** Seconds of `2.5`, `2.5s`, `1:02.5`, `48f`; null where it is no time. */
export function readTime(text: string, fps: number): number | null {
  const given = text.trim().toLowerCase();
  const frame = /^(\d+)\s*f$/.exec(given);
  if (frame) return Number(frame[1]) / fps;
  const clock = /^(?:(\d+):)?(\d+(?:\.\d*)?|\.\d+)\s*s?$/.exec(given);
  return clock ? Number(clock[1] ?? 0) * 60 + Number(clock[2]) : null;
}

export interface GoToActions {
  fps(): number;
  go(t: number): void;
}

export class GoTo {
  readonly #field = el('input', { type: 'text', id: 'go-to', spellcheck: 'false', autocomplete: 'off' });
  readonly root: HTMLDialogElement;

  constructor(actions: GoToActions) {
    this.root = el(
      'dialog',
      { class: 'dialog', 'aria-label': 'Go to a time' },
      el(
        'form',
        {
          method: 'dialog',
          onsubmit: (event) => {
            const t = readTime(this.#field.value, actions.fps());
            this.#field.setAttribute('aria-invalid', String(t === null));
            if (t === null) event.preventDefault();
            else actions.go(t);
          },
        },
        el('label', { for: 'go-to' }, 'Time of the scene (2.5, 1:02.5) or frame (48f)'),
        this.#field,
        el('button', { class: 'button small' }, 'Go'),
      ),
    );
  }

  open(): void {
    this.#field.value = '';
    this.#field.setAttribute('aria-invalid', 'false');
    this.root.showModal();
    this.#field.focus();
  }
}
