// A reel as its player gets it: plain JSON, and the bytes that it refers to. A renderer made of it needs no files, no fonts and no Node.

import type { Caption } from '../../contract/caption.ts';
import type { ScenePlan } from '../../contract/plan.ts';
import type { FrameFormat } from '../../contract/render.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import type { CellSize } from '../frame/glyphs/cell-size.ts';
import type { CodeToken } from '../frame/glyphs/code-token.ts';
import type { FontMetrics } from '../frame/glyphs/font.ts';
import type { TextRequest } from '../frame/glyphs/glyph-rasteriser.ts';

export const FILM_VERSION = 1;

/** Offset and length in the film's bytes. */
export type Bytes = readonly [at: number, length: number];

export interface Film {
  version: typeof FILM_VERSION;
  title: string | null;
  /** Without source ranges; files are named `media/0`, `media/1` … */
  plan: ScenePlan;
  /** The format whose frames have the hashes of `glyphreel hash`. */
  format: FrameFormat;
  frames: number;
  /** Plays this scene alone. */
  scene?: string;
  /** Plays only in `format`: what it shows of pictures and footage was drawn at that size. */
  isFixed: boolean;
  audio: FilmAudio;
  captions: Caption[];
  /** FilmTables as JSON. */
  tables: Bytes;
}

/** What drawing looks up. It is in the bytes, because it compresses well. */
export interface FilmTables {
  fonts: FilmFont[];
  glyphs: FilmGlyphs[];
  outlines: FilmOutlines[];
  runs: FilmRun[];
  texts: FilmText[];
  code: { code: string; language: string; tokens: CodeToken[] }[];
  files: FilmFile[];
  layers: FilmLayer[];
  art: FilmArt[];
}

/** Audio features; the tables are in the bytes. */
export interface FilmAudio extends Omit<AudioFeatures, 'buffer' | 'beats' | 'bars' | 'sections' | 'drops'> {
  beats: number[];
  bars: number[];
  sections: number[];
  drops: number[];
  /** Packed i16 in 1/1024 (pack-steps.ts), column by column; the others row by row. */
  columns: Bytes;
  spectrum: Bytes;
  waveform: Bytes;
}

export interface FilmFont extends FontMetrics {
  family: string;
  isBundled: boolean;
  /** HarfBuzz can shape it. */
  canShape: boolean;
  /** Name of the file in `plan`, of a font that the reel brings. */
  path: string | null;
}

/** Coverage of glyphs at one size: width × height bytes each, one after the other from `at`. Fonts are places in `fonts`. */
export interface FilmGlyphs {
  font: number;
  primary: number;
  cell: CellSize;
  glyphs: string[];
  at: number;
}

/** Outlines of one font as paths in its units: of characters that are drawn into cells, and of glyphs of shaped text. */
export interface FilmOutlines {
  font: number;
  characters: Record<string, string>;
  ids: Record<number, string>;
}

/** A run as HarfBuzz shaped it: id, cluster, advance, dx, dy of each glyph. */
export interface FilmRun {
  font: number;
  text: string;
  isRtl: boolean;
  glyphs: number[];
}

/** Coverage of a text over a lattice: u16 in 1/4080, from `at`. */
export interface FilmText {
  request: Omit<TextRequest, 'font'>;
  font: string | null;
  at: number;
}

/** A file that drawing looks up. */
export type FilmFile =
  | { kind: 'texts'; path: string; text: string }
  | { kind: 'lut'; path: string; size: number; values: Bytes };

/** The recorded cells of a layer (LayerTape). */
export interface FilmLayer {
  key: string;
  /** Frame of the segment that is recorded first. */
  from: number;
  glyphs: string[];
  /** Cells of the grid, and planes of colour: 3, or 6 with paper. */
  cells: number;
  planes: number;
  /** Of each frame: the value of all alphas, or -1 where they differ. */
  alphas: number[];
  /** CHUNK_FRAMES frames each, deflated (film-layers.ts). */
  chunks: Bytes[];
}

/** The screens of character art that the reel shows, in one theme. */
export interface FilmArt {
  path: string;
  theme: string | null;
  cols: number;
  rows: number;
  seconds: number;
  hasColors: boolean;
  /** Of each screen: the time from which it is shown. */
  times: number[];
  glyphs: string[];
  /** Deflated (film-art.ts). */
  screens: Bytes;
}
