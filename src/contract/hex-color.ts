/** `#rrggbb` of channels in 0..1. */
export const hexColor = (channels: readonly number[]): string =>
  `#${channels.map((channel) => hexByte(Math.round(channel * 255))).join('')}`;

/** Two digits. */
export const hexByte = (level: number): string => level.toString(16).padStart(2, '0');

/** `#rrggbb` of 0xrrggbb. */
export const hexOfPacked = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;
