// What an output format states about itself: plain data for `--help`, the editor's lists and the reference.

export interface FormatFacts {
  /** As `--format` takes it. */
  name: string;
  /** For people: `MP4 video`. */
  title: string;
  /** Extensions of its files with their dot, lower case; the first is the default. */
  extensions: readonly [string, ...string[]];
  /** One line, without a full stop. */
  summary: string;
  /** Markdown paragraphs for the reference. */
  doc: string;
  hasSound: boolean;
  /** One file per frame, in a folder of their own. */
  isSequence: boolean;
  /** Encoders of ffmpeg: needed always, needed for a reel with sound, and used where the machine has them. */
  encoders: { always: readonly string[]; forSound: readonly string[]; optional: readonly string[] };
}
