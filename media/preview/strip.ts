// The whole reel: one block a segment with its picture, the beats and the wave of the sound across all of them. A click
// goes to that moment and shows its code.

import type { PreviewInfo } from '../../src/contract/protocol.ts';
import { el, fitCanvas, themeColor } from '../shared/dom.ts';

type Segment = PreviewInfo['segments'][number];

export interface StripEvents {
  /** `t` in seconds after the segment's start; null: from its beginning (keyboard). */
  onPick(segment: number, t: number | null): void;
}

export class Strip {
  readonly #blocks = el('div', {
    class: 'blocks',
    role: 'listbox',
    'aria-label': 'Segments of the reel',
    'aria-orientation': 'horizontal',
  });
  readonly #overlay = el('canvas', { class: 'strip-overlay', 'aria-hidden': true });
  readonly #head = el('div', { class: 'head' });
  readonly root = el('div', { class: 'strip' }, this.#blocks, this.#overlay, this.#head);
  readonly #events: StripEvents;
  #info: PreviewInfo | null = null;
  #layout = '';
  #pictures = new Map<number, string>();
  #wave: Float32Array | null = null;
  #waveSeconds = 0;

  constructor(events: StripEvents) {
    this.#events = events;
    new ResizeObserver(() => this.#drawOverlay()).observe(this.root);
  }

  show(info: PreviewInfo): void {
    this.#info = info;
    this.root.hidden = info.segments.length === 0;
    const layout = JSON.stringify(info.segments.map(({ segment, scene, start, end }) => [segment, scene, start, end]));
    if (layout !== this.#layout) this.#build(info.segments);
    this.#layout = layout;
    for (const block of this.#blocks.children as HTMLCollectionOf<HTMLElement>) {
      const isShown = Number(block.dataset.segment) === info.segment;
      block.setAttribute('aria-selected', String(isShown));
      block.tabIndex = isShown || (info.segment === null && block === this.#blocks.firstElementChild) ? 0 : -1;
    }
    this.#drawOverlay();
  }

  pictures(items: { segment: number; jpeg: Uint8Array }[]): void {
    for (const url of this.#pictures.values()) URL.revokeObjectURL(url);
    this.#pictures = new Map(
      items.map(({ segment, jpeg }) => [
        segment,
        URL.createObjectURL(new Blob([jpeg as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' })),
      ]),
    );
    for (const block of this.#blocks.children as HTMLCollectionOf<HTMLElement>) this.#hang(block);
  }

  wave(wave: Float32Array | null, seconds: number): void {
    this.#wave = wave;
    this.#waveSeconds = seconds;
    this.#drawOverlay();
  }

  move(reelSeconds: number): void {
    const total = this.#total();
    this.#head.hidden = total <= 0 || this.#info?.segment === null;
    if (total > 0) this.#head.style.left = `${(100 * reelSeconds) / total}%`;
  }

  /** The neighbour of the shown segment. */
  neighbour(by: number): number | null {
    const { segments = [], segment = null } = this.#info ?? {};
    const index = segments.findIndex((s) => s.segment === segment);
    return segments[Math.max(0, index + by)]?.segment ?? null;
  }

  #total(): number {
    return this.#info?.segments.at(-1)?.end ?? 0;
  }

  #build(segments: Segment[]): void {
    const total = segments.at(-1)?.end ?? 1;
    this.#blocks.replaceChildren(
      ...segments.map((s) => {
        const seconds = s.end - s.start;
        const block = el(
          'div',
          {
            class: 'block',
            role: 'option',
            'data-segment': s.segment,
            title: `${s.segment}. ${s.scene} · ${seconds.toFixed(2)} s`,
            'aria-label': `Segment ${s.segment}, ${s.scene}, ${seconds.toFixed(1)} seconds, from ${s.start.toFixed(1)}`,
          },
          el('div', { class: 'block-pictures' }),
          el('span', { class: 'block-name' }, s.scene),
        );
        // By their times rather than in a row: a scene with mistakes leaves its place empty.
        block.style.left = `${(100 * s.start) / total}%`;
        block.style.width = `calc(${(100 * seconds) / total}% - 2px)`;
        block.addEventListener('click', (event) => {
          const box = block.getBoundingClientRect();
          this.#events.onPick(s.segment, ((event.clientX - box.left) / Math.max(1, box.width)) * seconds);
        });
        block.addEventListener('keydown', (event) => {
          const to =
            event.key === 'ArrowRight'
              ? block.nextElementSibling
              : event.key === 'ArrowLeft'
                ? block.previousElementSibling
                : null;
          if (to) (to as HTMLElement).focus();
          else if (event.key === 'Enter') this.#events.onPick(s.segment, null);
          else return;
          event.preventDefault();
          event.stopPropagation();
        });
        this.#hang(block);
        return block;
      }),
    );
  }

  #hang(block: HTMLElement): void {
    const url = this.#pictures.get(Number(block.dataset.segment));
    const wall = block.querySelector<HTMLElement>('.block-pictures')!;
    wall.style.backgroundImage = url ? `url("${url}")` : '';
  }

  #drawOverlay(): void {
    const info = this.#info;
    const total = this.#total();
    if (!info || total <= 0 || !this.root.isConnected) return;
    const { context, width, height } = fitCanvas(this.#overlay);
    const x = (t: number) => (t / total) * width;
    if (this.#wave && this.#waveSeconds > 0) {
      context.fillStyle = themeColor('--wave', '#fff8');
      const middle = height * 0.62;
      for (let px = 0; px < width; px += 2) {
        const from = ((px / width) * total) / this.#waveSeconds;
        if (from >= 1) break;
        const a = Math.floor(from * this.#wave.length);
        const b = Math.max(a + 1, Math.floor(((((px + 2) / width) * total) / this.#waveSeconds) * this.#wave.length));
        let peak = 0;
        for (let i = a; i < b && i < this.#wave.length; i++) peak = Math.max(peak, Math.abs(this.#wave[i]!));
        const h = Math.max(1, peak * height * 0.62);
        context.fillRect(px, middle - h / 2, 1, h);
      }
    }
    context.fillStyle = themeColor('--beat', '#fffc');
    const everyPx = info.beats.length > 1 ? x(info.beats[1]! - info.beats[0]!) : 99;
    if (everyPx >= 3) for (const beat of info.beats) if (beat < total) context.fillRect(Math.round(x(beat)), 0, 1, 3);
  }
}
