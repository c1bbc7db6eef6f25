// Whole scenes, with everything that can stand in one, as text at three moments and as a picture.

import { describe, test } from 'vitest';
import { rendererOf } from '../frame/renderer/reel-harness.ts';
import { layOnCheckerboard } from '../../src/engine/preview/checkerboard.ts';
import { asText, expectPicture, expectText } from './golden.ts';

const REELS: Record<string, string> = {
  layers: `reel "Layers" { seed: 11 }
    colors rose = [#12001f, #7a1fa2, #ff4f8b, #fff1d6]
    scene a for 4s {
      gamma: 0.65
      layer on sm { value: interference(waves: 7) * 0.8 hue: hueAngle(0) palette: math }
      layer on md { value: clamp(0.5 + 0.5 * cos(angle * 8 + 3 / (dist + 0.2) - t * 3), 0, 1) color: ramp(rose, value) palette: stars opacity: 0.8 }
      layer on lg { value: temporalNoise(octaves: 3) hue: hueCycle(0.12) palette: blocks blend: difference opacity: 0.5 }
      shade: bloom(threshold: 110) | chromatic(2) | vignette(0.2)
    }`,
  state: `reel "State" { size: square seed: 5 }
    scene a for 4s {
      gamma: 0.7
      layer on sm { value: reactionDiffusion(feed: 0.037, kill: 0.060, steps: 6) hue: hueDistance(0.55, 0.3) palette: dots mask: iris(0s, 3s) }
      layer on lg { value: life(rule: coral, density: 0.15) color: pick(neon, value) palette: hatch opacity: 0.6 }
      particles boids on md { count: 80 glyphs: "▸▹►▻" hue: 0.5 trail: 6 blend: add }
      feedback: ghost()
    }`,
  words: `reel "Words" { size: portrait seed: 3 bpm: 96 }
    scene a for 4s {
      layer on md { value: rain(speed: 1 + audio.bass, trail: 26) glyphs: random palette: katakana color: ramp([#001a08, #00c853, #e8ffe8], value) }
      text "The code is the art and the art is the code" { maxChars: 20 color: #c8ffdc reveal: typewriter(3s) backdrop: 0.75 }
      ticker "signal lost · signal found · " { row: 2 speed: 12 color: #3a8f5c grid: md }
    }`,
  glyphs: `scene a for 4s {
      layer on md { value: disc(0.7, 0.02) * step(x, 0) glyphs: shape palette: blocksExt hue: 0.55 saturation: 0.4 }
      layer on md { value: disc(0.7, 0.02) * step(0, x) glyphs: edges palette: " .:" hue: 0.1 }
    }`,
};

describe('the reel', () => {
  for (const [name, text] of Object.entries(REELS)) {
    test(name, async () => {
      const [width, height] = text.includes('portrait')
        ? [360, 640]
        : text.includes('square')
          ? [480, 480]
          : [640, 360];
      const renderer = await rendererOf(text, { width, height });
      for (const frame of [6, 36, 80])
        expectText(`reels/${name}-${frame}.txt`, asText(renderer.draw(frame), 72, Math.round((36 * height) / width)));
      expectPicture(`reels/${name}.png`, renderer.packRgba(), width, height);
    });
  }
});

test('a reel with alpha, over a checkerboard', async () => {
  const [width, height] = [640, 360];
  const renderer = await rendererOf(
    `reel "Alpha" { alpha: on  background: #402 }
    scene a for 1s { layer on md { value: plasma()  palette: blocks  hue: 0.6 } }
    scene b for 3s {
      gamma: 0.7
      layer on md { value: disc(0.7, 0.3) * plasma()  color: ramp(ice, value)  palette: dense }
      layer on lg { value: 1  color: #fff  paper: #a24  palette: "+"  blend: normal  opacity: 0.7  mask: step(0.55, x) * step(y, 0) }
      group g { layer on md { value: circle(0.25) < 0 ? 1 : 0  color: #fc3  palette: "█" }  transform: move(-0.9, -0.3) | rotate(20deg)  shade: invert() }
      text "ALPHA" { size: 26%  at: (0.5, 0.72)  outline: 3px  shadow: 10px }
      feedback: tunnel(opacity: 0.5)
      shade: bloom(threshold: 120) | chromatic(4) | vignette(0.4)
      transition: wipe(1s, diagonal)
    }
    timeline { play a  play b }`,
    { width, height },
  );
  for (const [frame, name] of [
    [36, 'alpha-wipe'],
    [80, 'alpha'],
  ] as const) {
    renderer.draw(frame);
    const pixels = renderer.packRgba();
    layOnCheckerboard(pixels, width, height);
    expectPicture(`reels/${name}.png`, pixels, width, height);
  }
});
