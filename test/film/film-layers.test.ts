// Recorded cells are played back as they were, in any order of frames.

import { expect, test } from 'vitest';
import { filmTape } from '../../src/engine/film/film-layers.ts';
import { EMPTY_CELL } from '../../src/engine/frame/glyphs/atlas.ts';
import { FilmBytes } from '../../src/engine/outputs/formats/html/film-bytes.ts';
import { LayerRecorder } from '../../src/engine/outputs/formats/html/layer-recorder.ts';

const CELLS = 5;
const FRAMES = 30;
const GLYPHS = ['.', ':', '#'];

/** Glyphs, colours and alphas that change in every frame. */
function shownAt(frame: number) {
  const byte = (salt: number) => Uint8Array.from({ length: CELLS }, (_, i) => (frame * 37 + i * 101 + salt) & 255);
  return {
    cells: Uint16Array.from({ length: CELLS }, (_, i) => ((frame + i) % 4 === 3 ? EMPTY_CELL : (frame + i) % 4)),
    planes: [byte(1), byte(2), byte(3)],
    alphas: byte(4),
  };
}

test('every frame comes back, but for colours of cells without a glyph', () => {
  const bytes = new FilmBytes();
  const recorder = new LayerRecorder((site) => site === 7, bytes.add);
  for (let frame = 2; frame < FRAMES; frame++)
    recorder.tape.keep!('0 7', frame, shownAt(frame), frame % 2 ? -1 : 200, (index) => GLYPHS[index]);
  recorder.tape.keep!('0 8', 0, shownAt(0), -1, (index) => GLYPHS[index]);
  const layers = recorder.layers();
  expect(layers.map(({ key, from, chunks }) => [key, from, chunks.length])).toEqual([['0 7', 2, 3]]);
  const tape = filmTape(layers, bytes.all());
  expect(tape.find!('0 8')).toBeNull();
  for (const frame of [29, 2, 13, 14, 3, 28]) {
    const into = {
      cells: new Uint16Array(CELLS),
      planes: [0, 1, 2].map(() => new Uint8Array(CELLS)),
      alphas: new Uint8Array(CELLS),
    };
    const alpha = tape.find!('0 7')!.read(
      frame,
      () => into,
      (glyph) => GLYPHS.indexOf(glyph),
    );
    const expected = shownAt(frame);
    expect(alpha).toBe(frame % 2 ? -1 : 200);
    expect(into.cells).toEqual(expected.cells);
    expect(into.alphas).toEqual(expected.alphas);
    expected.cells.forEach((cell, i) => {
      if (cell !== EMPTY_CELL)
        expect(into.planes.map((plane) => plane[i])).toEqual(expected.planes.map((plane) => plane[i]));
    });
  }
});
