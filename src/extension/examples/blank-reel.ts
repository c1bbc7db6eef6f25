// The text of a new, blank reel: one scene, so that the preview has something to show.

export const BLANK_REEL = `reel "Untitled" {
  size: landscape
  fps: 24
}

scene first for 4s {
  layer on md {
    value: plasma()
    hue: 0.6 + progress * 0.2
  }
}
`;
