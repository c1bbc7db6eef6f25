// The last drawn frame in the layout that an output format asks for.

import type { Renderer } from '../frame/renderer/renderer.ts';
import type { PixelLayout } from './frame-sketch.ts';

/** Valid until the next draw or packing. */
export function packFrame(renderer: Renderer, layout: PixelLayout): Uint8Array {
  if (layout === 'rgba') return renderer.packRgba();
  return layout === 'rgb' ? renderer.packRgb() : renderer.packYuv420();
}
