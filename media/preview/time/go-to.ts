// Go to a time: a field that takes seconds, a clock or a frame, of the scene or of the reel, from its start or from the playhead.

import * as l10n from '@vscode/l10n';
import { el } from '../../shared/dom.ts';

export interface GivenTime {
  seconds: number;
  /** From the playhead on; backward, where it is negative. */
  isRelative: boolean;
}

/** `2.5`, `2.5s`, `1:02.5`, `48f`, and with a sign from the playhead on: `+2s`, `-12f`; null where it is no time. */
export function readTime(text: string, fps: number): GivenTime | null {
  const [, sign = '', given = ''] = /^([-+−]?)\s*(.*)$/.exec(text.trim().toLowerCase()) ?? [];
  const frame = /^(\d+)\s*f$/.exec(given);
  const clock = /^(?:(\d+):)?(\d+(?:\.\d*)?|\.\d+)\s*s?$/.exec(given);
  if (!frame && !clock) return null;
  const seconds = frame ? Number(frame[1]) / fps : Number(clock![1] ?? 0) * 60 + Number(clock![2]);
  return { seconds: sign === '' || sign === '+' ? seconds : -seconds, isRelative: sign !== '' };
}

export interface GoToActions {
  fps(): number;
  /** Whether what is shown is part of a reel with other scenes. */
  inReel(): boolean;
  go(time: GivenTime, of: 'scene' | 'reel'): void;
}

export class GoTo {
  readonly #field = el('input', {
    type: 'text',
    id: 'go-to',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': 'go-to-hint',
  });
  readonly #scene = el('input', { type: 'radio', name: 'go-to-of', value: 'scene', checked: true });
  readonly #reel = el('input', { type: 'radio', name: 'go-to-of', value: 'reel' });
  readonly #of = el(
    'fieldset',
    { class: 'go-to-of' },
    el('legend', {}, l10n.t('Counted from the start of')),
    el('label', {}, this.#scene, ` ${l10n.t('the scene')}`),
    el('label', {}, this.#reel, ` ${l10n.t('the reel')}`),
  );
  readonly #hint = el('p', { id: 'go-to-hint', class: 'hint' });
  readonly #actions: GoToActions;
  readonly root: HTMLDialogElement;

  constructor(actions: GoToActions) {
    this.#actions = actions;
    this.root = el(
      'dialog',
      { class: 'dialog', 'aria-label': l10n.t('Go to a time') },
      el(
        'form',
        {
          method: 'dialog',
          onsubmit: (event) => {
            const time = readTime(this.#field.value, actions.fps());
            this.#field.setAttribute('aria-invalid', String(time === null));
            if (time === null) event.preventDefault();
            else actions.go(time, this.#reel.checked && !this.#of.hidden ? 'reel' : 'scene');
          },
        },
        el('label', { for: 'go-to' }, l10n.t('Go to a time or frame')),
        this.#field,
        this.#hint,
        this.#of,
        el('button', { class: 'button small' }, l10n.t('Go')),
      ),
    );
  }

  open(): void {
    this.#field.value = '';
    this.#field.setAttribute('aria-invalid', 'false');
    this.#of.hidden = !this.#actions.inReel();
    this.#hint.textContent = l10n.t(
      '2.5, 1:02.5, 48f (frames of the preview, {0} a second); +1s, -12f from here',
      this.#actions.fps(),
    );
    this.root.showModal();
    this.#field.focus();
  }
}
