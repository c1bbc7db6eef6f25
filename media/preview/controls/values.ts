// The values of the reel's `param`s: a control for each, by its kind. What is changed here is previewed; the reel stays as it is
// until "Write as Default".

import * as l10n from '@vscode/l10n';
import type { PlanParam } from '../../../src/contract/param.ts';
import { el } from '../../shared/dom.ts';
import { paramControl } from './param-control.ts';
import type { ParamControl } from './param-control.ts';

export interface ValuesActions {
  set(name: string, text: string | null): void;
  reset(): void;
  copy(): void;
  write(): void;
  chooseFile(name: string): void;
}

interface Row {
  param: PlanParam;
  control: ParamControl;
  reset: HTMLButtonElement;
  root: HTMLElement;
}

export class Values {
  readonly #actions: ValuesActions;
  readonly #rows = el('div', { class: 'values-rows' });
  readonly #summary = el('summary', {}, l10n.t('Parameters'));
  readonly #changed = el('span', { class: 'values-changed' });
  readonly #buttons: HTMLButtonElement[];
  readonly root: HTMLElement;
  #list: Row[] = [];
  #shape = '';

  constructor(actions: ValuesActions) {
    this.#actions = actions;
    const button = (label: string, title: string, onclick: () => void) =>
      el('button', { class: 'button small', type: 'button', title, onclick }, label);
    this.#buttons = [
      button(l10n.t('Copy --set'), l10n.t('Copy the changed values as options of the command line'), () =>
        actions.copy(),
      ),
      button(l10n.t('Write as Default'), l10n.t('Write the changed values into the reel, as one edit'), () =>
        actions.write(),
      ),
      button(l10n.t('Reset'), l10n.t('Show the values of the reel again'), () => actions.reset()),
    ];
    this.#summary.append(this.#changed);
    this.root = el(
      'details',
      { class: 'values', open: true, hidden: true },
      this.#summary,
      this.#rows,
      el('div', { class: 'values-buttons' }, ...this.#buttons),
    );
  }

  showParams(params: readonly PlanParam[]): void {
    this.root.hidden = params.length === 0;
    // Every compile sends them again. Unchanged rows stay the same elements, so that a drag or the focus is not lost.
    const shape = JSON.stringify(params.map(({ range: _at, valueRange, ...rule }) => [rule, valueRange === null]));
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#list = params.map((param) => this.#row(param));
    this.#rows.replaceChildren(...this.#list.map(({ root }) => root));
  }

  showValues(values: Readonly<Record<string, string>>): void {
    let changed = 0;
    for (const { param, control, reset } of this.#list) {
      const value = Object.hasOwn(values, param.name) ? values[param.name]! : null;
      if (value !== null) changed++;
      control.show(value ?? param.usual);
      reset.hidden = value === null;
    }
    this.#changed.textContent = changed === 0 ? '' : l10n.t('{0} changed', changed);
    for (const button of this.#buttons) button.disabled = changed === 0;
  }

  #row(param: PlanParam): Row {
    const { name } = param;
    const id = `param-${name}`;
    const control = paramControl(param, id, {
      set: (text) => this.#actions.set(name, text),
      chooseFile: () => this.#actions.chooseFile(name),
    });
    const reset = el(
      'button',
      {
        class: 'icon-button reset',
        type: 'button',
        hidden: true,
        'aria-label': l10n.t('Reset {0}', name),
        title: l10n.t('Reset {0} to {1}', name, param.usual),
        onclick: () => {
          this.#actions.set(name, null);
          control.focus();
        },
      },
      '↺',
    );
    const imported =
      param.valueRange === null ? { title: l10n.t('Defined in an imported reel: its default is not written') } : {};
    const root = el(
      'div',
      { class: 'value-row' },
      el('label', { for: id, ...imported }, name),
      el('div', { class: 'value-control' }, ...control.nodes),
      reset,
    );
    return { param, control, reset, root };
  }
}
