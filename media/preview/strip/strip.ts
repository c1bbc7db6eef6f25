// The whole reel: one block per segment with its thumbnail, and the beats and the waveform of the sound across them. A
// click goes to that moment. Long reels zoom (buttons, Ctrl+wheel, pinch, + − 0) and scroll.

import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import type { Thumbnail } from '../../../src/contract/webview.ts';
import { el, iconButton } from '../../shared/dom.ts';
import { icon } from '../parts/icon.ts';
import type { PlayerSnapshot } from '../player.ts';
import { segmentBlock } from './segment-block.ts';
import { drawStripOverlay } from './strip-overlay.ts';
import { FIT, isCrowded, maxZoom, scrollToHead, zoomAt } from './strip-window.ts';
import type { StripWindow } from './strip-window.ts';
import { secondsText } from '../time/timecode.ts';

const ZOOM_STEP = 1.6;
const WHEEL_ZOOM = 0.0025;

export interface StripActions {
  /** `t` in seconds of the segment; null: its start. */
  pick(segment: number, t: number | null): void;
}

export class Strip {
  readonly #blocks = el('div', {
    class: 'blocks',
    role: 'listbox',
    'aria-label': 'Segments of the reel',
    'aria-orientation': 'horizontal',
  });
  readonly #scroller = el('div', { class: 'strip-scroller' }, this.#blocks);
  readonly #overlay = el('canvas', { class: 'strip-overlay', 'aria-hidden': true });
  readonly #head = el('div', { class: 'head' });
  readonly #summary = el('span', { class: 'strip-summary' });
  readonly #zoomOut = iconButton(icon('zoomOut'), 'Zoom out', '−', () => this.#zoomBy(1 / ZOOM_STEP));
  readonly #zoomFit = iconButton(icon('fit'), 'Show the whole reel', '0', () => this.#setWindow(FIT));
  readonly #zoomIn = iconButton(icon('zoomIn'), 'Zoom in', '+', () => this.#zoomBy(ZOOM_STEP));
  readonly #bar = el(
    'div',
    { class: 'strip-bar', role: 'toolbar', 'aria-label': 'Zoom of the timeline', hidden: true },
    this.#summary,
    el('span', { class: 'spring' }),
    this.#zoomOut,
    this.#zoomFit,
    this.#zoomIn,
  );
  readonly root = el(
    'section',
    { class: 'timeline', 'aria-label': 'Reel' },
    this.#bar,
    el('div', { class: 'strip' }, this.#scroller, this.#overlay, this.#head),
  );
  readonly #actions: StripActions;
  #info: PreviewInfo | null = null;
  #layout = '';
  #thumbnails = new Map<number, string>();
  /** For segments without a thumbnail of their own: that of another playing of their scene. */
  #sceneThumbnails = new Map<string, string>();
  #wave: Float32Array | null = null;
  #waveSeconds = 0;
  #window: StripWindow = FIT;
  /** Playhead as a share of the reel; null for a scene off the timeline. */
  #share: number | null = null;
  /** Scroll along with the playhead; not after the user has scrolled away from it. */
  #followsHead = true;

  constructor(actions: StripActions) {
    this.#actions = actions;
    new ResizeObserver(() => this.#resized()).observe(this.#scroller);
    this.#scroller.addEventListener('scroll', () => {
      this.#window = { ...this.#window, scroll: this.#scroller.scrollLeft };
      this.#draw();
      this.#followsHead = !this.#head.hidden;
    });
    this.#scroller.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    this.root.addEventListener('keydown', (event) => this.#key(event));
  }

  showInfo(info: PreviewInfo): void {
    if (info.segment !== this.#info?.segment) this.#followsHead = true;
    this.#info = info;
    this.root.hidden = info.segments.length === 0;
    const layout = JSON.stringify(info.segments.map(({ segment, scene, start, end }) => [segment, scene, start, end]));
    if (layout !== this.#layout) this.#build(info);
    this.#layout = layout;
    for (const block of this.#blockElements()) {
      const isShown = Number(block.dataset.segment) === info.segment;
      block.setAttribute('aria-selected', String(isShown));
      block.tabIndex = isShown || (info.segment === null && block === this.#blocks.firstElementChild) ? 0 : -1;
    }
    this.#resized();
  }

  show({ t }: PlayerSnapshot): void {
    if (!this.#info) return;
    const total = this.#total();
    const share = total <= 0 || this.#info.segment === null ? null : (this.#info.reelStart + t) / total;
    if (share === this.#share) return;
    this.#share = share;
    if (share !== null && this.#followsHead) {
      const scroll = scrollToHead(this.#window, share, this.#width());
      if (scroll !== this.#window.scroll) this.#scroller.scrollLeft = scroll;
    }
    this.#moveHead();
  }

  showThumbnails(items: Thumbnail[]): void {
    for (const url of this.#thumbnails.values()) URL.revokeObjectURL(url);
    this.#thumbnails = new Map(
      items.map(({ segment, jpeg }) => [
        segment,
        URL.createObjectURL(new Blob([jpeg as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' })),
      ]),
    );
    this.#sceneThumbnails = new Map(
      (this.#info?.segments ?? []).flatMap(({ segment, scene }) => {
        const url = this.#thumbnails.get(segment);
        return url ? [[scene, url]] : [];
      }),
    );
    for (const block of this.#blockElements()) this.#setThumbnail(block);
  }

  showWave(wave: Float32Array | null, seconds: number): void {
    this.#wave = wave;
    this.#waveSeconds = seconds;
    this.#draw();
  }

  #total(): number {
    return this.#info?.segments.at(-1)?.end ?? 0;
  }

  #width(): number {
    return this.#scroller.clientWidth;
  }

  #blockElements(): HTMLElement[] {
    return [...this.#blocks.children] as HTMLElement[];
  }

  #build({ segments }: PreviewInfo): void {
    const total = this.#total() || 1;
    this.#summary.textContent = `${segments.length} segments · ${secondsText(total)}`;
    this.#blocks.replaceChildren(
      ...segments.map((segment) => {
        const block = segmentBlock(segment, total, (t) => this.#actions.pick(segment.segment, t));
        this.#setThumbnail(block);
        return block;
      }),
    );
  }

  #setThumbnail(block: HTMLElement): void {
    const { segment, scene } = block.dataset;
    const url = this.#thumbnails.get(Number(segment)) ?? this.#sceneThumbnails.get(scene ?? '');
    block.querySelector<HTMLElement>('.block-pictures')!.style.backgroundImage = url ? `url("${url}")` : '';
  }

  #wheel(event: WheelEvent): void {
    if (event.ctrlKey) {
      event.preventDefault();
      const at = event.clientX - this.#scroller.getBoundingClientRect().left;
      this.#zoomBy(Math.exp(-event.deltaY * WHEEL_ZOOM), at);
    } else if (this.#window.zoom > 1 && event.deltaX === 0) {
      event.preventDefault();
      this.#scroller.scrollLeft += event.deltaY;
    }
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') this.#zoomBy(ZOOM_STEP);
    else if (event.key === '-') this.#zoomBy(1 / ZOOM_STEP);
    else if (event.key === '0') this.#setWindow(FIT);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Around the playhead, or around a place in pixels from the left edge. */
  #zoomBy(factor: number, atPx?: number): void {
    const width = this.#width();
    const { zoom, scroll } = this.#window;
    const head = this.#share === null ? width / 2 : this.#share * width * zoom - scroll;
    const at = atPx ?? (head >= 0 && head <= width ? head : width / 2);
    const max = maxZoom(this.#info?.segments.length ?? 0, width);
    this.#setWindow(zoomAt(this.#window, factor, at, width, max));
  }

  #setWindow(window: StripWindow): void {
    this.#window = window;
    this.#blocks.style.width = `${100 * window.zoom}%`;
    this.#scroller.scrollLeft = window.scroll;
    this.#showBar();
    this.#draw();
  }

  #showBar(): void {
    const segments = this.#info?.segments.length ?? 0;
    const max = maxZoom(segments, this.#width());
    this.#bar.hidden = this.#window.zoom === 1 && !isCrowded(segments, this.#width());
    this.#zoomOut.disabled = this.#zoomFit.disabled = this.#window.zoom <= 1;
    this.#zoomIn.disabled = this.#window.zoom >= max;
  }

  #resized(): void {
    const max = maxZoom(this.#info?.segments.length ?? 0, this.#width());
    if (this.#window.zoom > max) return this.#setWindow(FIT);
    this.#showBar();
    this.#draw();
  }

  #moveHead(): void {
    const width = this.#width();
    const x = this.#share === null ? -1 : this.#share * width * this.#window.zoom - this.#window.scroll;
    this.#head.hidden = x < 0 || x > width + 0.5;
    this.#head.style.left = `${x}px`;
  }

  #draw(): void {
    this.#moveHead();
    if (!this.#info || this.#total() <= 0 || !this.root.isConnected) return;
    drawStripOverlay(this.#overlay, {
      ...this.#window,
      total: this.#total(),
      beats: this.#info.beats,
      wave: this.#wave,
      waveSeconds: this.#waveSeconds,
    });
  }
}
