// The renderer needs nothing of Node: bundled for a browser it names no Node module, and it draws the same bits where none of Node's
// globals exist, with bitmaps of glyphs that are passed as data.

import { createHash } from 'node:crypto';
import path from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import type { RendererOptions } from '../../src/engine/frame/renderer/renderer.ts';
import { createRenderer } from '../../src/engine/frame/renderer/create-renderer.ts';
import { synthesiseFeatures } from '../../src/engine/frame/features/synthesise-features.ts';
import type { GlyphRasteriser } from '../../src/engine/frame/glyphs/glyph-rasteriser.ts';
import { canvasRasteriser } from '../../src/engine/machine/raster/canvas-rasteriser.ts';
import { compile } from '../../src/language/compile.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const REEL = `reel "portable" { size: 320x180  fps: 12  seed: 7 }
scene a for 2s {
  layer ground on md { value: fbm(octaves: 3, scale: 0.5)  hue: 0.4 + 0.1 * audio.bass }
  layer words on lg { value: glyphText("OK", size: 0.6)  palette: " .:*#@" }
  particles embers on md { }
  text "Same bits, everywhere é ☃" { grid: xl  at: center  reveal: typewriter(0.5s) }
  feedback: depth
  shade: bloom(threshold: 120) | chromatic(3) | vignette(0.3)
}`;

/** The rasteriser's results by its arguments, as plain data. */
function recorded(): {
  rasteriser: GlyphRasteriser;
  glyphs: Map<string, Uint8Array>;
  texts: Map<string, Float32Array>;
} {
  const glyphs = new Map<string, Uint8Array>();
  const texts = new Map<string, Float32Array>();
  return {
    glyphs,
    texts,
    rasteriser: {
      glyph(font, primary, cell, glyph) {
        const coverage = canvasRasteriser.glyph(font, primary, cell, glyph);
        glyphs.set(JSON.stringify([font.family, primary.family, cell, glyph]), coverage);
        return coverage;
      },
      text(request) {
        const coverage = canvasRasteriser.text(request);
        texts.set(JSON.stringify(request), coverage);
        return coverage;
      },
    },
  };
}

async function hashesOf(create: typeof createRenderer, rasteriser: GlyphRasteriser): Promise<string[]> {
  const { plan, diagnostics } = compile(REEL);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const options: RendererOptions = {
    plan,
    format: {
      width: 320,
      height: 180,
      fps: 12,
      gridScale: 0.5,
      shaders: 'full',
      particles: 200,
      particleLevel: 'high',
    },
    audio: synthesiseFeatures({ fps: 12, frames: 24 }),
    rasteriser,
  };
  const renderer = await create(options);
  const hashes = [0, 5, 17].map((frame) => {
    renderer.draw(frame);
    return createHash('sha256').update(renderer.packRgb()).digest('hex');
  });
  renderer.dispose();
  return hashes;
}

test('a bundle for browsers imports no Node module and draws the same frames without Node', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.join(ROOT, 'src/engine/frame/renderer/create-renderer.ts')],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'Glyphreel',
    target: 'chrome140',
    logLevel: 'silent',
  });
  const [{ text }] = outputFiles;
  expect(text).not.toMatch(/\b(?:from|import|require)\b[\s(]*["'](?:node:|@napi-rs)/);
  expect(
    Object.keys(metafile.inputs).filter(
      (file) =>
        file.includes('node_modules') &&
        !/node_modules\/(?:get-east-asian-width|bidi-js|unicode-segmenter|linebreak|unicode-trie|tiny-inflate|base64-js)\//.test(
          file,
        ),
    ),
  ).toEqual([]);

  const recording = recorded();
  const here = await hashesOf(createRenderer, recording.rasteriser);
  const page = vm.createContext({ performance, atob });
  vm.runInContext(text, page);
  const { createRenderer: createThere } = vm.runInContext('Glyphreel', page) as {
    createRenderer: typeof createRenderer;
  };
  const found = <T>(map: ReadonlyMap<string, T>, key: string): T => {
    const value = map.get(key);
    if (!value) throw new Error(`Expected a recorded bitmap, but got none for ${key}.`);
    return value;
  };
  const there = await hashesOf(createThere, {
    glyph: (font, primary, cell, glyph) =>
      found(recording.glyphs, JSON.stringify([font.family, primary.family, cell, glyph])),
    text: (request) => found(recording.texts, JSON.stringify(request)),
  });
  expect(there).toEqual(here);
  expect(new Set(here).size).toBe(3);
});
