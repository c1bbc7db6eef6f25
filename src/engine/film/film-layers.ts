// Layers played from a film: chunks of frames, each frame as the difference from the one before.

import { inflateSync } from 'fflate';
import { EMPTY_CELL } from '../frame/glyphs/atlas.ts';
import type { LayerTape, PlayedLayer } from '../frame/renderer/layer-tape.ts';
import type { Bytes, FilmLayer } from './film.ts';

/** Frames of a chunk. */
export const CHUNK_FRAMES = 12;
/** In the bytes of a frame: a cell without a glyph. Other values are places in the layer's glyphs. */
export const NO_GLYPH = 0xffff;

/** Bytes of a frame: glyphs as low and high bytes; red, green − red, blue − green, once or twice; alphas. */
export const frameBytes = ({ cells, planes }: Pick<FilmLayer, 'cells' | 'planes'>): number => cells * (3 + planes);

/** Opened chunks that are kept. */
const KEPT = 3;

export function filmTape(layers: readonly FilmLayer[], bytes: Uint8Array): LayerTape {
  const played = new Map(layers.map((layer) => [layer.key, playLayer(layer, bytes)]));
  return { find: (key) => played.get(key) ?? null };
}

function playLayer(layer: FilmLayer, bytes: Uint8Array): PlayedLayer {
  const { cells, glyphs, alphas, chunks, from } = layer;
  const size = frameBytes(layer);
  const opened = new Map<number, Uint8Array>();
  const chunk = (at: number): Uint8Array => {
    let frames = opened.get(at);
    if (!frames) {
      frames = openChunk(chunks[at], bytes, size);
      opened.set(at, frames);
      if (opened.size > KEPT) opened.delete(opened.keys().next().value!);
    }
    return frames;
  };
  return {
    read(frame, shown, indexOf) {
      const at = Math.max(0, Math.min(alphas.length - 1, frame - from));
      const place = (at % CHUNK_FRAMES) * size;
      const data = chunk(Math.floor(at / CHUNK_FRAMES)).subarray(place, place + size);
      const indices = glyphs.map(indexOf);
      const into = shown();
      for (let i = 0; i < cells; i++) {
        const glyph = data[i] | (data[cells + i] << 8);
        into.cells[i] = glyph === NO_GLYPH ? EMPTY_CELL : indices[glyph];
      }
      into.planes.forEach((plane, k) => {
        plane.set(data.subarray((2 + k) * cells, (3 + k) * cells));
        if (k % 3 === 0) return;
        const other = into.planes[k - 1];
        for (let i = 0; i < cells; i++) plane[i] = (plane[i] + other[i]) & 255;
      });
      into.alphas.set(data.subarray((2 + into.planes.length) * cells));
      return alphas[at];
    },
  };
}

function openChunk([at, length]: Bytes, bytes: Uint8Array, size: number): Uint8Array {
  const frames = inflateSync(bytes.subarray(at, at + length));
  for (let i = size; i < frames.length; i++) frames[i] = (frames[i] + frames[i - size]) & 255;
  return frames;
}
