// The curve of `keys(…)`: points are dragged (times snap to beats and frames), moved by keys, typed, added and removed; each segment has an
// easing. What is an expression stays where it is, and says so.

import * as l10n from '@vscode/l10n';
import type { KeysTweak } from '../../../../src/contract/tweak-whole.ts';
import { el } from '../../../shared/dom.ts';
import type { Gesture } from '../gesture.ts';
import type { CurveGround } from './curve-ground.ts';
import { type CurvePlot, drawCurve } from './draw-curve.ts';
import { KeyFields } from './key-fields.ts';
import { type Key, KeyModel } from './key-model.ts';
import { KeyTime } from './key-time.ts';

/** Distance within which times snap. */
const SNAP_PX = 6;
/** Steps of the value that an arrow key moves by, and with Shift. */
const KEY_STEPS = 2;
const KEY_LEAP = 20;

export class CurveEditor {
  readonly #gesture: Gesture;
  readonly #title = el('span', { class: 'curve-title' });
  readonly #scale = [el('span', { class: 'curve-high' }), el('span', { class: 'curve-low' })] as const;
  readonly #canvas = el('canvas', { class: 'curve-canvas', 'aria-hidden': true });
  readonly #head = el('div', { class: 'curve-head', hidden: true });
  readonly #points = el('div', { class: 'curve-points' });
  readonly #plotBox: HTMLElement;
  readonly #fields: KeyFields;
  readonly #status = el('span', { class: 'only-read', role: 'status' });
  readonly root: HTMLElement;
  #version = 0;
  #ground: CurveGround = { info: null, wave: null, waveSeconds: 0 };
  #tweak: KeysTweak | null = null;
  #time = new KeyTime('t', this.#ground);
  #model: KeyModel | null = null;
  #plot: CurvePlot = { from: 0, to: 1, x: (place) => place, y: () => 0.5 };
  #selected = 0;
  #t = 0;
  #drag: { index: number; moved: boolean } | null = null;

