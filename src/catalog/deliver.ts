// A render for a platform: what of the plan and of the options it changes, and the sentences that say so. Options of the command win over
// everything; what the reel sets wins over what the platform prefers, but not over what it refuses.

import type { FormatFacts, FormatOptionValue, FormatOptionValues } from '../contract/format-facts.ts';
import { DEFAULT_REEL_FORMAT, FPS_LIMITS, FRAME_SIZES } from '../contract/defaults.ts';
import type { ScenePlan } from '../contract/plan.ts';
import { requestedOutputs } from '../contract/render.ts';
import type { OutputRequest, QualityName, RenderOptions } from '../contract/render.ts';
import type { DeliveryPlatform } from './delivery-platforms.ts';
import { fitFrame, pictureKbps, scaledTo } from './fit-frame.ts';
import { DEFAULT_FORMAT, formatNamed, formatOfPath } from './output-formats.ts';
import { frameFormat, qualityProfiles } from './quality-profiles.ts';

export interface Delivery {
  plan: ScenePlan;
  options: RenderOptions;
  /** What the platform changed, and what it may not take. */
  notes: string[];
}

type Size = { width: number; height: number };

export function deliver(platform: DeliveryPlatform, plan: ScenePlan, given: RenderOptions): Delivery {
  const notes: string[] = [];
  // `auto` may choose a small frame on a small machine: what is published must not depend on that.
  const quality = given.quality === 'auto' ? 'production' : given.quality;
  const preferred = isFull(quality) ? deliveredFrame(platform, plan, given, notes) : null;
  const fps = isFull(quality) ? deliveredRate(platform, plan, given, notes) : undefined;
  const maxBytes = given.maxBytes ?? limitOf(platform, given, notes);
  const frame =
    preferred &&
    fitted(platform, plan, { ...given, ...(maxBytes !== undefined && { maxBytes }) }, preferred, fps, notes);
  const shown = frame ?? given.resolution ?? plan.format;
  noteShape(platform, shown, notes);
  noteLength(platform, plan, given, notes);
  const { aspect: _shape, ...others } = given;
  const options: RenderOptions = {
    ...(frame ? others : given),
    quality,
    ...(frame && { resolution: frame }),
    ...(fps !== undefined && { fps }),
    ...(maxBytes !== undefined && { maxBytes }),
    platform: platform.name,
  };
  const { alsoOutputs } = options;
  return {
    plan: deliveredPlan(platform, plan, shown, notes),
    options: {
      ...options,
      formatOptions: encoded(platform, plan, options, options),
      ...(alsoOutputs && {
        alsoOutputs: alsoOutputs.map((also) => ({ ...also, formatOptions: encoded(platform, plan, options, also) })),
      }),
    },
    notes,
  };
}

/** Of the other qualities only the shape is the platform's. */
const isFull = (quality: QualityName): boolean => quality === 'production' || quality === 'max';

/** Bytes that the outputs are fitted into, where their formats can be. */
function limitOf({ title, maxBytes }: DeliveryPlatform, given: RenderOptions, notes: string[]): number | undefined {
  if (maxBytes.value === null) return undefined;
  const unfit = requestedOutputs(given)
    .map(factsOf)
    .filter((format) => !format.fits && !format.isSequence);
  if (unfit.length === 0) return maxBytes.value;
  const titles = [...new Set(unfit.map((format) => format.title))].join(' and ');
  notes.push(`${title} takes at most ${megabytes(maxBytes.value)}: ${titles} is not fitted into that.`);
  return undefined;
}

const factsOf = ({ format, output }: OutputRequest): FormatFacts =>
  (format === undefined ? formatOfPath(output) : formatNamed(format)) ?? DEFAULT_FORMAT;

/** Its pictures can be encoded again at a bit rate. */
const hasBitrate = ({ options }: FormatFacts): boolean => options.some(({ name }) => name === 'max-bitrate');

/** The job of `--max-size` alone: a smaller frame, where a video of this one would have too few bits. A size that was typed stays. */
export function fitToSize(plan: ScenePlan, given: RenderOptions): Delivery {
  const { maxBytes, resolution, quality } = given;
  const unchanged: Delivery = { plan, options: given, notes: [] };
  if (maxBytes === undefined || resolution !== undefined || !hasBitrate(factsOf(given))) return unchanged;
  const frame = frameFormat(quality === 'auto' ? 'production' : quality, plan.format, given);
  const sound = given.formatOptions?.['audio-bitrate'];
  const kbps = pictureKbps(maxBytes, secondsOf(plan, given), typeof sound === 'number' ? sound : USUAL_SOUND_KBPS);
  const size = fitFrame(frame, frame.fps, kbps);
  if (size.height === frame.height) return unchanged;
  const note = `The frame is ${sizeText(size)} instead of ${sizeText(frame)}, which would have too few bits for each pixel in ${megabytes(maxBytes)}. \`--resolution\` keeps a size.`;
  return { plan, options: { ...given, resolution: size }, notes: [note] };
}

