// The part of a frame that differs from the one before.

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The smallest rectangle around all changes; one pixel where there are none, since a frame must show something. `size`: bytes a pixel. */
export function changedRectangle(
  before: Uint8Array,
  now: Uint8Array,
  width: number,
  height: number,
  size: number,
): Rectangle {
  const stride = width * size;
  const rowDiffers = (y: number): boolean =>
    Buffer.compare(before.subarray(y * stride, (y + 1) * stride), now.subarray(y * stride, (y + 1) * stride)) !== 0;
  let top = 0;
  while (top < height && !rowDiffers(top)) top++;
  if (top === height) return { x: 0, y: 0, width: 1, height: 1 };
  let bottom = height - 1;
  while (!rowDiffers(bottom)) bottom--;
  let left = stride,
    right = -1;
  for (let y = top; y <= bottom; y++) {
    const row = y * stride;
    for (let i = 0; i < left; i++) if (before[row + i] !== now[row + i]) left = i;
    for (let i = stride - 1; i > right; i--) if (before[row + i] !== now[row + i]) right = i;
  }
  const x = Math.floor(left / size);
  return { x, y: top, width: Math.floor(right / size) - x + 1, height: bottom - top + 1 };
}
