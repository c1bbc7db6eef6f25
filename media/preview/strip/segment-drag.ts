// Reorders segments: drag a block to where it is to play, or move it with Shift and an arrow. A mark shows where it would go.

import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import { el } from '../../shared/dom.ts';
import { percentOf, secondsAt } from './strip-scale.ts';
import type { StripScale } from './strip-scale.ts';

type Segment = PreviewInfo['segments'][number];
/** A shorter way is a click. */
const LEAST_PX = 6;

export interface SegmentDragActions {
  scale(): StripScale;
  segments(): readonly Segment[];
  /** Plays the segment before this one; null: last. */
  move(segment: number, before: number | null): void;
}

interface Dragged {
  block: HTMLElement;
  index: number;
  fromX: number;
  /** Index of the block before which it would go. */
  to: number | null;
}

export class SegmentDrag {
  readonly #actions: SegmentDragActions;
  /** Where the dragged block would go. */
  readonly mark = el('div', { class: 'drop-mark', hidden: true });
  #dragged: Dragged | null = null;
  #wasDragged = false;

  constructor(actions: SegmentDragActions) {
    this.#actions = actions;
  }

  /** Whether the click that follows ends a drag; asked once. */
  endsDrag(): boolean {
    const ends = this.#wasDragged;
    this.#wasDragged = false;
    return ends;
  }

  attach(block: HTMLElement): void {
    block.addEventListener('pointerdown', (event) => {
      const index = this.#indexOf(block);
      if (event.button !== 0 || index < 0) return;
      this.#wasDragged = false;
      block.setPointerCapture(event.pointerId);
      this.#dragged = { block, index, fromX: event.clientX, to: null };
    });
    block.addEventListener('pointermove', (event) => this.#drag(event));
    block.addEventListener('pointerup', () => this.#drop());
    block.addEventListener('pointercancel', () => this.#stop());
  }

  /** Moves a block by keys; false where that is not possible. */
  step(block: HTMLElement, by: -1 | 1): boolean {
    const segments = this.#actions.segments();
    const index = this.#indexOf(block);
    if (index < 0 || index + by < 0 || index + by >= segments.length) return false;
    const before = by < 0 ? segments[index - 1]! : segments[index + 2];
    this.#actions.move(segments[index]!.segment, before?.segment ?? null);
    return true;
  }

  /** The drag is over without a change. */
  cancel(): boolean {
    return this.#stop() !== null;
  }

  #indexOf(block: HTMLElement): number {
    return this.#actions.segments().findIndex(({ segment }) => segment === Number(block.dataset.segment));
  }

  #drag({ clientX }: PointerEvent): void {
    const dragged = this.#dragged;
    if (!dragged) return;
    const by = clientX - dragged.fromX;
    if (dragged.to === null && Math.abs(by) < LEAST_PX) return;
    const { block, index } = dragged;
    const segments = this.#actions.segments();
    const scale = this.#actions.scale();
    const at = secondsAt(clientX - block.parentElement!.getBoundingClientRect().left, scale);
    const passed = segments.filter(({ start, end }) => (start + end) / 2 < at).length;
    dragged.to = passed === index + 1 ? index : passed;
    block.classList.add('dragged');
    block.style.transform = `translateX(${by}px)`;
    this.mark.hidden = dragged.to === index;
    this.mark.style.left = percentOf(segments[dragged.to]?.start ?? segments.at(-1)!.end, scale);
  }

  #drop(): void {
    const dragged = this.#stop();
    if (!dragged || dragged.to === null) return;
    this.#wasDragged = true;
    const segments = this.#actions.segments();
    if (dragged.to !== dragged.index)
      this.#actions.move(segments[dragged.index]!.segment, segments[dragged.to]?.segment ?? null);
  }

  #stop(): Dragged | null {
    const dragged = this.#dragged;
    this.#dragged = null;
    this.mark.hidden = true;
    if (dragged) {
      dragged.block.classList.remove('dragged');
      dragged.block.style.transform = '';
    }
    return dragged;
  }
}
