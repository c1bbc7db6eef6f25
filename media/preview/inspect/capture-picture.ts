// The picture that is shown, small, as a JPEG.

const WIDTH = 208;
const QUALITY = 0.8;

/** Null where nothing is shown yet. */
export async function capturePicture(source: HTMLCanvasElement): Promise<Uint8Array | null> {
  if (source.hidden || source.width < 2) return null;
  const canvas = new OffscreenCanvas(WIDTH, Math.max(1, Math.round((WIDTH * source.height) / source.width)));
  canvas.getContext('2d')!.drawImage(source, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}
