// Writes BMPs of every kind for tests. Rows are given from the top.

export interface BmpPlan {
  width: number;
  height: number;
  bits: 1 | 4 | 8 | 16 | 24 | 32;
  /** The stored number of a pixel: a palette index, or packed channels. */
  pixel(x: number, y: number): number;
  isTopDown?: boolean;
  palette?: [red: number, green: number, blue: number][];
  /** Red, green, blue and alpha, with compression BITFIELDS. */
  masks?: number[];
  /** Run-length encoded pixels, with their compression. */
  runs?: { compression: 1 | 2; data: number[] };
  /** The header of OS/2, of twelve bytes. */
  isCore?: boolean;
}

export function writeBmp(plan: BmpPlan): Uint8Array {
  const { width, height, bits, isTopDown = false, palette = [], masks, runs, isCore = false } = plan;
  const info = Buffer.alloc(isCore ? 12 : masks?.length === 4 ? 56 : 40);
  info.writeUInt32LE(info.length, 0);
  if (isCore) {
    info.writeUInt16LE(width, 4);
    info.writeUInt16LE(height, 6);
    info.writeUInt16LE(1, 8);
    info.writeUInt16LE(bits, 10);
  } else {
    info.writeInt32LE(width, 4);
    info.writeInt32LE(isTopDown ? -height : height, 8);
    info.writeUInt16LE(1, 12);
    info.writeUInt16LE(bits, 14);
    info.writeUInt32LE(masks ? 3 : (runs?.compression ?? 0), 16);
    info.writeUInt32LE(palette.length, 32);
    if (masks?.length === 4) masks.forEach((mask, i) => info.writeUInt32LE(mask, 40 + i * 4));
  }
  const after = masks?.length === 3 ? Buffer.from(Uint32Array.from(masks).buffer) : Buffer.alloc(0);
  const colors = Buffer.from(palette.flatMap(([r, g, b]) => (isCore ? [b, g, r] : [b, g, r, 0])));
  const stride = Math.ceil((width * bits) / 32) * 4;
  const pixels = runs ? Buffer.from(runs.data) : Buffer.alloc(stride * height);
  for (let y = 0; y < height && !runs; y++) {
    const start = (isTopDown ? y : height - 1 - y) * stride;
    for (let x = 0; x < width; x++) {
      const value = plan.pixel(x, y);
      if (bits >= 8) pixels.writeUIntLE(value, start + (x * bits) / 8, bits / 8);
      else pixels[start + ((x * bits) >> 3)] |= value << (8 - bits - ((x * bits) & 7));
    }
  }
  const head = Buffer.alloc(14);
  head.write('BM');
  head.writeUInt32LE(14 + info.length + after.length + colors.length, 10);
  return new Uint8Array(Buffer.concat([head, info, after, colors, pixels]));
}
