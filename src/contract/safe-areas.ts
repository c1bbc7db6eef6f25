// What the buttons and captions of platforms cover, as shares of a portrait frame of 1080 by 1920 pixels.
//
// The figures change with the apps; these are of January 2026 (blitzcutai.com/blog/best-caption-placement-short-form-video), the larger where a
// range is given. Meta's own rule for Reels is 14 % above, 35 % below for advertisements and 6 % at the sides.

export const SAFE_AREAS = {
  tiktok: { top: 130 / 1920, right: 164 / 1080, bottom: 350 / 1920, left: 60 / 1080 },
  reels: { top: 220 / 1920, right: 120 / 1080, bottom: 450 / 1920, left: 60 / 1080 },
  shorts: { top: 120 / 1920, right: 120 / 1080, bottom: 300 / 1920, left: 60 / 1080 },
} as const;