  constructor(gesture: Gesture, seek: (t: number) => void) {
    this.#gesture = gesture;
    this.#fields = new KeyFields({
      change: (change) => this.#edit(change),
      cancel: () => this.#cancel(),
      ease: (ease, isFinal) => this.#ease(ease, isFinal),
      add: () => this.#add(this.#t, null),
      remove: () => this.#remove(),
      goTo: () => {
        const place = this.#key?.place;
        if (typeof place === 'number' && this.#time.isSceneTime) seek(place);
      },
    });
    this.#plotBox = el(
      'div',
      { class: 'curve-plot', ondblclick: (event) => this.#addAt(event as MouseEvent) },
      this.#canvas,
      this.#head,
      this.#points,
    );
    this.root = el(
      'div',
      { class: 'curve', role: 'group', hidden: true },
      el('div', { class: 'curve-top' }, this.#title, el('span', { class: 'spring' }), ...this.#scale),
      this.#plotBox,
      this.#fields.root,
      this.#status,
    );
    new ResizeObserver(() => this.#draw()).observe(this.#plotBox);
  }

  show(tweak: KeysTweak, version: number, ground: CurveGround): void {
    this.#ground = ground;
    if (this.#gesture.active) return;
    const isOther = this.#tweak?.range.start.line !== tweak.range.start.line || this.#tweak.label !== tweak.label;
    if (tweak.current !== null && (isOther || tweak.current !== this.#tweak?.current)) this.#selected = tweak.current;
    else if (isOther) this.#selected = 0;
    this.#tweak = tweak;
    this.#version = version;
    this.#reset();
  }

  /** Seconds of the scene that the picture shows. */
  set time(t: number) {
    this.#t = t;
    this.#head.hidden = !this.#time.isSceneTime;
    this.#head.style.left = `${this.#plot.x(t) * 100}%`;
  }

  get #key(): Key | undefined {
    return this.#model?.keys[this.#selected];
  }

  /** Back to what is written. */
  #reset(): void {
    const tweak = this.#tweak!;
    this.#time = new KeyTime(tweak.axis, this.#ground);
    this.#model = new KeyModel(tweak, this.#time);
    this.#plot = this.#plotOf(tweak, this.#model);
    this.#selected = Math.min(this.#selected, this.#model.keys.length - 1);
    this.root.setAttribute('aria-label', l10n.t('Keyframes of {0}', tweak.label));
    this.#title.textContent = tweak.label;
    const isNumber = tweak.values === 'number';
    this.#scale[0].textContent = isNumber ? `${tweak.low}${tweak.unit} … ${tweak.high}${tweak.unit}` : '';
    this.#scale[1].textContent = this.#time.isSceneTime ? '' : `${this.#plot.from} … ${this.#plot.to}`;
    this.#render();
  }

  #plotOf({ low, high, values }: KeysTweak, { keys }: KeyModel): CurvePlot {
    const places = keys.flatMap(({ place }) => place ?? []);
    const [least, most] = [Math.min(...places), Math.max(...places)];
    const margin = (most - least || 1) * 0.08;
    const from = this.#time.isSceneTime ? Math.min(0, least) : least - margin;
    const to = this.#time.isSceneTime ? Math.max(this.#time.duration, most) : most + margin;
    return {
      from,
      to,
      x: (place) => (place - from) / (to - from || 1),
      y: (number) => (values !== 'number' || number === null ? 0.5 : 0.92 - 0.84 * ((number - low) / (high - low))),
    };
  }

  #render(): void {
    const { keys } = this.#model!;
    while (this.#points.children.length < keys.length) this.#points.append(this.#button(this.#points.children.length));
    while (this.#points.children.length > keys.length) this.#points.lastElementChild!.remove();
    for (const [i, key] of keys.entries()) this.#place(this.#points.children[i] as HTMLElement, key, i);
    this.#fields.show(this.#model!, this.#selected);
    this.#draw();
  }

  #button(index: number): HTMLElement {
    return el('button', {
      type: 'button',
      class: 'curve-point',
      onpointerdown: (event) => this.#begin(index, event as PointerEvent),
      onpointermove: (event) => this.#move(event as PointerEvent),
      onpointerup: () => this.#end(),
      onpointercancel: () => this.#cancel(),
      onkeydown: (event) => this.#keyDown(index, event as KeyboardEvent),
      ondblclick: (event) => event.stopPropagation(),
      onfocus: () => this.#select(index),
      onblur: () => this.#drag === null && this.#gesture.end(),
    });
  }

  #place(button: HTMLElement, key: Key, index: number): void {
    const { at, value } = key.from;
    const isFixed = key.place === null && key.number === null;
    const place = key.place ?? this.#model!.keys[index - 1]?.place ?? this.#plot.from;
    button.style.left = `${Math.min(1, Math.max(0, this.#plot.x(place))) * 100}%`;
    button.style.top = `${Math.min(1, Math.max(0, this.#plot.y(key.number))) * 100}%`;
    button.style.setProperty('--fill', value.color ?? 'var(--accent)');
    button.classList.toggle('fixed', value.fixed !== null && key.number === null);
    button.setAttribute('aria-disabled', String(isFixed));
    button.setAttribute('aria-pressed', String(index === this.#selected));
    button.setAttribute('aria-label', this.#describe(key, index));
    const locked = [
      key.place === null ? l10n.t('`{0}` is an expression', at.text) : '',
      key.number === null ? (value.fixed ?? '') : '',
    ];
    button.title = locked.filter(Boolean).join(' ') || l10n.t('Drag, or use the arrow keys; Delete removes it');
  }

  #describe(key: Key, index: number): string {
    const { at, value } = this.#model!.textsOf(key);
    return l10n.t('Key {0} of {1}, at {2}, {3}', index + 1, this.#model!.keys.length, at, value);
  }

  #draw(): void {
    if (!this.#model || this.root.hidden || !this.root.isConnected) return;
    drawCurve(this.#canvas, this.#model, this.#time, this.#plot, this.#ground);
    this.time = this.#t;
  }

  #select(index: number): void {
    if (index === this.#selected || !this.#model) return;
    this.#selected = index;
    for (const [i, button] of [...this.#points.children].entries())
      button.setAttribute('aria-pressed', String(i === index));
    this.#fields.show(this.#model, index);
  }

  #begin(index: number, event: PointerEvent): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#select(index);
    this.#drag = { index, moved: false };
  }

  #move(event: PointerEvent): void {
    if (!this.#drag || !this.#model) return;
    const { left, top, width, height } = this.#plotBox.getBoundingClientRect();
    const { from, to } = this.#plot;
    const exact = from + ((event.clientX - left) / width) * (to - from);
    const within = (SNAP_PX / width) * (to - from);
    const place = event.altKey ? exact : this.#time.snap(exact, within);
    this.#drag.moved = true;
    this.#edit({ place, number: this.#numberAt((event.clientY - top) / height) }, false);
  }

  /** The value at a height of the plot. */
  #numberAt(y: number): number {
    const { low, high } = this.#tweak!;
    return low + ((0.92 - y) / 0.84) * (high - low);
  }

  /** Changes the selected key where it can be changed. */
  #edit({ place, number, text, typed }: Partial<Key>, isFinal = true): void {
    const key = this.#key;
    if (!key || !this.#model) return;
    if (place !== undefined && place !== null && key.place !== null) {
      key.place = this.#model.placeWithin(this.#selected, place);
      key.typed = typed ?? null;
    }
    if (text !== undefined && text !== null) {
      key.text = text;
      key.number = number ?? null;
    } else if (number !== undefined && number !== null && key.number !== null && this.#tweak!.values === 'number') {
      key.number = this.#model.numberWithin(number);
      key.text = null;
    }
    this.#try();
    if (isFinal) this.#gesture.end();
  }

  #try(): void {
    this.#gesture.try(this.#version, this.#model!.changes());
    this.#render();
  }

  #end(): void {
    const isMoved = this.#drag?.moved === true;
    this.#drag = null;
    if (isMoved) this.#gesture.end();
  }

  #cancel(): void {
    this.#drag = null;
    this.#gesture.cancel();
    if (this.#tweak) this.#reset();
  }

  #ease(ease: string | null, isFinal: boolean): void {
    if (ease === null || !this.#model) return this.#cancel();
    this.#model.eases[Math.min(this.#selected, this.#model.eases.length - 1)] = ease;
    this.#try();
    if (isFinal) this.#gesture.end();
  }

  #addAt(event: MouseEvent): void {
    const { left, top, width, height } = this.#plotBox.getBoundingClientRect();
    const { from, to } = this.#plot;
    const exact = from + ((event.clientX - left) / width) * (to - from);
    const place = event.altKey ? exact : this.#time.snap(exact, (SNAP_PX / width) * (to - from));
    this.#add(place, this.#numberAt((event.clientY - top) / height));
  }

  /** `number` null: on the curve. */
  #add(place: number, number: number | null): void {
    const model = this.#model;
    if (!model) return;
    const wanted = model.tweak.values === 'number' ? model.numberWithin(number ?? model.numberAt(place)) : null;
    const index = model.add(place, wanted);
    if (index === null) {
      this.#status.textContent = l10n.t('There is a key already, or the times around are expressions.');
      return;
    }
    this.#selected = index;
    this.#try();
    (this.#points.children[index] as HTMLElement).focus();
    this.#status.textContent = l10n.t('Added {0}', this.#describe(model.keys[index]!, index));
    this.#gesture.end();
  }

  #remove(): void {
    const model = this.#model;
    if (!model) return;
    if (!model.remove(this.#selected)) {
      this.#status.textContent = l10n.t('The last key cannot be removed.');
      return;
    }
    this.#selected = Math.min(this.#selected, model.keys.length - 1);
    this.#try();
    (this.#points.children[this.#selected] as HTMLElement).focus();
    this.#status.textContent = l10n.t('Removed');
    this.#gesture.end();
  }

  #keyDown(index: number, event: KeyboardEvent): void {
    this.#select(index);
    const key = this.#key;
    const { step } = this.#tweak!;
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || !key) return;
    if (event.key === 'Escape') this.#cancel();
    else if (event.key === 'Enter') this.#gesture.end();
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#remove();
    else if (event.key === 'Insert' || event.key === '+') this.#add(this.#between(index), null);
    else if (across && key.place !== null) {
      const place = event.shiftKey
        ? this.#time.leap(key.place, across as 1 | -1)
        : key.place + across * this.#time.step;
      this.#byKey({ place });
    } else if (up && key.number !== null)
      this.#byKey({ number: key.number + up * step * (event.shiftKey ? KEY_LEAP : KEY_STEPS) });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #byKey(change: Partial<Key>): void {
    this.#edit(change, false);
    this.#gesture.endSoon();
    this.#status.textContent = this.#describe(this.#key!, this.#selected);
  }

  /** The middle between a key and its neighbour. */
  #between(index: number): number {
    const { keys } = this.#model!;
    const at = keys[index]?.place ?? this.#plot.from;
    const other = keys[index + 1]?.place ?? (at < this.#plot.to ? this.#plot.to : at + 1);
    return (at + other) / 2;
  }
}
