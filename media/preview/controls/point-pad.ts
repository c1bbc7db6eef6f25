// A point of the picture on a small pad with the frame's proportions: dragged, or moved by arrow keys.

import * as l10n from '@vscode/l10n';
import { handleChanges, type HalfFrame } from '../../../src/contract/handle.ts';
import type { PointTweak } from '../../../src/contract/tweak-whole.ts';
import type { TextChange } from '../../../src/contract/text-change.ts';
import { el } from '../../shared/dom.ts';
import type { Gesture } from './gesture.ts';
import { snapped, type SnapGrid } from './snap.ts';

const KEY_STEP = 0.005;
const KEY_LEAP = 0.05;

export class PointPad {
  readonly #gesture: Gesture;
  readonly #dot = el('span', { class: 'pad-dot', 'aria-hidden': true });
  readonly #pad: HTMLElement;
  readonly #where = el('span', { class: 'pad-where' });
  readonly #label = el('span', { class: 'pad-label' });
  readonly #reset = el(
    'button',
    { type: 'button', class: 'button small', onclick: () => this.#toUsual() },
    l10n.t('Default'),
  );
  readonly root: HTMLElement;
  #tweak: PointTweak | null = null;
  #version = 0;
  #frame: HalfFrame = { halfWidth: 1, halfHeight: 1 };
  #grid: SnapGrid = { cells: null, lines: { u: [], v: [] } };
  #u = 0.5;
  #v = 0.5;
  #isDragging = false;

  constructor(gesture: Gesture) {
    this.#gesture = gesture;
    this.#pad = el(
      'div',
      {
        class: 'pad',
        role: 'button',
        tabindex: 0,
        'aria-roledescription': 'pad',
        onpointerdown: (event) => this.#begin(event as PointerEvent),
        onpointermove: (event) => this.#isDragging && this.#drag(event as PointerEvent),
        onpointerup: () => this.#end(),
        onpointercancel: () => this.#cancel(),
        onkeydown: (event) => this.#key(event as KeyboardEvent),
      },
      this.#dot,
    );
    this.root = el(
      'div',
      { class: 'pad-row' },
      this.#pad,
      el('div', { class: 'pad-side' }, this.#label, this.#where, this.#reset),
    );
  }

  show(tweak: PointTweak, version: number, frame: HalfFrame, grid: SnapGrid): void {
    this.#grid = grid;
    if (this.#gesture.active) return;
    this.#tweak = tweak;
    this.#version = version;
    this.#frame = frame;
    this.#label.textContent = tweak.label;
    this.#reset.hidden = tweak.usual === null || tweak.usual === tweak.text;
    this.#reset.textContent = l10n.t('Set to {0}', tweak.usual ?? '');
    this.root.style.setProperty('--ratio', String(frame.halfWidth / frame.halfHeight));
    this.#place(tweak.handle.u, tweak.handle.v);
  }

  #place(u: number, v: number): void {
    this.#u = u;
    this.#v = v;
    const inside = (share: number): string => `${Math.min(1, Math.max(0, share)) * 100}%`;
    this.#dot.style.left = inside(u);
    this.#dot.style.top = inside(v);
    const where = `${Math.round(u * 100)} % across, ${Math.round(v * 100)} % down`;
    this.#where.textContent = where;
    this.#pad.setAttribute('aria-label', `${this.#tweak!.label}, ${where}`);
  }

  #changes(): TextChange[] {
    return handleChanges(this.#tweak!.handle, this.#u, this.#v, this.#frame);
  }

  #begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#pad.setPointerCapture(event.pointerId);
    this.#isDragging = true;
    this.#drag(event);
  }

  #drag(event: PointerEvent): void {
    const { left, top, width, height } = this.#pad.getBoundingClientRect();
    const at = { u: (event.clientX - left) / width, v: (event.clientY - top) / height };
    const { u, v } = event.altKey ? at : snapped(at, { width, height }, this.#grid);
    this.#move(u, v);
  }

  #move(u: number, v: number): void {
    this.#place(u, v);
    this.#gesture.try(this.#version, this.#changes());
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.#cancel();
    if (event.key === 'Enter') return this.#gesture.end();
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!direction) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? KEY_LEAP : KEY_STEP;
    this.#move(this.#u + direction[0]! * step, this.#v + direction[1]! * step);
    this.#gesture.endSoon();
  }

  #end(): void {
    if (!this.#isDragging) return;
    this.#isDragging = false;
    this.#gesture.end();
  }

  #cancel(): void {
    this.#isDragging = false;
    this.#gesture.cancel();
    if (this.#tweak) this.#place(this.#tweak.handle.u, this.#tweak.handle.v);
  }

  #toUsual(): void {
    const { range, usual } = this.#tweak!;
    this.#gesture.write(this.#version, [{ range, newText: usual! }]);
    this.#pad.focus();
  }
}
