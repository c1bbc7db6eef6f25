// One named factory per failure, so that the messages are together and a test can go through them.

import { extensionList } from '../../catalog/media.ts';
import { RenderError } from './render-error.ts';

const INSTALL =
  'Install ffmpeg (apt install ffmpeg, brew install ffmpeg, winget install ffmpeg), or name one in GLYPHREEL_FFMPEG or the setting glyphreel.ffmpegPath.';

/** The code of a file system error, or of one of files/regular-file.ts. */
const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

/** The cause of a file system error, as a clause. */
export function fileTrouble(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'permission to open it is denied';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'a part of its path is not a folder';
    case 'ENOSPC':
      return 'the disk is full';
    case 'EROFS':
      return 'the disk is read-only';
    case 'EFBIG':
      return 'it would be larger than files may be here (`ulimit -f`)';
    case 'IRREGULAR_FILE':
      return `it is ${(error as { kind: string }).kind}`;
    case 'FILE_TOO_LARGE':
      return `it is larger than ${megabytes((error as { limitBytes: number }).limitBytes)}`;
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open (raise the limit with `ulimit -n`)';
    case 'ENAMETOOLONG':
      return 'its name is too long for this file system';
    case 'ELOOP':
      return 'its symbolic links form a loop';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** The cause of a failed write, as a clause. ENOENT then means a missing folder. */
export function writeTrouble(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'its folder does not exist and cannot be created';
    case 'EEXIST':
      return 'a part of its path is not a folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission to write it is denied';
    default:
      return fileTrouble(error);
  }
}

export const isDiskFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(String(codeOf(error)));

// ---- errors in the input ----
export const audioMissing = (path: string) =>
  new RenderError(
    'input-missing',
    `The audio ${path} cannot be read: there is no such file.`,
    "Correct the path in the reel's `audio:`, which is relative to the reel.",
  );
export const audioUnreadable = (path: string, why: string) =>
  new RenderError(
    'input-unreadable',
    `The audio ${path} cannot be read: ${why}.`,
    "Make the file readable, or name another in the reel's `audio:`.",
  );
export const audioNotAudio = (path: string) =>
  new RenderError(
    'input-audio',
    `${path} has no audio that ffmpeg can decode.`,
    'Expected an audio file or a video with audio (mp3, wav, ogg, flac, m4a, webm …) for `audio:`.',
  );
export const voiceFailed = (by: string, why: string) =>
  new RenderError(
    'input-audio',
    `The voice ${by} said nothing: ${why}.`,
    'Run its command in a terminal. It gets the words by standard input and writes a WAV file to standard output, or to {output}.',
  );
export const audioTooLong = (path: string, hours: number) =>
  new RenderError(
    'input-limit',
    `Expected at most ${hours} hours of audio, but ${path} is longer.`,
    'Cut out the part that the reel uses into a separate file.',
  );
export const audioChanging = (path: string) =>
  new RenderError(
    'input-unreadable',
    `The audio ${path} changed each time it was read.`,
    'Wait until the program that writes it has finished.',
  );
export const footageUnreadable = (path: string, why: string) =>
  new RenderError(
    'input-unreadable',
    `The footage ${path} cannot be read: ${why}.`,
    'Name another file, or convert it with ffmpeg first.',
  );
export const footageNotVideo = (path: string, hasSound: boolean) =>
  new RenderError(
    'input-unreadable',
    `${path} has ${hasSound ? 'sound but no pictures' : 'no pictures that ffmpeg can decode'}.`,
    hasSound ? 'Use it as `audio:` in the header.' : 'Expected a picture or a film.',
  );
export const footageTooLarge = (path: string, width: number, height: number) =>
  new RenderError(
    'input-limit',
    `Expected pictures of at most 268 megapixels and 512 MB, but those of ${path} are ${width} × ${height}.`,
    'Scale the file down first.',
  );
export const footageChanged = (path: string) =>
  new RenderError(
    'input-unreadable',
    `The footage ${path} changed while it was drawn.`,
    'Render again once the program that writes it has finished.',
  );
