// A colour: hue and chroma on a wheel, lightness on a slider (OKLCH), the hexadecimal digits, the colours of the reel, and the contrast to
// its background.

import * as l10n from '@vscode/l10n';
import { el } from '../../shared/dom.ts';
import type { Control, ControlEvents } from './control.ts';
import { chromaWithin, hexOf, longHex, type Oklch, oklchOf } from './css-color.ts';
import { contrastOf } from './reading-contrast.ts';

export interface ColorWheelParts {
  id: string;
  label: string;
  swatches: readonly string[];
  /** `#rrggbb` of what lies behind. */
  background: string;
}

/** Chroma at the rim. */
const RIM = 0.33;
/** A press of an arrow key, and with Shift. */
const HUE_STEP = 2;
const CHROMA_STEP = 0.005;
const LEAP = 5;

export function colorWheel({ id, label, swatches, background }: ColorWheelParts, events: ControlEvents): Control {
  let color: Oklch = { l: 0, c: 0, h: 0 };
  let shown = '#000000';
  let isDragging = false;
  const dot = el('span', { class: 'wheel-dot', 'aria-hidden': true });
  const disc = el(
    'div',
    {
      class: 'wheel',
      role: 'slider',
      tabindex: 0,
      id,
      'aria-label': l10n.t('{0}, hue and chroma', label),
      'aria-valuemin': 0,
      'aria-valuemax': 360,
      title: l10n.t('Drag; arrow keys: left and right turn the hue, up and down change the chroma'),
      onpointerdown: (event) => begin(event as PointerEvent),
      onpointermove: (event) => isDragging && drag(event as PointerEvent),
      onpointerup: () => end(),
      onpointercancel: () => {
        isDragging = false;
        events.cancel();
      },
      onkeydown: (event) => key(event as KeyboardEvent),
    },
    dot,
  );
  const lightness = el('input', {
    type: 'range',
    class: 'wheel-lightness',
    min: 0,
    max: 1,
    step: 0.005,
    'aria-label': l10n.t('{0}, lightness', label),
    oninput: () => pick({ ...color, l: lightness.valueAsNumber }, events.try),
    onchange: () => events.write(written(shown)),
  });
  const field = el('input', {
    type: 'text',
    class: 'short',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-label': l10n.t('{0}, hexadecimal', label),
    title: l10n.t('#rgb or #rrggbb'),
    onchange: () => {
      const hex = longHex(field.value);
      if (hex === null) field.value = original;
      else events.write(field.value.startsWith('#') ? field.value.trim() : `#${field.value.trim()}`);
    },
  });
  const contrast = el('span', { class: 'wheel-contrast' });
  const buttons = swatches.map((swatch) => {
    const button = el('button', {
      type: 'button',
      class: 'swatch',
      title: swatch,
      'aria-label': l10n.t('Use {0} of the reel', swatch),
      onclick: () => events.write(written(swatch)),
      onpointerenter: () => events.try(written(swatch)),
      onpointerleave: () => events.cancel(),
    });
    button.style.backgroundColor = swatch;
    return button;
  });
  let original = '';
  const written = (hex: string): string =>
    /[A-F]/.test(original) && !/[a-f]/.test(original) ? hex.toUpperCase() : hex;

  /** Keeps hue and chroma while the lightness passes through black and white. */
  function pick(wanted: Oklch, how: (text: string) => void): void {
    color = wanted;
    how(written(hexOf(wanted)));
    place();
  }
  function begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    disc.setPointerCapture(event.pointerId);
    isDragging = true;
    drag(event);
  }
  function drag({ clientX, clientY }: PointerEvent): void {
    const { left, top, width } = disc.getBoundingClientRect();
    const [x, y] = [clientX - left - width / 2, clientY - top - width / 2];
    const h = ((Math.atan2(x, -y) * 180) / Math.PI + 360) % 360;
    const c = Math.min(1, Math.hypot(x, y) / (width / 2)) * RIM;
    pick({ ...color, h, c: chromaWithin({ ...color, h, c }) }, events.try);
  }
  function end(): void {
    if (!isDragging) return;
    isDragging = false;
    events.write(written(shown));
  }
  function key(event: KeyboardEvent): void {
    const [dh, dc] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [
      0, 0,
    ];
    if (event.key === 'Escape') {
      isDragging = false;
      return events.cancel();
    }
    if (event.key === 'Enter') return events.write(written(shown));
    if (!dh && !dc) return;
    event.preventDefault();
    event.stopPropagation();
    const times = event.shiftKey ? LEAP : 1;
    const c = Math.max(0, color.c + dc! * CHROMA_STEP * times);
    const h = (color.h + dh! * HUE_STEP * times + 360) % 360;
    pick({ ...color, h, c: chromaWithin({ ...color, h, c }) }, events.writeSoon);
  }
  function place(): void {
    const { l, c, h } = color;
    disc.style.setProperty('--l', String(l));
    disc.style.setProperty('--hue', `${h}deg`);
    disc.style.setProperty('--far', String(Math.min(1, c / RIM)));
    disc.setAttribute('aria-valuenow', String(Math.round(h)));
    disc.setAttribute('aria-valuetext', l10n.t('hue {0}°, chroma {1}, {2}', Math.round(h), c.toFixed(2), shown));
    lightness.valueAsNumber = l;
    lightness.setAttribute('aria-valuetext', `${Math.round(l * 100)} %`);
    lightness.style.setProperty('--c', String(c));
    lightness.style.setProperty('--h', String(h));
  }
  return {
    nodes: [
      disc,
      el(
        'div',
        { class: 'wheel-side' },
        lightness,
        el('div', { class: 'wheel-line' }, field, contrast),
        el('div', { class: 'wheel-line', role: 'group', 'aria-label': l10n.t('Colours of the reel') }, ...buttons),
      ),
    ],
    show(text) {
      const hex = longHex(text) ?? '#000000';
      if (document.activeElement !== field) field.value = text;
      if (!isDragging) original = text;
      // What was picked has no other colour behind it than the one that it was rounded to.
      if (hex !== hexOf(color)) color = oklchOf(hex, color.h);
      shown = hex;
      dot.style.backgroundColor = hex;
      const ratio = contrastOf(hex, background);
      contrast.textContent = l10n.t('Contrast {0} : 1', ratio.toFixed(1));
      contrast.title = l10n.t('To the background {0}. Texts need 4.5 : 1, large ones 3 : 1.', background);
      contrast.classList.toggle('low', ratio < 3);
      place();
    },
    focus: () => disc.focus(),
  };
}
