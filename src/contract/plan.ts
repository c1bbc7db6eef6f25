// ScenePlan: output of the language and input of the engine. Plain JSON data; no class, no function, no NaN.

import type { GridName } from './defaults.ts';
import type { Range } from './diagnostics.ts';
import type { SAFE_AREAS } from './safe-areas.ts';
import type { Rate } from './catalog-entry.ts';
import type { CLOCK_WORDS, DITHER_WORDS, FIT_WORDS, LOOP_WORDS, MediaMember, TONE_WORDS } from './media.ts';

export type { GridName } from './defaults.ts';

export const PLAN_VERSION = 1;

/** Index into `PlanScene.nodes`; arguments always have smaller indices than their users. */
export type NodeId = number;

/** A file named in the reel: as written, and resolved against the reel's folder. */
export interface MediaRef {
  /** Which input it is (a key of `mediaKinds`); by its extension where absent. */
  kind?: string;
  written: string;
  path: string;
  range?: Range;
}

/** The sound of the header's `audio:` and how it plays; what is absent has its default. */
export interface PlanAudio extends MediaRef {
  /** Second of the file at which the reel begins; 0. */
  from?: number;
  /** Factor of the amplitude; 1. */
  volume?: number;
  /** Seconds; 0. */
  fadeIn?: number;
  fadeOut?: number;
  /** The file plays again from `from` until the reel ends. */
  loop?: boolean;
}

/** An argument, in the shape of its parameter's kind; absent ones have the effect's default. */
export type Arg =
  | { node: NodeId } /* number, time (s), angle (rad), hue (turns), boolean (0/1), field, colour */
  | { word: string }
  | { text: string }
  | { nodes: NodeId[] } /* lists of numbers, fields, or colours (colour sets are expanded) */
  | { point: [NodeId, NodeId] }
  | { points: [NodeId, NodeId][] }
  | { stops: { at: NodeId; value: NodeId }[] }
  | { glyphs: string } /* a palette, expanded */
  | { media: MediaRef };
export type Args = Record<string, Arg>;

/**
 * A node of an expression, hash-consed: equal nodes are shared.
 * Operators are calls too: add sub mul div neg pow lt le gt ge eq ne and or not select(c, a, b) with
 * parameters a, b (c). A transform is a call with `input`, which it resamples.
 */
export type PlanNode =
  | { k: 'num'; v: number }
  | { k: 'rgb'; v: [number, number, number] } /* each 0..1, sRGB */
  | { k: 'beats'; n: number } /* seconds after the segment's start: `PlanSegment.beatTimes[n]` */
  /* A member of the scene's `materials[use]`. Members of rate `cell` depend on the coordinates, as fields do. */
  | { k: 'media'; use: number; member: MediaMember; rate: Rate }
  | { k: 'var'; name: string; rate: Rate } /* t time progress … u v x y … value, audio.bass … */
  | {
      k: 'call';
      fn: string;
      kind: 'op' | 'math' | 'field' | 'distance' | 'mask' | 'transform' | 'color';
      type: 'number' | 'color';
      rate: Rate;
      args: Args;
      input?: NodeId;
      /** Identifies the place of use, which has its own state and random numbers. Stable under edits elsewhere in the file. */
      site: number;
    };

/** A `media` statement as one scene uses it. Its settings are expressions of that scene; null: the default. */
export interface PlanMaterial {
  name: string;
  /** Its `kind` is one of MATERIAL_KINDS. */
  media: MediaRef;
  fit: (typeof FIT_WORDS)[number];
  /** uv of the centre. */
  at: [NodeId, NodeId] | null;
  /** Times the fitted size, per frame. */
  size: NodeId | null;
  /** u0, v0, u1, v1 of the file's picture. */
  crop: [number, number, number, number] | null;
  /** Media seconds, per frame; replaces from, to, speed, loop and clock. */
  time: NodeId | null;
  /** Constants, in media seconds. */
  from: NodeId | null;
  to: NodeId | null;
  /** Per frame; its integral is the position. */
  speed: NodeId | null;
  loop: (typeof LOOP_WORDS)[number];
  clock: (typeof CLOCK_WORDS)[number];
  /** What the clock `reel` adds to the reel's time: the `from` of the header's audio, in seconds. */
  clockOffset: number;
  tone: (typeof TONE_WORDS)[number];
  /** Stops. */
  exposure: NodeId | null;
  contrast: NodeId | null;
  detail: NodeId | null;
  /** A colour that becomes transparent. */
  key: NodeId | null;
  keyRange: NodeId | null;
  keySoft: NodeId | null;
  /** Colours of a recorded terminal. */
  theme: string | null;
  site: number;
}

