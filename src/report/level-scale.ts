// Brightness levels on a square-root scale, because the targets are at the dark end.

/** 0..255 → 0..1. */
export const levelScale = (level: number): number => Math.sqrt(Math.max(0, Math.min(255, level)) / 255);