export const footageDiffers = (path: string) =>
  new RenderError(
    'input-unreadable',
    `ffmpeg decoded other pictures of the footage ${path} than before, so that parts of the video would not fit together.`,
    'Convert it with ffmpeg to a codec whose decoding is exact, such as AV1 or FFV1.',
  );
export const captionsUnreadable = (path: string, why: string) =>
  new RenderError(
    'input-unreadable',
    `The captions ${path} cannot be read: ${why}.`,
    `Expected a ${extensionList('captions')} file for \`captions:\`.`,
  );
export const fontUnreadable = (path: string, why: string) =>
  new RenderError(
    'input-font',
    `The font ${path} cannot be used: ${why}.`,
    `Expected a readable ${extensionList('fonts')} file for \`font:\`.`,
  );
export const mediaUnreadable = (
  noun: string,
  { path, why, isMissing }: { path: string; why: string; isMissing: boolean },
) =>
  new RenderError(
    isMissing ? 'input-missing' : 'input-unreadable',
    `The ${noun} ${path} cannot be read: ${why}.`,
    isMissing ? 'Correct the path, which is relative to the reel.' : 'Make the file readable, or name another one.',
  );
export const lutUnreadable = (
  name: string,
  { expected, got, line }: { expected: string; got: string; line?: number },
) =>
  new RenderError(
    'input-unreadable',
    `Expected ${expected} in ${line === undefined ? name : `line ${line} of ${name}`}, but got ${got}.`,
    'Export the LUT again as a .cube file, or name another one.',
  );
export const pictureUnreadable = (path: string, why: string) =>
  new RenderError(
    'input-unreadable',
    `The picture ${path} cannot be drawn: ${why}.`,
    'Export it again as PNG, JPEG or WebP, or name another file.',
  );
export const artUnusable = (path: string, why: string) =>
  new RenderError(
    'input-unreadable',
    `The character art ${path} cannot be used: ${why}.`,
    'Expected a text, ANSI art or an asciinema recording.',
  );
export const noSuchScene = (scene: string, known: readonly string[], near?: string) =>
  new RenderError(
    'input-plan',
    `There is no scene named ${scene} that can be rendered.`,
    known.length
      ? `${near === undefined ? '' : `Did you mean ${near}? `}The reel has ${known.join(', ')}.`
      : 'The reel has no scene without errors.',
  );
export const noSuchSegment = (segment: number, count: number) =>
  new RenderError(
    'input-plan',
    `Expected a segment from 1 to ${count}, but got ${segment}.`,
    'Segments are numbered in playing order.',
  );
export const nothingToRender = (why: string) =>
  new RenderError(
    'input-plan',
    `There is nothing to render: ${why}.`,
    'Add a scene with a length, such as `scene first for 4s { … }`.',
  );
export const badRange = (from: number, to: number, seconds: number) =>
  new RenderError(
    'input-plan',
    `Expected a range within 0s..${round(seconds)}s whose end is after its start, but got ${round(from)}s..${round(to)}s.`,
    'Give the range in seconds from the start of the reel, such as 2s..5s.',
  );
export const oneSelectionOnly = () =>
  new RenderError(
    'input-plan',
    'Expected only one of scene, segment and range, but got several.',
    'Use only one of them.',
  );
export const overLimit = (what: string, limit: string, got: string) =>
  new RenderError('input-limit', `Expected ${what} of ${limit}, but got ${got}.`, 'Use a smaller value.');
export const cellTooLarge = (width: number, height: number, most: { width: number; pixels: number }) =>
  new RenderError(
    'input-limit',
    `Expected glyphs of at most ${most.width} pixels in width and ${most.pixels} in total, but got ${width} × ${height} pixels.`,
    'Use a smaller grid, a narrower font or a smaller frame.',
  );
export const outputTooLarge = (path: string, bytes: number, most: number) =>
  new RenderError(
    'input-limit',
    `Expected at most ${precisely(most)} for ${path}, but it cannot be made smaller than ${precisely(bytes)}.`,
    'Make the frame smaller (-r), the frame rate or the bit rate of the sound lower (--fps, --audio-bitrate), or the film shorter.',
  );
export const cannotShrink = (path: string, what: string) =>
  new RenderError(
    'input-output',
    `The output ${path} cannot be fitted into a size: ${what} has no bit rate to choose.`,
    'Choose another codec or format with --max-size.',
  );
