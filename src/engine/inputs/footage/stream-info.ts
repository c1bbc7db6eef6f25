// What ffmpeg reports about a file (`ffmpeg -i FILE`), as data. The bundled ffmpeg has no ffprobe; this text has the same form in
// the versions that we tried, 4.1 to 7.0.

export type FieldOrder = 'progressive' | 'top' | 'bottom';

export interface VideoStream {
  /** Index of the stream in the file. */
  index: number;
  codec: string;
  /** As decoded, such as `yuv420p10le`. */
  pixelFormat: string;
  range: 'tv' | 'pc' | null;
  /** Names of ffmpeg, null where the file does not say. */
  matrix: string | null;
  primaries: string | null;
  transfer: string | null;
  width: number;
  height: number;
  /** Width of a pixel divided by its height. */
  sampleAspect: number;
  fps: number | null;
  fieldOrder: FieldOrder | null;
  /** Degrees counterclockwise, of the display matrix. */
  rotation: number;
  /** Whether the picture is mirrored; its rotation is then that before the mirror. */
  isMirrored: boolean;
  /** VP8 and VP9 carry alpha as a second stream, which only libvpx decodes. */
  hasAlphaStream: boolean;
}

export interface StreamInfo {
  /** Names of the demuxer, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: string;
  /** Of the container: seconds, null where unknown. */
  duration: number | null;
  start: number;
  video: VideoStream | null;
  hasSound: boolean;
  /** Text subtitles, which can become captions. */
  hasCaptions: boolean;
}

const STREAM = /^\s*Stream #0:(\d+)(?:\[\w+\])?(?:\([^)]*\))?: (Video|Audio|Subtitle): (.*)$/;
/** Formats of pictures, not of text. */
const PICTURE_SUBTITLES = /^(dvd_subtitle|hdmv_pgs_subtitle|dvb_subtitle|xsub)\b/;

export function parseStreamInfo(text: string): StreamInfo {
  const info: StreamInfo = {
    container: '',
    duration: null,
    start: 0,
    video: null,
    hasSound: false,
    hasCaptions: false,
  };
  let current: VideoStream | null = null;
  for (const line of text.split(/\r?\n|\r/)) {
    const input = /^Input #0, (.*), from /.exec(line);
    if (input) info.container = input[1];
    const duration = /^\s+Duration: (\d+):(\d+):([\d.]+)/.exec(line);
    if (duration) info.duration = Number(duration[1]) * 3600 + Number(duration[2]) * 60 + Number(duration[3]);
    const start = /^\s+Duration: .*\bstart: (-?[\d.]+)/.exec(line);
    if (start) info.start = Number(start[1]);
    const rotation = /displaymatrix: rotation of (-?[\d.]+) degrees/i.exec(line);
    if (rotation && current) current.rotation = Number(rotation[1]);
    if (current && /^vp[89]$/.test(current.codec) && /^\s+alpha_mode\s*: 1\s*$/i.test(line))
      current.hasAlphaStream = true;
    const stream = STREAM.exec(line);
    // Streams of an output follow the mapping.
    if (/^Stream mapping:|^Output #/.test(line)) break;
    if (!stream) continue;
    const [, index, kind, words] = stream;
    current = null;
    if (kind === 'Audio') info.hasSound = true;
    else if (kind === 'Subtitle') info.hasCaptions ||= !PICTURE_SUBTITLES.test(words);
    else if (!/\((attached pic|timed thumbnails)\)/.test(words)) {
      current = parseVideo(Number(index), words);
      info.video ??= current;
    }
  }
  return info;
}

function parseVideo(index: number, words: string): VideoStream {
  const parts = splitOutside(words);
  const [pixelFormat = '', details = ''] = /^([a-z]\w*)(?:\((.*)\))?$/.exec(parts[1] ?? '')?.slice(1) ?? [];
  const size = /(?:^|, )(\d+)x(\d+)(?:[ ,]|$)/.exec(words);
  const aspect = /\bSAR (\d+):(\d+)/.exec(words);
  const rate = /([\d.]+)(k?) fps\b/.exec(words);
  const names = details.split(/,\s*/).filter((name) => name !== '');
  const range = names.find((name) => name === 'tv' || name === 'pc') ?? null;
  const field = names.find((name) => /first|progressive/.test(name));
  const color = names.find(
    (name) => name !== range && name !== field && !/^\d+ bpc$|^[a-z]+ chroma|^left$|^topleft$/.test(name),
  );
  const [matrix, primaries = matrix, transfer = matrix] = (color ?? '').split('/').map((name) => known(name));
  return {
    index,
    codec: /^\w+/.exec(words)?.[0] ?? '',
    pixelFormat,
    range: range as VideoStream['range'],
    matrix: matrix ?? null,
    primaries: primaries ?? null,
    transfer: transfer ?? null,
    width: Number(size?.[1] ?? 0),
    height: Number(size?.[2] ?? 0),
    sampleAspect: aspect && Number(aspect[1]) > 0 && Number(aspect[2]) > 0 ? Number(aspect[1]) / Number(aspect[2]) : 1,
    fps: rate ? Number(rate[1]) * (rate[2] === 'k' ? 1000 : 1) : null,
    fieldOrder: fieldOrder(field),
    rotation: 0,
    isMirrored: false,
    hasAlphaStream: false,
  };
}

const known = (name: string): string | null => (name === '' || name === 'unknown' || name === 'reserved' ? null : name);

/** `top coded first (swapped)` is displayed bottom first. */
function fieldOrder(words: string | undefined): FieldOrder | null {
  if (words === undefined) return null;
  if (words.startsWith('progressive')) return 'progressive';
  const isTop = words.startsWith('top');
  return isTop !== words.includes('swapped') ? 'top' : 'bottom';
}

/** Splits at commas that are outside parentheses and brackets. */
function splitOutside(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if (char === '(' || char === '[') depth++;
    if (char === ')' || char === ']') depth--;
    if (char === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += char;
  }
  parts.push(part.trim());
  return parts;
}
