// The ends of segments as handles: drag one, or move it by keys, and the length in the text follows. While it moves nothing is written; Escape
// takes it back. Alt (or Shift with the arrows) turns snapping off.

import * as l10n from '@vscode/l10n';
import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import type { Timeline } from '../../../src/contract/timeline.ts';
import { el } from '../../shared/dom.ts';
import { refocus } from '../parts/refocus.ts';
import { secondsText } from '../time/timecode.ts';
import { nextSnap, roundedTime, snapped, snapPoints } from './snap.ts';
import { percentOf, secondsAt } from './strip-scale.ts';
import type { StripScale } from './strip-scale.ts';

type Segment = PreviewInfo['segments'][number];
/** Presses that follow one another within this time are one step of undo. */
const KEYS_REST_MS = 700;

export interface CutActions {
  scale(): StripScale;
  playhead(): number | null;
  beats(): readonly number[];
  /** Shows the last frame of the segment while its end moves. */
  begin(segment: number): void;
  /** Ends the segment at this time of the reel. */
  move(segment: number, end: number, write: boolean): void;
  /** Nothing is tried any more. */
  cancel(): void;
  refuse(reason: string): void;
}

interface Moving {
  segment: Segment;
  handle: HTMLElement;
  end: number;
  /** From the pointer to the cut, in seconds. */
  grip: number;
}

export class Cuts {
  readonly #actions: CutActions;
  readonly #bubble = el('div', { class: 'cut-label', hidden: true, 'aria-hidden': true });
  readonly root = el('div', { class: 'cuts', role: 'group', 'aria-label': l10n.t('Cuts') });
  #timeline: Timeline | null = null;
  #segments: readonly Segment[] = [];
  #moving: Moving | null = null;
  #keysRest = 0;
  /** Of the cut whose handle is to have the focus once the handles are made again. */
  #focused: number | null = null;

  constructor(actions: CutActions) {
    this.#actions = actions;
  }

  /** Handles stay as they are while one moves. */
  get isMoving(): boolean {
    return this.#moving !== null;
  }

  showTimeline(timeline: Timeline | null): void {
    this.#timeline = timeline;
    if (!this.isMoving) this.#describeAll();
  }

