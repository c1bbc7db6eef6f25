// Bounds that keep any text from hanging or overflowing the compiler. Generous: no reel made by hand comes near.

export const LIMITS = {
  /** Characters of one file. */
  fileLength: 4_000_000,
  /** Brackets (and open `?`) within one another: each takes the parser some 12 KB of a stack that may be a megabyte. */
  nesting: 50,
  /** Tokens of one statement. */
  statementTokens: 20_000,
  /** Characters of one name. */
  nameLength: 200,
  /** Characters of one string. */
  stringLength: 20_000,
  /** Steps (nodes) of one scene's plan. */
  sceneNodes: 20_000,
  /** Steps of all definitions, checked on their own. */
  definitionNodes: 50_000,
  /** Evaluations in one scene, and in one compile. */
  sceneSteps: 100_000,
  compileSteps: 400_000,
  /** Shaders of one scene, looks written out. */
  shaders: 256,
  /** Depth of evaluation: definitions within definitions. */
  depth: 400,
  /** Palettes that are each another's second name. */
  paletteNames: 60,
  /** Imported files. */
  imports: 200,
  /** Seconds of a reel. */
  reelSeconds: 72_000,
  /** Pixels of a side, frames a second. */
  side: 8192,
  smallestSide: 16,
  fps: 240,
} as const;
