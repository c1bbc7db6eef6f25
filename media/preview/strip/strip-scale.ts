// Times of the reel and pixels of the strip's content.

export interface StripScale {
  /** Seconds of the reel. */
  total: number;
  /** Width of the whole reel in pixels. */
  widthPx: number;
}

export const percentOf = (seconds: number, { total }: Pick<StripScale, 'total'>): string =>
  `${(100 * seconds) / (total || 1)}%`;

/** `x`: pixels from the left edge of the content. */
export const secondsAt = (x: number, { total, widthPx }: StripScale): number => (x / Math.max(1, widthPx)) * total;
