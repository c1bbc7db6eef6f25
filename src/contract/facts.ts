// What the text alone cannot tell, brought by the host. Whatever is absent is not checked.

import type { CatalogEntry } from './catalog-entry.ts';
import type { Diagnostic, Range } from './diagnostics.ts';
import type { ScenePlan } from './plan.ts';

/** The beat grid of the reel's audio: times in seconds since the reel began, ascending. */
export interface BeatFacts {
  times: number[];
  tempo: number;
}

export interface CompileFacts {
  /** Absolute path of the reel, against which imports and media are resolved. */
  path?: string;
  /** Text of an imported file, or null where there is none; absent: `import` is not followed. */
  readImport?: (path: string) => string | null;
  fileExists?: (path: string) => boolean;
  /** Names of the files in a folder, for the one that was meant where a path leads nowhere. */
  filesIn?: (folder: string) => string[];
  /** Whether the font stack (with this reel's own font, if any) has the glyph. */
  hasGlyph?: (glyph: string) => boolean;
  /** Detected beats of the audio; null: looked for and none found. */
  beats?: BeatFacts | null;
  /** Schemas of the effects that `use` brought, by resolved module path. */
  customEffects?: Record<string, CatalogEntry[]>;
  /** Errors met in loading a `use` module, by resolved path. */
  customErrors?: Record<string, string>;
  /** False where `use` may not run code. */
  trusted?: boolean;
}

export interface CompileResult {
  plan: ScenePlan;
  diagnostics: Diagnostic[];
  /** Scenes that lie in errors and are left out of `plan.scenes`. */
  brokenScenes: string[];
  /** Where those stand in the text, each scene and each `play` of one: what an editor hangs on them stays while they are typed. */
  brokenPlaces: BrokenPlace[];
}

/** A scene in errors (or one playing of it) as far as it can be told where it is. */
export interface BrokenPlace {
  scene: string;
  /** The segment it would be; of a scene, the first that would play it. */
  segment: number | null;
  range: Range;
  /** The scene's name; of a `play`, all of it. */
  nameRange: Range;
}
