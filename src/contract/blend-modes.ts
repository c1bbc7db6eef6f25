// The blend modes. Kernels know them by their index, so new ones are added at the end.

export const BLEND_MODES = [
  'normal',
  'add',
  'subtract',
  'multiply',
  'screen',
  'overlay',
  'softlight',
  'hardlight',
  'difference',
  'exclusion',
  'colordodge',
  'colorburn',
  'linearlight',
  'vividlight',
  'pinlight',
  'hardmix',
  'lighten',
  'darken',
  'grainextract',
  'grainmerge',
] as const;
export type BlendMode = (typeof BLEND_MODES)[number];
