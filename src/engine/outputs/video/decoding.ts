// How the frames of a video are decoded to the layout in which they were drawn.

import type { PixelLayout } from '../frame-sketch.ts';
import { frameBytes, RAW_PIXELS, layoutOf } from './encoder-settings.ts';
import type { EncoderSettings } from './encoder-args.ts';

export interface Decoding {
  layout: PixelLayout;
  /** Arguments before the input. */
  decoder: readonly string[];
}

export const PLAIN: Decoding = { layout: 'yuv420', decoder: [] };

/** ffmpeg's own decoder of VP9 ignores the alpha. */
export const decodingOf = (settings: EncoderSettings): Decoding => ({
  layout: layoutOf(settings),
  decoder: settings.alpha && settings.encoder === 'libvpx-vp9' ? ['-c:v', 'libvpx-vp9'] : [],
});

const TO_RGB = 'scale=in_color_matrix=bt709:in_range=tv:out_range=pc';

/** Frames as they were drawn, after `filters`. */
export function rawArgs({ layout }: Decoding, ...filters: string[]): string[] {
  const all = [...filters, ...(layout === 'yuv420' ? [] : [TO_RGB])];
  return [...(all.length > 0 ? ['-vf', all.join(',')] : []), '-f', 'rawvideo', '-pix_fmt', RAW_PIXELS[layout]];
}

export const rawBytes = ({ layout }: Decoding, width: number, height: number): number =>
  frameBytes(layout, width, height);

/** Pictures: the `up` predictor makes them a tenth smaller, level 4 as fast as encode-png.ts. `width` scales them. */
export const pngArgs = ({ layout }: Decoding, width?: number): string[] => [
  ...['-vf', width === undefined ? TO_RGB : TO_RGB.replace('scale=', `scale=${width}:-2:`)],
  ...['-f', 'image2pipe', '-c:v', 'png', '-pred', 'up', '-compression_level', '4'],
  ...['-pix_fmt', layout === 'rgba' ? 'rgba' : 'rgb24'],
];
