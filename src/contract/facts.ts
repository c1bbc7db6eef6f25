// What `compile` needs to know beyond the text, supplied by the host. What is absent is not checked.

import type { CatalogEntry } from './catalog-entry.ts';
import type { Diagnostic, Range } from './diagnostics.ts';
import type { IrregularKind } from './irregular-kind.ts';
import type { MaterialFacts } from './media.ts';
import type { PlanParam } from './param.ts';
import type { ScenePlan } from './plan.ts';
import type { SoundFacts } from './sound-facts.ts';
import type { VoiceFacts } from './voice.ts';

/** The beats of an audio file: seconds since its start, ascending. */
export interface BeatFacts {
  times: number[];
  tempo: number;
}

/** The glyphs of a palette in order, each with the share of its cell that it covers, 0..1. */
export type PaletteInk = readonly { glyph: string; ink: number }[];

export interface CompileFacts {
  /** Absolute path of the reel, against which imports and media are resolved. */
  path?: string;
  /** Text of an imported file, or null if there is none; absent: imports are not followed. */
  readImport?: (path: string) => string | null;
  fileExists?: (path: string) => boolean;
  /** What is at a path that is not a regular file: `a folder`, `a named pipe` …; null for a file, or for nothing. */
  irregularKind?: (path: string) => IrregularKind | null;
  /** Names of the files in a folder, to suggest one when a path is wrong. */
  filesIn?: (folder: string) => string[];
  /** Whether the fonts, including the reel's, have the glyph. */
  hasGlyph?: (glyph: string) => boolean;
  /** The characters of the reel's captions, each once. */
  captionGlyphs?: string;
  /** The ink of a palette's glyphs; `font`: path of the layer's font. */
  glyphInk?: (palette: string, font: string | null) => PaletteInk | null;
  /** Beats detected in the audio; null: none were found. */
  beats?: BeatFacts | null;
  /** The audio's length and structure; null: it cannot be read. */
  sound?: SoundFacts | null;
  /** Whether `media` and `file()` may read the file: below the folder of the reel, the workspace, or a folder the user allows. */
  mayRead?: (path: string) => boolean;
  /** What the files of `media` statements are, by resolved path; a sentence where one cannot be used. */
  materials?: ReadonlyMap<string, MaterialFacts | { problem: string }>;
  /** Names of the voices in the user's settings; absent: they are not checked. */
  voiceNames?: readonly string[];
  /** Recordings by `voiceKey`; one that is absent has not been made. */
  voices?: Readonly<Record<string, VoiceFacts>>;
  /** Values of `param` statements that are set from outside, by name, as text. */
  params?: ReadonlyMap<string, string>;
  /** Schemas of custom effects, by resolved module path. */
  customEffects?: Record<string, CatalogEntry[]>;
  /** Errors from loading a `use` module, by resolved path. */
  customErrors?: Record<string, string>;
  /** False if `use` must not run code. */
  trusted?: boolean;
}

export interface CompileResult {
  plan: ScenePlan;
  diagnostics: Diagnostic[];
  /** Scenes with errors; they are not in `plan.scenes`. */
  brokenScenes: string[];
  /** Paths of all files of `media` statements that may be read, so that the host can find out what they are. */
  materials: string[];
  /** The values that can be set from outside. */
  params: PlanParam[];
  /** Positions of the broken scenes and of every `play` of one, so that an editor keeps its CodeLens while they are edited. */
  brokenPlaces: BrokenPlace[];
}

/** Position of a scene with errors, or of a `play` of it. */
export interface BrokenPlace {
  scene: string;
  /** Number of the segment it would be; for a scene, of the first that plays it. */
  segment: number | null;
  range: Range;
  /** The scene's name; for a `play`, the whole entry. */
  nameRange: Range;
}
