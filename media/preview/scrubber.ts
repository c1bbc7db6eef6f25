// The shown scene's own time: drag to scrub, marks for in and out, beats, and the light of every frame seen so far
// against its target.

import type { PreviewInfo } from '../../src/contract/protocol.ts';
import { el, fitCanvas, themeColor } from '../shared/dom.ts';
import { levelToScale, spokenTime } from './format.ts';

export interface ScrubEvents {
  onScrub(t: number): void;
  onStart(): void;
  onEnd(): void;
}

export class Scrubber {
  readonly #canvas = el('canvas');
  readonly #head = el('div', { class: 'head' });
  readonly #marked = el('div', { class: 'marked', hidden: true });
  readonly root = el(
    'div',
    { class: 'scrubber', role: 'slider', tabindex: 0, 'aria-label': 'Time in the scene', 'aria-valuemin': 0 },
    this.#canvas,
    this.#marked,
    this.#head,
  );
  #info: PreviewInfo | null = null;
  #light: Float32Array = new Float32Array(0);
  #dirty = true;

  constructor(events: ScrubEvents) {
    const at = (event: PointerEvent) => {
      const box = this.root.getBoundingClientRect();
      return ((event.clientX - box.left) / Math.max(1, box.width)) * (this.#info?.duration ?? 0);
    };
    this.root.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      this.root.setPointerCapture(event.pointerId);
      events.onStart();
      events.onScrub(at(event));
    });
    this.root.addEventListener('pointermove', (event) => {
      if (this.root.hasPointerCapture(event.pointerId)) events.onScrub(at(event));
    });
    const end = (event: PointerEvent) => {
      if (!this.root.hasPointerCapture(event.pointerId)) return;
      this.root.releasePointerCapture(event.pointerId);
      events.onEnd();
    };
    this.root.addEventListener('pointerup', end);
    this.root.addEventListener('pointercancel', end);
    new ResizeObserver(() => this.draw(true)).observe(this.root);
  }

  /** `keep`: the same scene after an edit; its light is measured anew but need not vanish before. */
  show(info: PreviewInfo, keep: boolean): void {
    this.#info = info;
    const frames = Math.max(1, Math.round(info.duration * info.fps));
    if (!keep || this.#light.length !== frames) this.#light = new Float32Array(frames).fill(-1);
    this.root.setAttribute('aria-valuemax', info.duration.toFixed(2));
    this.draw(true);
  }

  note(t: number, mean: number): void {
    if (!this.#info) return;
    this.#light[Math.min(this.#light.length - 1, Math.floor(t * this.#info.fps + 1e-6))] = mean;
    this.#dirty = true;
  }

  move(t: number, inMark: number | null, outMark: number | null): void {
    const duration = this.#info?.duration ?? 0;
    if (duration <= 0) return;
    const percent = (seconds: number) => `${(100 * Math.max(0, Math.min(seconds, duration))) / duration}%`;
    this.#head.style.left = percent(t);
    this.#marked.hidden = inMark === null && outMark === null;
    this.#marked.style.left = percent(inMark ?? 0);
    this.#marked.style.right = `calc(100% - ${percent(outMark ?? duration)})`;
    this.root.setAttribute('aria-valuenow', t.toFixed(2));
    this.root.setAttribute('aria-valuetext', spokenTime(t));
    this.draw(false);
  }

  draw(force: boolean): void {
    const info = this.#info;
    if (!info || (!force && !this.#dirty)) return;
    this.#dirty = false;
    const { context, width, height } = fitCanvas(this.#canvas);
    const faint = themeColor('--faint', '#8884');
    const x = (t: number) => (t / info.duration) * width;
    context.fillStyle = faint;
    for (const beat of info.beats) {
      const t = beat - info.reelStart;
      if (t >= 0 && t < info.duration) context.fillRect(Math.round(x(t)), 0, 1, 4);
    }
    if (info.duration <= 60)
      for (let s = 1; s < info.duration; s++) context.fillRect(Math.round(x(s)), height - 4, 1, 4);
    const y = (level: number) => height - 2 - levelToScale(level) * (height - 6);
    const targetY = Math.round(y(info.target)) + 0.5;
    context.strokeStyle = themeColor('--warn', '#cca700');
    context.globalAlpha = 0.55;
    context.setLineDash([2, 3]);
    context.beginPath();
    context.moveTo(0, targetY);
    context.lineTo(width, targetY);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
    this.#drawLight(context, width, y, height);
  }

  #drawLight(context: CanvasRenderingContext2D, width: number, y: (level: number) => number, height: number): void {
    const step = width / this.#light.length;
    const bridged = (this.#info?.fps ?? 12) / 2; // Frames that were left out on a slow machine are no gap.
    const line = new Path2D();
    const area = new Path2D();
    let last = -1;
    const x = (i: number) => (i + 0.5) * step;
    for (let i = 0; i < this.#light.length; i++) {
      const level = this.#light[i]!;
      if (level < 0) continue;
      const goesOn = last >= 0 && i - last <= bridged;
      if (goesOn) line.lineTo(x(i), y(level));
      else {
        if (last >= 0) area.lineTo(x(last), height);
        line.moveTo(x(i), y(level));
        area.moveTo(x(i), height);
      }
      area.lineTo(x(i), y(level));
      last = i;
    }
    if (last >= 0) area.lineTo(x(last), height);
    const accent = themeColor('--accent', '#9b7bd8');
    context.fillStyle = accent;
    context.globalAlpha = 0.14;
    context.fill(area);
    context.globalAlpha = 0.9;
    context.strokeStyle = accent;
    context.lineWidth = 1.25;
    context.lineJoin = 'round';
    context.stroke(line);
    context.globalAlpha = 1;
  }
}
