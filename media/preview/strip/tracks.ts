// The tracks of the strip and the buttons that show and hide them.

import * as l10n from '@vscode/l10n';
import type { Range } from '../../../src/contract/diagnostics.ts';
import type { Timeline } from '../../../src/contract/timeline.ts';
import type { CaptionsMessage } from '../../../src/contract/webview.ts';
import { el } from '../../shared/dom.ts';
import { Track } from './track.ts';
import type { TrackItem } from './track.ts';

/** A bar is not drawn narrower: every second, fourth … one is left. */
const LEAST_BAR_PX = 26;

export interface TrackActions {
  /** Seconds of the reel. */
  go(seconds: number): void;
  reveal(range: Range, file?: string): void;
  /** Those that are hidden, by id. */
  hide(ids: readonly string[]): void;
}

export class Tracks {
  readonly #actions: TrackActions;
  readonly #bars: Track;
  readonly #sections: Track;
  readonly #captions: Track;
  readonly #sounds: Track;
  readonly #all: readonly Track[];
  readonly #buttons: ReadonlyMap<Track, HTMLButtonElement>;
  readonly root: HTMLElement;
  readonly buttons: HTMLElement;
  #timeline: Timeline | null = null;
  #saying: CaptionsMessage['items'] = [];
  #total = 0;
  #widthPx = 0;

  constructor(actions: TrackActions) {
    this.#actions = actions;
    const track = (id: string, name: string) => new Track(id, name, (seconds) => actions.go(seconds));
    this.#bars = track('bars', l10n.t('Bars'));
    this.#sections = track('sections', l10n.t('Sections'));
    this.#captions = track('captions', l10n.t('Captions'));
    this.#sounds = track('sounds', l10n.t('Sounds'));
    this.#all = [this.#bars, this.#sections, this.#captions, this.#sounds];
    this.#buttons = new Map(
      this.#all.map((each) => [
        each,
        el(
          'button',
          {
            class: 'track-button',
            type: 'button',
            'aria-pressed': true,
            hidden: true,
            onclick: () => this.#toggle(each),
          },
          each.name,
        ),
      ]),
    );
    this.root = el('div', { class: 'tracks' }, ...this.#all.map((each) => each.root));
    this.buttons = el(
      'span',
      { class: 'track-buttons', role: 'group', 'aria-label': l10n.t('Tracks') },
      ...this.#buttons.values(),
    );
  }

  get isEmpty(): boolean {
    return this.#all.every((track) => track.isEmpty);
  }

  set hidden(ids: readonly string[]) {
    for (const track of this.#all) {
      track.isShown = !ids.includes(track.id);
      track.update();
    }
    this.#showButtons();
  }

  showTimeline(timeline: Timeline | null): void {
    this.#timeline = timeline;
    this.#build();
  }

  showCaptions(items: CaptionsMessage['items']): void {
    this.#saying = items;
    this.#build();
  }

  /** Seconds of the reel, and their width. */
  layOut(total: number, widthPx: number): void {
    if (total === this.#total && widthPx === this.#widthPx) return;
    const isSame = total === this.#total;
    this.#total = total;
    this.#widthPx = widthPx;
    if (isSame) this.#buildBars();
    else this.#build();
  }

  #build(): void {
    const total = this.#total;
    if (total <= 0) return;
    const { sections = [], drops = [], sounds = [], captions = null } = this.#timeline ?? {};
    const ofReel = (reveal: () => void) => ({ reveal });
    const parts = sections.map((from, i): TrackItem => ({
      from,
      to: sections[i + 1] ?? total,
      text: l10n.t('Section {0}', i + 1),
      name: l10n.t('Section {0}', i + 1),
    }));
    const marks = drops.map((from, i): TrackItem => ({
      from,
      to: null,
      text: '',
      name: l10n.t('Drop {0}', i + 1),
      kind: 'drop',
    }));
    this.#sections.show(
      [...parts, ...marks].sort((a, b) => a.from - b.from),
      total,
    );
    this.#captions.show(
      this.#saying
        .filter(({ from, to }) => from < total && to > 0)
        .map(({ from, to, text }) => ({
          from: Math.max(0, from),
          to,
          text,
          name: l10n.t('Caption: {0}', text),
          ...(captions ? ofReel(() => this.#actions.reveal(captions)) : {}),
        })),
      total,
    );
    this.#sounds.show(
      sounds.map(({ from, to, label, range, file }) => ({
        from,
        to,
        text: label,
        name: l10n.t('Sound: {0}', label),
        ...ofReel(() => this.#actions.reveal(range, file)),
      })),
      total,
    );
    this.#buildBars();
  }

  #buildBars(): void {
    const { bars = [] } = this.#timeline ?? {};
    const shown = bars.filter((at) => at < this.#total);
    const px = (this.#widthPx * ((shown[1] ?? this.#total) - (shown[0] ?? 0))) / (this.#total || 1);
    const every = 2 ** Math.max(0, Math.ceil(Math.log2(LEAST_BAR_PX / Math.max(px, 0.01))));
    this.#bars.show(
      shown.flatMap((from, i) =>
        i % every === 0
          ? [{ from, to: shown[i + every] ?? this.#total, text: String(i + 1), name: l10n.t('Bar {0}', i + 1) }]
          : [],
      ),
      this.#total,
    );
    this.#showButtons();
  }

  #toggle(track: Track): void {
    track.isShown = !track.isShown;
    track.update();
    this.#showButtons();
    this.#actions.hide(this.#all.filter(({ isShown }) => !isShown).map(({ id }) => id));
  }

  #showButtons(): void {
    for (const [track, button] of this.#buttons) {
      button.hidden = track.isEmpty;
      button.setAttribute('aria-pressed', String(track.isShown));
    }
  }
}
