// Where films are uploaded, and what each place takes. Every figure has the page of the platform that gives it, or null where the
// platform publishes none; then the figure is ours, and `note` says what it rests on. docs/reference/delivery.md is generated from this.

import type { SAFE_AREAS } from '../contract/safe-areas.ts';

export interface Figure<T> {
  value: T;
  /** A page of the platform; null: no official source. */
  source: string | null;
  /** One sentence. */
  note?: string;
}

/** Kilobits a second of video by the shorter side of the frame, up to 30 frames a second and above. */
export interface BitrateRow {
  lines: number;
  standard: number;
  high: number;
}

export interface DeliveryPlatform {
  /** As `--for` takes it. */
  name: string;
  title: string;
  /** Shape of the frame where the reel has no `size`. */
  shape: Figure<'landscape' | 'portrait'>;
  /** Shorter side of the frame, in pixels, where the reel has no `size` or a larger one than the platform takes. */
  lines: Figure<number>;
  /** The largest frame that is taken, its longer and its shorter side; null: no limit that matters. */
  mostPixels: Figure<{ longer: number; shorter: number } | null>;
  /** Frames a second where the reel has no `fps`; null: the quality's. */
  fps: Figure<number | null>;
  fpsLimits: Figure<{ min: number; max: number } | null>;
  codec: Figure<'h264'>;
  /** Rate factor; null: the quality's. */
  crf: Figure<number | null>;
  /** What the platform recommends; files by rate factor may have more. */
  bitrates: Figure<readonly BitrateRow[] | null>;
  /** Kilobits a second that the video must not exceed. */
  maxBitrate: Figure<number | null>;
  /** Seconds from one key frame to the next; null: two. */
  keyFrameSeconds: Figure<number | null>;
  /** Consecutive B-frames; null: the encoder's preset. */
  bFrames: Figure<number | null>;
  /** Kilobits a second of AAC. */
  audioBitrate: Figure<number>;
  /** Bytes of the file. */
  maxBytes: Figure<number | null>;
  /** Length of the film in seconds. */
  seconds: Figure<{ min: number; max: number } | null>;
  /** LUFS of the sound where the reel has no `loudness`; null: it keeps its level. */
  loudness: Figure<number | null>;
  /** What the platform's buttons cover on a portrait frame. */
  safeArea: Figure<keyof typeof SAFE_AREAS | null>;
  /** What viewers are sent, by which `check --delivery` encodes its samples; null: the uploaded file itself. */
  delivered: Figure<readonly BitrateRow[] | null>;
}

const none = <T>(value: T, note?: string): Figure<T> => ({ value, source: null, ...(note && { note }) });
const from =
  (source: string) =>
  <T>(value: T, note?: string): Figure<T> => ({ value, source, ...(note && { note }) });

const youtube = from('https://support.google.com/youtube/answer/1722171');
const tiktok = from('https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide');
const instagram = from(
  'https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media',
);
const x = from('https://docs.x.com/x-api/media/quickstart/best-practices');
const discord = from('https://discord.com/developers/docs/reference#uploading-files');
const github = from(
  'https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/attaching-files',
);

/** Not published; about what services were measured to play at. */
const LOUDNESS = none(-14, 'About the level at which the large services were measured to play.');
const SAFE_AREA_NOTE = 'Measured on the app in January 2026, see the captions setting `safe`.';
const ORDINARY_CRF = none(null, "The quality's: 20 in production.");
const OUR_KEY_FRAMES = none(null);
const ANY_B_FRAMES = none(null);
const PLAIN_AUDIO = none(192, 'Clear for stereo AAC.');

