// Zoom and scroll of the strip: buttons, Ctrl with the wheel, pinch, + − 0, and following the playhead.

import * as l10n from '@vscode/l10n';
import { el, iconButton } from '../../shared/dom.ts';
import { icon } from '../parts/icon.ts';
import { FIT, isCrowded, maxZoom, scrollToHead, zoomAt } from './strip-window.ts';
import type { StripWindow } from './strip-window.ts';

const ZOOM_STEP = 1.6;
const WHEEL_ZOOM = 0.0025;

export interface StripZoomParts {
  content: HTMLElement;
  /** How many segments the reel has. */
  segments(): number;
  /** Playhead as a share of the reel; null for a scene off the timeline. */
  playhead(): number | null;
  /** Zoomed or scrolled. */
  changed(): void;
}

export class StripZoom {
  readonly #parts: StripZoomParts;
  readonly scroller: HTMLElement;
  readonly #out = iconButton(icon('zoomOut'), l10n.t('Zoom out'), '−', () => this.#by(1 / ZOOM_STEP));
  readonly #fit = iconButton(icon('fit'), l10n.t('Show the whole reel'), '0', () => this.#set(FIT));
  readonly #in = iconButton(icon('zoomIn'), l10n.t('Zoom in'), '+', () => this.#by(ZOOM_STEP));
  readonly buttons = el(
    'span',
    { class: 'group', role: 'toolbar', 'aria-label': l10n.t('Zoom of the timeline') },
    this.#out,
    this.#fit,
    this.#in,
  );
  #window: StripWindow = FIT;
  /** Scroll along with the playhead; not after the user has scrolled away from it. */
  #followsHead = true;

  constructor(parts: StripZoomParts) {
    this.#parts = parts;
    this.scroller = el('div', { class: 'strip-scroller' }, parts.content);
    this.scroller.addEventListener('scroll', () => {
      this.#window = { ...this.#window, scroll: this.scroller.scrollLeft };
      parts.changed();
      this.#followsHead = this.headPx() !== null;
    });
    this.scroller.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    new ResizeObserver(() => this.update()).observe(this.scroller);
  }

  get window(): StripWindow {
    return this.#window;
  }

  /** Of what is seen, in pixels. */
  get width(): number {
    return this.scroller.clientWidth;
  }

  /** Pixels from the left edge to the playhead; null where it is out of sight. */
  headPx(): number | null {
    const share = this.#parts.playhead();
    const x = share === null ? -1 : share * this.width * this.#window.zoom - this.#window.scroll;
    return x < 0 || x > this.width + 0.5 ? null : x;
  }

  /** Scrolls along with the playhead again. */
  follow(): void {
    this.#followsHead = true;
  }

  headMoved(): void {
    const share = this.#parts.playhead();
    if (share === null || !this.#followsHead) return;
    const scroll = scrollToHead(this.#window, share, this.width);
    if (scroll !== this.#window.scroll) this.scroller.scrollLeft = scroll;
  }

  /** The size or the number of segments has changed. */
  update(): void {
    const segments = this.#parts.segments();
    const max = maxZoom(segments, this.width);
    if (this.#window.zoom > max) return this.#set(FIT);
    this.buttons.hidden = this.#window.zoom === 1 && !isCrowded(segments, this.width);
    this.#out.disabled = this.#fit.disabled = this.#window.zoom <= 1;
    this.#in.disabled = this.#window.zoom >= max;
    this.#parts.changed();
  }

  key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') this.#by(ZOOM_STEP);
    else if (event.key === '-') this.#by(1 / ZOOM_STEP);
    else if (event.key === '0') this.#set(FIT);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #wheel(event: WheelEvent): void {
    if (event.ctrlKey) {
      event.preventDefault();
      const at = event.clientX - this.scroller.getBoundingClientRect().left;
      this.#by(Math.exp(-event.deltaY * WHEEL_ZOOM), at);
    } else if (this.#window.zoom > 1 && event.deltaX === 0) {
      event.preventDefault();
      this.scroller.scrollLeft += event.deltaY;
    }
  }

  /** Around the playhead, or around a place in pixels from the left edge. */
  #by(factor: number, atPx = this.headPx() ?? this.width / 2): void {
    const max = maxZoom(this.#parts.segments(), this.width);
    this.#set(zoomAt(this.#window, factor, atPx, this.width, max));
  }

  #set(window: StripWindow): void {
    this.#window = window;
    this.#parts.content.style.width = `${100 * window.zoom}%`;
    this.scroller.scrollLeft = window.scroll;
    this.update();
  }
}