export const outputTwice = (path: string) =>
  new RenderError('input-output', `Two outputs are ${path}.`, 'Name each output once.');
export const outputWithin = (path: string, folder: string) =>
  new RenderError(
    'input-output',
    `The output ${path} is in the folder of the frames of ${folder}.`,
    'Choose another folder for one of them.',
  );
export const outputIsFolder = (path: string) =>
  new RenderError('input-output', `The output ${path} is a folder.`, 'Name a file in that folder.');
export const outputNotWritable = (path: string, why: string) =>
  new RenderError('input-output', `The output ${path} cannot be written: ${why}.`, 'Choose a writable location.');
export const outputIrregular = (path: string, kind: string) =>
  new RenderError('input-output', `The output ${path} is ${kind}.`, 'Name a regular file.');
export const outputIsInput = (path: string, input: string) =>
  new RenderError(
    'input-output',
    `The output ${path} is the same file as ${input}, which the reel reads.`,
    'Choose another name for the video.',
  );
export const outputForeign = (path: string) =>
  new RenderError(
    'input-output',
    `${path} already exists, and Glyphreel did not write it.`,
    'Use --overwrite to replace it, or choose another output with -o.',
  );
export const outputExtension = (path: string, extensions: string) =>
  new RenderError(
    'input-output',
    `Expected an output that ends in ${extensions}, but got ${path}.`,
    'The extension determines the format; see `glyphreel render --help`.',
  );
export const picturesTooLarge = (path: string, megabytes: number, help: string) =>
  new RenderError('input-output', `Expected an output of at most ${megabytes} MB, but ${path} would be larger.`, help);
export const outputNeedsNumber = (path: string, example: string) =>
  new RenderError(
    'input-output',
    `Expected the number of a frame in the output, as in ${example}, but got ${path}.`,
    'This format has one file per frame. `glyphreel still` writes a single one.',
  );
export const formatUnknown = (name: string, known: readonly string[]) =>
  new RenderError(
    'input-output',
    `Expected a format (${known.join(', ')}), but got ${name}.`,
    "Omit it to use the format of the output's extension.",
  );
export const formatOptionWrong = (sentence: string) =>
  new RenderError('input-output', sentence, 'See `glyphreel render --help` or the reference of output formats.');
export const outputHoldsOthers = (folder: string, other: string) =>
  new RenderError(
    'input-output',
    `The folder ${folder} holds ${other}, which is not a frame of the output.`,
    'Name a new folder: a render replaces the whole folder.',
  );

// ---- problems of the machine ----
export const noFfmpeg = (tried: string) =>
  new RenderError('machine-no-ffmpeg', `No working ffmpeg was found (${tried}).`, INSTALL);
/** An ffmpeg may be there, but a limit keeps it from starting. */
export const ffmpegLimited = (tried: string) =>
  new RenderError(
    'machine-no-ffmpeg',
    `No ffmpeg could be started (${tried}).`,
    'Raise the limit that is named, or close other programs.',
  );
export const noEncoder = (path: string, encoder: string, format: string) =>
  new RenderError(
    'machine-no-ffmpeg',
    `The ffmpeg at ${path} has no encoder ${encoder}, which the format ${format} needs.`,
    INSTALL,
  );
/** `others`: codecs of the same format that this ffmpeg has, as `--codec` takes them. */
export const noCodec = (path: string, codec: string, encoders: readonly string[], others: readonly string[]) =>
  new RenderError(
    'machine-no-ffmpeg',
    `The ffmpeg at ${path} cannot write ${codec}: it has no ${encoders.join(' or ')}.`,
    `${others.length > 0 ? `Choose --codec ${others.join(' or ')}, or name` : 'Name'} another ffmpeg in GLYPHREEL_FFMPEG, with --ffmpeg or in the setting glyphreel.ffmpegPath.`,
  );
export const diskFull = (where: string) =>
  new RenderError(
    'machine-disk-full',
    `The disk is full: ${where} could not be written.`,
    'Free some space (`glyphreel clean` empties the clip cache) and render again; finished clips are kept.',
  );
