// Every figure of the table of platforms says where it is from.

import { expect, test } from 'vitest';
import { bitrateFor, deliveryPlatforms } from '../../src/catalog/delivery-platforms.ts';
import type { Figure } from '../../src/catalog/delivery-platforms.ts';
import { platformSummary } from '../../src/catalog/platform-summary.ts';
import { SAFE_AREAS } from '../../src/contract/safe-areas.ts';

const figures = deliveryPlatforms.flatMap(({ name, title: _title, ...rest }) =>
  Object.entries(rest as Record<string, Figure<unknown>>).map(([what, figure]) => ({ name, what, figure })),
);

test.each(figures)('$name: $what has a source, or says that there is none', ({ figure, what }) => {
  expect(figure).toHaveProperty('source');
  if (figure.source !== null) expect(new URL(figure.source).protocol).toBe('https:');
  // A limit without a source would refuse films for no reason.
  if (['maxBytes', 'maxBitrate', 'mostPixels', 'fpsLimits', 'seconds'].includes(what) && figure.value !== null)
    expect(figure.source).not.toBeNull();
});

test('sources are on the platforms themselves', () => {
  const hosts = Object.fromEntries(
    deliveryPlatforms.map(({ name }) => [
      name,
      [
        ...new Set(
          figures.flatMap(({ name: own, figure }) =>
            own === name && figure.source !== null ? [new URL(figure.source).hostname] : [],
          ),
        ),
      ],
    ]),
  );
  expect(hosts).toEqual({
    youtube: ['support.google.com'],
    tiktok: ['developers.tiktok.com'],
    instagram: ['developers.facebook.com'],
    x: ['docs.x.com'],
    discord: ['discord.com'],
    github: ['docs.github.com'],
  });
});

test('safe areas are known ones', () => {
  const areas = deliveryPlatforms.flatMap(({ safeArea }) => (safeArea.value === null ? [] : [safeArea.value]));
  expect(areas).toEqual(['shorts', 'tiktok', 'reels']);
  for (const area of areas) expect(SAFE_AREAS).toHaveProperty(area);
});

test('a bit rate is that of the largest size that the frame reaches', () => {
  const rows = deliveryPlatforms[0]!.bitrates.value!;
  expect(bitrateFor(rows, 1080, 24)).toBe(8000);
  expect(bitrateFor(rows, 1080, 60)).toBe(12_000);
  expect(bitrateFor(rows, 1300, 30)).toBe(8000);
  expect(bitrateFor(rows, 2160, 30)).toBe(40_000);
  expect(bitrateFor(rows, 200, 30)).toBe(1000);
});

test('a platform in a line', () => {
  expect(Object.fromEntries(deliveryPlatforms.map((each) => [each.name, platformSummary(each)]))).toEqual({
    youtube: '1920×1080, −14 LUFS, at most 256 GB',
    tiktok: '1080×1920, 30 frames a second, −14 LUFS, at most 4 GB',
    instagram: '1080×1920, 30 frames a second, −14 LUFS, at most 300 MB',
    x: '1280×720, 30 frames a second, −14 LUFS, at most 8 GB',
    discord: '1280×720, at most 20 MiB',
    github: '1280×720, at most 10 MB',
  });
});
