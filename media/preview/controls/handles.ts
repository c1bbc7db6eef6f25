// The points of the item at the cursor, over the picture: dragged, or moved by the arrow keys. They snap to the centre, to thirds and to
// the edges of what is safe for titles; with Alt they do not.

import type { Handle, TextChange, Tweaks } from '../../../src/contract/tweak.ts';
import { writtenPoint } from '../../../src/contract/tweak.ts';
import { el } from '../../shared/dom.ts';
import type { TweakActions } from './tweak-view.ts';

/** Of the frame's sides. */
const SNAPS = [0.05, 1 / 3, 0.5, 2 / 3, 0.95];
const SNAP_PX = 7;
/** A press of an arrow key, and with Shift. */
const KEY_STEP = 0.005;
const KEY_LEAP = 0.05;
/** Milliseconds after the last press of a key at which the change is written. */
const KEYS_REST_MS = 500;

export class Handles {
  readonly #actions: TweakActions;
  readonly #across = el('div', { class: 'guide across', hidden: true });
  readonly #down = el('div', { class: 'guide down', hidden: true });
  readonly #list = el('div', { class: 'handle-list' });
  readonly root = el('div', { class: 'handles', role: 'group', 'aria-label': 'Points of the item at the cursor' });
  #tweaks: Tweaks | null = null;
  #shape = '';
  #moving: { handle: Handle; button: HTMLElement; u: number; v: number } | null = null;
  #keysRest = 0;

  constructor(actions: TweakActions) {
    this.#actions = actions;
    this.root.append(this.#across, this.#down, this.#list);
  }

  show(tweaks: Tweaks | null): void {
    if (this.#moving) return;
    this.#tweaks = tweaks;
    const handles = tweaks?.handles ?? [];
    this.root.hidden = handles.length === 0;
    const shape = JSON.stringify(handles.map(({ label, form, fixed }) => [label, form, fixed]));
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#list.replaceChildren(...handles.map((_, i) => this.#button(i)));
    }
    for (const [i, handle] of handles.entries()) this.#place(this.#list.children[i] as HTMLElement, handle);
  }

  #handle(index: number): Handle {
    return this.#tweaks!.handles[index]!;
  }

  #button(index: number): HTMLElement {
    const { label, fixed } = this.#handle(index);
    const button = el('button', {
      type: 'button',
      class: 'handle',
      title: fixed ?? `${label}: drag, or use the arrow keys`,
      'aria-disabled': String(fixed !== null),
      onpointerdown: (event) => this.#begin(index, button, event as PointerEvent),
      onpointermove: (event) => this.#drag(event as PointerEvent),
      onpointerup: () => this.#end(),
      onpointercancel: () => this.#cancel(),
      onkeydown: (event) => this.#key(index, button, event as KeyboardEvent),
      onblur: () => this.#end(),
    });
    return button;
  }

  #place(button: HTMLElement, { label, u, v, fixed }: Handle): void {
    button.style.left = `${u * 100}%`;
    button.style.top = `${v * 100}%`;
    const where = `${Math.round(u * 100)} % across, ${Math.round(v * 100)} % down`;
    button.setAttribute('aria-label', fixed === null ? `${label}, ${where}` : `${label}. ${fixed}`);
  }

  #begin(index: number, button: HTMLElement, event: PointerEvent): void {
    const handle = this.#handle(index);
    if (handle.fixed !== null || event.button !== 0) return;
    button.setPointerCapture(event.pointerId);
    this.#moving = { handle, button, u: handle.u, v: handle.v };
  }

  #drag(event: PointerEvent): void {
    if (!this.#moving) return;
    const { left, top, width, height } = this.root.getBoundingClientRect();
    const snap = (at: number, side: number): number => {
      if (event.altKey) return at;
      return SNAPS.find((each) => Math.abs(each - at) * side < SNAP_PX) ?? at;
    };
    const u = snap((event.clientX - left) / width, width);
    const v = snap((event.clientY - top) / height, height);
    this.#guides(SNAPS.includes(u) ? u : null, SNAPS.includes(v) ? v : null);
    this.#move(u, v);
  }

  #key(index: number, button: HTMLElement, event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.#cancel();
    if (event.key === 'Enter') return this.#end();
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const handle = this.#handle(index);
    if (!direction || handle.fixed !== null) return;
    event.preventDefault();
    event.stopPropagation();
    const { u, v } = (this.#moving ??= { handle, button, u: handle.u, v: handle.v });
    const step = event.shiftKey ? KEY_LEAP : KEY_STEP;
    this.#move(u + direction[0]! * step, v + direction[1]! * step);
    window.clearTimeout(this.#keysRest);
    this.#keysRest = window.setTimeout(() => this.#end(), KEYS_REST_MS);
  }

  #move(u: number, v: number): void {
    const moving = this.#moving!;
    if (moving.u === u && moving.v === v) return;
    Object.assign(moving, { u, v });
    this.#place(moving.button, { ...moving.handle, u, v });
    this.#actions.preview(this.#tweaks!.version, [this.#change()]);
  }

  #change(): TextChange {
    const { handle, u, v } = this.#moving!;
    return { range: handle.range, newText: writtenPoint(handle, u, v, this.#tweaks!) };
  }

  /** Writes, where the point has been moved. */
  #end(): void {
    window.clearTimeout(this.#keysRest);
    if (!this.#moving) return;
    const { handle, u, v } = this.#moving;
    const change = this.#change();
    this.#moving = null;
    this.#guides(null, null);
    if (u !== handle.u || v !== handle.v) this.#actions.write(this.#tweaks!.version, [change]);
  }

  #cancel(): void {
    window.clearTimeout(this.#keysRest);
    if (!this.#moving) return;
    this.#place(this.#moving.button, this.#moving.handle);
    this.#moving = null;
    this.#guides(null, null);
    this.#actions.preview(this.#tweaks!.version, []);
  }

  #guides(u: number | null, v: number | null): void {
    this.#down.hidden = u === null;
    this.#across.hidden = v === null;
    if (u !== null) this.#down.style.left = `${u * 100}%`;
    if (v !== null) this.#across.style.top = `${v * 100}%`;
  }
}
