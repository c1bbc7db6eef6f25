// Sizes, limits and defaults that the language, the engine, the command line and the editor share.

/** Named frame sizes: the values of a reel's `size` and of `--aspect`. */
export const FRAME_SIZES = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
  square: { width: 1080, height: 1080 },
  ultrawide: { width: 2560, height: 1080 },
  landscape4k: { width: 3840, height: 2160 },
  portrait4k: { width: 2160, height: 3840 },
} as const;
export type AspectName = keyof typeof FRAME_SIZES;
export const ASPECT_NAMES = Object.keys(FRAME_SIZES) as readonly AspectName[];
export const isAspectName = (name: string): name is AspectName => Object.hasOwn(FRAME_SIZES, name);

/** Pixels of a frame's side. */
export const FRAME_SIDE_LIMITS = { min: 16, max: 16384 } as const;
/** Frames per second. */
export const FPS_LIMITS = { min: 1, max: 240 } as const;

/** Format of a reel without `size` and `fps`. */
export const DEFAULT_REEL_FORMAT = { ...FRAME_SIZES.landscape, fps: 24 } as const;
/** Gamma of a scene when neither the scene nor the header sets it. */
export const DEFAULT_GAMMA = 0.75;
/** Beats per minute when there is neither `bpm` nor audio with a detected tempo. */
export const DEFAULT_BPM = 120;
export const BEATS_PER_BAR = 4;

/** Mean level (0..255) that a scene must exceed, by its `energy`. */
export const BRIGHTNESS_TARGETS = { quiet: 5, active: 15 } as const;

/** Grids from fine to coarse: the font size of their cells, in pixels of a frame whose shorter side is 1080. */
export const GRID_FONT_PX = { xs: 8, sm: 10, md: 16, lg: 20, xl: 24, xxl: 40 } as const;
export type GridName = keyof typeof GRID_FONT_PX;
export const GRID_NAMES = Object.keys(GRID_FONT_PX) as readonly GridName[];
export const isGridName = (name: string): name is GridName => Object.hasOwn(GRID_FONT_PX, name);

/** What a layer uses when it does not set them. */
export const LAYER_DEFAULTS = { saturation: 0.8, threshold: 0.03 } as const;

/** Half the shorter side of a 1080-line frame: one frame unit, in pixels. */
export const FRAME_UNIT_PX = 540;
/** Seeds are unsigned 32-bit integers. */
export const MAX_SEED = 0xffffffff;
/** Of times in a sound file: a day. */
export const MAX_SOUND_SECONDS = 86_400;
/** Four times the amplitude: 12 dB. */
export const MAX_VOLUME = 4;

/** Quality profiles; `auto` chooses one of the others. */
export const QUALITY_NAMES = ['draft', 'preview', 'production', 'max', 'auto'] as const;
export type QualityName = (typeof QUALITY_NAMES)[number];
