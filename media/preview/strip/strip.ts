// The whole reel: one block per segment with its thumbnail, and the beats and the waveform of the sound across them. A
// click goes to that moment; blocks and their ends can be dragged; tracks are below. Long reels zoom (buttons, Ctrl+wheel, pinch, + − 0) and
// scroll.

import * as l10n from '@vscode/l10n';
import type { Range } from '../../../src/contract/diagnostics.ts';
import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import type { Timeline, TimelineGesture } from '../../../src/contract/timeline.ts';
import type { CaptionsMessage, Thumbnail } from '../../../src/contract/webview.ts';
import { el } from '../../shared/dom.ts';
import type { PlayerSnapshot } from '../player.ts';
import { secondsText } from '../time/timecode.ts';
import { Cuts } from './cuts.ts';
import { segmentBlock } from './segment-block.ts';
import { SegmentDrag } from './segment-drag.ts';
import { snapped, snapPoints } from './snap.ts';
import { drawStripOverlay } from './strip-overlay.ts';
import type { StripScale } from './strip-scale.ts';
import { StripZoom } from './strip-zoom.ts';
import { Thumbnails } from './thumbnails.ts';
import { Tracks } from './tracks.ts';
import { refocus } from '../parts/refocus.ts';

export interface StripActions {
  /** `t` in seconds of the segment; null: its start. */
  pick(segment: number, t: number | null): void;
  /** Seconds of the reel. */
  go(seconds: number): void;
  gesture(gesture: TimelineGesture, write: boolean): void;
  /** Nothing is tried any more. */
  cancel(): void;
  /** Shows the last frame of a segment whose end is dragged. */
  trim(segment: number): void;
  /** Shows this second of it once what is tried is there. */
  trimmed(t: number): void;
  reveal(range: Range, file?: string): void;
  hideTracks(names: readonly string[]): void;
  say(text: string): void;
}

