// Every setting, once: key, default and description. settings-reader.ts reads them typed; the manifest is generated.

export interface SettingSpec {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array';
  default: string | number | boolean | readonly string[];
  /** Markdown; one or two sentences that say what changes. */
  doc: string;
  /** The words it may be; of an array, the words that its items may be. */
  enum?: readonly string[];
  enumDocs?: readonly string[];
  minimum?: number;
  maximum?: number;
  scope?: 'machine-overridable' | 'resource' | 'window';
  /** Only read where the workspace is trusted: it names a program or a place to write to. */
  restricted?: boolean;
}

export const SETTINGS = {
  'render.quality': {
    type: 'string',
    default: 'auto',
    scope: 'resource',
    enum: ['auto', 'draft', 'preview', 'production', 'max'],
    enumDocs: [
      'Chosen for this machine and the length of the reel.',
      '960×540, 12 frames a second: minutes become seconds.',
      '1280×720, 15 frames a second.',
      'The size and rate the reel names: 1920×1080 and 24 where it names none.',
      '3840×2160, 30 frames a second, twice the glyphs per axis.',
    ],
    doc: 'Quality of renders started from the editor.',
  },
  'render.aspect': {
    type: 'string',
    default: 'reel',
    scope: 'resource',
    enum: ['reel', 'landscape', 'portrait', 'square', 'ultrawide', 'landscape4k', 'portrait4k'],
    doc: "Aspect of renders. `reel` keeps the one in the reel's header.",
  },
  'render.output': {
    type: 'string',
    default: '${folder}/${name}${part}.mp4',
    scope: 'resource',
    restricted: true,
    doc: 'Where a video is written. `${folder}`: the folder of the reel; `${workspace}`: the workspace folder; `${name}`: the name of the reel; `${part}`: `-scene` or `-segment-2` when only a part is rendered, else nothing; `${quality}`; `${date}`.',
  },
  'render.sidecars': {
    type: 'array',
    default: [],
    scope: 'resource',
    enum: ['report', 'page', 'still'],
    enumDocs: [
      'The brightness report as JSON: `NAME.report.json`.',
      'The brightness report as a web page: `NAME.report.html`.',
      'One bright frame of the video: `NAME.still.png`.',
    ],
    doc: 'Files to write beside a rendered video. The brightness report in the editor needs none of them.',
  },
  'render.workers': {
    type: 'integer',
    default: 0,
    minimum: 0,
    maximum: 256,
    scope: 'machine-overridable',
    doc: 'How many workers draw at once. `0` suits the cores and the memory of this machine.',
  },
  'render.keepIntermediates': {
    type: 'boolean',
    default: false,
    scope: 'resource',
    doc: 'Keep the clips and logs of a render beside the video, also when it went well.',
  },
  ffmpegPath: {
    type: 'string',
    default: '',
    scope: 'machine-overridable',
    restricted: true,
    doc: 'The ffmpeg to use. Empty: `GLYPHREEL_FFMPEG`, then the one on the `PATH`, then the one that comes with Glyphreel.',
  },
  'preview.size': {
    type: 'integer',
    default: 960,
    minimum: 160,
    maximum: 3840,
    scope: 'window',
    doc: 'Width in pixels of a landscape preview frame; other aspects have the same shorter side.',
  },
  'preview.rate': {
    type: 'integer',
    default: 12,
    minimum: 1,
    maximum: 60,
    scope: 'window',
    doc: 'Frames a second that the preview draws.',
  },
  'preview.startPaused': { type: 'boolean', default: false, scope: 'window', doc: 'Open the preview paused.' },
  'preview.followCursor': {
    type: 'boolean',
    default: true,
    scope: 'window',
    doc: 'Show the scene that the cursor is in.',
  },
  'preview.sound': {
    type: 'boolean',
    default: true,
    scope: 'window',
    doc: 'Play the sound of the reel in the preview.',
  },
  'preview.compress': {
    type: 'string',
    default: 'auto',
    scope: 'window',
    enum: ['auto', 'always', 'never'],
    enumDocs: [
      'Where the window is remote, or frames are slow to arrive.',
      'Always send JPEG.',
      'Always send exact pixels.',
    ],
    doc: 'Whether frames are compressed on their way to the panel.',
  },
  'cache.sizeGb': {
    type: 'number',
    default: 4,
    minimum: 0,
    maximum: 1024,
    scope: 'machine-overridable',
    doc: 'How large the cache of rendered clips may grow, in gigabytes. The oldest clips go first.',
  },
  'cache.folder': {
    type: 'string',
    default: '',
    scope: 'machine-overridable',
    restricted: true,
    doc: "Where rendered clips are cached. Empty: the user's own cache folder.",
  },
  'trace.server': {
    type: 'string',
    default: 'off',
    scope: 'window',
    enum: ['off', 'messages', 'verbose'],
    doc: 'Write the messages to and from the language server to the log.',
  },
} as const satisfies Record<string, SettingSpec>;

export type SettingKey = keyof typeof SETTINGS;
type Widen<T> = T extends string ? string : T extends number ? number : boolean;
type Word<S> = S extends { enum: readonly (infer W)[] } ? W : string;
export type SettingValue<K extends SettingKey> = (typeof SETTINGS)[K] extends { type: 'array' }
  ? readonly Word<(typeof SETTINGS)[K]>[]
  : (typeof SETTINGS)[K] extends { enum: readonly (infer W)[] }
    ? W
    : Widen<(typeof SETTINGS)[K]['default']>;
