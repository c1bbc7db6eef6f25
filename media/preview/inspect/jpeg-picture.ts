// A JPEG from the host as a canvas: images of webviews must come from memory, and a canvas needs no address that has to be given back.

import { el } from '../../shared/dom.ts';

export function jpegPicture(jpeg: Uint8Array | null): HTMLCanvasElement {
  const canvas = el('canvas', { width: 16, height: 9, 'aria-hidden': true });
  if (jpeg)
    void createImageBitmap(new Blob([jpeg as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' })).then((image) => {
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext('2d')!.drawImage(image, 0, 0);
      image.close();
    });
  return canvas;
}
