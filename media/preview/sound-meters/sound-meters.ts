// Meters of all `audio.*` at the playhead. Nothing is asked for, and nothing changes, while they are hidden.

import * as l10n from '@vscode/l10n';
import { isShare, type SoundCurves, valueAtTime } from '../../../src/contract/sound-curves.ts';
import type { SoundCurvesMessage, SoundFeature } from '../../../src/contract/webview-sound.ts';
import { el } from '../../shared/dom.ts';
import { drawer } from '../parts/drawer.ts';
import { prefersReducedMotion } from '../parts/prefers-reduced-motion.ts';

export interface SoundMetersActions {
  /** Whether curves are wanted. */
  want(isWanted: boolean): void;
  /** They have been closed from within. */
  close(): void;
}

interface ShownFeature {
  feature: SoundFeature;
  /** Null for plain numbers. */
  meter: { bar: HTMLElement; fill: HTMLElement } | null;
  value: HTMLElement;
  shown: string;
}

/** While it plays: faster changes cannot be read. */
const PAINT_MS = 66;
const STILL_PAINT_MS = 500;
/** Values for screen readers, which read them when they are asked to. */
const SPEAK_MS = 500;

export class SoundMeters {
  readonly #actions: SoundMetersActions;
  readonly #list = el('div', { class: 'sound-list' });
  readonly #note = el('p', { class: 'sound-note', hidden: true });
  readonly root: HTMLElement;
  #features: ShownFeature[] = [];
  #curves: SoundCurves | null = null;
  #t = 0;
  #paintedMs = 0;
  #spokenMs = 0;

  constructor(actions: SoundMetersActions) {
    this.#actions = actions;
    this.root = drawer(
      {
        class: 'sound-meters',
        label: l10n.t('Sound at the playhead'),
        heading: l10n.t('Sound at the playhead'),
        close: () => this.#close(),
      },
      this.#note,
      this.#list,
    );
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  set isOpen(isOpen: boolean) {
    if (isOpen === this.isOpen) return;
    this.root.hidden = !isOpen;
    this.#actions.want(isOpen);
    if (!isOpen) this.#curves = null;
  }

  show({ features, curves, problem }: SoundCurvesMessage): void {
    if (!this.isOpen) return;
    this.#curves = curves;
    this.#note.textContent = problem ?? '';
    this.#note.hidden = problem === null;
    this.#list.hidden = curves === null;
    if (this.#features.length === 0) {
      this.#features = features.map(shownFeature);
      this.#list.replaceChildren(...this.#features.map(cell));
    }
    this.#paint(true);
  }

  /** The playhead is at `t`, in seconds of what is shown. */
  moved(t: number, isPlaying: boolean): void {
    this.#t = t;
    if (this.#curves === null) return;
    const now = performance.now();
    const wait = prefersReducedMotion() ? STILL_PAINT_MS : PAINT_MS;
    if (isPlaying && now - this.#paintedMs < wait) return;
    this.#paintedMs = now;
    this.#paint(!isPlaying || now - this.#spokenMs >= SPEAK_MS);
  }

  #paint(isSpoken: boolean): void {
    if (this.#curves === null) return;
    if (isSpoken) this.#spokenMs = performance.now();
    for (const each of this.#features) {
      const value = valueAtTime(this.#curves, each.feature.name, this.#t) ?? 0;
      const text = each.meter ? value.toFixed(2) : plain(value, each.feature);
      if (text !== each.shown) each.value.textContent = text;
      each.shown = text;
      if (!each.meter) continue;
      each.meter.fill.style.transform = `scaleX(${Math.max(0, Math.min(1, value)).toFixed(3)})`;
      if (isSpoken) each.meter.bar.setAttribute('aria-valuenow', text);
    }
  }

  #close(): void {
    this.isOpen = false;
    this.#actions.close();
  }
}

function shownFeature(feature: SoundFeature): ShownFeature {
  const value = el('span', { class: 'sound-value' });
  if (!isShare(feature.range)) return { feature, meter: null, value, shown: '' };
  const fill = el('div', { class: 'sound-fill' });
  const bar = el(
    'div',
    {
      class: 'sound-bar',
      role: 'meter',
      'aria-label': feature.name,
      'aria-valuemin': 0,
      'aria-valuemax': 1,
      'aria-valuenow': 0,
    },
    fill,
  );
  return { feature, meter: { bar, fill }, value, shown: '' };
}

/** The meter says its name and value itself. */
function cell({ feature, meter, value }: ShownFeature): HTMLElement {
  const attributes = { class: 'sound-feature', title: `audio.${feature.name}: ${feature.doc}` };
  if (!meter) return el('div', attributes, el('span', { class: 'sound-name' }, feature.name), ' ', value);
  value.setAttribute('aria-hidden', 'true');
  return el(
    'div',
    attributes,
    el('span', { class: 'sound-name', 'aria-hidden': true }, feature.name),
    meter.bar,
    value,
  );
}

function plain(value: number, { range }: SoundFeature): string {
  if (range === 'bpm') return `${Math.round(value)} bpm`;
  if (range === 's') return value >= 3600 ? l10n.t('none left') : `${value.toFixed(1)} s`;
  return String(Math.round(value));
}
