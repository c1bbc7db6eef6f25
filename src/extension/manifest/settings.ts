// Every setting, one entry each: key, type, default and description. The manifest is generated from this map, and
// settings-reader.ts reads settings with the types of their entries.

import { ASPECT_NAMES, FRAME_SIZES } from '../../contract/defaults.ts';
import { OUTPUT_PATTERN, OUTPUT_VARIABLES } from './output-variables.ts';

export interface SettingSpec {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  default: string | number | boolean | readonly string[] | Readonly<Record<string, readonly string[]>>;
  /** Markdown: one or two sentences on what it changes. */
  doc: string;
  /** The words it may be; of an array, the words that its items may be. */
  enum?: readonly string[];
  enumDocs?: readonly string[];
  minimum?: number;
  maximum?: number;
  /** A regular expression that the value must match, and what the settings editor says otherwise. */
  pattern?: { source: string; message: string };
  scope?: 'machine' | 'machine-overridable' | 'resource' | 'window';
  /** Ignored in untrusted workspaces, because it names a program to run or a place to write to. */
  restricted?: boolean;
}

export const SETTINGS = {
  'render.quality': {
    type: 'string',
    default: 'auto',
    scope: 'resource',
    enum: ['auto', 'draft', 'preview', 'production', 'max'],
    enumDocs: [
      'Chosen from the speed of this machine and the length of the reel.',
      '960×540 at 12 fps: the fastest.',
      '1280×720 at 15 fps.',
      "The reel's own size and frame rate, or 1920×1080 at 24 fps.",
      '3840×2160 at 30 fps, with twice the glyphs per axis.',
    ],
    doc: 'Quality of renders started from the editor.',
  },
  'render.aspect': {
    type: 'string',
    default: 'reel',
    scope: 'resource',
    enum: ['reel', ...ASPECT_NAMES],
    enumDocs: [
      "The one in the reel's header.",
      ...ASPECT_NAMES.map((name) => `The ratio of ${FRAME_SIZES[name].width}×${FRAME_SIZES[name].height}.`),
    ],
    doc: "Aspect ratio of renders. `reel` uses the one in the reel's header.",
  },
  'render.output': {
    type: 'string',
    default: '${folder}/${name}${part}.mp4',
    scope: 'resource',
    restricted: true,
    pattern: OUTPUT_PATTERN,
    doc: `Path of the rendered video. Variables: ${Object.entries(OUTPUT_VARIABLES)
      .map(([name, meaning]) => `\`\${${name}}\` (${meaning})`)
      .join(', ')}.`,
  },
  'render.sidecars': {
    type: 'array',
    default: [],
    scope: 'resource',
    enum: ['report', 'page', 'still', 'thumbnail', 'srt', 'vtt', 'chapters'],
    enumDocs: [
      'The brightness report as JSON: `NAME.report.json`.',
      'The brightness report as a web page: `NAME.report.html`.',
      'One bright frame of the video: `NAME.still.png`.',
      'The frame with the most structure and light: `NAME.thumbnail.jpg`.',
      "The reel's captions in the time of the video: `NAME.srt`.",
      'The same as WebVTT: `NAME.vtt`.',
      'Scenes as a list for a description on YouTube: `NAME.chapters.txt`.',
    ],
    doc: 'Files to write beside a rendered video. The brightness report in the editor needs none of them.',
  },
  'render.embed': {
    type: 'array',
    default: [],
    scope: 'resource',
    enum: ['chapters', 'captions'],
    enumDocs: ['A chapter for each scene.', "The reel's captions as a text track, which players can turn on."],
    doc: 'What to write into rendered videos besides pictures and sound, in formats that can hold it.',
  },
  'render.openIn': {
    type: 'string',
    default: 'auto',
    scope: 'window',
    enum: ['auto', 'system', 'editor'],
    enumDocs: [
      "The system's player on the desktop; an editor tab in remote windows and in the browser.",
      "The system's default player.",
      'A tab beside the reel.',
    ],
    doc: 'Where **Open Video** plays a rendered video.',
  },
  'render.workers': {
    type: 'integer',
    default: 0,
    minimum: 0,
    maximum: 256,
    scope: 'machine-overridable',
    doc: "Number of workers that draw in parallel. `0` chooses from the machine's cores and memory.",
  },
  'render.runner': {
    type: 'string',
    default: '',
    // It names who computes, and may hold a password.
    scope: 'machine-overridable',
    restricted: true,
    doc: 'Queue whose workers draw renders: `redis://HOST:6379` or `postgres://USER@HOST/DATABASE`. When empty, this machine draws. It needs `#glyphreel.render.store#`; see the guide to rendering on many machines.',
  },
  'render.store': {
    type: 'string',
    default: '',
    scope: 'machine-overridable',
    restricted: true,
    doc: 'Where clips are shared with other machines: a folder that all can reach, or `s3://BUCKET/PREFIX`. Clips that are there are not drawn again.',
  },
  'render.keepIntermediates': {
    type: 'boolean',
    default: false,
    scope: 'resource',
    doc: "Keep a render's clips and logs even after success.",
  },
  ffmpegPath: {
    type: 'string',
    default: '',
    scope: 'machine-overridable',
    restricted: true,
    doc: 'Path of the ffmpeg to use. When empty: `GLYPHREEL_FFMPEG`, then the one on the `PATH`, then the bundled one.',
  },
  allowedPaths: {
    type: 'array',
    default: [],
    // Not of a workspace, which could be someone else's.
    scope: 'machine',
    doc: 'Folders whose files reels may name with `media` and `file()`, besides the folder of the reel and the workspace. Absolute paths.',
  },
  voices: {
    type: 'object',
    default: {},
    // Names programs to run.
    scope: 'machine',
    restricted: true,
    doc: 'Voices that reels may name with `voice "words" { by: NAME }`: each is a program and its arguments. The words come by standard input; the program writes a WAV file to standard output, or to `{output}` in an argument. A list of programs is a pool, which shares its lines by their words and the seed of the reel. Example: `{ "narrator": ["espeak-ng", "--stdout"] }`.',
  },
  lenses: {
    type: 'boolean',
    default: true,
    scope: 'window',
    doc: 'Show Preview, Render and Still as lenses above scenes and timeline entries.',
  },
  lightCode: {
    type: 'boolean',
    default: true,
    scope: 'window',
    doc: 'While a preview plays, mark the scene, the `play` entry, texts and layers that it shows in the code.',
  },
  itemLenses: {
    type: 'boolean',
    default: false,
    scope: 'window',
    doc: 'Show Hide and Solo as lenses above the items of the scene that a preview shows. They change the preview alone, never the text.',
  },
  'preview.size': {
    type: 'integer',
    default: 960,
    minimum: 160,
    maximum: 3840,
    scope: 'window',
    doc: 'Width of a landscape preview frame in pixels. Other aspects have the same shorter side.',
  },
  'preview.rate': {
    type: 'integer',
    default: 12,
    minimum: 1,
    maximum: 60,
    scope: 'window',
    doc: 'Frame rate of the preview, in frames per second.',
  },
  'preview.startPaused': { type: 'boolean', default: false, scope: 'window', doc: 'Open the preview paused.' },
  'preview.followCursor': { type: 'boolean', default: true, scope: 'window', doc: 'Show the scene under the cursor.' },
  'preview.sound': { type: 'boolean', default: true, scope: 'window', doc: "Play the reel's sound in the preview." },
  'preview.keymap': {
    type: 'string',
    default: 'default',
    scope: 'window',
    enum: ['default', 'premiere', 'resolve'],
    enumDocs: [
      "Glyphreel's own keys.",
      'Keys as in Adobe Premiere Pro, where they differ.',
      'Keys as in DaVinci Resolve, where they differ.',
    ],
    doc: 'Keys of the preview. `?` in the preview lists them.',
  },
  'preview.click': {
    type: 'string',
    default: 'inspect',
    scope: 'window',
    enum: ['inspect', 'play'],
    enumDocs: [
      'Pauses; in a paused picture, lists what draws the point. A double click plays and pauses.',
      'Plays and pauses. `W` lists what draws the middle of the picture.',
    ],
    doc: 'What a click on the picture of the preview does.',
  },
  'preview.costs': {
    type: 'boolean',
    default: false,
    scope: 'window',
    doc: 'Show beside items and shaders how many milliseconds of a preview frame they take. Every sixth frame is measured for it.',
  },
  'preview.compress': {
    type: 'string',
    default: 'auto',
    scope: 'window',
    enum: ['auto', 'always', 'never'],
    enumDocs: [
      'As JPEG in remote windows, or where frames arrive slowly; else in the quickest form.',
      'Always send JPEG.',
      'Always send exact pixels.',
    ],
    doc: 'Whether preview frames are compressed on their way to the panel.',
  },
  'cache.sizeGb': {
    type: 'number',
    default: 4,
    minimum: 0,
    maximum: 1024,
    scope: 'machine-overridable',
    doc: 'Size limit of the clip cache in gigabytes. Clips that were not used for longest are deleted first.',
  },
  'cache.folder': {
    type: 'string',
    default: '',
    scope: 'machine-overridable',
    restricted: true,
    doc: "Folder of the clip cache. When empty: the system's folder for caches.",
  },
  'trace.server': {
    type: 'string',
    default: 'off',
    scope: 'window',
    enum: ['off', 'messages', 'verbose'],
    enumDocs: ['Nothing.', 'The name of each message.', 'The name and the content of each message.'],
    doc: 'Log the messages to and from the language server.',
  },
} as const satisfies Record<string, SettingSpec>;

export type SettingKey = keyof typeof SETTINGS;
type Widen<T> = T extends string ? string : T extends number ? number : boolean;
type Word<S> = S extends { enum: readonly (infer W)[] } ? W : string;
export type SettingValue<K extends SettingKey> = (typeof SETTINGS)[K] extends { type: 'array' }
  ? readonly Word<(typeof SETTINGS)[K]>[]
  : (typeof SETTINGS)[K] extends { type: 'object' }
    ? unknown
    : (typeof SETTINGS)[K] extends { enum: readonly (infer W)[] }
      ? W
      : Widen<(typeof SETTINGS)[K]['default']>;
