// All that a hand changes in the panel: the controls of what the cursor is on, the handles in the picture, and the guides that they snap to.

import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import type { Tweaks } from '../../../src/contract/tweak.ts';
import type { PreviewToHost } from '../../../src/contract/webview.ts';
import { el } from '../../shared/dom.ts';
import type { CurveGround } from './curve/curve-ground.ts';
import type { TweakActions } from './gesture.ts';
import { Guides } from './guides.ts';
import { Handles } from './handles.ts';
import { TweakView } from './tweak-view.ts';

export interface HandParts {
  post(message: PreviewToHost): void;
  seek(t: number): void;
  /** The guides over the picture are kept with the panel. */
  chooseGuides(name: string): void;
}

export class Hand {
  readonly guides = new Guides();
  readonly tweak: TweakView;
  readonly #handles: Handles;
  /** Over the picture: guides below handles. */
  readonly overlay: HTMLElement;
  #tweaks: Tweaks | null = null;
  #received = 0;
  #ground: CurveGround = { info: null, wave: null, waveSeconds: 0 };

  constructor({ post, seek, chooseGuides }: HandParts) {
    const actions: TweakActions = {
      preview: (version, edits) => post({ type: 'tryEdits', version, edits }),
      write: (version, edits) => post({ type: 'writeEdits', version, edits }),
    };
    this.tweak = new TweakView({ ...actions, seek, askInk: (glyphs, font) => post({ type: 'askInk', glyphs, font }) });
    this.#handles = new Handles(actions, () => this.guides.snap);
    this.overlay = el('div', { class: 'overlay' }, this.guides.root, this.#handles.root);
    this.guides.onChange = () => {
      chooseGuides(this.guides.name);
      this.#show();
    };
  }

  showTweaks(tweaks: Tweaks | null): void {
    this.#tweaks = tweaks;
    document.getElementById('app')!.dataset.tweaks = String(++this.#received);
    this.guides.cells = tweaks?.cells ?? null;
    this.#handles.show(tweaks);
    this.#show();
  }

  showInfo(info: PreviewInfo): void {
    this.#ground = { ...this.#ground, info };
    if (this.#tweaks?.whole?.kind === 'keys') this.#show();
  }

  showWave(wave: Float32Array | null, waveSeconds: number): void {
    this.#ground = { ...this.#ground, wave, waveSeconds };
    if (this.#tweaks?.whole?.kind === 'keys') this.#show();
  }

  /** Seconds of the scene that the picture shows. */
  showTime(t: number): void {
    this.tweak.curve.time = t;
  }

  #show(): void {
    this.tweak.show(this.#tweaks, this.#ground, this.guides.snap);
  }
}