const USUAL_SOUND_KBPS = 192;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e5) / 10} MB`;

function deliveredFrame(
  platform: DeliveryPlatform,
  { format }: ScenePlan,
  { aspect, resolution }: RenderOptions,
  notes: string[],
): Size {
  const lines = platform.lines.value;
  const most = platform.mostPixels.value;
  const fits = ({ width, height }: Size) =>
    most === null || (Math.max(width, height) <= most.longer && Math.min(width, height) <= most.shorter);
  if (resolution !== undefined) {
    if (!fits(resolution)) notes.push(`${platform.title} takes frames of at most ${most!.longer}×${most!.shorter}.`);
    return resolution;
  }
  if (aspect !== undefined)
    return FRAME_SIZES[aspect].width * FRAME_SIZES[aspect].height > LARGE && fits(FRAME_SIZES[aspect])
      ? FRAME_SIZES[aspect]
      : scaledTo(FRAME_SIZES[aspect], lines);
  if (!format.sizeGiven) {
    const size = scaledTo(FRAME_SIZES[platform.shape.value], lines);
    if (size.width !== DEFAULT_REEL_FORMAT.width || size.height !== DEFAULT_REEL_FORMAT.height)
      notes.push(`The frame is ${sizeText(size)} for ${platform.title}: the reel has no \`size\`.`);
    return size;
  }
  if (fits(format)) return { width: format.width, height: format.height };
  const size = scaledTo(format, lines);
  notes.push(
    `The frame is ${sizeText(size)} instead of the reel's ${sizeText(format)}: ${platform.title} takes at most ${most!.longer}×${most!.shorter}.`,
  );
  return size;
}

/** More pixels than these were asked for on purpose. */
const LARGE = FRAME_SIZES.ultrawide.width * FRAME_SIZES.ultrawide.height;

export const sizeText = ({ width, height }: Size): string => `${width}×${height}`;

function deliveredRate(
  platform: DeliveryPlatform,
  { format }: ScenePlan,
  given: RenderOptions,
  notes: string[],
): number | undefined {
  const limits = platform.fpsLimits.value;
  const takes = limits && `${platform.title} takes ${limits.min} to ${limits.max} frames a second`;
  const isTaken = (fps: number) => limits === null || (fps >= limits.min && fps <= limits.max);
  if (given.fps !== undefined) {
    if (!isTaken(given.fps)) notes.push(`${takes}; this render has ${given.fps}.`);
    return given.fps;
  }
  if (!format.fpsGiven) {
    const fps = platform.fps.value;
    if (fps === null) return undefined;
    notes.push(`${fps} frames a second for ${platform.title}: the reel has no \`fps\`.`);
    return fps;
  }
  if (isTaken(format.fps)) return undefined;
  // A multiple keeps every frame of the reel's own rate.
  const { min, max } = limits!;
  const fps = format.fps < min ? format.fps * Math.ceil(min / format.fps) : format.fps / Math.ceil(format.fps / max);
  const rate = Math.max(FPS_LIMITS.min, Math.min(max, fps));
  notes.push(`${rate} frames a second instead of the reel's ${format.fps}: ${takes}.`);
  return rate;
}

/** A smaller frame, where the file could not hold this one. A size that was typed stays. */
function fitted(
  { title, audioBitrate }: DeliveryPlatform,
  plan: ScenePlan,
  { resolution, maxBytes, ...part }: RenderOptions,
  frame: Size,
  fps: number | undefined,
  notes: string[],
): Size {
  if (resolution !== undefined || maxBytes === undefined) return frame;
  const kbps = pictureKbps(maxBytes, secondsOf(plan, part), audioBitrate.value);
  const size = fitFrame(frame, fps ?? plan.format.fps, kbps);
  if (size.height === frame.height) return frame;
  notes.push(
    `The frame is ${sizeText(size)} so that the film fits into ${megabytes(maxBytes)}: ${title} takes no larger files. \`--resolution\` keeps a size.`,
  );
  return size;
}