export const cacheNotWritable = (path: string, why: string) =>
  new RenderError(
    'machine-cache',
    `The cache folder ${path} cannot be written: ${why}.`,
    'Set GLYPHREEL_CACHE to a writable folder.',
  );
export const clipsVanished = (folder: string) =>
  new RenderError(
    'machine-cache',
    `Finished clips disappeared from ${folder} while they were in use.`,
    'Render again while no other program deletes files there, or set GLYPHREEL_CACHE to another folder.',
  );
export const encoderDied = (segment: number, scene: string, how: string, log: string) =>
  new RenderError(
    'machine-encoder',
    `The encoder of segment ${segment} (${scene}) failed twice: ${how}.`,
    `Its log is ${log}.`,
    segment,
  );
export const encoderHung = (segment: number, scene: string, seconds: number, log: string) =>
  new RenderError(
    'machine-encoder',
    `The encoder of segment ${segment} (${scene}) made no progress for ${seconds} s and was ended.`,
    `Try another ffmpeg (GLYPHREEL_FFMPEG); its log is ${log}.`,
    segment,
  );
export const toolFailed = (what: string, how: string, log: string) =>
  new RenderError('machine-encoder', `ffmpeg failed while ${what}: ${how}.`, `Its log is ${log}.`);
export const audioDecoderFailed = (path: string, how: string, message: string) =>
  new RenderError(
    'machine-encoder',
    `ffmpeg failed while decoding the audio of ${path}: ${how}.`,
    `Its last message: ${message}. Try another ffmpeg (GLYPHREEL_FFMPEG).`,
  );
export const footageFailed = (path: string, how: string, message: string) =>
  new RenderError(
    'machine-encoder',
    `ffmpeg failed while decoding the pictures of ${path}: ${how}.`,
    `Its last message: ${message}. Try another ffmpeg (GLYPHREEL_FFMPEG).`,
  );
export const workerDied = (segment: number, scene: string, how: string) =>
  new RenderError(
    'machine-worker',
    `The worker that drew segment ${segment} (${scene}) failed twice: ${how}.`,
    'Render only that segment to find out whether the scene or the machine causes it; finished clips are kept.',
    segment,
  );
export const poolDied = (segments: readonly { number: number; scene: string }[], how: string) =>
  new RenderError(
    'machine-worker',
    `The render process ended twice (${how}) while it drew ${segments.map((s) => `segment ${s.number} (${s.scene})`).join(' and ') || 'no segment yet'}.`,
    'If memory ran out, use fewer workers or a lower quality; finished clips are kept.',
    segments[0]?.number,
  );
export const outOfMemory = (need: string, have: string) =>
  new RenderError(
    'machine-memory',
    `This frame needs about ${need} of memory for one worker, and this machine allows ${have}.`,
    'Render at a lower quality or resolution.',
  );

// ---- other ----
export const outputBusy = (path: string) =>
  new RenderError(
    'busy-output',
    `Another render is writing ${path} right now.`,
    'Wait for it, cancel it, or choose another output.',
  );
export const playerMissing = () =>
  new RenderError(
    'machine-engine',
    'The web player is not installed: dist/player is missing.',
    'Install again; from the sources, run npm run build.',
  );
/** `what`: a clause about the reel. */
export const pageCannotHold = (what: string) =>
  new RenderError('input-plan', `A web page cannot hold this reel: ${what}.`, 'Render a video instead.');
export const wholeReelOnly = (format: string) =>
  new RenderError(
    'input-plan',
    `Expected a whole reel or a scene for ${format}, but got a segment or a range.`,
    'Use --scene to export one scene.',
  );
export const verifyFailed = (path: string, what: string) =>
  new RenderError(
    'verify-failed',
    `The finished video failed verification: ${what}.`,
    `It was not written to ${path}; the intermediate files are kept.`,
  );
export const interrupted = (keepsClips = true) =>
  new RenderError(
    'interrupted',
    'The render was cancelled.',
    keepsClips ? 'Finished clips are kept: rendering again continues from them.' : 'No files were kept.',
  );

const precisely = (bytes: number) =>
  bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(2)} MB`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
const round = (seconds: number) => Math.round(seconds * 1000) / 1000;