export class Strip {
  readonly #blocks = el('div', {
    class: 'blocks',
    role: 'listbox',
    'aria-label': l10n.t('Segments of the reel'),
    'aria-orientation': 'horizontal',
  });
  readonly #marked = el('div', { class: 'marked', hidden: true });
  readonly #cuts: Cuts;
  readonly #drag: SegmentDrag;
  readonly #tracks: Tracks;
  readonly #overlay = el('canvas', { class: 'strip-overlay', 'aria-hidden': true });
  readonly #head = el('div', { class: 'head' });
  readonly #summary = el('span', { class: 'strip-summary' });
  readonly #zoom: StripZoom;
  readonly #bar: HTMLElement;
  readonly root: HTMLElement;
  readonly #actions: StripActions;
  readonly #thumbnails = new Thumbnails();
  #info: PreviewInfo | null = null;
  #timeline: Timeline | null = null;
  #layout = '';
  #wave: Float32Array | null = null;
  #waveSeconds = 0;
  /** Playhead as a share of the reel; null for a scene off the timeline. */
  #share: number | null = null;
  /** Index of the block that gets the focus once a move by keys is written. */
  #refocus: number | null = null;

  constructor(actions: StripActions) {
    this.#actions = actions;
    const scale = () => this.#scale();
    this.#cuts = new Cuts({
      scale,
      playhead: () => (this.#share === null ? null : this.#share * this.#total()),
      beats: () => this.#info?.beats ?? [],
      begin: (segment) => actions.trim(segment),
      move: (segment, end, write) => this.#moveCut(segment, end, write),
      cancel: () => {
        actions.cancel();
        this.#relayOut();
      },
      refuse: (reason) => actions.say(reason),
    });
    this.#drag = new SegmentDrag({
      scale,
      segments: () => this.#info?.segments ?? [],
      move: (segment, before) => actions.gesture({ do: 'move', segment, before }, true),
    });
    this.#tracks = new Tracks({
      go: (seconds) => actions.go(seconds),
      reveal: (range, file) => actions.reveal(range, file),
      hide: (names) => actions.hideTracks(names),
    });
    const lanes = el('div', { class: 'lanes' }, this.#blocks, this.#marked, this.#drag.mark, this.#cuts.root);
    this.#zoom = new StripZoom({
      content: el('div', { class: 'strip-content' }, lanes, this.#tracks.root),
      segments: () => this.#info?.segments.length ?? 0,
      playhead: () => this.#share,
      changed: () => this.#zoomed(),
    });
    this.#bar = el('div', { class: 'strip-bar' }, this.#summary, this.#tracks.buttons, this.#zoom.buttons);
    this.root = el(
      'section',
      { class: 'timeline', 'aria-label': l10n.t('Reel') },
      this.#bar,
      el('div', { class: 'strip' }, this.#zoom.scroller, this.#overlay, this.#head),
    );
    this.root.addEventListener('keydown', (event) => this.#zoom.key(event));
  }

  showInfo(info: PreviewInfo): void {
    if (info.segment !== this.#info?.segment) this.#zoom.follow();
    // What is tried while a cut is dragged would move the strip under the hand.
    if (this.#cuts.isMoving && this.#info) info = { ...info, segments: this.#info.segments };
    this.#info = info;
    this.root.hidden = info.segments.length === 0;
    this.#relayOut();
    for (const block of this.#blockElements()) {
      const isShown = Number(block.dataset.segment) === info.segment;
      block.setAttribute('aria-selected', String(isShown));
      block.tabIndex = isShown || (info.segment === null && block === this.#blocks.firstElementChild) ? 0 : -1;
    }
    this.#cuts.select(info.segment);
    this.#zoom.update();
  }

  showTimeline(timeline: Timeline | null): void {
    this.#timeline = timeline;
    this.#cuts.showTimeline(timeline);
    this.#tracks.showTimeline(timeline);
    this.#zoom.update();
  }

  showCaptions(items: CaptionsMessage['items']): void {
    this.#tracks.showCaptions(items);
    this.#zoom.update();
  }

  showWritten(text: string): void {
    this.#cuts.showWritten(text);
  }

  set hiddenTracks(names: readonly string[]) {
    this.#tracks.hidden = names;
    this.#zoom.update();
  }

  show({ t, inMark, outMark }: PlayerSnapshot): void {
    if (!this.#info) return;
    const total = this.#total();
    const isMarked = this.#info.segment !== null && (inMark !== null || outMark !== null);
    if (this.#marked.hidden === isMarked) this.#marked.hidden = !isMarked;
    if (isMarked) {
      this.#marked.style.left = `${(100 * (inMark ?? 0)) / total}%`;
      this.#marked.style.right = `${100 - (100 * Math.min(outMark ?? total, total)) / total}%`;
    }
    const share = total <= 0 || this.#info.segment === null ? null : (this.#info.reelStart + t) / total;
    if (share === this.#share) return;
    this.#share = share;
    this.#zoom.headMoved();
    this.#moveHead();
  }

  showThumbnails(items: Thumbnail[]): void {
    this.#thumbnails.replace(items, this.#info?.segments ?? []);
    for (const block of this.#blockElements()) this.#thumbnails.showOn(block);
  }

  showWave(wave: Float32Array | null, seconds: number): void {
    this.#wave = wave;
    this.#waveSeconds = seconds;
    this.#draw();
  }

  #total(): number {
    return this.#info?.segments.at(-1)?.end ?? 0;
  }

  #scale(): StripScale {
    return { total: this.#total(), widthPx: this.#zoom.width * this.#zoom.window.zoom };
  }

  #blockElements(): HTMLElement[] {
    return [...this.#blocks.children] as HTMLElement[];
  }

  #relayOut(): void {
    const { segments } = this.#info ?? { segments: [] };
    const layout = JSON.stringify(segments.map(({ segment, scene, start, end }) => [segment, scene, start, end]));
    if (layout !== this.#layout) this.#build(segments);
    this.#layout = layout;
  }

  #build(segments: PreviewInfo['segments']): void {
    const total = this.#total() || 1;
    this.#summary.textContent = `${segments.length === 1 ? l10n.t('1 segment') : l10n.t('{0} segments', segments.length)} · ${secondsText(total)}`;
    this.#drag.cancel();
    this.#blocks.replaceChildren(...segments.map((segment) => this.#block(segment, total)));
    this.#cuts.build(segments);
    const block = this.#refocus === null ? undefined : this.#blockElements()[this.#refocus];
    if (!block) return;
    this.#refocus = null;
    refocus(block);
    this.#actions.say(l10n.t('{0} is now segment {1}.', block.dataset.scene!, block.dataset.segment!));
  }

  #block(segment: PreviewInfo['segments'][number], total: number): HTMLElement {
    const block: HTMLElement = segmentBlock(segment, total, {
      pick: (t) => {
        if (!this.#drag.endsDrag()) this.#actions.pick(segment.segment, t);
      },
      split: (t, exactly) => this.#split(segment, segment.start + t, exactly),
      step: (by) => {
        const isMoved = this.#drag.step(block, by);
        if (isMoved) this.#refocus = this.#blockElements().indexOf(block) + by;
        return isMoved;
      },
      focusCut: () => this.#cuts.focus(segment.segment),
      cancel: () => this.#drag.cancel(),
    });
    this.#drag.attach(block);
    this.#thumbnails.showOn(block);
    return block;
  }

  #split({ segment }: PreviewInfo['segments'][number], at: number, exactly: boolean): void {
    const { total, widthPx } = this.#scale();
    const points = snapPoints(this.#timeline, this.#info?.beats ?? [], null);
    const near = exactly ? null : snapped(points, at, total / Math.max(1, widthPx));
    this.#actions.gesture({ do: 'split', segment, at: near ?? at }, true);
  }

  #moveCut(segment: number, end: number, write: boolean): void {
    const start = this.#info?.segments.find((each) => each.segment === segment)?.start ?? 0;
    this.#actions.gesture({ do: 'cut', segment, end }, write);
    this.#actions.trimmed(Math.max(0, end - start - 1 / (this.#info?.fps ?? 12)));
  }

  #moveHead(): void {
    const x = this.#zoom.headPx();
    this.#head.hidden = x === null;
    if (x !== null) this.#head.style.left = `${x}px`;
  }

  #zoomed(): void {
    this.#tracks.layOut(this.#total(), this.#scale().widthPx);
    this.#bar.hidden = this.#zoom.buttons.hidden && this.#tracks.isEmpty;
    this.#draw();
  }

  #draw(): void {
    this.#moveHead();
    if (!this.#info || this.#total() <= 0 || !this.root.isConnected) return;
    drawStripOverlay(this.#overlay, {
      ...this.#zoom.window,
      total: this.#total(),
      beats: this.#info.beats,
      wave: this.#wave,
      waveSeconds: this.#waveSeconds,
    });
  }
}
