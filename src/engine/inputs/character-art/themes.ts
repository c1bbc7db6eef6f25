// Colours of terminals. xterm and VGA: their own defaults; the others: as their authors publish them for terminals.

import type { THEME_WORDS } from '../../../contract/media.ts';

export interface OwnTheme {
  /** 0xRRGGBB. */
  fg: number;
  bg: number;
  /** Sixteen colours. */
  palette: readonly number[];
}

type ThemeName = (typeof THEME_WORDS)[number];

const theme = (...[fg, bg, ...palette]: number[]): OwnTheme => ({ fg, bg, palette });
const SOLARIZED = [
  0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, 0x002b36, 0xcb4b16, 0x586e75,
  0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3,
];

const THEMES: Readonly<Record<ThemeName, OwnTheme>> = {
  xterm: theme(
    ...[0xe5e5e5, 0x000000],
    ...[0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5],
    ...[0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff],
  ),
  vga: theme(
    ...[0xaaaaaa, 0x000000],
    ...[0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa],
    ...[0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff],
  ),
  dracula: theme(
    ...[0xf8f8f2, 0x282a36],
    ...[0x21222c, 0xff5555, 0x50fa7b, 0xf1fa8c, 0xbd93f9, 0xff79c6, 0x8be9fd, 0xf8f8f2],
    ...[0x6272a4, 0xff6e6e, 0x69ff94, 0xffffa5, 0xd6acff, 0xff92df, 0xa4ffff, 0xffffff],
  ),
  gruvboxDark: theme(
    ...[0xebdbb2, 0x282828],
    ...[0x282828, 0xcc241d, 0x98971a, 0xd79921, 0x458588, 0xb16286, 0x689d6a, 0xa89984],
    ...[0x928374, 0xfb4934, 0xb8bb26, 0xfabd2f, 0x83a598, 0xd3869b, 0x8ec07c, 0xebdbb2],
  ),
  monokai: theme(
    ...[0xf8f8f2, 0x272822],
    ...[0x272822, 0xf92672, 0xa6e22e, 0xf4bf75, 0x66d9ef, 0xae81ff, 0xa1efe4, 0xf8f8f2],
    ...[0x75715e, 0xf92672, 0xa6e22e, 0xf4bf75, 0x66d9ef, 0xae81ff, 0xa1efe4, 0xf9f8f5],
  ),
  nord: theme(
    ...[0xd8dee9, 0x2e3440],
    ...[0x3b4252, 0xbf616a, 0xa3be8c, 0xebcb8b, 0x81a1c1, 0xb48ead, 0x88c0d0, 0xe5e9f0],
    ...[0x4c566a, 0xbf616a, 0xa3be8c, 0xebcb8b, 0x81a1c1, 0xb48ead, 0x8fbcbb, 0xeceff4],
  ),
  solarizedDark: theme(0x839496, 0x002b36, ...SOLARIZED),
  solarizedLight: theme(0x657b83, 0xfdf6e3, ...SOLARIZED),
  tango: theme(
    ...[0xd3d7cf, 0x2e3436],
    ...[0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf],
    ...[0x555753, 0xef2929, 0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec],
  ),
};

/** A theme of THEME_WORDS. Throws for any other word. */
export function namedTheme(name: string): OwnTheme {
  if (!Object.hasOwn(THEMES, name))
    throw new RangeError(`Expected a theme (${Object.keys(THEMES).join(', ')}), but got ${name}.`);
  return THEMES[name as ThemeName];
}

const CUBE = [0, 95, 135, 175, 215, 255];

/** Colour of the 256 of xterm: the theme's sixteen, a cube of 6 × 6 × 6, and 24 greys. */
export function paletteColor({ palette }: OwnTheme, index: number): number {
  if (index < 16) return palette[index];
  if (index >= 232) return (8 + (index - 232) * 10) * 0x010101;
  const at = index - 16;
  return (CUBE[Math.floor(at / 36)] << 16) | (CUBE[Math.floor(at / 6) % 6] << 8) | CUBE[at % 6];
}
