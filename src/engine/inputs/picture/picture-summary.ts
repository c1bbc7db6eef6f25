// A picture's facts, in one line: `PNG, 1200 × 800, 16 bits, alpha`.

import { orientedShape } from './exif-orientation.ts';
import type { PictureHeader } from './picture-codec.ts';

export function shownSize({ width, height, orientation, shown }: PictureHeader): { width: number; height: number } {
  if (shown) return shown;
  const shape = orientedShape(width, height, orientation);
  return { width: shape.width, height: shape.height };
}

export function pictureSummary(format: string, header: PictureHeader): string {
  const { width, height } = shownSize(header);
  const parts = [format, `${width} × ${height}`];
  if (header.model !== undefined) parts.push(header.model);
  if (header.depth !== 8 && header.model !== 'palette')
    parts.push(header.depth === 1 ? '1 bit' : `${header.depth} bits`);
  if (header.hasAlpha) parts.push('alpha');
  return parts.join(', ');
}
