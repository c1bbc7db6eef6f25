// A frame of the engine as a picture, and that picture on a canvas.

import type { PreviewFrame } from '../../../src/contract/protocol.ts';

/** At once where it is raw pixels. */
export function frameImage({ pixels, jpeg, width, height }: PreviewFrame): ImageData | Promise<ImageBitmap> {
  const bytes = pixels as Uint8Array<ArrayBuffer>;
  if (jpeg) return createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  const { buffer, byteOffset } = bytes;
  return new ImageData(new Uint8ClampedArray(buffer, byteOffset, width * height * 4), width, height);
}

/** Makes the canvas as large as the frame. The picture is used up. */
export function paint(
  context: CanvasRenderingContext2D,
  image: ImageData | ImageBitmap,
  { width, height }: Pick<PreviewFrame, 'width' | 'height'>,
): void {
  const { canvas } = context;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  if (image instanceof ImageData) return context.putImageData(image, 0, 0);
  context.drawImage(image, 0, 0);
  drop(image);
}

/** Frees a picture that is not wanted any more. */
export function drop(image: ImageData | ImageBitmap): void {
  if (image instanceof ImageBitmap) image.close();
}
