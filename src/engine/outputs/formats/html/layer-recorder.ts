// Records the cells of layers for a film, frame by frame, as film-layers.ts reads them.

import { deflateRawSync } from 'node:zlib';
import type { Bytes, FilmLayer } from '../../../film/film.ts';
import { CHUNK_FRAMES, frameBytes, NO_GLYPH } from '../../../film/film-layers.ts';
import { EMPTY_CELL } from '../../../frame/glyphs/atlas.ts';
import type { LayerCells, LayerTape } from '../../../frame/renderer/layer-tape.ts';

interface Recorded {
  key: string;
  from: number;
  places: Map<string, number>;
  cells: number;
  planes: number;
  alphas: number[];
  /** Frames of the chunk that is being filled. */
  open: Uint8Array[];
  chunks: Bytes[];
}

export class LayerRecorder {
  readonly tape: LayerTape;
  readonly #layers = new Map<string, Recorded>();
  readonly #add: (bytes: Uint8Array) => Bytes;

  /** `isKept`: which layers are recorded, by the site of their item. `add` puts bytes into the film. */
  constructor(isKept: (site: number) => boolean, add: (bytes: Uint8Array) => Bytes) {
    this.#add = add;
    this.tape = {
      keep: (key, frame, shown, flatAlpha, glyphOf) => {
        if (isKept(Number(key.split(' ')[1]))) this.#keep(key, frame, shown, flatAlpha, glyphOf);
      },
    };
  }

  /** Call it once every frame has been drawn. */
  layers(): FilmLayer[] {
    return [...this.#layers.values()].map((layer) => {
      this.#close(layer);
      const { key, from, places, cells, planes, alphas, chunks } = layer;
      return { key, from, glyphs: [...places.keys()], cells, planes, alphas, chunks };
    });
  }

  #keep(
    key: string,
    frame: number,
    { cells, planes, alphas }: LayerCells,
    flatAlpha: number,
    glyphOf: (index: number) => string,
  ): void {
    let layer = this.#layers.get(key);
    if (!layer) {
      layer = {
        key,
        from: frame,
        places: new Map(),
        cells: cells.length,
        planes: planes.length,
        alphas: [],
        open: [],
        chunks: [],
      };
      this.#layers.set(key, layer);
    }
    // Feedback draws a frame again.
    if (frame < layer.from + layer.alphas.length) return;
    if (frame > layer.from + layer.alphas.length)
      throw new Error(`Expected frame ${layer.from + layer.alphas.length} of a layer, but got ${frame}.`);
    const { places, open } = layer;
    const n = cells.length;
    const out = new Uint8Array(frameBytes(layer));
    const known = new Map<number, number>([[EMPTY_CELL, NO_GLYPH]]);
    for (let i = 0; i < n; i++) {
      let place = known.get(cells[i]);
      if (place === undefined) {
        const glyph = glyphOf(cells[i]);
        place = places.get(glyph) ?? places.size;
        places.set(glyph, place);
        known.set(cells[i], place);
      }
      out[i] = place & 255;
      out[n + i] = place >> 8;
    }
    // Green as the difference from red, and blue from green.
    planes.forEach((plane, k) => {
      const other = k % 3 === 0 ? null : planes[k - 1];
      for (let i = 0; i < n; i++) out[(2 + k) * n + i] = plane[i] - (other?.[i] ?? 0);
    });
    // The colour of a glyph that is not there is not seen: as before costs nothing.
    const before = open.at(-1);
    for (let i = 0; i < n; i++) {
      if (cells[i] !== EMPTY_CELL) continue;
      for (let plane = 2; plane < 5; plane++) out[plane * n + i] = before?.[plane * n + i] ?? 0;
    }
    out.set(alphas.subarray(0, n), (2 + planes.length) * n);
    layer.alphas.push(flatAlpha);
    open.push(out);
    if (open.length === CHUNK_FRAMES) this.#close(layer);
  }

  #close({ open, chunks }: Recorded): void {
    if (open.length === 0) return;
    const [{ length: size }] = open;
    const data = new Uint8Array(size * open.length);
    open.forEach((frame, at) => {
      const before = at > 0 ? open[at - 1] : null;
      for (let i = 0; i < size; i++) data[at * size + i] = frame[i] - (before?.[i] ?? 0);
    });
    chunks.push(this.#add(new Uint8Array(deflateRawSync(data, { level: 9 }))));
    open.length = 0;
  }
}
