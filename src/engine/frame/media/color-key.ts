// The colour that becomes transparent. Distances of a colour's chroma (OKLab a, b) are relative to how colourful the key is, so that one
// range suits bright and dull screens: grey is 0.375 away. A key without colour (white, black, grey) goes by OKLab distance, lightness
// included. What is left of the key's hue is taken out of the other colours.

import { oklab } from '../../kernels/scalar/color.ts';
import type { F32Buffer } from '../../kernels/memory.ts';
import type { Num } from '../../effect-api/scope.ts';
import { MEDIA_DEFAULTS } from '../../../contract/media.ts';
import type { MaterialHost, MaterialNodes } from './shown-material.ts';

/** A chroma below this is no colour. */
const GREY = 0.04;
const TO_GREY = 0.375;

export class ColorKey {
  readonly #host: MaterialHost;
  readonly #nodes: MaterialNodes;
  readonly #last = [-1, -1, -1, -1, -1];
  #lab: readonly [number, number, number] = [0, 0, 0];
  #range = 0;
  #soft = 0;
  /** Counts changes of the key's colour and distances. */
  version = 0;

  constructor(host: MaterialHost, nodes: MaterialNodes) {
    this.#host = host;
    this.#nodes = nodes;
  }

  /** Takes the settings of the moment that the graph is computed for. */
  update(): void {
    const { key, keyRange, keySoft } = this.#nodes;
    const value = (node: Num | null, otherwise: number): number => (node ? this.#host.value(node) : otherwise);
    const next = [
      value(key!.r, 0),
      value(key!.g, 0),
      value(key!.b, 0),
      value(keyRange, MEDIA_DEFAULTS.keyRange),
      value(keySoft, MEDIA_DEFAULTS.keySoft),
    ];
    if (next.every((x, i) => x === this.#last[i])) return;
    next.forEach((x, i) => (this.#last[i] = x));
    this.#lab = oklab(Math.fround(next[0]), Math.fround(next[1]), Math.fround(next[2]));
    this.#range = next[3];
    this.#soft = Math.max(1e-3, next[4]);
    this.version++;
  }

  /** Changes linear cells times alpha in place; `matrix` brings them to the primaries of sRGB first. */
  apply(cells: F32Buffer, matrix: readonly number[] | null): void {
    const n = cells.length >> 2;
    if (matrix) {
      const view = cells.view;
      for (let at = 0; at < 4 * n; at += 4) {
        const r = view[at];
        const g = view[at + 1];
        const b = view[at + 2];
        for (let row = 0; row < 3; row++)
          view[at + row] = Math.max(0, matrix[3 * row] * r + matrix[3 * row + 1] * g + matrix[3 * row + 2] * b);
      }
    }
    const [L, a, b] = this.#lab;
    const chroma = Math.sqrt(a * a + b * b);
    const { kernels } = this.#host;
    if (chroma < GREY) kernels.keyCells(cells.ptr, n, L, a, b, 1, 1, this.#range, this.#soft, 0, 0, 0);
    else
      kernels.keyCells(cells.ptr, n, L, a, b, 0, TO_GREY / chroma, this.#range, this.#soft, 1, a / chroma, b / chroma);
  }
}
