// What is known of a file before any of its pictures is shown: format, size, colours, length. One short run of ffmpeg reads its
// headers, another the times of its packets where the file is small enough to be read whole.

import { open } from 'node:fs/promises';
import type { MaterialFacts } from '../../../contract/media.ts';
import {
  footageNotVideo,
  footageTooLarge,
  footageUnreadable,
  interrupted,
  noFfmpeg,
} from '../../errors/render-errors.ts';
import { regularFile } from '../../files/regular-file.ts';
import { exitWords, lastWords } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { INPUT_LIMITS } from '../../machine/ffmpeg/input-limits.ts';
import { runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { codecName, decoderOptions, isExactCodec } from './codecs.ts';
import { displayShape } from './color-description.ts';
import type { FootageInfo } from './footage-info.ts';
import { parsePacketTimes } from './packet-times.ts';
import { frameBytes, rawFormat } from './pixel-format.ts';
import { parseStreamInfo } from './stream-info.ts';
import { readTurn } from './track-matrix.ts';
import { isMovingWebp, readWebpInfo } from './probe-webp.ts';

export interface ProbeOptions {
  ffmpegPath: string;
  signal?: AbortSignal | undefined;
}

/** Files up to this size are read whole for the times of their packets; of larger ones only the last seconds are. */
const COUNTED_BYTES = 128 * 1024 * 1024;
const TAIL_SECONDS = 5;
const MOST_PIXELS = 16384 * 16384;
const MOST_FRAME_BYTES = 512 * 1024 * 1024;
const PROBE_MS = 60_000;
const HEAD_BYTES = 512;
const MP4 = /^[^]{4}(ftyp|moov|mdat|wide|free|skip)/;
/** HLS, DASH and ffmpeg's own lists. */
const PLAYLIST = /^\uFEFF?\s*(#EXTM3U|ffconcat version|<MPD\b|<\?xml[^]*<MPD\b)/;
const NAMES_OTHERS = 'it is a playlist or another kind of file that may name other files';
const DEFAULT_FPS = 25;
/** Pictures that end this much before the container are missing, not only shorter than the sound. */
const MISSING_SECONDS = 1;

const known = new Map<string, { stamp: string; info: FootageInfo }>();
const MOST_KNOWN = 200;

/** Rejects with a RenderError for a file that has no pictures which ffmpeg can decode. */
export async function probeFootage(path: string, options: ProbeOptions): Promise<FootageInfo> {
  const { size, mtimeMs } = await regularFile(path);
  const stamp = `${size}-${mtimeMs}-${options.ffmpegPath}`;
  const before = known.get(path);
  if (before?.stamp === stamp) return before.info;
  const info = await readInfo(path, size, options);
  known.set(path, { stamp, info });
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!);
  return info;
}

async function readInfo(path: string, size: number, { ffmpegPath, signal }: ProbeOptions): Promise<FootageInfo> {
  if (size === 0) throw footageUnreadable(path, 'it is empty');
  const head = await headOf(path);
  if (PLAYLIST.test(head)) throw footageUnreadable(path, NAMES_OTHERS);
  if (isMovingWebp(head)) return readWebpInfo(path);
  const run = (args: readonly string[], decoder: readonly string[] = []) =>
    runFfmpeg({
      ffmpegPath,
      args: [
        '-hide_banner',
        '-nostdin',
        '-nostats',
        '-copyts',
        ...INPUT_LIMITS,
        '-noautorotate',
        ...decoder,
        '-i',
        `file:${path}`,
        ...args,
      ],
      timeoutMs: PROBE_MS,
      ...(signal ? { signal } : {}),
    });
  const headers = await run([]);
  if (signal?.aborted) throw interrupted();
  if (headers.failure) throw noFfmpeg(`${ffmpegPath}: ${headers.failure.message}`);
  if (headers.ended || headers.timedOut)
    throw footageUnreadable(path, `ffmpeg could not read it: ${exitWords(headers)}`);
  if (headers.signal) throw footageUnreadable(path, `ffmpeg crashed on it (${headers.signal})`);
  const info = parseStreamInfo(headers.stderr);
  if (info.container === '') throw footageUnreadable(path, whyRefused(head, headers.stderr));
  const stream = info.video;
  if (!stream) throw footageNotVideo(path, info.hasSound);
  if (stream.width < 1 || stream.height < 1 || stream.pixelFormat === '' || stream.pixelFormat === 'none')
    throw footageUnreadable(path, `ffmpeg cannot decode its pictures (${codecName(stream.codec)})`);
  if (info.container.startsWith('mov')) {
    const turn = await readTurn(path, stream.index).catch(() => null);
    if (turn?.isMirrored) Object.assign(stream, { isMirrored: true, rotation: -90 * turn.quarterTurns });
  }
  const warnings: string[] = [];
  if (stream.hasAlphaStream) {
    // Not every build has libvpx.
    const trial = await run(['-map', `0:${stream.index}`, '-frames:v', '1', '-f', 'null', '-'], decoderOptions(stream));
    stream.hasAlphaStream = trial.code === 0;
    if (stream.hasAlphaStream) stream.pixelFormat = 'yuva420p';
    else warnings.push('Its transparency is left out: this ffmpeg has no libvpx, which decodes it.');
  }
  const format = rawFormat(stream.pixelFormat);
  if (stream.width * stream.height > MOST_PIXELS || frameBytes(format, stream.width, stream.height) > MOST_FRAME_BYTES)
    throw footageTooLarge(path, stream.width, stream.height);

  const zero = Math.max(0, info.start);
  let seconds = info.duration ?? 0;
  let frames: number | null = null;
  const isCounted = size <= COUNTED_BYTES || info.duration === null;
  const tail = isCounted ? [] : ['-ss', Math.max(0, info.duration! - TAIL_SECONDS).toFixed(3)];
  const packets = await run(['-map', `0:${stream.index}`, '-c', 'copy', '-f', 'framecrc', 'pipe:1'], tail);
  if (signal?.aborted) throw interrupted();
  // Without an index, seeking in a large file can take longer than is waited for.
  const wasRead = isCounted || !packets.timedOut;
  const times = parsePacketTimes(wasRead ? packets.stdout.toString('latin1') : '', stream.fps ?? DEFAULT_FPS);
  if (isCounted && times.packets > 0) frames = times.packets;
  const end = times.end === null ? null : Math.max(0, times.end - zero);
  const isCutOff = wasRead && info.duration !== null && !info.hasSound && (end ?? 0) < info.duration - MISSING_SECONDS;
  if (isCutOff && end !== null)
    warnings.push(
      `Its pictures end at ${end.toFixed(1)} s of ${info.duration!.toFixed(1)} s: the file is cut off or damaged.`,
    );
  else if (isCutOff && !isCounted)
    warnings.push(`Its last ${TAIL_SECONDS} s are missing: the file is cut off or damaged.`);
  if (end !== null) seconds = end;
  if (!(seconds > 0)) seconds = 1 / (stream.fps ?? DEFAULT_FPS);
  return {
    container: info.container,
    stream,
    start: info.start,
    seconds,
    frames,
    fps: stream.fps ?? DEFAULT_FPS,
    hasSound: info.hasSound,
    hasCaptions: info.hasCaptions,
    // What a decoder makes of missing data is its own choice.
    isExact: isExactCodec(stream.codec) && format.isExact && warnings.length === 0,
    warnings,
  };
}

/** Why ffmpeg did not open the file, in a clause. */
function whyRefused(head: string, stderr: string): string {
  // ffmpeg takes any file with that extension to be one.
  if (/moov atom not found/i.test(stderr))
    return MP4.test(head) ? 'it is cut off before its index (`moov`)' : 'it is no film that ffmpeg knows';
  if (/not on whitelist|Format not on|whitelist/i.test(stderr)) return NAMES_OTHERS;
  if (/Invalid data found/i.test(stderr)) return 'it is no film that ffmpeg knows';
  return `ffmpeg says: ${lastWords(stderr).replace(/\.$/, '')}`;
}

/** The first bytes of a file as Latin-1. */
async function headOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

export function materialFactsOf(info: FootageInfo): MaterialFacts {
  const { width, height } = displayShape(info.stream);
  const codec = codecName(info.stream.codec);
  const rate = info.stream.fps === null ? null : Math.round(info.stream.fps * 100) / 100;
  return {
    kind: 'footage',
    width,
    height,
    seconds: info.seconds,
    fps: info.stream.fps,
    frames: info.frames,
    codec,
    hasSound: info.hasSound,
    hasCaptions: info.hasCaptions,
    summary: [codec, `${width} × ${height}`, ...(rate === null ? [] : [`${rate} fps`]), lengthWords(info.seconds)].join(
      ', ',
    ),
  };
}

function lengthWords(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(whole % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
