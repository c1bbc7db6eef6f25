// A number: a slider over the range of its parameter with the default marked, or a knob for an angle, and a field for the exact value.

import * as l10n from '@vscode/l10n';
import type { NumberTweak } from '../../../src/contract/tweak.ts';
import { writtenNumber } from '../../../src/contract/written-number.ts';
import { el } from '../../shared/dom.ts';
import type { Control, ControlEvents } from './control.ts';
import { knob } from './knob.ts';

export function numberControl(tweak: NumberTweak, events: ControlEvents): Control {
  const { step, unit, min, max, label } = tweak;
  const written = (value: number): string => `${writtenNumber(value, step)}${unit}`;
  const field = el('input', {
    type: 'text',
    class: 'short',
    inputmode: 'decimal',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-label': l10n.t('{0}, exact value', label),
    title: limits(min, max, unit),
    onchange: () => {
      const text = field.value.trim();
      const value = Number(unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text);
      if (text === '' || !Number.isFinite(value)) field.value = shown;
      else events.write(`${value}${unit}`);
    },
  });
  const main = tweak.form === 'angle' ? knob(tweak, written, events) : slider(tweak, written, events);
  let shown = '';
  return {
    nodes: [...main.nodes, field],
    show(text) {
      shown = text;
      main.show(text);
      if (document.activeElement !== field) field.value = text;
    },
    focus: () => main.focus(),
  };
}

function slider(
  { low, high, step, unit, usual }: NumberTweak,
  written: (value: number) => string,
  events: ControlEvents,
): Control {
  const input = el('input', {
    type: 'range',
    id: 'tweak',
    min: String(low),
    max: String(high),
    step: String(step),
    oninput: () => events.try(written(input.valueAsNumber)),
    // A key ends with a change, too; several of them are one gesture.
    onchange: () => (isByKey ? events.writeSoon : events.write)(written(input.valueAsNumber)),
    onkeydown: (event) => {
      isByKey = true;
      if ((event as KeyboardEvent).key === 'Escape') events.cancel();
    },
    onpointerdown: () => (isByKey = false),
  });
  let isByKey = false;
  const track = el('div', { class: 'slider' }, input);
  if (usual !== null && usual >= low && usual <= high) {
    const mark = el('span', {
      class: 'slider-default',
      title: l10n.t('Default: {0}', `${writtenNumber(usual, step)}${unit}`),
      'aria-hidden': true,
    });
    mark.style.setProperty('--at', String((usual - low) / (high - low || 1)));
    track.append(mark);
  }
  return {
    nodes: [track],
    show(text) {
      const value = Number.parseFloat(text);
      if (input.valueAsNumber !== value) input.value = String(value);
      input.setAttribute('aria-valuetext', text);
    },
    focus: () => input.focus(),
  };
}

function limits(min: number | null, max: number | null, unit: string): string {
  if (min === null && max === null) return l10n.t('A number');
  if (max === null) return l10n.t('From {0}', `${min}${unit}`);
  return min === null ? l10n.t('Up to {0}', `${max}${unit}`) : l10n.t('{0} to {1}', `${min}${unit}`, `${max}${unit}`);
}
