// Limits that keep any text from blocking or overflowing the compiler, far above what reels written by hand need.

export const LIMITS = {
  /** Characters of one file. */
  fileLength: 4_000_000,
  /** Nested brackets (and open `?`): each takes the parser about 12 KB of a stack that may be a megabyte. */
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
  /** Scenes of one reel, each set of arguments counted. */
  scenes: 2000,
  /** Plays of one timeline. */
  plays: 10_000,
  /** Times that `repeat` plays. */
  repeats: 1000,
  /** Shaders of one scene, those of its looks included. */
  shaders: 256,
  /** Depth of evaluation: definitions within definitions. */
  depth: 400,
  /** Looks inside looks. */
  looks: 60,
  /** Palettes that are aliases of each other. */
  paletteNames: 60,
  /** Imported files. */
  imports: 200,
  /** Seconds of a reel. */
  reelSeconds: 72_000,
} as const;
