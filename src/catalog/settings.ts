// What may stand before a colon in each block, as data: checked, completed, explained and documented from here.

import type { ParamKind, ParamSpec } from '../contract/catalog-entry.ts';

export type BlockKind = 'reel' | 'scene' | 'layer' | 'particles' | 'text' | 'ticker';
/** Settings take more than parameters do: a size, or calls of effects. */
export type SettingKind = ParamKind | 'size' | 'shaders' | 'feedback' | 'transition' | 'reveal' | 'blend';
export interface SettingSpec extends Omit<ParamSpec, 'kind'> { kind: SettingKind; /** What a completion puts after the colon. */ example?: string }

export const ASPECTS: Record<string, [number, number]> = {
  landscape: [1920, 1080], portrait: [1080, 1920], square: [1080, 1080], ultrawide: [2560, 1080], landscape4k: [3840, 2160], portrait4k: [2160, 3840],
};
export const GRIDS: Record<string, { px: number; doc: string }> = {
  xs: { px: 8, doc: 'The finest grid: cells of an 8 px font.' },
  sm: { px: 10, doc: 'Fine: a 10 px font.' },
  md: { px: 16, doc: 'The usual grid: a 16 px font, 192×56 cells in landscape.' },
  lg: { px: 20, doc: 'Large: a 20 px font, 160×45 cells in landscape; that of texts.' },
  xl: { px: 24, doc: 'Larger: a 24 px font.' },
  xxl: { px: 40, doc: 'The coarsest grid: a 40 px font.' },
};
export const GRID_NAMES = Object.keys(GRIDS);
export const BLEND_NAMES = [
  'normal', 'add', 'subtract', 'multiply', 'screen', 'overlay', 'softlight', 'hardlight', 'difference', 'exclusion', 'colordodge', 'colorburn',
  'linearlight', 'vividlight', 'pinlight', 'hardmix', 'lighten', 'darken', 'grainextract', 'grainmerge',
];
export const PLACES = ['center', 'top', 'bottom', 'left', 'right', 'topLeft', 'topRight', 'bottomLeft', 'bottomRight'];

const plain = { unit: 'none', rate: 'const' } as const;
const perFrame = { unit: 'none', rate: 'frame' } as const;
const perCell = { unit: 'none', rate: 'cell' } as const;

const fontSetting: SettingSpec = { name: 'font', kind: 'media', ...plain, doc: 'A font file (ttf, otf, woff, woff2), relative to the reel; glyphs it lacks come from the bundled fonts.', example: '"font.ttf"' };
const gridSetting = (usual: string): SettingSpec => ({ name: 'grid', kind: 'word', ...plain, words: GRID_NAMES, default: usual, doc: 'How large the letters are: the grid whose cells they fill.' });
const blendSetting = (usual: string): SettingSpec => ({ name: 'blend', kind: 'blend', ...plain, doc: `How it joins what lies below. Usually ${usual}.`, example: 'screen' });
const opacitySetting: SettingSpec = { name: 'opacity', kind: 'number', ...perFrame, default: 1, min: 0, max: 1, doc: 'How much of it shows, 0..1.' };

