// The reel that shows one picture, film or piece of character art: for `glyphreel convert`, the editor's command, and dropped files.

import type { GridName } from '../contract/defaults.ts';
import type { MaterialFacts } from '../contract/media.ts';
import { reelString } from '../contract/reel-string.ts';

export type ConvertGlyphs = 'match' | 'shape' | 'edges' | 'ramp';
export const CONVERT_GLYPHS: readonly ConvertGlyphs[] = ['shape', 'match', 'edges', 'ramp'];

/** How the material is to look; what is absent follows the material. */
export interface ConvertWishes {
  grid?: GridName | undefined;
  glyphs?: ConvertGlyphs | undefined;
  /** The name of a palette, or the glyphs themselves. */
  palette?: string | undefined;
  /** `source`: the picture's own colours; `grey`: none; or a colour such as `#ffb000`. */
  color?: string | undefined;
  /** Behind the glyphs: `dim` (the file's colours, darker), `none`, or a colour. */
  paper?: string | undefined;
  /** 0..1. */
  steady?: number | undefined;
  size?: { width: number; height: number } | undefined;
  fps?: number | undefined;
  /** Seconds of the file. */
  from?: number | undefined;
  to?: number | undefined;
}

export const CONVERT_DEFAULTS = { grid: 'md', glyphs: 'shape', steady: 0.4 } as const;

/** Seconds that a picture is shown. */
const PICTURE_SECONDS = 5;
const PICTURE_FPS = 24;
const MAX_FPS = 60;
/** Glyphs need pixels: the shorter side of the frame is at least this, whatever the file has. */
const SHORTER_SIDE = { min: 720, max: 1080 };
const LONGER_SIDE = 1920;

/** `path` is the file as the reel names it, relative to the reel. Ends with a line break. */
export function reelForFile(path: string, facts: MaterialFacts, wishes: ConvertWishes = {}): string {
  const title = titleOf(path);
  const name = 'source';
  const seconds = shownSeconds(facts, wishes);
  const size = wishes.size ?? frameSizeFor(facts);
  const fps = wishes.fps ?? frameRateFor(facts);
  const header = [`size: ${size.width}x${size.height}`, `fps: ${rounded(fps)}`];
  if (facts.hasSound) header.push(`audio: ${name}`);
  const settings = [
    ...(wishes.from === undefined ? [] : [`from: ${rounded(wishes.from)}s`]),
    ...(wishes.to === undefined ? [] : [`to: ${rounded(wishes.to)}s`]),
    ...(facts.seconds === null ? [] : ['loop: off']),
  ];
  const block = settings.length > 0 ? ` { ${settings.join('  ')} }` : '';
  return [
    `reel ${reelString(title)} {`,
    ...header.map((line) => `  ${line}`),
    '}',
    '',
    `media ${name} = ${reelString(path)}${block}`,
    '',
    `scene whole for ${rounded(seconds)}s {`,
    ...(facts.kind === 'character-art' ? artItem(name, wishes) : layerItem(name, wishes)),
    '}',
    '',
  ].join('\n');
}

/** The frame for a file: its own shape, with even sides, large enough for glyphs. */
export function frameSizeFor(facts: Pick<MaterialFacts, 'kind' | 'width' | 'height'>): {
  width: number;
  height: number;
} {
  // A terminal's cell is about twice as high as wide.
  const width = Math.max(1, facts.width);
  const height = Math.max(1, facts.kind === 'character-art' ? facts.height * 2 : facts.height);
  const shorter = Math.min(width, height);
  const scale = Math.min(
    Math.min(SHORTER_SIDE.max, Math.max(SHORTER_SIDE.min, shorter)) / shorter,
    LONGER_SIDE / Math.max(width, height),
  );
  const even = (side: number) => Math.max(16, Math.round((side * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}

function frameRateFor({ fps, seconds }: MaterialFacts): number {
  if (seconds === null || fps === null || fps <= 0) return PICTURE_FPS;
  return Math.min(MAX_FPS, Math.max(1, Math.round(fps)));
}

function shownSeconds({ seconds }: MaterialFacts, { from = 0, to }: ConvertWishes): number {
  if (seconds === null) return PICTURE_SECONDS;
  return Math.max(0.001, (to ?? seconds) - from);
}

function layerItem(name: string, wishes: ConvertWishes): string[] {
  const { grid = CONVERT_DEFAULTS.grid, glyphs = CONVERT_DEFAULTS.glyphs, color = 'source', palette } = wishes;
  const steady = wishes.steady ?? CONVERT_DEFAULTS.steady;
  const paper = wishes.paper ?? (glyphs === 'shape' && color === 'source' ? 'dim' : 'none');
  const keepsGlyphs = glyphs === 'match' || glyphs === 'shape';
  return [
    `  layer on ${grid} {`,
    `    value: ${name}`,
    ...(color === 'grey' ? ['    saturation: 0'] : [`    color: ${color === 'source' ? `${name}.color` : color}`]),
    `    glyphs: ${glyphs}`,
    ...(paper === 'none' ? [] : [`    paper: ${paper === 'dim' ? `mixColor(#000, ${name}.color, 0.45)` : paper}`]),
    ...(palette === undefined ? [] : [`    palette: ${isName(palette) ? palette : reelString(palette)}`]),
    ...(keepsGlyphs && steady > 0 ? [`    steady: ${rounded(steady)}`] : []),
    '  }',
  ];
}

function artItem(name: string, { grid = CONVERT_DEFAULTS.grid, color }: ConvertWishes): string[] {
  const own = color === undefined || color === 'source';
  return [`  art ${name} { grid: ${grid}  at: center${own ? '' : `  color: ${color === 'grey' ? '#ccc' : color}`} }`];
}

const isName = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const titleOf = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .split('/')
    .at(-1)!
    .replace(/\.[^.]+$/, '');
