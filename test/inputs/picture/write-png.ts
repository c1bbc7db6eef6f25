// Writes PNGs of every kind for tests: any colour type and depth, each filter, interlaced, with more chunks.

import { crc32, deflateSync } from 'node:zlib';

export interface PngPlan {
  width: number;
  height: number;
  /** IHDR's colour type. */
  type: 0 | 2 | 3 | 4 | 6;
  depth: 1 | 2 | 4 | 8 | 16;
  /** Samples of a pixel, one a channel. */
  pixel(x: number, y: number): number[];
  /** Of row y; 0 to 4. */
  filter?(y: number): number;
  isInterlaced?: boolean;
  /** Chunks between IHDR and IDAT. */
  chunks?: [type: string, data: Uint8Array][];
}

const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];
const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export function writePng(plan: PngPlan): Uint8Array {
  const { width, height, type, depth, isInterlaced = false, chunks = [] } = plan;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, type, 0, 0, isInterlaced ? 1 : 0], 8);
  const lines: Uint8Array[] = [];
  for (const [x0, y0, stepX, stepY] of isInterlaced ? ADAM7 : [[0, 0, 1, 1]]) {
    let previous: Uint8Array | null = null;
    for (let y = y0, row = 0; y < height && x0 < width; y += stepY, row++) {
      const samples: number[] = [];
      for (let x = x0; x < width; x += stepX) samples.push(...plan.pixel(x, y));
      const line = pack(samples, depth);
      const unit = Math.max(1, (CHANNELS[type] * depth) >> 3);
      const filter = plan.filter?.(row) ?? 0;
      lines.push(Uint8Array.of(filter), filtered(line, previous ?? new Uint8Array(line.length), filter, unit));
      previous = line;
    }
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...chunks.map(([name, data]) => chunk(name, data)),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

export function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}

function pack(samples: number[], depth: number): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((samples.length * depth) / 8));
  samples.forEach((sample, i) => {
    if (depth === 16) bytes.set([sample >> 8, sample & 255], i * 2);
    else bytes[(i * depth) >> 3] |= sample << (8 - depth - ((i * depth) & 7));
  });
  return bytes;
}

function filtered(line: Uint8Array, up: Uint8Array, filter: number, unit: number): Uint8Array {
  return line.map((value, i) => {
    const a = i < unit ? 0 : line[i - unit];
    const b = up[i];
    const c = i < unit ? 0 : up[i - unit];
    const p = a + b - c;
    const [pa, pb, pc] = [p - a, p - b, p - c].map(Math.abs);
    const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    return value - [0, a, b, (a + b) >> 1, paeth][filter];
  });
}
