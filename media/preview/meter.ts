// How bright the frame is, against what its scene should reach; and how the preview itself is doing.

import type { PreviewFrame } from '../../src/contract/protocol.ts';
import { el } from '../shared/dom.ts';
import { below, levelToScale } from './format.ts';

export class Meter {
  readonly #range = el('div', { class: 'meter-range' });
  readonly #mean = el('div', { class: 'meter-mean' });
  readonly #target = el('div', { class: 'meter-target' });
  readonly #bar = el(
    'div',
    { class: 'meter', role: 'meter', 'aria-label': 'Brightness', 'aria-valuemin': 0, 'aria-valuemax': 255 },
    this.#range,
    this.#mean,
    this.#target,
  );
  readonly #light = el('output', { class: 'figure wide' });
  readonly #rate = el('span', { class: 'figure', title: 'Frames shown per second, of those meant' });
  readonly #draw = el('span', { class: 'figure', title: 'Time the engine takes to draw one frame' });
  readonly #size = el('span', { class: 'figure optional', title: 'Size of the preview frame' });
  readonly root = el(
    'footer',
    { class: 'meters', 'aria-label': 'Measurements' },
    el('span', { class: 'meter-label', 'aria-hidden': true }, 'Light'),
    this.#bar,
    this.#light,
    el('span', { class: 'spring' }),
    el('div', { class: 'figures' }, this.#rate, this.#draw, this.#size),
  );
  #targetLevel = 15;
  #drawMs = 0;

  set target(level: number) {
    this.#targetLevel = level;
    this.#target.style.left = `${100 * levelToScale(level)}%`;
  }

  show({ stats, drawMs, width, height }: PreviewFrame, rate: number, wanted: number, playing: boolean): void {
    this.#drawMs = this.#drawMs === 0 ? drawMs : this.#drawMs * 0.8 + drawMs * 0.2;
    const isDark = stats.mean <= this.#targetLevel;
    this.#bar.classList.toggle('dark', isDark);
    this.#mean.style.width = `${100 * levelToScale(stats.mean)}%`;
    this.#range.style.left = `${100 * levelToScale(stats.p1)}%`;
    this.#range.style.width = `${100 * (levelToScale(stats.p99) - levelToScale(stats.p1))}%`;
    this.#bar.setAttribute('aria-valuenow', stats.mean.toFixed(0));
    this.#bar.setAttribute(
      'aria-valuetext',
      `mean ${stats.mean.toFixed(0)} of 255, should be above ${this.#targetLevel}`,
    );
    this.#bar.title = `Mean ${stats.mean.toFixed(1)}, from ${stats.p1.toFixed(0)} to ${stats.p99.toFixed(0)} (1st to 99th percentile). Its scene should be above ${this.#targetLevel}.`;
    this.#light.textContent = isDark
      ? `${below(stats.mean, this.#targetLevel)} < ${this.#targetLevel}`
      : stats.mean.toFixed(0);
    this.#light.classList.toggle('bad', isDark);
    this.#rate.textContent = playing ? `${rate.toFixed(1)} of ${wanted} fps` : 'paused';
    this.#draw.textContent = `${this.#drawMs.toFixed(1)} ms`;
    this.#size.textContent = `${width}×${height}`;
  }
}
