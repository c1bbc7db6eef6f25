// Character art over a recording of screens: colours by a theme.

import { ART_STYLE, NO_PAPER, type ArtScreen, type CharacterArt } from '../../frame/media/character-art.ts';
import type { ArtRecording } from './record-art.ts';
import { PALETTE_COLOR, RGB_COLOR } from './screen-log.ts';
import { ScreenReader } from './screen-reader.ts';
import { namedTheme, paletteColor, type OwnTheme } from './themes.ts';

export function recordedArt({ recording, cols, rows, seconds, hasColors, theme: own }: ArtRecording): CharacterArt {
  const reader = new ScreenReader(recording);
  const withTheme = (theme: OwnTheme): CharacterArt => {
    let shown: (ArtScreen & { serial: number }) | null = null;
    return {
      ...{ cols, rows, seconds, hasColors },
      at(moment) {
        const serial = reader.indexAt(moment);
        if (shown?.serial !== serial) shown = paint(reader, serial, theme);
        return shown;
      },
      withTheme: (name) => withTheme(name === null ? own : namedTheme(name)),
    };
  };
  return withTheme(own);
}

function paint(reader: ScreenReader, serial: number, theme: OwnTheme): ArtScreen {
  const { glyph, fg, bg, style } = reader.screen(serial);
  const cells = glyph.length;
  const glyphs = Array.from(glyph, (id) => reader.glyphs[id]);
  const ink = new Uint32Array(cells);
  const paper = new Uint32Array(cells);
  const styles = new Uint8Array(cells);
  for (let i = 0; i < cells; i++) {
    const isInverse = (style[i] & ART_STYLE.inverse) !== 0;
    const front = colorOf(fg[i], theme) ?? theme.fg;
    const back = colorOf(bg[i], theme);
    const written = isInverse ? (back ?? theme.bg) : front;
    const behind = isInverse ? front : back;
    ink[i] = style[i] & ART_STYLE.dim ? halfway(written, behind ?? theme.bg) : written;
    paper[i] = behind ?? NO_PAPER;
    styles[i] = style[i] | (fg[i] === 0 && !isInverse ? ART_STYLE.defaultInk : 0);
  }
  return { serial, glyphs, ink, paper, styles };
}

/** Null for the terminal's own colour. */
function colorOf(color: number, theme: OwnTheme): number | null {
  if (color >= RGB_COLOR) return color - RGB_COLOR;
  return color >= PALETTE_COLOR ? paletteColor(theme, color - PALETTE_COLOR) : null;
}

function halfway(a: number, b: number): number {
  const mean = (shift: number): number => ((((a >> shift) & 255) + ((b >> shift) & 255)) >> 1) << shift;
  return mean(16) | mean(8) | mean(0);
}
