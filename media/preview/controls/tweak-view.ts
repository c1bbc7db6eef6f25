// What the cursor in the text is on, as a control, and an editor for the list or point around it. Dragging previews, letting go writes once.

import * as l10n from '@vscode/l10n';
import type { Tweak, Tweaks, WholeTweak } from '../../../src/contract/tweak.ts';
import type { TextChange } from '../../../src/contract/text-change.ts';
import { writtenNumber } from '../../../src/contract/written-number.ts';
import { el } from '../../shared/dom.ts';
import { colorWheel } from './color-wheel.ts';
import { type Control, gestureEvents } from './control.ts';
import { CurveEditor } from './curve/curve-editor.ts';
import type { CurveGround } from './curve/curve-ground.ts';
import { Gesture, type TweakActions } from './gesture.ts';
import { numberControl } from './number-control.ts';
import { PaletteEditor } from './palette-editor.ts';
import { PointPad } from './point-pad.ts';
import type { SnapGrid } from './snap.ts';
import { StopsEditor } from './stops-editor.ts';
import { wordControl } from './word-control.ts';

export interface TweakParts extends TweakActions {
  askInk(glyphs: string, font: string | null): void;
  /** Goes to a time of the scene. */
  seek(t: number): void;
}

export class TweakView {
  readonly #gesture: Gesture;
  readonly #label = el('label', { for: 'tweak' });
  readonly #control = el('div', { class: 'value-control' });
  readonly #reset = el('button', { class: 'icon-button reset', type: 'button', onclick: () => this.#toUsual() }, '↺');
  readonly #literalRow = el('div', { class: 'tweak-literal' }, this.#label, this.#control, this.#reset);
  readonly curve: CurveEditor;
  readonly palette: PaletteEditor;
  readonly #stops: StopsEditor;
  readonly #pad: PointPad;
  readonly root: HTMLElement;
  #version = 0;
  #literal: Tweak | null = null;
  #usual: string | null = null;
  #shown: Control | null = null;
  #shape = '';

  constructor(parts: TweakParts) {
    this.#gesture = new Gesture(parts);
    this.curve = new CurveEditor(new Gesture(parts), (t) => parts.seek(t));
    this.palette = new PaletteEditor(new Gesture(parts), (glyphs, font) => parts.askInk(glyphs, font));
    this.#stops = new StopsEditor(new Gesture(parts));
    this.#pad = new PointPad(new Gesture(parts));
    this.root = el(
      'section',
      { class: 'tweak', hidden: true, 'aria-label': l10n.t('At the cursor') },
      this.#literalRow,
      this.curve.root,
      this.#stops.root,
      this.palette.root,
      this.#pad.root,
    );
    this.#literalRow.addEventListener('focusout', ({ relatedTarget }) => {
      if (!this.#literalRow.contains(relatedTarget as Node | null)) this.#gesture.end();
    });
  }

  /** `ground`: what lies behind curves. `snap`: where points snap to. */
  show(tweaks: Tweaks | null, ground: CurveGround, snap: SnapGrid): void {
    this.root.hidden = !tweaks || (tweaks.literal === null && tweaks.whole === null);
    this.#showWhole(tweaks?.whole ?? null, tweaks, ground, snap);
    const literal = tweaks?.literal ?? null;
    this.#literalRow.hidden = literal === null || isPartOf(literal, tweaks?.whole ?? null);
    if (this.#gesture.active) return;
    this.#literal = literal;
    this.#version = tweaks?.version ?? 0;
    if (literal === null) return;
    this.#usual = usualText(literal);
    this.#reset.hidden = this.#usual === null || this.#usual === literal.text;
    this.#reset.setAttribute('aria-label', l10n.t('Set {0} to its default, {1}', literal.label, this.#usual ?? ''));
    this.#reset.title = l10n.t('Default: {0}', this.#usual ?? '');
    this.#label.textContent = literal.label;
    // While a value changes its control stays the same element, so that neither the focus nor a drag is lost.
    const shape = shapeOf(literal);
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#shown = this.#controlOf(literal);
      this.#control.replaceChildren(...this.#shown.nodes);
    }
    this.#shown?.show(literal.text);
  }

  #showWhole(whole: WholeTweak | null, tweaks: Tweaks | null, ground: CurveGround, snap: SnapGrid): void {
    this.curve.root.hidden = whole?.kind !== 'keys';
    this.#stops.root.hidden = whole?.kind !== 'stops';
    this.palette.root.hidden = whole?.kind !== 'palette';
    this.#pad.root.hidden = whole?.kind !== 'point';
    if (!tweaks || !whole) return;
    if (whole.kind === 'keys') this.curve.show(whole, tweaks.version, ground);
    else if (whole.kind === 'stops') this.#stops.show(whole, tweaks.version);
    else if (whole.kind === 'palette') this.palette.show(whole, tweaks.version);
    else this.#pad.show(whole, tweaks.version, tweaks, snap);
  }

  #controlOf(literal: Tweak): Control {
    const cancel = (): void => {
      this.#gesture.cancel();
      this.#shown?.show(this.#literal?.text ?? '');
    };
    const events = gestureEvents(this.#gesture, (text) => this.#try(text), cancel);
    switch (literal.kind) {
      case 'number':
        return numberControl(literal, events);
      case 'color':
        return colorWheel({ ...literal, id: 'tweak' }, events);
      case 'word':
        return wordControl(literal, events);
    }
  }

  #toUsual(): void {
    if (this.#usual === null) return;
    this.#try(this.#usual);
    this.#gesture.end();
    this.#shown?.focus();
  }

  #try(newText: string): void {
    const literal = this.#literal;
    if (!literal) return;
    this.#shown?.show(newText);
    const changes: TextChange[] = newText === literal.text ? [] : [{ range: literal.range, newText }];
    this.#gesture.try(this.#version, changes);
  }
}

/** What is changed in the editor of the whole as well needs no second control. */
const isPartOf = (literal: Tweak, whole: WholeTweak | null): boolean =>
  (whole?.kind === 'stops' && literal.kind === 'color') || (whole?.kind === 'keys' && literal.kind === 'number');

const shapeOf = ({ range, text: _text, ...rest }: Tweak): string => {
  const { value: _value, ...shape } = { value: 0, ...rest };
  return JSON.stringify([range.start, shape]);
};

function usualText(literal: Tweak): string | null {
  if (literal.usual === null) return null;
  return literal.kind === 'number' ? `${writtenNumber(literal.usual, literal.step)}${literal.unit}` : literal.usual;
}
