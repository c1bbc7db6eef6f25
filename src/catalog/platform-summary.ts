// A platform in a line, for lists.

import { FRAME_SIZES } from '../contract/defaults.ts';
import type { DeliveryPlatform } from './delivery-platforms.ts';
import { scaledTo } from './fit-frame.ts';

interface SummaryWords {
  rate(fps: number): string;
  most(size: string): string;
}
const ENGLISH: SummaryWords = { rate: (fps) => `${fps} frames a second`, most: (size) => `at most ${size}` };

/** `1080×1920, 30 frames a second, −14 LUFS, at most 300 MB`. */
export function platformSummary(
  { shape, lines, fps, loudness, maxBytes }: DeliveryPlatform,
  words: SummaryWords = ENGLISH,
): string {
  const { width, height } = scaledTo(FRAME_SIZES[shape.value], lines.value);
  return [
    `${width}×${height}`,
    ...(fps.value === null ? [] : [words.rate(fps.value)]),
    ...(loudness.value === null ? [] : [`${String(loudness.value).replace('-', '−')} LUFS`]),
    ...(maxBytes.value === null ? [] : [words.most(sizeText(maxBytes.value))]),
  ].join(', ');
}

/** `20 MiB`, `300 MB`, `8 GB`. */
export function sizeText(bytes: number): string {
  if (bytes % 1e6 !== 0) return `${Math.round((bytes / 1024 ** 2) * 10) / 10} MiB`;
  return bytes >= 1e9 ? `${bytes / 1e9} GB` : `${bytes / 1e6} MB`;
}
