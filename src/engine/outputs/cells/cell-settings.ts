// The options and settings that the formats made of cells share.

import { sizeOf } from '../../../catalog/format-options.ts';
import type { FormatOption } from '../../../contract/format-facts.ts';
import type { FrameFormat } from '../../../contract/render.ts';
import type { ClipSettings, SettingsRequest } from '../output-format.ts';
import { defaultGrid } from './cell-grid.ts';
import { DEFAULT_SYMBOLS, SYMBOL_NAMES } from './cell-symbols.ts';
import type { PaletteTheme } from './palette-colors.ts';
import { type CellGrid, COLOR_DEPTHS, type ColorDepth } from './cells.ts';

export interface CellSettings extends ClipSettings {
  /** As `120x34`; null follows the frame's shape. */
  grid: string | null;
  colors: ColorDepth;
  /** Name of a set of symbols. */
  symbols: string;
  /** Whose sixteen colours; xterm's where it is absent. */
  theme?: PaletteTheme;
  /** Frames have alpha, and are shown over black. */
  alpha?: true;
}

const cellsOption: FormatOption = {
  name: 'cells',
  summary: 'columns and rows of the terminal; 120 columns and what the shape of the frame needs where it is not given',
  takes: { kind: 'size', min: 1, max: 500, what: 'columns and rows' },
  default: null,
};
const colorsOption = (usual: ColorDepth): FormatOption => ({
  name: 'colors',
  summary: 'colours of the terminal',
  takes: { kind: 'choice', of: COLOR_DEPTHS },
  default: usual,
});
const symbolsOption = (usual: string): FormatOption => ({
  name: 'symbols',
  summary:
    'characters that cells are matched with: mixed, ascii, blocks, half, sextants, braille, or a palette of the language',
  takes: { kind: 'choice', of: SYMBOL_NAMES },
  default: usual,
});

/** `colors: null`: the format has none. */
export const cellOptions = (colors: ColorDepth | null = '24bit', symbols = DEFAULT_SYMBOLS): FormatOption[] => [
  cellsOption,
  ...(colors === null ? [] : [colorsOption(colors)]),
  symbolsOption(symbols),
];

export function cellSettings({ options, alpha }: Pick<SettingsRequest, 'options' | 'alpha'>): CellSettings {
  return {
    ...{ encoder: 'cells', preset: 'exact', crf: 0, isHardware: false },
    grid: (options['cells'] ?? null) as string | null,
    colors: (options['colors'] ?? 'none') as ColorDepth,
    symbols: options['symbols'] as string,
    ...(alpha ? { alpha } : {}),
  };
}

export function gridOf({ grid }: Pick<CellSettings, 'grid'>, format: Pick<FrameFormat, 'width' | 'height'>): CellGrid {
  if (grid === null) return defaultGrid(format);
  const { columns, rows } = sizeOf(grid);
  return { cols: columns, rows };
}
