// Colours by their CSS names. The language has no colour names, but authors try them.

const HEX = new Map<string, string>([
  ['black', '#000000'],
  ['white', '#ffffff'],
  ['gray', '#808080'],
  ['grey', '#808080'],
  ['silver', '#c0c0c0'],
  ['red', '#ff0000'],
  ['maroon', '#800000'],
  ['orange', '#ffa500'],
  ['gold', '#ffd700'],
  ['yellow', '#ffff00'],
  ['olive', '#808000'],
  ['lime', '#00ff00'],
  ['green', '#008000'],
  ['teal', '#008080'],
  ['cyan', '#00ffff'],
  ['aqua', '#00ffff'],
  ['blue', '#0000ff'],
  ['navy', '#000080'],
  ['purple', '#800080'],
  ['violet', '#ee82ee'],
  ['magenta', '#ff00ff'],
  ['pink', '#ffc0cb'],
  ['brown', '#a52a2a'],
  ['coral', '#ff7f50'],
]);

/** `#rrggbb` of a CSS colour name. */
export const colorNamed = (name: string): string | undefined => HEX.get(name.toLowerCase());
