// A frame of the engine as a picture, and that picture on a canvas.

import type { PreviewFrame } from '../../../src/contract/protocol.ts';

export type FrameImage = ImageData | ImageBitmap | VideoFrame;

/**
 * What `packYuv420` writes. The curve is named as sRGB's, which is the canvas's own, because the values are to be taken as they are: no decoder
 * of a video applies BT.709's either.
 */
const COLORS: VideoColorSpaceInit = { matrix: 'bt709', primaries: 'bt709', transfer: 'iec61966-2-1', fullRange: false };

/** Only pages that come over a safe connection, or from this machine, have what planes are shown with. */
export const canShowPlanes = (): boolean => typeof VideoFrame === 'function';

/** At once unless it is a JPEG. */
export function frameImage({ pixels, form, width, height }: PreviewFrame): FrameImage | Promise<ImageBitmap> {
  const bytes = pixels as Uint8Array<ArrayBuffer>;
  if (form === 'jpeg') return createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  if (form === 'yuv420')
    return new VideoFrame(bytes, {
      format: 'I420',
      codedWidth: width,
      codedHeight: height,
      timestamp: 0,
      colorSpace: COLORS,
    });
  const { buffer, byteOffset } = bytes;
  return new ImageData(new Uint8ClampedArray(buffer, byteOffset, width * height * 4), width, height);
}

/** Makes the canvas as large as the frame. The picture is used up. */
export function paint(
  context: CanvasRenderingContext2D,
  image: FrameImage,
  { width, height }: Pick<PreviewFrame, 'width' | 'height'>,
): void {
  const { canvas } = context;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  if (image instanceof ImageData) return context.putImageData(image, 0, 0);
  context.drawImage(image, 0, 0);
  image.close();
}

/** Frees a picture that is not wanted any more. */
export function drop(image: FrameImage): void {
  if (!(image instanceof ImageData)) image.close();
}
