// The shown scene's time: drag to scrub; marks, beats, and the brightness of every frame seen so far against its target.

import * as l10n from '@vscode/l10n';
import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import { levelScale } from '../../../src/report/level-scale.ts';
import { el, fitCanvas, themeColor } from '../../shared/dom.ts';
import type { PlayerSnapshot } from '../player.ts';
import { secondsText } from './timecode.ts';

export interface ScrubActions {
  beginScrub(): void;
  scrub(t: number): void;
  endScrub(): void;
}

/** Ticks for whole seconds are drawn up to this length. */
const SECOND_TICKS_UP_TO_S = 60;

export class Scrubber {
  readonly #canvas = el('canvas');
  readonly #head = el('div', { class: 'head' });
  readonly #marked = el('div', { class: 'marked', hidden: true });
  readonly root = el(
    'div',
    {
      class: 'scrubber',
      role: 'slider',
      tabindex: 0,
      'aria-label': l10n.t('Time in the scene'),
      'aria-valuemin': 0,
      'aria-valuenow': 0,
    },
    this.#canvas,
    this.#marked,
    this.#head,
  );
  #info: PreviewInfo | null = null;
  /** Mean level of each frame; -1 for those not seen yet. */
  #levels: Float32Array = new Float32Array(0);
  #dirty = true;

  constructor(actions: ScrubActions) {
    const timeAt = (event: PointerEvent) => {
      const box = this.root.getBoundingClientRect();
      return ((event.clientX - box.left) / Math.max(1, box.width)) * (this.#info?.duration ?? 0);
    };
    this.root.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      this.root.setPointerCapture(event.pointerId);
      actions.beginScrub();
      actions.scrub(timeAt(event));
    });
    this.root.addEventListener('pointermove', (event) => {
      if (this.root.hasPointerCapture(event.pointerId)) actions.scrub(timeAt(event));
    });
    const end = (event: PointerEvent) => {
      if (!this.root.hasPointerCapture(event.pointerId)) return;
      this.root.releasePointerCapture(event.pointerId);
      actions.endScrub();
    };
    this.root.addEventListener('pointerup', end);
    this.root.addEventListener('pointercancel', end);
    new ResizeObserver(() => this.draw(true)).observe(this.root);
  }

  /** After an edit of the same scene the old levels stay until their frames are drawn again. */
  showInfo(info: PreviewInfo): void {
    const isSame = this.#info?.scene === info.scene && this.#info.segment === info.segment;
    this.#info = info;
    const frames = Math.max(1, Math.round(info.duration * info.fps));
    if (!isSame || this.#levels.length !== frames) this.#levels = new Float32Array(frames).fill(-1);
    this.root.setAttribute('aria-valuemax', info.duration.toFixed(2));
    this.draw(true);
  }

  framePresented(t: number, mean: number): void {
    if (!this.#info) return;
    this.#levels[Math.min(this.#levels.length - 1, Math.floor(t * this.#info.fps + 1e-6))] = mean;
    this.#dirty = true;
  }

  show({ t, inMark, outMark }: PlayerSnapshot): void {
    const duration = this.#info?.duration ?? 0;
    if (duration <= 0) return;
    const percent = (seconds: number) => `${(100 * Math.max(0, Math.min(seconds, duration))) / duration}%`;
    this.#head.style.left = percent(t);
    const start = this.#info?.reelStart ?? 0;
    const [from, to] = [(inMark ?? 0) - start, (outMark ?? Infinity) - start];
    this.#marked.hidden = (inMark === null && outMark === null) || to <= 0 || from >= duration;
    this.#marked.style.left = percent(from);
    this.#marked.style.right = `calc(100% - ${percent(to)})`;
    this.root.setAttribute('aria-valuenow', t.toFixed(2));
    this.root.setAttribute('aria-valuetext', secondsText(t));
    this.draw(false);
  }

  /** `force`: also if no level has changed, because the size or the theme has. */
  draw(force: boolean): void {
    const info = this.#info;
    if (!info || (!force && !this.#dirty)) return;
    this.#dirty = false;
    const { context, width, height } = fitCanvas(this.#canvas);
    const x = (t: number) => (t / info.duration) * width;
    context.fillStyle = themeColor('--faint', '#8884');
    for (const beat of info.beats) {
      const t = beat - info.reelStart;
      if (t >= 0 && t < info.duration) context.fillRect(Math.round(x(t)), 0, 1, 4);
    }
    if (info.duration <= SECOND_TICKS_UP_TO_S)
      for (let s = 1; s < info.duration; s++) context.fillRect(Math.round(x(s)), height - 4, 1, 4);
    const y = (level: number) => height - 2 - levelScale(level) * (height - 6);
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
    this.#drawLevels(context, width, y, height);
  }

  #drawLevels(context: CanvasRenderingContext2D, width: number, y: (level: number) => number, height: number): void {
    const step = width / this.#levels.length;
    const bridged = (this.#info?.fps ?? 12) / 2; // A slow machine leaves frames out; that is no gap in the curve.
    const line = new Path2D();
    const area = new Path2D();
    let last = -1;
    const x = (i: number) => (i + 0.5) * step;
    for (let i = 0; i < this.#levels.length; i++) {
      const level = this.#levels[i]!;
      if (level < 0) continue;
      const continues = last >= 0 && i - last <= bridged;
      if (continues) line.lineTo(x(i), y(level));
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
