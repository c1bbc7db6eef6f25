// Previews and stills hear the sound where a render hears it, also where the file starts late.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { featureTables } from '../../src/engine/frame/features/audio-reader.ts';
import { planFeatures } from '../../src/engine/inputs/audio/plan-features.ts';
import { openRenderer } from '../../src/engine/inputs/open-renderer.ts';
import { drawStill } from '../../src/engine/preview/draw-still.ts';
import { featuresOrSilence } from '../../src/engine/preview/features-or-silence.ts';
import { compile } from '../../src/language/compile.ts';
import { BURST, ffmpeg, ffmpegPath, PICTURE } from '../inputs/audio/make-sound.ts';
import { createBench } from '../render/helpers.ts';

test('a track that starts late sounds at the same frames in a preview and a render', async () => {
  const bench = createBench();
  const track = path.join(bench.folder, 'late.mp4');
  ffmpeg(...['-itsoffset', '0.5', '-f', 'lavfi', '-i', BURST, '-f', 'lavfi', '-i', PICTURE], '-c:a', 'aac', track);
  const { plan } = compile(
    `reel { size: 96x54  fps: 24  audio: "late.mp4" }
scene a for 2s { layer on xxl { value: audio.rms + spectrum() * 0.2 } }`,
    { path: path.join(bench.folder, 'a.reel') },
  );
  const options = { ffmpegPath, cacheDir: bench.cacheDir };
  const output = path.join(bench.folder, 'frames');
  const { outcome } = await bench.render(
    plan,
    { quality: 'production', resolution: { width: 96, height: 54 }, output, format: 'png' },
    { rendererModule: undefined as never },
  );
  expect(outcome).toMatchObject({ ok: true, done: { frames: 48 } });

  const { features, problem } = await featuresOrSilence(plan, undefined, options);
  expect(problem).toBeNull();
  const rendered = await planFeatures(plan, options);
  expect(featureTables(features)).toEqual(featureTables(rendered));

  // Silence, the first frames of the tone, and after it.
  for (const frame of [12, 23, 24, 25, 27, 30, 40]) {
    const still = await drawStill(
      { plan, t: frame / 24, format: { width: 96, height: 54 } },
      { createRenderer: (more) => openRenderer(more), audio: features },
    );
    const file = readFileSync(path.join(output, `${String(frame + 1).padStart(5, '0')}.png`));
    expect(Buffer.from(still.png).equals(file), `frame ${frame}`).toBe(true);
  }
});
