// The script of a film's page: one player over the whole window. Switches in the address: `?autoplay`, `?loop`, `?muted`, and `?overlay`,
// which is a transparent film without controls that plays in a loop, for broadcasting software.

import { BLOCKS } from './film-source.ts';
import { GlyphReelElement } from './glyph-reel.ts';
import { PAGE_STYLE } from './style.ts';

const style = new CSSStyleSheet();
style.replaceSync(PAGE_STYLE);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
const switches = new URLSearchParams(location.search);
const isOverlay = switches.has('overlay');
const player = document.querySelector('glyph-reel');
if (player) {
  if (document.getElementById(BLOCKS.film) === null) player.setAttribute('src', './');
  player.toggleAttribute('fill', true);
  player.toggleAttribute('controls', !isOverlay);
  if (isOverlay) player.toggleAttribute('transparent', true);
  for (const name of ['autoplay', 'loop', 'muted'])
    if (isOverlay || switches.has(name)) player.toggleAttribute(name, true);
}
customElements.define('glyph-reel', GlyphReelElement);
