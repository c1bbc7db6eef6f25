/** Whether a quality profile keeps shaders of this cost: `standard` skips heavy ones, `minimal` also geometry, glow, blur and noise. */
export const isShaderKept = (cost: 'light' | 'medium' | 'heavy', level: 'minimal' | 'standard' | 'full'): boolean =>
  level === 'full' || cost === 'light' || (cost === 'medium' && level === 'standard');