/** A shader, feedback, transition or particle system in use. */
export interface EffectCall {
  fn: string;
  args: Args;
  site: number;
  range?: Range;
}

export interface LayerItem {
  kind: 'layer';
  name: string | null;
  range: Range;
  grid: GridName;
  value: NodeId;
  /** Either a hue (with saturation) or a colour; both absent means hue 0. */
  hue: NodeId | null;
  color: NodeId | null;
  saturation: NodeId | null;
  /** Glyphs dark to bright, expanded. */
  palette: string;
  glyphs: 'ramp' | 'random' | 'shape' | 'edges' | 'match';
  /** Of `match`: the glyphs' colour, where it is fixed. */
  ink: NodeId | null;
  /** The colour behind the glyphs. Of `match`: the paper's colour, where it is fixed. */
  paper: NodeId | null;
  /** 0..1: how much better another glyph must be before a cell changes. */
  steady: NodeId | null;
  /** 0..1: contrast of `shape`. */
  crisp: NodeId | null;
  dither: (typeof DITHER_WORDS)[number];
  threshold: NodeId | null;
  mask: NodeId | null;
  /** null: `normal` for the scene's first layer, `screen` after. */
  blend: string | null;
  opacity: NodeId | null;
  linear: boolean;
  font: MediaRef | null;
  /** Shaders of its own, before mask, opacity and blend; absent: none. */
  shade?: EffectCall[];
  site: number;
}

export interface ParticlesItem {
  kind: 'particles';
  range: Range;
  grid: GridName;
  /** `fn` is the system; `args` has its parameters and the common settings (glyphs, hue, color, trail, blend, opacity…). */
  effect: EffectCall;
}

/** How a part of a text is drawn; `styles[0]` of a text is its own. */
export interface TextStyle {
  color: NodeId | null;
  bold: boolean;
  dim: boolean;
  inverse: boolean;
  blink: boolean;
}

/** A part of a text: words, or something that is written out each frame. `style` is an index into the text's styles. */
export type TextPart =
  | { text: string; style: number }
  /**
   * A number: `plain` has up to three decimals, `fixed` as many as `digits`, `clock` is m:ss, `percent` a whole number, `bar` a bar of
   * `digits` cells.
   */
  /* `share` is `percent` within 0 and 100. */
  | {
      value: NodeId;
      form: 'plain' | 'fixed' | 'clock' | 'percent' | 'share' | 'bar';
      digits: NodeId | null;
      style: number;
    }
  /** The text of a file. */
  | { media: MediaRef; style: number }
  /** Large letters made of blocks, as many lines high. */
  | { banner: string; rows: number; style: number }
  /** Source code, or the file that holds it; `highlight` are lines from 1, `theme` a key of CODE_THEMES. */
  | { code: string | MediaRef; lang: string; theme: string; highlight: number[]; style: number }
  /** What the captions say now. */
  | { caption: 'line' | 'word'; style: number };

/** Where the letters of a text stand instead of on lines: points in uv, or the outline of a distance field (its node). */
export type TextPath = { points: [NodeId, NodeId][] } | { distance: NodeId };