/** Of what is rendered. */
function secondsOf(
  plan: ScenePlan,
  { segment, scene, range }: Pick<RenderOptions, 'segment' | 'scene' | 'range'>,
): number {
  if (range) return range.to - range.from;
  const part = plan.segments.find((each) => each.number === segment || (segment === undefined && each.scene === scene));
  return part ? part.end - part.start : (plan.segments.at(-1)?.end ?? 0);
}

function noteShape({ title, shape }: DeliveryPlatform, { width, height }: Size, notes: string[]): void {
  if (shape.value === 'portrait' && width >= height)
    notes.push(
      `${title} shows portrait films; this one is ${sizeText({ width, height })}. \`--aspect portrait\` renders it in portrait.`,
    );
}

function noteLength(
  { title, seconds }: DeliveryPlatform,
  plan: ScenePlan,
  given: RenderOptions,
  notes: string[],
): void {
  if (seconds.value === null || given.segment !== undefined || given.range !== undefined || given.scene !== undefined)
    return;
  const length = plan.segments.at(-1)?.end ?? 0;
  const { min, max } = seconds.value;
  if (length > max || (length > 0 && length < min))
    notes.push(
      `${title} takes films of ${length > max ? `at most ${lengthText(max)}` : `at least ${lengthText(min)}`}; this one is ${lengthText(length)} long.`,
    );
}

function lengthText(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds * 10) / 10} seconds`;
  if (seconds < 7200) return `${Math.round(seconds / 6) / 10} minutes`;
  return `${Math.round(seconds / 360) / 10} hours`;
}

function deliveredPlan(
  platform: DeliveryPlatform,
  plan: ScenePlan,
  { width, height }: Size,
  notes: string[],
): ScenePlan {
  const changed: Partial<ScenePlan> = {};
  const { loudness, safeArea, title } = platform;
  const hasSound = plan.audio !== null || (plan.sounds ?? []).length > 0;
  if (hasSound && loudness.value !== null) changed.truePeak = MIX_PEAK;
  if (hasSound && plan.loudness === undefined && loudness.value !== null) {
    changed.loudness = loudness.value;
    notes.push(
      `The sound is brought to ${minus(loudness.value)} LUFS for ${title}; \`loudness\` in the header sets another level.`,
    );
  }
  const { captions } = plan;
  if (captions && safeArea.value !== null && captions.look?.safe === undefined && height > width) {
    changed.captions = { ...captions, look: { ...captions.look, safe: safeArea.value } };
    notes.push(`Captions are kept clear of the buttons of ${title} (\`safe: ${safeArea.value}\`).`);
  }
  return Object.keys(changed).length === 0 ? plan : { ...plan, ...changed };
}

/** dBTP of the mix: encoding at 128 kbit/s raises peaks by up to half a decibel, and the file should stay under -1. */
const MIX_PEAK = -2;

const minus = (value: number): string => String(value).replace('-', '−');

function isCodec({ options }: FormatFacts, given: FormatOptionValues, codec: string): boolean {
  const option = options.find(({ name }) => name === 'codec');
  if (option?.takes.kind !== 'choice') return true;
  return (given.codec ?? option.default ?? option.takes.of[0]) === codec;
}

/** The options of an output's format that the platform sets; formats take those that they have. */
function encoded(
  platform: DeliveryPlatform,
  plan: ScenePlan,
  { quality, fps }: RenderOptions,
  request: OutputRequest,
): FormatOptionValues {
  const format = factsOf(request);
  const { formatOptions = {} } = request;
  const rate = fps ?? plan.format.fps;
  const { crf, maxBitrate, keyFrameSeconds, bFrames, audioBitrate } = platform;
  const isBetter = crf.value !== null && quality !== 'auto' && crf.value < qualityProfiles[quality].crf;
  const wanted = new Map<string, FormatOptionValue | null>([
    // Codecs have rate factors of their own.
    ['crf', isBetter && isFull(quality) && isCodec(format, formatOptions, platform.codec.value) ? crf.value : null],
    ['max-bitrate', maxBitrate.value],
    [
      'keyframe-interval',
      keyFrameSeconds.value === null ? null : Math.max(1, Math.round(rate * keyFrameSeconds.value)),
    ],
    ['b-frames', bFrames.value],
    ['audio-bitrate', audioBitrate.value],
  ]);
  const taken = format.options.flatMap(({ name }): [string, FormatOptionValue][] => {
    const value = wanted.get(name) ?? null;
    return value === null ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(taken), ...formatOptions };
}