export const deliveryPlatforms: readonly DeliveryPlatform[] = [
  {
    name: 'youtube',
    title: 'YouTube',
    shape: from('https://support.google.com/youtube/answer/6375112')(
      'landscape',
      '16:9 on computers; other shapes are shown as they are.',
    ),
    lines: none(1080, 'Every size up to 2160 is taken; 1440 and more get more bits for each pixel.'),
    mostPixels: none(null),
    fps: none(null, 'The rate that the film was made at.'),
    fpsLimits: youtube(null, '24, 25, 30, 48, 50 and 60 are common; others are acceptable.'),
    codec: youtube('h264', 'High profile, progressive, 4:2:0.'),
    crf: none(16, 'No bit rate limit is required, and the file is encoded again: spare bits keep the grain.'),
    bitrates: youtube(
      [
        { lines: 2160, standard: 40_000, high: 60_000 },
        { lines: 1440, standard: 16_000, high: 24_000 },
        { lines: 1080, standard: 8000, high: 12_000 },
        { lines: 720, standard: 5000, high: 7500 },
        { lines: 480, standard: 2500, high: 4000 },
        { lines: 360, standard: 1000, high: 1500 },
      ],
      'At 2160 the middle of 35 to 45 and of 53 to 68.',
    ),
    maxBitrate: youtube(null, 'No limit is required.'),
    keyFrameSeconds: youtube(0.5, 'Closed GOP of half the frame rate.'),
    bFrames: youtube(2),
    audioBitrate: youtube(384, 'AAC-LC, stereo, 48 kHz.'),
    maxBytes: from('https://support.google.com/youtube/answer/71673')(256e9, 'Verified accounts.'),
    seconds: from('https://support.google.com/youtube/answer/71673')(
      { min: 0, max: 12 * 3600 },
      'Verified accounts; 15 minutes otherwise.',
    ),
    loudness: LOUDNESS,
    safeArea: none('shorts', SAFE_AREA_NOTE),
    delivered: none(
      [
        { lines: 2160, standard: 16_000, high: 24_000 },
        { lines: 1440, standard: 8000, high: 12_000 },
        { lines: 1080, standard: 4000, high: 6000 },
        { lines: 720, standard: 2000, high: 3000 },
        { lines: 480, standard: 1000, high: 1500 },
      ],
      'Assumed: half of what is recommended for uploads, less at 2160.',
    ),
  },
  {
    name: 'tiktok',
    title: 'TikTok',
    shape: none('portrait', 'The app shows films on a whole portrait screen.'),
    lines: none(1080),
    mostPixels: tiktok({ longer: 4096, shorter: 4096 }),
    fps: none(30),
    fpsLimits: tiktok({ min: 23, max: 60 }),
    codec: tiktok('h264', 'Recommended.'),
    crf: none(16, 'The file is encoded again: spare bits keep the grain.'),
    bitrates: none(null),
    maxBitrate: none(null),
    keyFrameSeconds: OUR_KEY_FRAMES,
    bFrames: ANY_B_FRAMES,
    audioBitrate: PLAIN_AUDIO,
    maxBytes: tiktok(4e9),
    seconds: tiktok({ min: 0, max: 600 }, 'What the posting interface takes; the app lets some accounts post more.'),
    loudness: LOUDNESS,
    safeArea: none('tiktok', SAFE_AREA_NOTE),
    delivered: none(
      [
        { lines: 1080, standard: 3000, high: 4000 },
        { lines: 720, standard: 1500, high: 2200 },
      ],
      'Assumed.',
    ),
  },
  {
    name: 'instagram',
    title: 'Instagram',
    shape: instagram('portrait', '9:16 is recommended for reels.'),
    lines: none(1080),
    mostPixels: instagram({ longer: 1920, shorter: 1920 }, 'At most 1920 columns; taller frames are scaled.'),
    fps: none(30),
    fpsLimits: instagram({ min: 23, max: 60 }),
    codec: instagram('h264', 'Progressive, closed GOP, 4:2:0.'),
    crf: none(16, 'The file is encoded again: spare bits keep the grain.'),
    bitrates: none(null),
    maxBitrate: instagram(25_000, 'Variable bit rate.'),
    keyFrameSeconds: OUR_KEY_FRAMES,
    bFrames: ANY_B_FRAMES,
    audioBitrate: instagram(128, 'AAC, at most 48 kHz.'),
    maxBytes: instagram(300e6),
    seconds: instagram({ min: 3, max: 900 }),
    loudness: LOUDNESS,
    safeArea: none('reels', SAFE_AREA_NOTE),
    delivered: none(
      [
        { lines: 1080, standard: 3000, high: 4000 },
        { lines: 720, standard: 1500, high: 2200 },
      ],
      'Assumed.',
    ),
  },
  {
    name: 'x',
    title: 'X',
    shape: x('landscape', '16:9 in either orientation, or 1:1.'),
    lines: x(720, '1280×720, 720×1280 or 720×720; subscribers can upload 1080.'),
    mostPixels: x({ longer: 1280, shorter: 1024 }),
    fps: x(30),
    fpsLimits: x({ min: 1, max: 60 }),
    codec: x('h264', 'High profile, progressive, closed GOP, 4:2:0.'),
    crf: ORDINARY_CRF,
    bitrates: x([{ lines: 720, standard: 5000, high: 5000 }], 'The least that is recommended.'),
    maxBitrate: none(null),
    keyFrameSeconds: OUR_KEY_FRAMES,
    bFrames: ANY_B_FRAMES,
    audioBitrate: x(128, 'The least that is recommended; AAC-LC, mono or stereo.'),
    maxBytes: x(8e9, 'Accounts without a subscription; 512 MB in direct messages.'),
    seconds: x({ min: 0.5, max: 1200 }, 'Accounts without a subscription; 140 seconds in direct messages.'),
    loudness: LOUDNESS,
    safeArea: none(null),
    delivered: x([{ lines: 720, standard: 2048, high: 2048 }], 'What its table names for uploads of this size.'),
  },
  {
    name: 'discord',
    title: 'Discord',
    shape: none('landscape'),
    lines: none(720, 'The player in a chat is small.'),
    mostPixels: none(null),
    fps: none(null),
    fpsLimits: none(null),
    codec: none('h264', 'Plays in every client.'),
    crf: ORDINARY_CRF,
    bitrates: none(null),
    maxBitrate: none(null),
    keyFrameSeconds: OUR_KEY_FRAMES,
    bFrames: ANY_B_FRAMES,
    audioBitrate: none(128, 'Leaves bits for the picture.'),
    maxBytes: discord(20 * 1024 ** 2, 'Since September 2026, 10 MiB before; more with Nitro or in boosted servers.'),
    seconds: none(null),
    loudness: none(null),
    safeArea: none(null),
    delivered: none(null, 'The file is played as it is.'),
  },
  {
    name: 'github',
    title: 'GitHub',
    shape: none('landscape'),
    lines: none(720, 'Films are shown at the width of a comment.'),
    mostPixels: none(null),
    fps: none(null),
    fpsLimits: none(null),
    codec: github('h264', 'Recommended for compatibility.'),
    crf: ORDINARY_CRF,
    bitrates: none(null),
    maxBitrate: none(null),
    keyFrameSeconds: OUR_KEY_FRAMES,
    bFrames: ANY_B_FRAMES,
    audioBitrate: none(128, 'Leaves bits for the picture.'),
    maxBytes: github(10e6, 'Repositories on a free plan; 100 MB on a paid one.'),
    seconds: none(null),
    loudness: none(null),
    safeArea: none(null),
    delivered: none(null, 'The file is played as it is.'),
  },
];

export const platformNames: readonly string[] = deliveryPlatforms.map(({ name }) => name);

export const platformNamed = (name: string): DeliveryPlatform | undefined =>
  deliveryPlatforms.find((platform) => platform.name === name);

/** The row for a frame: the largest that is not larger, or the smallest. Kilobits a second. */
export function bitrateFor(rows: readonly BitrateRow[], lines: number, fps: number): number {
  const sorted = rows.toSorted((a, b) => b.lines - a.lines);
  const row = sorted.find((each) => each.lines <= lines) ?? sorted.at(-1)!;
  return fps > 30 ? row.high : row.standard;
}
