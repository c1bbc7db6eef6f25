// What an output format states about itself: plain data for `--help`, the editor's lists and the reference.

/** The value of an option of a format; a size is text such as `120x34`. */
export type FormatOptionValue = string | number | boolean;
export type FormatOptionValues = Readonly<Record<string, FormatOptionValue>>;

/** What a format can be asked for besides quality and size: an option of the command line, and a field of the editor's export. */
export interface FormatOption {
  /** As `--NAME` takes it, in kebab-case. Formats may share a name: each takes its own values. */
  name: string;
  /** One line, without a full stop. */
  summary: string;
  takes:
    | { kind: 'choice'; of: readonly string[] }
    /** A whole number. */
    | { kind: 'number'; min: number; max: number; what: string }
    /** Columns and rows, each in these limits. */
    | { kind: 'size'; min: number; max: number; what: string }
    | { kind: 'switch' };
  /** Null: the format chooses, as `summary` says. */
  default: FormatOptionValue | null;
}

/** A codec that a format can have. */
export interface CodecFacts {
  /** As `--codec` takes it, and as ffmpeg names the stream. */
  name: string;
  /** For people: `H.264`. */
  title: string;
  /** Pictures may be transparent. */
  alpha: boolean;
  /** Encoders of ffmpeg that write it, in order of preference. */
  software: readonly string[];
  /** Encoders outside the CPU, tried before they are used. */
  hardware: readonly string[];
}

export interface FormatFacts {
  /** As `--format` takes it. */
  name: string;
  /** For people: `MP4 video`. */
  title: string;
  /** Extensions of its files with their dot, lower case; the first is the default. */
  extensions: readonly [string, ...string[]];
  /** Extensions that belong to another format, and that it takes where `--format` names it. */
  alsoExtensions?: readonly string[];
  /** One line, without a full stop. */
  summary: string;
  /** Markdown paragraphs for the reference. */
  doc: string;
  hasSound: boolean;
  /** One file per frame, in a folder of their own. */
  isSequence: boolean;
  /** `glyphreel still` writes one frame of it. */
  hasStill?: true;
  /** Its files can be encoded again to fit a size (generated: the format has `shrink`). */
  fits?: true;
  /** What its files can carry besides pictures and sound; absent: nothing. */
  holds?: readonly ('chapters' | 'captions')[];
  /** It holds the reel itself: no frames are drawn into clips. */
  holdsPlan?: true;
  /** With this switch the output is a folder of these files, named as the output without its extension. */
  folder?: { option: string; files: readonly string[] };
  options: readonly FormatOption[];
  /** The codecs among which `--codec` chooses, the usual one first; absent where a format is its own. */
  codecs?: readonly CodecFacts[];
  /** Encoders of ffmpeg: needed always, needed for a reel with sound, and used where the machine has them. */
  encoders: { always: readonly string[]; forSound: readonly string[]; optional?: readonly string[] };
}
