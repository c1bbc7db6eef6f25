// What the cursor in the text is on, as a control: dragging previews, letting go writes once.

import type { NumberTweak, TextChange, Tweak, Tweaks } from '../../../src/contract/tweak.ts';
import { writtenNumber } from '../../../src/contract/tweak.ts';
import { el } from '../../shared/dom.ts';

export interface TweakActions {
  /** Without changes the text is shown again. */
  preview(version: number, edits: TextChange[]): void;
  write(version: number, edits: TextChange[]): void;
}

export class TweakView {
  readonly #actions: TweakActions;
  readonly #label = el('label', { for: 'tweak' });
  readonly #control = el('div', { class: 'value-control' });
  readonly #reset = el('button', { class: 'icon-button reset', type: 'button', onclick: () => this.#toUsual() }, '↺');
  readonly root = el(
    'section',
    { class: 'tweak', hidden: true, 'aria-label': 'At the cursor' },
    this.#label,
    this.#control,
    this.#reset,
  );
  #version = 0;
  #literal: Tweak | null = null;
  #usual: string | null = null;
  #show: (text: string) => void = () => undefined;
  #shape = '';
  #dragging = false;

  constructor(actions: TweakActions) {
    this.#actions = actions;
  }

  show(tweaks: Tweaks | null): void {
    const literal = tweaks?.literal ?? null;
    this.root.hidden = literal === null;
    this.#literal = literal;
    this.#version = tweaks?.version ?? 0;
    if (literal === null || this.#dragging) return;
    this.#usual = usualText(literal);
    this.#reset.hidden = this.#usual === null || this.#usual === literal.text;
    this.#reset.setAttribute('aria-label', `Set ${literal.label} to its default, ${this.#usual ?? ''}`);
    this.#reset.title = `Default: ${this.#usual ?? ''}`;
    this.#label.textContent = literal.label;
    // While a value changes its control stays the same element, so that neither the focus nor a drag is lost.
    const shape = shapeOf(literal);
    if (shape !== this.#shape) {
      this.#shape = shape;
      const { nodes, show } = this.#controlOf(literal);
      this.#control.replaceChildren(...nodes);
      this.#show = show;
    }
    this.#show(literal.text);
  }

  #controlOf(literal: Tweak): { nodes: HTMLElement[]; show(text: string): void } {
    switch (literal.kind) {
      case 'number':
        return this.#numberControl(literal);
      case 'color':
        return this.#colorControl(literal.swatches);
      case 'word':
        return this.#wordControl(literal.words, literal.usual);
    }
  }

  #numberControl({ low, high, step, unit, usual, min, max, label }: NumberTweak) {
    const text = (value: number): string => `${writtenNumber(value, step)}${unit}`;
    const marks = el(
      'datalist',
      { id: 'tweak-marks' },
      ...(usual === null ? [] : [el('option', { value: String(usual) })]),
    );
    const slider = el('input', {
      type: 'range',
      id: 'tweak',
      min: String(low),
      max: String(high),
      step: String(step),
      list: 'tweak-marks',
      oninput: () => this.#try(text(slider.valueAsNumber)),
      onchange: () => this.#write(text(slider.valueAsNumber)),
    });
    const field = el('input', {
      type: 'text',
      class: 'short',
      inputmode: 'decimal',
      spellcheck: 'false',
      'aria-label': `${label}, exact value`,
      title: limits(min, max, unit),
      onchange: () => {
        const value = Number(field.value.replace(unit, ''));
        if (field.value.trim() === '' || !Number.isFinite(value)) this.#show(this.#literal?.text ?? '');
        else this.#write(`${value}${unit}`);
      },
    });
    return {
      nodes: [slider, marks, field],
      show(shown: string) {
        const value = Number.parseFloat(shown);
        if (slider.valueAsNumber !== value) slider.value = String(value);
        slider.setAttribute('aria-valuetext', shown);
        if (document.activeElement !== field) field.value = shown;
      },
    };
  }

  #colorControl(swatches: readonly string[]) {
    const input = el('input', {
      type: 'color',
      id: 'tweak',
      oninput: () => this.#try(input.value),
      onchange: () => this.#write(input.value),
    });
    const code = el('code', {});
    const buttons = swatches.map((color) => {
      const button = el('button', {
        type: 'button',
        class: 'swatch',
        title: color,
        'aria-label': `Use ${color} of the reel`,
        onclick: () => this.#write(color),
        onpointerenter: () => this.#try(color),
        onpointerleave: () => this.#stop(),
      });
      button.style.backgroundColor = color;
      return button;
    });
    return {
      nodes: [input, code, ...buttons],
      show(shown: string) {
        const digits = shown.replace('#', '').toLowerCase();
        input.value = `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
        code.textContent = shown;
      },
    };
  }

  #wordControl(words: readonly string[], usual: string | null) {
    const select = el(
      'select',
      { class: 'select', id: 'tweak', onchange: () => this.#write(select.value) },
      ...words.map((word) => el('option', { value: word }, word === usual ? `${word} (default)` : word)),
    );
    const step = (by: number, symbol: string, name: string) =>
      el(
        'button',
        {
          class: 'icon-button',
          type: 'button',
          'aria-label': name,
          title: name,
          onclick: () => {
            const at = (select.selectedIndex + by + words.length) % words.length;
            this.#write(words[at]!);
          },
        },
        symbol,
      );
    return {
      nodes: [select, step(-1, '‹', 'Previous word'), step(1, '›', 'Next word')],
      show(shown: string) {
        select.value = shown;
      },
    };
  }

  #toUsual(): void {
    if (this.#usual !== null) this.#write(this.#usual);
    document.getElementById('tweak')?.focus();
  }

  #try(newText: string): void {
    if (!this.#literal) return;
    this.#dragging = true;
    this.#show(newText);
    this.#actions.preview(this.#version, [{ range: this.#literal.range, newText }]);
  }

  #stop(): void {
    this.#dragging = false;
    this.#actions.preview(this.#version, []);
  }

  #write(newText: string): void {
    if (!this.#literal) return;
    this.#dragging = false;
    if (newText === this.#literal.text) return this.#actions.preview(this.#version, []);
    this.#show(newText);
    this.#actions.write(this.#version, [{ range: this.#literal.range, newText }]);
  }
}

const shapeOf = ({ range, text: _text, ...rest }: Tweak): string => {
  const { value: _value, ...shape } = { value: 0, ...rest };
  return JSON.stringify([range.start, shape]);
};

function usualText(literal: Tweak): string | null {
  if (literal.kind === 'color' || literal.usual === null) return null;
  return literal.kind === 'word' ? literal.usual : `${writtenNumber(literal.usual, literal.step)}${literal.unit}`;
}

function limits(min: number | null, max: number | null, unit: string): string {
  if (min === null && max === null) return 'A number';
  if (max === null) return `From ${min}${unit}`;
  return min === null ? `Up to ${max}${unit}` : `${min}${unit} to ${max}${unit}`;
}
