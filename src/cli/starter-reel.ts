// The reel that `glyphreel new` writes: worth watching as it is, and easy to change.

import { reelString } from '../contract/reel-string.ts';

export const STARTER_REEL = `// A reel is one text file: a header, definitions, and scenes in playing order.
reel "__TITLE__" {
  size: landscape
  fps: 24
  seed: 7
  bpm: 110               // or  audio: "music.mp3"  to follow a track
}

colors dawn = [#0b1030, #5b2a86, #ff5a5f, #ffe8b0]

look soft = bloom(threshold: 120) | vignette(0.25) | grain(6)

scene opening for 4s {
  layer sky on sm {
    value: aurora(bands: 3) * 0.9
    color: ramp(dawn, value)
    palette: dots
  }
  layer rings on md {
    value: rings(count: 7, wobble: 0.3) * fade(0s, 2s)
    hue: 0.9 + progress * 0.15
    palette: ascii
    blend: screen
    opacity: 0.8
  }
  text "__TITLE__" { grid: xl  at: center  color: #fff4dc  reveal: typewriter(1.5s)  from: 1s  backdrop: 0.6 }
  shade: soft
}

scene pulse for 8beats {
  transition: crossfade(0.6s)
  layer on md {
    value: vortex(twist: mix(2, 6, progress)) * (0.8 + audio.decay * 0.5)
    color: ramp(dawn, value)
    palette: dense
  }
  particles explosion on sm { rate: audio.beat * 80  glyphs: "✦✧*+"  hue: 0.08 }
  feedback: echo(decay: 0.8, transform: zoom, hueShift: 0.01)
  shade: soft | chromatic(1 + audio.decay * 3)
}
`;

/** The reel with its title; quotes and backslashes in it are escaped. */
export function starterReel(title: string): string {
  return STARTER_REEL.replaceAll('"__TITLE__"', () => reelString(title));
}
