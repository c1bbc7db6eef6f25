// Brightness of the frame against its scene's target, and how fast the preview runs.

import * as l10n from '@vscode/l10n';
import type { PreviewFrame } from '../../../src/contract/protocol.ts';
import { el } from '../../shared/dom.ts';
import { levelScale } from '../../../src/report/level-scale.ts';
import { levelBelow } from './level-below.ts';

/** Weight of the newest frame in the average drawing time. */
const NEWEST = 0.2;

export interface MeterState {
  frame: PreviewFrame;
  /** Frames per second: shown, and the scene's own. */
  rate: number;
  fps: number;
  playing: boolean;
}

export class Meter {
  readonly #range = el('div', { class: 'meter-range' });
  readonly #mean = el('div', { class: 'meter-mean' });
  readonly #target = el('div', { class: 'meter-target' });
  readonly #bar = el(
    'div',
    { class: 'meter', role: 'meter', 'aria-label': l10n.t('Brightness'), 'aria-valuemin': 0, 'aria-valuemax': 255 },
    this.#range,
    this.#mean,
    this.#target,
  );
  // Not an <output>: that is a live region, and would be read out with every frame.
  readonly #level = el('span', { class: 'figure wide' });
  readonly #rate = el('span', { class: 'figure', title: l10n.t('Displayed frame rate / target frame rate') });
  readonly #draw = el('span', { class: 'figure', title: l10n.t('Average time to draw a frame') });
  readonly #size = el('span', { class: 'figure optional', title: l10n.t('Size of the preview frame in pixels') });
  readonly root = el(
    'section',
    { class: 'meters', 'aria-label': l10n.t('Measurements') },
    el('span', { class: 'meter-label', 'aria-hidden': true }, l10n.t('Brightness')),
    this.#bar,
    this.#level,
    el('span', { class: 'spring' }),
    el('div', { class: 'figures' }, this.#rate, this.#draw, this.#size),
  );
  #targetLevel = 15;
  #drawMs = 0;

  constructor() {
    this.#bar.setAttribute('aria-valuenow', '0');
  }

  set target(level: number) {
    this.#targetLevel = level;
    this.#target.style.left = `${100 * levelScale(level)}%`;
  }

  show({ frame: { stats, drawMs, width, height }, rate, fps, playing }: MeterState): void {
    this.#drawMs = this.#drawMs === 0 ? drawMs : this.#drawMs * (1 - NEWEST) + drawMs * NEWEST;
    const isDark = stats.mean <= this.#targetLevel;
    this.#bar.classList.toggle('dark', isDark);
    this.#mean.style.width = `${100 * levelScale(stats.mean)}%`;
    this.#range.style.left = `${100 * levelScale(stats.p1)}%`;
    this.#range.style.width = `${100 * (levelScale(stats.p99) - levelScale(stats.p1))}%`;
    this.#bar.setAttribute('aria-valuenow', stats.mean.toFixed(0));
    this.#bar.setAttribute(
      'aria-valuetext',
      l10n.t('mean {0} of 255, target above {1}', stats.mean.toFixed(0), this.#targetLevel),
    );
    this.#bar.title = l10n.t(
      "Mean brightness {0} of 255 (1st to 99th percentile: {1} to {2}). The scene's mean should be above {3}.",
      stats.mean.toFixed(1),
      stats.p1.toFixed(0),
      stats.p99.toFixed(0),
      this.#targetLevel,
    );
    this.#level.textContent = isDark
      ? `${levelBelow(stats.mean, this.#targetLevel)} < ${this.#targetLevel}`
      : stats.mean.toFixed(0);
    this.#level.classList.toggle('bad', isDark);
    this.#rate.textContent = playing ? `${rate.toFixed(1)} / ${fps} fps` : l10n.t('paused');
    this.#draw.textContent = `${this.#drawMs.toFixed(1)} ms`;
    this.#size.textContent = `${width}×${height}`;
  }
}
