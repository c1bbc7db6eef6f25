// Where the item under the cursor in the text is seen: its cells keep their light, with a coloured edge; the rest of the picture is dimmed.

import * as l10n from '@vscode/l10n';
import type { AreaMessage } from '../../../src/contract/webview-inspect.ts';
import { el } from '../../shared/dom.ts';

/** Over places without the item, and over those with it. */
const DIM = [0, 0, 0, 150] as const;
const TINT = [120, 200, 255, 56] as const;
const EDGE = [120, 200, 255, 255] as const;

export class Tint {
  readonly #canvas = el('canvas', { class: 'tint', 'aria-hidden': true });
  readonly #label = el('span', { class: 'tint-label', role: 'status' });
  readonly root = el('div', { class: 'tint-layer', hidden: true }, this.#canvas, this.#label);

  show({ area, label }: AreaMessage): void {
    this.root.hidden = area === null;
    if (area === null) {
      this.#label.textContent = '';
      return;
    }
    const { width, height, shown } = area;
    this.#canvas.width = width;
    this.#canvas.height = height;
    const image = new ImageData(width, height);
    let count = 0;
    const isOn = (x: number, y: number) => x < 0 || y < 0 || x >= width || y >= height || shown[y * width + x]! > 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        const on = shown[i]! > 0;
        if (on) count++;
        const isEdge = on && !(isOn(x - 1, y) && isOn(x + 1, y) && isOn(x, y - 1) && isOn(x, y + 1));
        image.data.set(isEdge ? EDGE : on ? TINT : DIM, i * 4);
      }
    this.#canvas.getContext('2d')!.putImageData(image, 0, 0);
    const share = Math.round((100 * count) / shown.length);
    this.#label.textContent =
      count === 0 ? l10n.t('{0}: not seen now', label) : l10n.t('{0}: {1} % of the picture', label, Math.max(1, share));
    this.root.dataset.share = String(share);
  }
}
