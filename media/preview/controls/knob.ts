// A knob for an angle: turned by dragging around it, several times if the value allows, or by arrow keys.

import * as l10n from '@vscode/l10n';
import type { NumberTweak } from '../../../src/contract/tweak.ts';
import { el } from '../../shared/dom.ts';
import type { Control, ControlEvents } from './control.ts';

/** Parts of a turn to which it snaps; Shift frees it. */
const SNAPS = 24;
/** Of a turn: an arrow key, and with Shift or a page key. */
const KEY_STEP = 1 / 360;
const KEY_LEAP = 1 / 24;

export function knob(tweak: NumberTweak, written: (value: number) => string, events: ControlEvents): Control {
  const { turn, usual, label, unit } = tweak;
  const min = tweak.min ?? -Infinity;
  const max = tweak.max ?? Infinity;
  const hand = el('span', { class: 'knob-hand', 'aria-hidden': true });
  const root = el('div', {
    class: 'knob',
    id: 'tweak',
    role: 'slider',
    tabindex: 0,
    'aria-label': label,
    title: l10n.t('Drag around it, or use the arrow keys; Shift turns freely'),
    onpointerdown: (event) => begin(event as PointerEvent),
    onpointermove: (event) => drag(event as PointerEvent),
    onpointerup: () => end(),
    onpointercancel: () => {
      dragging = null;
      events.cancel();
    },
    onkeydown: (event) => key(event as KeyboardEvent),
  });
  root.append(hand);
  if (usual !== null) {
    const mark = el('span', {
      class: 'knob-default',
      title: l10n.t('Default: {0}', written(usual)),
      'aria-hidden': true,
    });
    mark.style.setProperty('--turns', String(usual / turn));
    root.append(mark);
  }
  // A slider must have ends; most angles have none that matter.
  const [low, high] = [Number.isFinite(min) ? min : -turn, Number.isFinite(max) ? max : turn];
  root.setAttribute('aria-valuemin', String(low));
  root.setAttribute('aria-valuemax', String(high));
  let value = 0;
  let dragging: { angle: number; value: number; moved: boolean } | null = null;

  /** Clockwise from the top, as a part of a turn. */
  const angleAt = ({ clientX, clientY }: PointerEvent): number => {
    const { left, top, width, height } = root.getBoundingClientRect();
    return Math.atan2(clientX - left - width / 2, top + height / 2 - clientY) / (2 * Math.PI);
  };
  const within = (wanted: number): number => Math.min(max, Math.max(min, wanted));
  function begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    root.setPointerCapture(event.pointerId);
    dragging = { angle: angleAt(event), value, moved: false };
  }
  function drag(event: PointerEvent): void {
    if (!dragging) return;
    const angle = angleAt(event);
    // The shorter way round, so that a drag can go on over the top.
    const by = angle - dragging.angle - Math.round(angle - dragging.angle);
    dragging = { angle, value: dragging.value + by * turn, moved: true };
    const exact = dragging.value / turn;
    const snapped = Math.round(exact * SNAPS) / SNAPS;
    const isNear = !event.shiftKey && Math.abs(snapped - exact) < 0.008;
    events.try(written(within((isNear ? snapped : exact) * turn)));
  }
  function end(): void {
    const isMoved = dragging?.moved === true;
    dragging = null;
    if (isMoved) events.write(written(value));
  }
  function key(event: KeyboardEvent): void {
    const direction = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 1, PageDown: -1 }[event.key];
    if (event.key === 'Escape') {
      dragging = null;
      return events.cancel();
    }
    if (event.key === 'Enter') return events.write(written(value));
    if (event.key === 'Home' && usual !== null) events.writeSoon(written(usual));
    else if (direction) {
      const leap = event.shiftKey || event.key.startsWith('Page');
      // Whole steps, so that a press and its opposite end where they began.
      const step = Math.max(tweak.step, (leap ? KEY_LEAP : KEY_STEP) * turn);
      events.writeSoon(written(within(value + direction * step)));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return {
    nodes: [root],
    show(text) {
      value = Number.parseFloat(text) || 0;
      hand.style.setProperty('--turns', String(value / turn));
      root.setAttribute('aria-valuenow', String(value));
      root.setAttribute('aria-valuetext', text || `${value}${unit}`);
    },
    focus: () => root.focus(),
  };
}
