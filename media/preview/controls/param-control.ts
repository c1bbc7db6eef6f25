// The control of one `param`: a slider and a field for a number in a range, a field without one; colour, words, text, file.

import * as l10n from '@vscode/l10n';
import { expectedOf, type ParamKind, type PlanParam, readParam } from '../../../src/contract/param.ts';
import { steppedNumber } from '../../../src/contract/param-text.ts';
import { el } from '../../shared/dom.ts';
import { sliderRange } from './slider-range.ts';

export interface ParamControl {
  nodes: HTMLElement[];
  /** Shows a value, as `--set` takes it. */
  show(text: string): void;
  focus(): void;
}

export interface ParamEvents {
  set(text: string): void;
  chooseFile(): void;
}

export function paramControl(param: PlanParam, id: string, events: ParamEvents): ParamControl {
  switch (param.kind) {
    case 'color':
      return colorControl(id, events);
    case 'word':
      return wordControl(param, id, events);
    case 'text':
      return textControl(param, id, events);
    case 'file':
      return fileControl(param, id, events);
    case 'number':
    case 'time':
    case 'beats':
    case 'angle':
      return numberControl(param, id, events);
  }
}

function numberControl(param: PlanParam, id: string, { set }: ParamEvents): ParamControl {
  const range = sliderRange(param);
  const field = fieldOf(param, range ? `${id}-field` : id, set);
  if (range === null) return field.control;
  const slider = el('input', {
    type: 'range',
    id,
    min: String(range.min),
    max: String(range.max),
    step: String(range.step),
    oninput: () => set(steppedNumber(param.kind, inBase(param.kind, slider.valueAsNumber), range.step)),
  });
  field.input.setAttribute('aria-label', l10n.t('{0}, exact value', param.name));
  field.input.classList.add('short');
  return {
    nodes: [slider, ...field.control.nodes],
    show(text) {
      const read = readParam(param, text);
      if ('value' in read && typeof read.value === 'number') {
        const shown = String(inDegrees(param.kind, read.value));
        if (Number(shown) !== slider.valueAsNumber) slider.value = shown;
      }
      slider.setAttribute('aria-valuetext', text);
      field.control.show(text);
    },
    focus: () => slider.focus(),
  };
}

/** A line of text, which counts once it is a value. */
function fieldOf(param: PlanParam, id: string, set: (text: string) => void) {
  const input = el('input', {
    type: 'text',
    id,
    spellcheck: 'false',
    autocomplete: 'off',
    title: l10n.t('Expected {0}', expectedOf(param)),
    oninput: () => {
      const isValue = 'value' in readParam(param, input.value);
      input.setAttribute('aria-invalid', String(!isValue));
      if (isValue) set(input.value);
    },
    onblur: () => {
      // What is no value is not previewed: the field shows what is.
      if (input.getAttribute('aria-invalid') === 'true') control.show(shown);
    },
  });
  let shown = '';
  const control: ParamControl = {
    nodes: [input],
    show(text) {
      shown = text;
      // Not under the caret of someone who is typing the same value in other words.
      if (document.activeElement === input && sameValue(param, input.value, text)) return;
      if (document.activeElement === input && input.getAttribute('aria-invalid') === 'true' && document.hasFocus())
        return;
      input.setAttribute('aria-invalid', 'false');
      if (input.value !== text) input.value = text;
    },
    focus: () => input.focus(),
  };
  return { input, control };
}

function colorControl(id: string, { set }: ParamEvents): ParamControl {
  const input = el('input', { type: 'color', id, oninput: () => set(input.value) });
  const code = el('code', {});
  return {
    nodes: [input, code],
    show(text) {
      const hex = longHex(text);
      if (input.value !== hex) input.value = hex;
      code.textContent = hex;
    },
    focus: () => input.focus(),
  };
}

function wordControl({ words = [] }: PlanParam, id: string, { set }: ParamEvents): ParamControl {
  const select = el(
    'select',
    { class: 'select', id, onchange: () => set(select.value) },
    ...words.map((word) => el('option', { value: word }, word)),
  );
  return {
    nodes: [select],
    show(text) {
      select.value = text;
    },
    focus: () => select.focus(),
  };
}

function textControl({ usual }: PlanParam, id: string, { set }: ParamEvents): ParamControl {
  const lines = usual.split('\n').length;
  const input = el('textarea', {
    id,
    rows: String(Math.min(4, lines)),
    spellcheck: 'false',
    oninput: () => set(input.value),
  });
  return {
    nodes: [input],
    show(text) {
      if (input.value !== text) input.value = text;
    },
    focus: () => input.focus(),
  };
}

function fileControl(param: PlanParam, id: string, { set, chooseFile }: ParamEvents): ParamControl {
  const { control } = fieldOf(param, id, set);
  const button = el('button', { class: 'button small', type: 'button', onclick: chooseFile }, l10n.t('Choose…'));
  button.setAttribute('aria-label', l10n.t('Choose a file for {0}', param.name));
  return { ...control, nodes: [...control.nodes, button] };
}

const inBase = (kind: ParamKind, value: number): number => (kind === 'angle' ? (value * Math.PI) / 180 : value);
const inDegrees = (kind: ParamKind, value: number): number =>
  Number((kind === 'angle' ? (value * 180) / Math.PI : value).toPrecision(9));

function sameValue(param: PlanParam, a: string, b: string): boolean {
  const [one, other] = [readParam(param, a), readParam(param, b)];
  return 'value' in one && 'value' in other && String(one.value) === String(other.value);
}

function longHex(text: string): string {
  const digits = text.replace('#', '').toLowerCase();
  return `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
}
