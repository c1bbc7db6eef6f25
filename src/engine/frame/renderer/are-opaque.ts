// Whether alphas are all 255, four at a time: a frame may ask it of tens of thousands of cells.

/** `alphas` begins at a multiple of 4 bytes, as all of a kernel's memory does. */
export function areOpaque(alphas: Uint8Array): boolean {
  const words = new Uint32Array(alphas.buffer, alphas.byteOffset, alphas.length >> 2);
  for (let i = 0; i < words.length; i++) if (words[i] !== 0xffffffff) return false;
  for (let i = words.length * 4; i < alphas.length; i++) if (alphas[i] !== 255) return false;
  return true;
}