export interface TextItem {
  kind: 'text';
  range: Range;
  parts: TextPart[];
  styles: TextStyle[];
  /** Lines are not wrapped. */
  pre: boolean;
  grid: GridName;
  /** Height of the font as a share of the frame's shorter side; replaces `grid`. */
  size: NodeId | null;
  /** Where the block stands: a word (`center`, `top`, `bottomLeft` …) or a point in 0..1. */
  at: Arg;
  /** The point of the block that stands at a point: `center`, `topLeft` …; null: its centre. */
  anchor: string | null;
  align: 'left' | 'center' | 'right';
  maxChars: number | null;
  /** Height of a line in heights of a letter. */
  leading: NodeId | null;
  color: NodeId | null;
  /** Pixels of a 1080-line frame. */
  outline: NodeId | null;
  outlineColor: NodeId | null;
  shadow: NodeId | null;
  /** Moves each letter, in frame units. */
  each: [NodeId, NodeId] | null;
  along: TextPath | null;
  reveal: { kind: string; seconds: NodeId | null };
  /** The voice that its words appear with: when it begins (`from` + `after` seconds of the scene), and how long it speaks. */
  spoken?: { from: NodeId; after: number; seconds: number };
  /** How it disappears, before `to` or the scene's end. */
  leave: { kind: string; seconds: NodeId | null };
  /** 0..1: how brightly the letters shine that have just appeared. */
  glow: NodeId | null;
  /** A glyph after the last letter that has appeared, or null. */
  cursor: string | null;
  from: NodeId | null;
  to: NodeId | null;
  backdrop: NodeId | null;
  opacity: NodeId | null;
  blend: string | null;
  font: MediaRef | null;
  /** Shaders of its own, before opacity and blend; absent: none. */
  shade?: EffectCall[];
  site: number;
}

export interface TickerItem {
  kind: 'ticker';
  range: Range;
  parts: TextPart[];
  styles: TextStyle[];
  grid: GridName;
  row: NodeId | null;
  rows: NodeId | null;
  speed: NodeId | null;
  color: NodeId | null;
  opacity: NodeId | null;
  blend: string | null;
  font: MediaRef | null;
  site: number;
}

/** Character art with its own glyphs and colours. */
export interface ArtItem {
  kind: 'art';
  range: Range;
  /** Index into the scene's `materials`. */
  material: number;
  grid: GridName;
  at: Arg;
  /** The point of the block that is put at `at`: a word such as `center` or `topLeft`. */
  anchor: string;
  /** Times the grid's size. */
  size: NodeId | null;
  opacity: NodeId | null;
  blend: string | null;
  reveal: { kind: string; seconds: NodeId | null };
  /** Overrides the art's own colours. */
  color: NodeId | null;
  site: number;
}

/** Layers and particles that are composited alone over transparent, then moved, shaded and blended. */
export interface GroupItem {
  kind: 'group';
  name: string | null;
  range: Range;
  items: (LayerItem | ParticlesItem | GroupItem)[];
  opacity: NodeId | null;
  /** null: `normal`. */
  blend: string | null;
  mask: NodeId | null;
  /** Affine transforms of its pixels, those on the left first. */
  transform: EffectCall[];
  shade: EffectCall[];
  site: number;
}

export type SceneItem = GroupItem | LayerItem | ParticlesItem | TextItem | TickerItem | ArtItem;

/** A sound of a scene; it draws nothing and is in no clip's key. */
export interface SoundItem {
  kind: 'sound';
  range: Range;
  media: MediaRef;
  /** Scene time at which it begins. */
  at: PlanTime;
  /** Factor of the amplitude. */
  volume: number;
  /** -1 (left) .. 1 (right). */
  pan: number;
  /** What is said, and the voice that says it; `media` is then the recording, whose path the host fills in. */
  speech?: {
    words: string;
    by: string;
    /** What captions and texts show instead of the words. */
    shows?: string;
    /** Length of the recording; absent: there is none yet. */
    seconds?: number;
  };
}

/** A sound at a time of the reel: a SoundItem of a segment. */
export interface PlanSound extends Omit<SoundItem, 'kind' | 'range' | 'at'> {
  /** Reel time in seconds. */
  at: number;
}

