// The module of the package `glyph-reel`: defines <glyph-reel>.

import { GlyphReelElement } from './glyph-reel.ts';

if (!customElements.get('glyph-reel')) customElements.define('glyph-reel', GlyphReelElement);

export { GlyphReelElement };
