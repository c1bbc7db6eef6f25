// docs/reference/delivery.md: the table of platforms, each figure with its source.

import { deliveryPlatforms } from '../../src/catalog/delivery-platforms.ts';
import { sizeText } from '../../src/catalog/platform-summary.ts';
import type { BitrateRow, DeliveryPlatform, Figure } from '../../src/catalog/delivery-platforms.ts';

type Names = Exclude<keyof DeliveryPlatform, 'name' | 'title'>;
type Rows = { [K in Names]: { what: string; text: (value: DeliveryPlatform[K]['value']) => string } };

const length = (seconds: number): string =>
  seconds >= 7200 ? `${seconds / 3600} h` : seconds >= 120 ? `${seconds / 60} min` : `${seconds} s`;
const mbps = (kbps: number): number => kbps / 1000;
const bitrates = (rows: readonly BitrateRow[] | null): string =>
  rows === null
    ? 'none'
    : rows
        .map(({ lines, standard, high }) =>
          standard === high ? `${lines}: ${mbps(standard)}` : `${lines}: ${mbps(standard)} or ${mbps(high)}`,
        )
        .join('; ');
const ROWS: Rows = {
  shape: { what: 'Shape, where the reel has no `size`', text: String },
  lines: { what: 'Shorter side, where the reel has no `size` or too large a one', text: (lines) => `${lines} pixels` },
  mostPixels: {
    what: 'Largest frame',
    text: (most) => (most === null ? 'no limit' : `${most.longer}×${most.shorter}`),
  },
  fps: {
    what: 'Frame rate, where the reel has no `fps`',
    text: (fps) => (fps === null ? "the quality's" : `${fps} a second`),
  },
  fpsLimits: {
    what: 'Frame rates taken',
    text: (limits) => (limits === null ? 'any' : `${limits.min} to ${limits.max}`),
  },
  codec: { what: 'Codec', text: () => 'H.264, MP4 with the index at the front' },
  crf: { what: 'Rate factor', text: (crf) => (crf === null ? "the quality's" : String(crf)) },
  bitrates: { what: 'Bit rates that it names, Mbit/s by the shorter side (up to 30 fps, or above)', text: bitrates },
  maxBitrate: { what: 'Most Mbit/s of video', text: (kbps) => (kbps === null ? 'none' : String(mbps(kbps))) },
  keyFrameSeconds: { what: 'Key frames', text: (seconds) => (seconds === null ? 'every 2 s' : `every ${seconds} s`) },
  bFrames: { what: 'B-frames in a row', text: (frames) => (frames === null ? "the preset's" : String(frames)) },
  audioBitrate: { what: 'Sound', text: (kbps) => `AAC, ${kbps} kbit/s` },
  maxBytes: { what: 'Largest file', text: (bytes) => (bytes === null ? 'no limit' : sizeText(bytes)) },
  seconds: {
    what: 'Length',
    text: (limits) =>
      limits === null
        ? 'any'
        : limits.min > 0
          ? `${length(limits.min)} to ${length(limits.max)}`
          : `at most ${length(limits.max)}`,
  },
  loudness: {
    what: 'Loudness, where the reel has no `loudness`',
    text: (lufs) => (lufs === null ? 'as it is' : `${String(lufs).replace('-', '−')} LUFS, true peaks at most −1 dBTP`),
  },
  safeArea: {
    what: 'Safe area of captions on portrait frames',
    text: (area) => (area === null ? 'none' : `\`${area}\``),
  },
  delivered: { what: 'What `check --delivery` assumes viewers get, Mbit/s', text: bitrates },
};

export function deliveryPage(): string {
  return [
    '# Platforms',
    '',
    '`glyphreel render film.reel --for NAME` renders a film as a platform takes it, and `glyphreel check film.reel --delivery NAME` measures what the platform will make of it. [Delivery](../guides/delivery.md) explains both.',
    '',
    'This page is generated from `src/catalog/delivery-platforms.ts`. A figure has a link to the page of the platform that gives it, or “no official source”: then it is ours, for the reason given. Figures were looked up in November 2026.',
    '',
    'Options of the command win over this table. What the reel sets wins over what a platform prefers, but not over what it refuses; the render says what it changes.',
    '',
    ...deliveryPlatforms.flatMap((platform) => [
      `## ${platform.title}`,
      '',
      '```sh',
      `glyphreel render film.reel --for ${platform.name}`,
      '```',
      '',
      '| what | figure | source |',
      '| --- | --- | --- |',
      ...(Object.keys(ROWS) as Names[]).map((name) => row(platform, name)),
      '',
    ]),
  ].join('\n');
}

function row<K extends Names>(platform: DeliveryPlatform, name: K): string {
  const figure: Figure<unknown> = platform[name];
  const { what, text } = ROWS[name] as { what: string; text: (value: unknown) => string };
  const source =
    figure.source === null ? 'no official source' : `[${new URL(figure.source).hostname}](${figure.source})`;
  return `| ${what} | ${text(figure.value)} | ${[source, figure.note].filter(Boolean).join('. ')} |`;
}
