// What of the item at the cursor can be dragged over the picture: points, sizes and rectangles, or moved by the arrow keys. They snap to the
// centre, to thirds, to safe edges and to cells; with Alt they do not.

import * as l10n from '@vscode/l10n';
import { type Handle, handleChanges } from '../../../src/contract/handle.ts';
import type { Tweaks } from '../../../src/contract/tweak.ts';
import { el } from '../../shared/dom.ts';
import { Gesture, type TweakActions } from './gesture.ts';
import { snapped, type SnapGrid } from './snap.ts';

/** A press of an arrow key, and with Shift. */
const KEY_STEP = 0.005;
const KEY_LEAP = 0.05;

export class Handles {
  readonly #gesture: Gesture;
  readonly #snap: () => SnapGrid;
  readonly #across = el('div', { class: 'guide across', hidden: true });
  readonly #down = el('div', { class: 'guide down', hidden: true });
  readonly #rectangle = el('div', { class: 'handle-rectangle', hidden: true });
  readonly #list = el('div', { class: 'handle-list' });
  readonly root = el('div', {
    class: 'handles',
    role: 'group',
    'aria-label': l10n.t('Points of the item at the cursor'),
  });
  #tweaks: Tweaks | null = null;
  #shape = '';
  /** It stays where it was let go until the text with the change comes. */
  #moving: { index: number; u: number; v: number; moved: boolean } | null = null;
  #isHeld = false;

  constructor(actions: TweakActions, snap: () => SnapGrid) {
    this.#gesture = new Gesture(actions);
    this.#snap = snap;
    this.root.append(this.#rectangle, this.#across, this.#down, this.#list);
  }

  show(tweaks: Tweaks | null): void {
    if (this.#gesture.active) return;
    this.#moving = null;
    this.#tweaks = tweaks;
    const handles = tweaks?.handles ?? [];
    this.root.hidden = handles.length === 0;
    const shape = JSON.stringify(handles.map(({ label, form, fixed, target }) => [label, form, fixed, target.to]));
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#list.replaceChildren(...handles.map((_, i) => this.#button(i)));
    }
    this.#placeAll();
  }

  #handle(index: number): Handle {
    return this.#tweaks!.handles[index]!;
  }

  #button(index: number): HTMLElement {
    const { label, fixed, target } = this.#handle(index);
    return el('button', {
      type: 'button',
      class: target.to === 'length' ? 'handle size' : 'handle',
      title: fixed ?? l10n.t('{0}: drag, or use the arrow keys; Alt does not snap', label),
      'aria-disabled': String(fixed !== null),
      onpointerdown: (event) => this.#begin(index, event as PointerEvent),
      onpointermove: (event) => this.#drag(event as PointerEvent),
      onpointerup: () => this.#end(),
      onpointercancel: () => this.#cancel(),
      onkeydown: (event) => this.#key(index, event as KeyboardEvent),
      // Of another one it comes after that has been taken hold of.
      onblur: () => this.#moving?.index === index && this.#end(),
    });
  }

  /** Where a handle is now, while it or another one is moved. */
  #placeOf(index: number): { u: number; v: number } {
    const handle = this.#handle(index);
    const moving = this.#moving;
    if (!moving?.moved) return handle;
    if (moving.index === index) return moving;
    return followed(handle, this.#handle(moving.index), moving);
  }

  #placeAll(): void {
    const handles = this.#tweaks?.handles ?? [];
    for (const [i, { label, fixed, target }] of handles.entries()) {
      const button = this.#list.children[i] as HTMLElement;
      const { u, v } = this.#placeOf(i);
      button.style.left = `${u * 100}%`;
      button.style.top = `${v * 100}%`;
      const where = `${Math.round(u * 100)} % across, ${Math.round(v * 100)} % down`;
      button.setAttribute(
        'aria-label',
        fixed === null
          ? `${target.to === 'length' ? l10n.t('{0}, size', label) : label}, ${where}`
          : `${label}. ${fixed}`,
      );
    }
    const corners = handles.flatMap(({ rectangle }, i) => (rectangle === null ? [] : [this.#placeOf(i)]));
    const [a, b] = corners;
    this.#rectangle.hidden = !a || !b;
    if (!a || !b) return;
    const percent = (share: number): string => `${share * 100}%`;
    this.#rectangle.style.inset = [
      Math.min(a.v, b.v),
      1 - Math.max(a.u, b.u),
      1 - Math.max(a.v, b.v),
      Math.min(a.u, b.u),
    ]
      .map(percent)
      .join(' ');
  }

  #begin(index: number, event: PointerEvent): void {
    const handle = this.#handle(index);
    if (handle.fixed !== null || event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#moving = { index, u: handle.u, v: handle.v, moved: false };
    this.#isHeld = true;
  }

  #drag(event: PointerEvent): void {
    if (!this.#isHeld) return;
    const { left, top, width, height } = this.root.getBoundingClientRect();
    const at = { u: (event.clientX - left) / width, v: (event.clientY - top) / height };
    const to = event.altKey ? { ...at, lineU: null, lineV: null } : snapped(at, { width, height }, this.#snap());
    this.#guides(to.lineU, to.lineV);
    this.#move(to.u, to.v);
  }

  #key(index: number, event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.#cancel();
    if (event.key === 'Enter') return this.#end();
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const handle = this.#handle(index);
    if (!direction || handle.fixed !== null) return;
    event.preventDefault();
    event.stopPropagation();
    const { u, v } = (this.#moving ??= { index, u: handle.u, v: handle.v, moved: false });
    const step = event.shiftKey ? KEY_LEAP : KEY_STEP;
    this.#move(u + direction[0]! * step, v + direction[1]! * step);
    this.#gesture.endSoon();
  }

  #move(u: number, v: number): void {
    const moving = this.#moving!;
    if (moving.u === u && moving.v === v) return;
    Object.assign(moving, { u, v, moved: true });
    this.#placeAll();
    this.#gesture.try(this.#tweaks!.version, handleChanges(this.#handle(moving.index), u, v, this.#tweaks!));
  }

  /** Writes, where something has been moved. */
  #end(): void {
    this.#isHeld = false;
    this.#guides(null, null);
    this.#gesture.end();
    if (this.#moving?.moved === false) this.#moving = null;
  }

  #cancel(): void {
    this.#moving = null;
    this.#isHeld = false;
    this.#guides(null, null);
    this.#gesture.cancel();
    this.#placeAll();
  }

  #guides(u: number | null, v: number | null): void {
    this.#down.hidden = u === null;
    this.#across.hidden = v === null;
    if (u !== null) this.#down.style.left = `${u * 100}%`;
    if (v !== null) this.#across.style.top = `${v * 100}%`;
  }
}

/** Where a handle goes when another one moves: corners share numbers, and sizes stay around their centre. */
function followed(handle: Handle, moved: Handle, to: { u: number; v: number }): { u: number; v: number } {
  if (handle.target.to === 'length' && moved.target.to !== 'length') {
    const { u, v } = handle.target;
    const isCentre = Math.abs(u - moved.u) < 1e-6 && Math.abs(v - moved.v) < 1e-6;
    return isCentre ? { u: handle.u + to.u - moved.u, v: handle.v + to.v - moved.v } : handle;
  }
  if (handle.target.to !== 'numbers' || moved.target.to !== 'numbers') return handle;
  const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
  return {
    u: isSame(handle.target.x, moved.target.x) ? to.u : handle.u,
    v: isSame(handle.target.y, moved.target.y) ? to.v : handle.v,
  };
}