  build(segments: readonly Segment[]): void {
    const focus = document.activeElement?.closest<HTMLElement>('.cut')?.dataset.segment;
    this.#focused = focus === undefined ? this.#focused : Number(focus);
    this.#segments = segments;
    this.root.replaceChildren(...segments.map((segment) => this.#handle(segment)), this.#bubble);
    this.#describeAll();
    if (this.#focused !== null) refocus(this.#handleOf(this.#focused));
  }

  /** Only the handle of the shown segment is a stop of the Tab key; arrows up and down go to the others. */
  select(segment: number | null): void {
    for (const handle of this.#handles())
      handle.tabIndex =
        Number(handle.dataset.segment) === segment || (segment === null && handle === this.#handles()[0]) ? 0 : -1;
  }

  /** The length as it would be written. */
  showWritten(text: string): void {
    if (!this.#moving) return;
    this.#bubble.textContent = `${secondsText(this.#moving.end - this.#moving.segment.start)} · ${text}`;
    this.#moving.handle.setAttribute('aria-valuetext', this.#bubble.textContent);
  }

  focus(segment: number): void {
    this.#handleOf(segment)?.focus();
  }

  #handles(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('.cut')];
  }

  #handleOf(segment: number): HTMLElement | undefined {
    return this.#handles().find((handle) => Number(handle.dataset.segment) === segment);
  }

  #handle(segment: Segment): HTMLElement {
    const handle: HTMLElement = el('div', {
      class: 'cut',
      role: 'slider',
      tabindex: -1,
      'data-segment': segment.segment,
      'aria-orientation': 'horizontal',
      onpointerdown: (event) => this.#begin(segment, handle, event as PointerEvent),
      onpointermove: (event) => this.#drag(event as PointerEvent),
      onpointerup: () => this.#end(),
      onpointercancel: () => this.#cancel(),
      onkeydown: (event) => this.#key(segment, handle, event as KeyboardEvent),
      onfocus: () => (this.#focused = segment.segment),
      onblur: () => this.#blur(),
    });
    return handle;
  }

  #blur(): void {
    // Handles that are replaced lose the focus, too, and get it back.
    if (this.#moving?.handle.isConnected !== false) this.#end();
    window.setTimeout(() => {
      if (!document.activeElement?.closest('.cut')) this.#focused = null;
    });
  }

  #fixed(segment: number): string | null {
    return this.#timeline?.cuts.find((cut) => cut.segment === segment)?.fixed ?? null;
  }

  #describeAll(): void {
    for (const handle of this.#handles()) {
      const segment = this.#segments.find((each) => each.segment === Number(handle.dataset.segment));
      if (segment) this.#describe(handle, segment, segment.end);
    }
  }

  #describe(handle: HTMLElement, { segment, scene, start }: Segment, end: number): void {
    const fixed = this.#fixed(segment);
    const written = this.#timeline?.cuts.find((cut) => cut.segment === segment)?.written;
    const length = secondsText(end - start);
    handle.style.left = percentOf(end, this.#actions.scale());
    handle.setAttribute(
      'aria-label',
      [l10n.t('End of segment {0}, {1}', segment, scene), ...(fixed === null ? [] : [fixed])].join('. '),
    );
    handle.setAttribute('aria-valuemin', String(start));
    handle.setAttribute('aria-valuemax', String(Math.max(end, this.#actions.scale().total)));
    handle.setAttribute('aria-valuenow', end.toFixed(3));
    handle.setAttribute('aria-valuetext', l10n.t('at {0}, {1}', secondsText(end), written ?? length));
    handle.setAttribute('aria-disabled', String(fixed !== null));
    handle.title =
      fixed ?? l10n.t('Drag to change how long {0} is ({1}); Alt: without snapping', scene, written ?? length);
  }

  #begin(segment: Segment, handle: HTMLElement, event: PointerEvent): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    const fixed = this.#fixed(segment.segment);
    if (fixed !== null) return this.#actions.refuse(fixed);
    handle.setPointerCapture(event.pointerId);
    this.#actions.begin(segment.segment);
    this.#moving = { segment, handle, end: segment.end, grip: segment.end - this.#timeAt(event) };
  }

  #timeAt({ clientX }: PointerEvent): number {
    return secondsAt(clientX - this.root.getBoundingClientRect().left, this.#actions.scale());
  }

  #drag(event: PointerEvent): void {
    if (!this.#moving) return;
    const { total, widthPx } = this.#actions.scale();
    const secondsPerPx = total / Math.max(1, widthPx);
    const at = this.#timeAt(event) + this.#moving.grip;
    const points = snapPoints(this.#timeline, this.#actions.beats(), this.#actions.playhead());
    this.#move((event.altKey ? null : snapped(points, at, secondsPerPx)) ?? roundedTime(at, secondsPerPx));
  }

  #key(segment: Segment, handle: HTMLElement, event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined;
    const other = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === 'Escape' && this.#moving) this.#cancel();
    else if (event.key === 'Enter' && this.#moving) this.#end();
    else if (other !== undefined) this.#handles()[this.#handles().indexOf(handle) + other]?.focus();
    else if (by === undefined) return;
    else this.#step(segment, handle, by, event.shiftKey || event.altKey);
    event.preventDefault();
    event.stopPropagation();
  }

  #step(segment: Segment, handle: HTMLElement, by: -1 | 1, isFine: boolean): void {
    const fixed = this.#fixed(segment.segment);
    if (fixed !== null) return this.#actions.refuse(fixed);
    if (!this.#moving) this.#actions.begin(segment.segment);
    this.#moving ??= { segment, handle, end: segment.end, grip: 0 };
    const { end } = this.#moving;
    const points = snapPoints(this.#timeline, this.#actions.beats(), null);
    this.#move(isFine ? end + by / (this.#timeline?.fps ?? 24) : nextSnap(points, end, by));
    window.clearTimeout(this.#keysRest);
    this.#keysRest = window.setTimeout(() => this.#end(), KEYS_REST_MS);
  }

  #move(to: number): void {
    const moving = this.#moving!;
    const end = Math.max(to, moving.segment.start + 1 / (this.#timeline?.fps ?? 24));
    if (end === moving.end) return;
    moving.end = end;
    moving.handle.classList.add('moving');
    this.#describe(moving.handle, moving.segment, end);
    this.#bubble.hidden = false;
    const scale = this.#actions.scale();
    this.#bubble.style.left = percentOf(end, scale);
    this.#bubble.classList.toggle('before', end > scale.total / 2);
    this.#bubble.textContent = secondsText(end - moving.segment.start);
    this.#actions.move(moving.segment.segment, end, false);
  }

  /** Writes, where the cut has been moved. */
  #end(): void {
    const moving = this.#stop();
    if (!moving) return;
    if (moving.end === moving.segment.end) this.#actions.cancel();
    else this.#actions.move(moving.segment.segment, moving.end, true);
  }

  #cancel(): void {
    const moving = this.#stop();
    if (!moving) return;
    this.#describe(moving.handle, moving.segment, moving.segment.end);
    this.#actions.cancel();
  }

  #stop(): Moving | null {
    window.clearTimeout(this.#keysRest);
    const moving = this.#moving;
    this.#moving = null;
    this.#bubble.hidden = true;
    moving?.handle.classList.remove('moving');
    return moving;
  }
}
