// Which part of the reel the strip shows: zoom and scroll as plain numbers.

export interface StripWindow {
  /** Width of the whole reel in widths of the panel; 1 shows all of it. */
  zoom: number;
  /** Pixels scrolled from the start. */
  scroll: number;
}

/** A segment shorter than this on average is hard to click and has no room for its name. */
const SMALL_BLOCK_PX = 36;
/** At the highest zoom an average segment is this wide. */
const LARGE_BLOCK_PX = 320;

export const FIT: StripWindow = { zoom: 1, scroll: 0 };

/** The highest useful zoom for this many segments in a panel of this width; 1 if they fit well anyway. */
export function maxZoom(segments: number, widthPx: number): number {
  if (segments === 0 || widthPx <= 0 || widthPx / segments >= LARGE_BLOCK_PX) return 1;
  return (LARGE_BLOCK_PX * segments) / widthPx;
}

/** Whether the zoom buttons are worth their room. */
export const isCrowded = (segments: number, widthPx: number) => segments > 1 && widthPx / segments < SMALL_BLOCK_PX;

/** Zooms by a factor and keeps the time at `atPx` (from the panel's left edge) in place. */
export function zoomAt(window: StripWindow, factor: number, atPx: number, widthPx: number, max: number): StripWindow {
  const zoom = Math.max(1, Math.min(max, window.zoom * factor));
  const share = (window.scroll + atPx) / (widthPx * window.zoom);
  return { zoom, scroll: clampScroll(share * widthPx * zoom - atPx, zoom, widthPx) };
}

/** The scroll that shows the playhead: unchanged while it is visible, else with the playhead at a tenth of the width. */
export function scrollToHead({ zoom, scroll }: StripWindow, share: number, widthPx: number): number {
  const at = share * widthPx * zoom;
  const isVisible = at >= scroll && at <= scroll + widthPx;
  return isVisible ? scroll : clampScroll(at - widthPx * 0.1, zoom, widthPx);
}

const clampScroll = (scroll: number, zoom: number, widthPx: number) =>
  Math.max(0, Math.min(scroll, widthPx * (zoom - 1)));
