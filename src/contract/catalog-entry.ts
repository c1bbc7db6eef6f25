// The schema of a built-in name. Effects define it; everything else is generated from it.

export type EffectKind =
  | 'field'
  | 'distance'
  | 'mask'
  | 'transform'
  | 'math'
  | 'particles'
  | 'color'
  | 'shader'
  | 'feedback'
  | 'transition'
  | 'easing'
  | 'palette'
  | 'colors'
  | 'blend'
  | 'reveal';

/** Kinds of arguments. `field` is a per-cell number; `boolean` takes on, off and conditions. */
export type ParamKind =
  | 'number'
  | 'integer'
  | 'time'
  | 'angle'
  | 'hue'
  | 'boolean'
  | 'color'
  | 'colors'
  | 'palette'
  | 'word'
  | 'text'
  | 'point'
  | 'points'
  | 'field'
  | 'fields'
  | 'stops'
  | 'media'
  | 'distance';

export type ParamUnit =
  | 'frame' /* frame units: 1 is half the shorter side */
  | 'px' /* pixels of a 1080-line frame */
  | 'turns'
  | 'levels' /* 0..255 */
  | 's'
  | 'rad'
  | 'cells'
  | 'per second'
  | 'ratio'
  | 'uv'
  | 'bpm'
  | 'LUFS'
  | 'frames'
  | 'characters'
  | 'steps'
  | 'none';

/** `const`: known when compiled; `frame`: one number a frame; `cell`: may vary per cell. */
export type Rate = 'const' | 'frame' | 'cell';

export interface ParamSpec {
  name: string;
  kind: ParamKind;
  /** Other kinds that are accepted, e.g. a colour besides a word. */
  alternatives?: ParamKind[];
  /** Value if it is not given; lists, points and colours as source text (`"[(0.5, 0.5)]"`, `"#ff0000"`). */
  default?: number | string | boolean;
  required?: boolean;
  /** Hard limits, inclusive: a constant outside is `out-of-range`; a varying one is clamped. */
  min?: number;
  max?: number;
  unit: ParamUnit;
  /** Highest rate the parameter takes. */
  rate: Rate;
  /** Words that a `word` parameter accepts. */
  words?: string[];
  /** Texts: a regular expression they must match, ignoring case, and its description. */
  pattern?: { regex: string; form: string };
  /** Files (`kind: 'media'`): which input is read, a key of `mediaKinds`. */
  input?: string;
  doc: string;
}

export interface CatalogEntry {
  kind: EffectKind;
  name: string;
  /** Sub-heading in the reference and in completion: `geometry`, `glow`, `noise` … */
  category: string;
  /** One sentence, ends with a full stop. */
  summary: string;
  /** More, in Markdown. */
  doc?: string;
  params: ParamSpec[];
  /** A whole reel or, usually, the text after `value:`, `shade:` … (see `exampleReel`). */
  example: string;
  /** Where the method or formula comes from. */
  source?: string;
  result: 'number' | 'color' | 'none';
  stateful?: boolean;
  seeded?: boolean;
  /** False: its end does not lead to its beginning in a reel with `loop: on`. */
  loops?: false;
  /** Palettes: the glyphs, dark to bright. */
  glyphs?: string;
  /** Colour sets: `#rrggbb`, dark to bright if they are ordered. */
  colors?: string[];
  /** Particles: caps at low, standard, high. */
  caps?: { low: number; standard: number; high: number };
}
