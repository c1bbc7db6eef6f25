// Colours that themes and users can set.

export interface ColorDefaults {
  dark: string;
  light: string;
  highContrast: string;
  highContrastLight: string;
}

interface ActiveColor {
  /** The colours are `glyphreel.ID` with `Border` and `Background`. */
  id: string;
  what: string;
  border: ColorDefaults;
  background: ColorDefaults;
}

/** Without a background in high contrast. */
const CLEAR = '#00000000';

/** What lights up in the code while a preview plays. */
export const ACTIVE_COLORS = {
  scene: {
    id: 'playingScene',
    what: 'the scene and the timeline entry that a preview plays',
    border: { dark: '#ffb454', light: '#b25900', highContrast: '#ffb454', highContrastLight: '#8a4500' },
    background: { dark: '#ffb45422', light: '#ffb45433', highContrast: CLEAR, highContrastLight: CLEAR },
  },
  item: {
    id: 'playingItem',
    what: 'texts, voices and layers that a preview shows now',
    border: { dark: '#73c991', light: '#2e7d4f', highContrast: '#73c991', highContrastLight: '#1f5c39' },
    background: { dark: '#73c9911a', light: '#73c99126', highContrast: CLEAR, highContrastLight: CLEAR },
  },
} as const satisfies Record<string, ActiveColor>;

export const COLORS = Object.values<ActiveColor>(ACTIVE_COLORS).flatMap(({ id, what, border, background }) => [
  { id: `glyphreel.${id}Border`, description: `Bar beside ${what}.`, defaults: border },
  { id: `glyphreel.${id}Background`, description: `Background of ${what}.`, defaults: background },
]);
