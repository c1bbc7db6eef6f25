// New Blank Reel: one scene with one layer, previewed.

export { openBlankReel as run } from '../examples/show-reel.ts';
