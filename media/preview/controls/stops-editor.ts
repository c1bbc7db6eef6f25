// A list of colours: in a row, to choose, reorder, add and remove; the chosen one has the wheel. Expressions can be moved and removed.

import * as l10n from '@vscode/l10n';
import type { StopsTweak } from '../../../src/contract/tweak-whole.ts';
import type { TextChange } from '../../../src/contract/text-change.ts';
import { el } from '../../shared/dom.ts';
import { colorWheel } from './color-wheel.ts';
import { type Control, gestureEvents } from './control.ts';
import { mixed } from './css-color.ts';
import type { Gesture } from './gesture.ts';
import { addedAfter, movedTo, removedAt } from './list-changes.ts';
import { reorderable } from './reorder.ts';

export class StopsEditor {
  readonly #gesture: Gesture;
  readonly #title = el('span', { class: 'stops-title' });
  readonly #ramp = el('div', { class: 'stops-ramp', 'aria-hidden': true });
  readonly #row = el('div', { class: 'stops-row', role: 'listbox', 'aria-orientation': 'horizontal' });
  readonly #wheel = el('div', { class: 'value-control stops-wheel' });
  readonly #why = el('p', { class: 'curve-why', hidden: true });
  readonly #remove: HTMLButtonElement;
  readonly #status = el('span', { class: 'only-read', role: 'status' });
  readonly root: HTMLElement;
  #tweak: StopsTweak | null = null;
  #version = 0;
  #selected = 0;
  #control: Control | null = null;
  #shape = '';

  constructor(gesture: Gesture) {
    this.#gesture = gesture;
    const button = (label: string, title: string, onclick: () => void) =>
      el('button', { type: 'button', class: 'button small', title, onclick }, label);
    this.#remove = button(l10n.t('Delete'), l10n.t('Remove this colour (Delete)'), () =>
      this.#removeAt(this.#selected),
    );
    this.root = el(
      'div',
      { class: 'stops', role: 'group', hidden: true },
      el(
        'div',
        { class: 'stops-top' },
        this.#title,
        el('span', { class: 'spring' }),
        button(l10n.t('Add'), l10n.t('Add a colour between this one and the next'), () => this.#add()),
        this.#remove,
      ),
      this.#ramp,
      this.#row,
      this.#why,
      this.#wheel,
      this.#status,
    );
    reorderable(this.#row, {
      move: (from, to, isFinal) => this.#move(from, to, isFinal),
      cancel: () => this.#cancel(),
      select: (index) => this.#select(index),
      remove: (index) => this.#removeAt(index),
    });
  }

  show(tweak: StopsTweak, version: number): void {
    if (this.#gesture.active) return;
    const isOther = this.#tweak?.label !== tweak.label || this.#tweak.range.start.line !== tweak.range.start.line;
    if (tweak.current !== null && (isOther || tweak.current !== this.#tweak?.current)) this.#selected = tweak.current;
    else if (isOther) this.#selected = 0;
    this.#tweak = tweak;
    this.#version = version;
    this.#selected = Math.min(this.#selected, tweak.entries.length - 1);
    this.#title.textContent = tweak.label;
    this.root.setAttribute('aria-label', l10n.t('Colours of {0}', tweak.label));
    this.#row.setAttribute('aria-label', l10n.t('Colours of {0}. Alt and an arrow key move one.', tweak.label));
    this.#render();
  }

  #render(): void {
    const { entries } = this.#tweak!;
    while (this.#row.children.length > entries.length) this.#row.lastElementChild!.remove();
    while (this.#row.children.length < entries.length)
      this.#row.append(el('div', { class: 'stop', role: 'option', tabindex: -1 }));
    for (const [i, { text, color }] of entries.entries()) {
      const item = this.#row.children[i] as HTMLElement;
      item.style.setProperty('--fill', color ?? 'transparent');
      item.classList.toggle('fixed', color === null);
      item.tabIndex = i === this.#selected ? 0 : -1;
      item.setAttribute('aria-selected', String(i === this.#selected));
      item.setAttribute('aria-label', l10n.t('Colour {0} of {1}, {2}', i + 1, entries.length, text));
      item.title = color === null ? l10n.t('`{0}` is an expression', text) : text;
    }
    this.#showRamp(entries.map(({ color }) => color));
    this.#showWheel();
  }

  #showRamp(colors: readonly (string | null)[]): void {
    const known = colors.filter((color) => color !== null);
    this.#ramp.style.background =
      known.length > 1 ? `linear-gradient(in oklab to right, ${known.join(', ')})` : (known[0] ?? 'none');
  }

  #showWheel(): void {
    const tweak = this.#tweak!;
    const entry = tweak.entries[this.#selected]!;
    this.#remove.disabled = tweak.entries.length < 2;
    this.#wheel.hidden = entry.color === null;
    this.#why.hidden = entry.color !== null;
    this.#why.textContent = l10n.t('`{0}` is an expression: change it in the text.', entry.text);
    if (entry.color === null) return;
    const shape = JSON.stringify([tweak.label, tweak.swatches, tweak.background]);
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#control = colorWheel(
        { id: 'stop-color', label: l10n.t('Chosen colour'), swatches: tweak.swatches, background: tweak.background },
        gestureEvents(
          this.#gesture,
          (text) => this.#try(text),
          () => this.#cancel(),
        ),
      );
      this.#wheel.replaceChildren(...this.#control.nodes);
    }
    this.#control!.show(entry.text);
  }

  #try(text: string): void {
    const { entries } = this.#tweak!;
    const { range } = entries[this.#selected]!;
    this.#control!.show(text);
    (this.#row.children[this.#selected] as HTMLElement).style.setProperty('--fill', text);
    this.#showRamp(entries.map(({ color }, i) => (i === this.#selected ? text : color)));
    this.#gesture.try(this.#version, text === entries[this.#selected]!.text ? [] : [{ range, newText: text }]);
  }

  #cancel(): void {
    this.#gesture.cancel();
    if (this.#tweak) this.#render();
  }

  #select(index: number): void {
    if (index === this.#selected || !this.#tweak) return;
    this.#gesture.end();
    this.#selected = index;
    this.#render();
  }

  #move(from: number, to: number, isFinal: boolean): void {
    this.#gesture.try(this.#version, movedTo(this.#tweak!, from, to));
    if (!isFinal) return;
    this.#selected = to;
    this.#status.textContent = l10n.t('Moved to place {0}', to + 1);
    this.#gesture.end();
  }

  #add(): void {
    const { entries } = this.#tweak!;
    const [a, b] = [entries[this.#selected]!.color, entries[this.#selected + 1]?.color ?? null];
    const color = a !== null && b !== null ? mixed(a, b) : (a ?? b ?? '#808080');
    this.#write(addedAfter(this.#tweak!, this.#selected, color));
    this.#selected++;
    this.#status.textContent = l10n.t('Added {0}', color);
  }

  #removeAt(index: number): void {
    const changes = removedAt(this.#tweak!, index);
    if (changes.length === 0) {
      this.#status.textContent = l10n.t('The last colour cannot be removed.');
      return;
    }
    this.#write(changes);
    this.#selected = Math.max(0, index - 1);
    this.#status.textContent = l10n.t('Removed');
  }

  #write(changes: TextChange[]): void {
    this.#gesture.write(this.#version, changes);
  }
}