export interface PlanScene {
  /** `bars`, or `bars(h: 0.2)` where it plays with arguments other than its defaults: each set of them is a scene. */
  name: string;
  /** Of an imported scene: its file. Its ranges are those of its first play, and those of its items are in that file. */
  file?: string;
  /** The whole scene, and its name alone (for CodeLens, warnings, clicks). */
  range: Range;
  nameRange: Range;
  /** Its length; null if only the timeline gives one. */
  length: PlanTime | null;
  nodes: PlanNode[];
  items: SceneItem[];
  gamma: NodeId | null;
  tonemap: boolean;
  background: NodeId | null;
  energy: 'quiet' | 'active' | null;
  seed: number | null;
  level: NodeId | null;
  feedback: EffectCall | null;
  shade: EffectCall[];
  /** `seconds` is its TIME argument: a node (`num` or `beats`). */
  transition: { effect: EffectCall; seconds: NodeId } | null;
  /** Affine transforms that move all layers and particles; absent: none. */
  camera?: EffectCall[];
  /** The pictures, footage and character art that the scene uses. */
  materials: PlanMaterial[];
  /** Files that the scene's pixels depend on, besides its nodes. */
  media: MediaRef[];
  sounds?: SoundItem[];
}

/** A length as written; segments have the resolved one. */
export interface PlanTime {
  seconds?: number;
  beats?: number;
}

/** One playback of a scene. Segments follow each other without gaps. */
export interface PlanSegment {
  /** Counts from 1, in playing order. */
  number: number;
  scene: string;
  /** Exact seconds since the reel began; frames are round(start * fps) … round(end * fps) - 1. */
  start: number;
  end: number;
  /** Time of each `beats` literal of the scene, in seconds after the segment's start. Key: String(n). */
  beatTimes: Record<string, number>;
  /** The statement that plays it: the `play` entry, or the scene itself. */
  range: Range;
}

/** How captions look; what is absent has its default. */
export interface CaptionLook {
  /** Height of the font as a share of the frame's shorter side. */
  size?: number;
  /** A place, or a point in 0..1 where the middle of the block stands. */
  at?: string | [number, number];
  /** sRGB 0..1. */
  color?: [number, number, number];
  /** Of the word that is being said. */
  active?: [number, number, number];
  /** Pixels of a 1080-line frame. */
  outline?: number;
  outlineColor?: [number, number, number];
  /** Opacity 0..1 of the plate behind. */
  backdrop?: number;
  /** `word`: words appear as they are said. */
  reveal?: 'none' | 'word';
  /** Seconds by which they are shown later. */
  offset?: number;
  /** The platform whose buttons are left free. */
  safe?: keyof typeof SAFE_AREAS;
  /** Drawn with the text of each scene instead of over everything. */
  under?: 'none' | 'shaders';
  /** Not drawn: only what scenes show of them. */
  hidden?: true;
}

/** The captions of the reel. */
export interface PlanCaptions extends MediaRef {
  look?: CaptionLook;
  /** What the voices of the reel say, in seconds of the reel; `path` is then empty. */
  spoken?: { from: number; to: number; text: string }[];
}

export interface ScenePlan {
  version: typeof PLAN_VERSION;
  title: string | null;
  /** Format of the reel; `sizeGiven`: set in the header. */
  format: { width: number; height: number; fps: number; sizeGiven: boolean; fpsGiven: boolean };
  seed: number;
  audio: PlanAudio | null;
  captions: PlanCaptions | null;
  font: MediaRef | null;
  /** `bpm:` of the header. */
  bpm: number | null;
  /** `beatOffset:` of the header, with `bpm`: reel time of a first beat of a bar; 0. */
  beatOffset?: number;
  /** `loudness:` of the header: integrated loudness of the mixed sound in LUFS. */
  loudness?: number;
  /** dBTP under which peaks of the mixed sound are kept; absent: -1.1 where the mix can exceed its tracks. */
  truePeak?: number;
  /** The sounds of all segments in the order of time. */
  sounds?: PlanSound[];
  /** The reel ends where it begins; absent: it does not. */
  loop?: true;
  /** sRGB 0..1. */
  background: [number, number, number];
  /** `alpha: on` of the header: what nothing covers is transparent instead of showing the background; absent: off. */
  alpha?: true;
  gamma: number | null;
  /** Modules named by `use`. */
  modules: MediaRef[];
  scenes: PlanScene[];
  segments: PlanSegment[];
  /** Lengths in beats need the beats of the audio: compile again with `CompileFacts.beats`. */
  beatsPending: boolean;
  /** The header's range, for its CodeLens. */
  headerRange: Range | null;
}