export const settings: Record<BlockKind, SettingSpec[]> = {
  reel: [
    { name: 'size', kind: 'size', ...plain, default: 'landscape', words: Object.keys(ASPECTS), min: 16, max: 8192, doc: 'The frame of the reel: a name or width×height such as `1280x720`.' },
    { name: 'fps', kind: 'number', ...plain, unit: 'per second', default: 24, min: 1, max: 240, doc: 'Frames a second. States, beats and feedback step at this rate whatever is rendered.' },
    { name: 'seed', kind: 'integer', ...plain, default: 0, min: 0, max: 4294967295, doc: 'All randomness comes from it: the same seed gives the same frames.' },
    { name: 'audio', kind: 'media', ...plain, doc: 'The sound of the reel, relative to this file; `audio.*` and beats come from it.', example: '"music.mp3"' },
    { name: 'captions', kind: 'media', ...plain, doc: 'Captions as `.srt`, `.vtt` or `.lrc`, relative to this file.', example: '"captions.srt"' },
    fontSetting,
    { name: 'bpm', kind: 'number', ...plain, unit: 'bpm', min: 20, max: 400, doc: 'Beats a minute. With it cuts and `audio.beat` follow this steady grid instead of the detected beats.' },
    { name: 'background', kind: 'color', ...plain, default: '#000000', doc: 'What lies behind the layers of every scene.' },
    { name: 'gamma', kind: 'number', ...plain, default: 0.75, min: 0.1, max: 4, doc: 'The usual gamma of scenes: below 1 lifts the shadows.' },
  ],
  scene: [
    { name: 'gamma', kind: 'number', ...perFrame, default: 0.75, min: 0.1, max: 4, doc: 'After the stretch to white every level becomes level^gamma: below 1 lifts the shadows.' },
    { name: 'tonemap', kind: 'boolean', ...plain, default: true, doc: '`off` leaves the levels unstretched; the gamma still applies.' },
    { name: 'background', kind: 'color', ...perFrame, default: '#000000', doc: 'What lies behind the layers.' },
    { name: 'energy', kind: 'word', ...plain, words: ['quiet', 'active'], doc: 'How bright the report expects the scene: a mean above 5 where quiet, above 15 where active.' },
    { name: 'seed', kind: 'integer', ...plain, min: 0, max: 4294967295, doc: 'A seed of its own for this scene.' },
    { name: 'level', kind: 'number', ...perFrame, default: 1, min: 0, max: 1, doc: 'Multiplies the finished frame, last of all: how a scene fades in or out.', example: 'fade(0s, 1s)' },
    { name: 'feedback', kind: 'feedback', ...perFrame, doc: 'The frame before, moved and faded, comes back under this one.', example: 'echo(decay: 0.8)' },
    { name: 'shade', kind: 'shaders', ...perFrame, doc: 'Shaders, joined by `|` and applied from left to right.', example: 'bloom() | vignette(0.2)' },
    { name: 'transition', kind: 'transition', ...plain, doc: 'How this scene comes in from the one before.', example: 'crossfade(0.5s)' },
  ],
  layer: [
    { name: 'value', kind: 'field', ...perCell, required: true, doc: 'What the layer shows: a number 0..1 for every cell, from dark to bright.', example: 'plasma()' },
    { name: 'hue', kind: 'hue', ...perCell, unit: 'turns', default: 0, doc: 'Colour as turns round the wheel, any real: 0 red, 0.33 green, 0.66 blue. Colours are hsv(hue, saturation, value).' },
    { name: 'color', kind: 'color', ...perCell, doc: 'The colour as it is, instead of a hue.', example: 'ramp(ember, value)' },
    { name: 'saturation', kind: 'number', ...perCell, default: 0.8, min: 0, max: 1, doc: 'How colourful a hue is, 0..1.' },
    { name: 'palette', kind: 'palette', ...plain, default: 'ascii', doc: 'The glyphs, dark to bright: a name, or the glyphs themselves in quotes.', example: 'dense' },
    { name: 'glyphs', kind: 'word', ...plain, words: ['ramp', 'random', 'shape', 'edges'], default: 'ramp', doc: 'How a cell chooses its glyph: by its value, at random, by the shape within the cell, or along edges.' },
    { name: 'threshold', kind: 'number', ...perFrame, default: 0.03, min: 0, max: 1, doc: 'Cells whose value × mask is below stay empty.' },
    { name: 'mask', kind: 'field', ...perCell, doc: 'Where the layer shows: 0..1 for every cell.', example: 'iris(0s, 2s)' },
    blendSetting('`normal` for the first layer, `screen` after'),
    opacitySetting,
    { name: 'linear', kind: 'boolean', ...plain, default: false, doc: '`on` blends in linear light.' },
    fontSetting,
  ],
  particles: [
    { name: 'count', kind: 'number', ...perFrame, min: 0, max: 100000, doc: 'How many there are at once, kept up. The quality profile caps them.' },
    { name: 'rate', kind: 'number', ...perFrame, unit: 'per second', min: 0, max: 100000, doc: 'New ones a second.' },
    { name: 'at', kind: 'point', ...perFrame, unit: 'uv', alternatives: ['word'], words: PLACES, default: 'center', doc: 'Where they come from: a place or a point in 0..1.' },
    { name: 'life', kind: 'time', ...perFrame, unit: 's', min: 0.01, max: 600, doc: 'How long one lives.' },
    { name: 'speed', kind: 'number', ...perFrame, min: -100, max: 100, doc: 'How fast they move.' },
    { name: 'spread', kind: 'angle', ...perFrame, unit: 'rad', min: 0, max: 6.2832, doc: 'The angle they spread over.' },
    { name: 'gravity', kind: 'number', ...perFrame, min: -100, max: 100, doc: 'How strongly they are pulled down.' },
    { name: 'glyphs', kind: 'palette', ...plain, doc: 'The glyphs they are drawn with.', example: '"✦✧*+"' },
    { name: 'hue', kind: 'hue', ...perFrame, unit: 'turns', default: 0, doc: 'Colour as turns round the wheel.' },
    { name: 'color', kind: 'color', ...perFrame, doc: 'The colour as it is, instead of a hue.' },
    { name: 'trail', kind: 'number', ...perFrame, unit: 'steps', default: 0, min: 0, max: 60, doc: 'Fading steps drawn behind each.' },
    blendSetting('`screen`'),
    opacitySetting,
  ],
  text: [
    gridSetting('lg'),
    { name: 'at', kind: 'word', alternatives: ['point'], ...perFrame, unit: 'uv', words: PLACES, default: 'center', doc: "Where the block's centre is: a place or a point in 0..1." },
    { name: 'align', kind: 'word', ...plain, words: ['left', 'center', 'right'], default: 'center', doc: 'How lines stand to one another.' },
    { name: 'maxChars', kind: 'integer', ...plain, unit: 'characters', min: 1, max: 500, doc: 'Characters a line: about 50 in landscape and 25 in portrait unless given, at most what fits.' },
    { name: 'color', kind: 'color', ...perFrame, default: '#ffffff', doc: 'The colour of the letters.' },
    { name: 'reveal', kind: 'reveal', ...perFrame, default: 'none', doc: 'How the text appears.', example: 'typewriter(2s)' },
    { name: 'from', kind: 'time', ...perFrame, unit: 's', default: 0, doc: 'When it appears, in scene time.', example: '0.5s' },
    { name: 'to', kind: 'time', ...perFrame, unit: 's', doc: 'When it goes, in scene time.', example: '4s' },
    { name: 'backdrop', kind: 'number', ...perFrame, default: 0, min: 0, max: 1, doc: 'How dark the plate behind the text is, 0..1.' },
    opacitySetting,
    blendSetting('`normal`'),
    fontSetting,
  ],
  ticker: [
    { name: 'row', kind: 'number', ...perFrame, default: 1, min: -500, max: 500, doc: 'The row it runs on, from 1; negative ones count from below.' },
    { name: 'rows', kind: 'number', ...perFrame, default: 1, min: 1, max: 500, doc: 'Repeats it on that many rows, each offset and sped a little differently.' },
    { name: 'speed', kind: 'number', ...perFrame, unit: 'characters', default: 10, min: -1000, max: 1000, doc: 'Characters a second, to the left.' },
    { name: 'color', kind: 'color', ...perFrame, default: '#ffffff', doc: 'The colour of the letters.' },
    gridSetting('lg'),
    opacitySetting,
    blendSetting('`normal`'),
    fontSetting,
  ],
};
