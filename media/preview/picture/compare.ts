// Another picture over the preview's: a pinned frame, or that of the last render. A wipe shows what is left of a line from it, and the rest
// from now.

import * as l10n from '@vscode/l10n';
import { el } from '../../shared/dom.ts';

/** `none`: only the present picture. */
export type Compared = 'none' | 'pinned' | 'rendered';

export class Compare {
  readonly #source: HTMLCanvasElement;
  readonly #other = el('canvas', { class: 'pinned', 'aria-hidden': true });
  readonly #line = el('div', { class: 'wipe-line', 'aria-hidden': true });
  readonly #label = el('span', { class: 'wipe-label', role: 'status' });
  readonly #wipe = el('input', {
    type: 'range',
    class: 'wipe',
    min: '0',
    max: '100',
    value: '50',
    oninput: () => this.#showWipe(),
  });
  readonly root = el('div', { class: 'compare', hidden: true }, this.#other, this.#line, this.#label, this.#wipe);
  #with: Compared = 'none';
  onChange: (compared: Compared) => void = () => undefined;

  /** `source`: the canvas of the picture. */
  constructor(source: HTMLCanvasElement) {
    this.#source = source;
  }

  get compared(): Compared {
    return this.#with;
  }

  /** Pins the frame that is shown, or lets it go. */
  togglePin(): void {
    if (this.#with === 'pinned') return this.end();
    this.#draw(this.#source, 'pinned', l10n.t('Pinned frame'));
  }

  /** The frame of the last render; `name`: of its file. */
  async showRendered(png: Uint8Array, name: string, t: number): Promise<void> {
    const image = await createImageBitmap(new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' }));
    this.#draw(image, 'rendered', l10n.t('{0} at {1} s', name, t.toFixed(2)));
    image.close();
  }

  end(): void {
    this.#with = 'none';
    this.root.hidden = true;
    this.#label.textContent = '';
    this.onChange('none');
  }

  #draw(image: HTMLCanvasElement | ImageBitmap, compared: 'pinned' | 'rendered', label: string): void {
    this.#other.width = image.width;
    this.#other.height = image.height;
    this.#other.getContext('2d')!.drawImage(image, 0, 0);
    const isNew = this.#with !== compared;
    this.#with = compared;
    this.root.hidden = false;
    this.#label.textContent = label;
    this.#wipe.setAttribute(
      'aria-label',
      compared === 'pinned'
        ? l10n.t('Wipe between the pinned frame and now')
        : l10n.t('Wipe between the last render and now'),
    );
    this.#showWipe();
    if (isNew) this.onChange(compared);
  }

  #showWipe(): void {
    const share = this.#wipe.valueAsNumber;
    this.#other.style.clipPath = `inset(0 ${100 - share}% 0 0)`;
    this.#line.style.left = `${share}%`;
    this.#wipe.setAttribute(
      'aria-valuetext',
      this.#with === 'pinned' ? l10n.t('{0} % pinned', share) : l10n.t('{0} % rendered', share),
    );
  }
}
