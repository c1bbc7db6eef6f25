// Colours in OKLCH, converted by the browser: relative colours of CSS say what a colour is in another space.

export interface Oklch {
  /** 0 black, 1 white. */
  l: number;
  /** 0 grey; screens reach about 0.32. */
  c: number;
  /** Degrees. */
  h: number;
}

const probe = document.createElement('span');
probe.hidden = true;

/** The numbers of a colour as the browser computes it. */
function computed(color: string): number[] {
  if (!probe.isConnected) document.body.append(probe);
  probe.style.color = color;
  return getComputedStyle(probe)
    .color.replace(/^[a-z-]+\((?:srgb )?/, '')
    .split(/[\s,/]+/)
    .map((part) => Number.parseFloat(part) || 0);
}

/** The hue of a grey is the one of before: it has none. */
export function oklchOf(hex: string, hueOfGrey = 0): Oklch {
  const [l, c, h] = computed(`oklch(from ${hex} l c h)`);
  return { l: l!, c: c!, h: c! < 0.002 ? hueOfGrey : h! };
}

/** `#rrggbb`. Where the screen has no such colour, the nearest of the same lightness and hue. */
export function hexOf(color: Oklch): string {
  return `#${srgbOf({ ...color, c: chromaWithin(color) })
    .map((channel) => Math.round(Math.min(1, Math.max(0, channel)) * 255))
    .map((level) => level.toString(16).padStart(2, '0'))
    .join('')}`;
}

const srgbOf = ({ l, c, h }: Oklch): number[] => computed(`color(from oklch(${l} ${c} ${h}) srgb r g b)`).slice(0, 3);

/** The chroma, or the largest that a screen shows with this lightness and hue. */
export function chromaWithin(color: Oklch): number {
  const fits = (c: number): boolean => srgbOf({ ...color, c }).every((channel) => channel > -0.002 && channel < 1.002);
  if (fits(color.c)) return color.c;
  let [low, high] = [0, color.c];
  for (let i = 0; i < 12; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The colour between two, in OKLab. */
export function mixed(a: string, b: string): string {
  return `#${computed(`color(from color-mix(in oklab, ${a}, ${b}) srgb r g b)`)
    .slice(0, 3)
    .map((channel) => Math.round(Math.min(1, Math.max(0, channel)) * 255))
    .map((level) => level.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** `#rrggbb` of `#rgb` or `#rrggbb` in any case; null for anything else. */
export function longHex(text: string): string | null {
  const digits = text.trim().replace(/^#/, '').toLowerCase();
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  return /^[0-9a-f]{3}$/.test(digits) ? `#${digits.replaceAll(/./g, '$&$&')}` : null;
}
