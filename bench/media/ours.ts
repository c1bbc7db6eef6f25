// Our own ways to choose glyphs, drawn by the renderer itself from a picture or footage on disk.

import { dirname, join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { synthesiseFeatures } from '../../src/engine/frame/features/synthesise-features.ts';
import type { Renderer } from '../../src/engine/frame/renderer/renderer.ts';
import { openRenderer } from '../../src/engine/inputs/open-renderer.ts';
import { compile } from '../../src/language/compile.ts';
import type { Pixels } from './likeness.ts';

export interface Method {
  name: string;
  settings: string;
  /** Whether it uses nothing but keyboard characters. */
  isAscii?: boolean;
}

export const methods: Method[] = [
  { name: 'match', settings: 'color: p.color  glyphs: match' },
  { name: 'match, exact', settings: 'color: p.color  glyphs: match  crisp: 0' },
  { name: 'match, characters', settings: 'color: p.color  glyphs: match  palette: printable  crisp: 0', isAscii: true },
  { name: 'match, textured', settings: 'color: p.color  glyphs: match  palette: printable  crisp: 0.4', isAscii: true },
  { name: 'ramp by ink', settings: 'color: #fff  palette: printable', isAscii: true },
  { name: 'ramp, dithered', settings: 'color: #fff  palette: printable  dither: diffuse', isAscii: true },
  { name: 'shape', settings: 'color: #fff  palette: printable  glyphs: shape', isAscii: true },
  { name: 'shape, crisp', settings: 'color: #fff  palette: printable  glyphs: shape  crisp: 1', isAscii: true },
];

/** The file is shown over the whole frame, without the tone map. */
export async function rendererFor(
  file: string,
  settings: string,
  {
    width,
    height,
    seconds = 2,
    fps = 24,
    media = '',
  }: {
    width: number;
    height: number;
    seconds?: number;
    fps?: number;
    /** More settings of the `media` statement. */ media?: string;
  },
): Promise<Renderer> {
  const text = `reel "bench" { size: ${width}x${height}  fps: ${fps} }
media p = "${file.replaceAll('\\', '/')}" { fit: stretch  loop: mirror  ${media} }
scene a for ${seconds}s { tonemap: off  gamma: 1
  layer on md { value: p  ${settings} }
}
`;
  const path = join(dirname(file), 'bench.reel');
  writeFileSync(path, text);
  const { plan, diagnostics } = compile(text, { path });
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new Error(`${error.message}\n${text}`);
  const format = { width, height, fps, gridScale: 1, shaders: 'full', particles: 0, particleLevel: 'high' } as const;
  const audio = synthesiseFeatures({ fps, frames: seconds * fps + 1, bpm: null });
  return openRenderer({ plan, format, audio });
}

/** The drawn frame, without the bytes past its width. */
export async function drawn(renderer: Renderer, frame: number): Promise<Pixels> {
  await renderer.prepare(frame);
  const { width, height, stride, r, g, b } = renderer.draw(frame);
  const planes = [r, g, b].map(({ view }) => {
    const out = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) out.set(view.subarray(y * stride, y * stride + width), y * width);
    return out;
  });
  return { width, height, planes: [planes[0], planes[1], planes[2]] };
}
