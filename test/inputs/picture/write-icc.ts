// Writes ICC profiles for tests: a matrix and curves.

const fixed = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65536));
  return bytes;
};

export const gammaCurve = (gamma: number): Buffer => {
  const bytes = Buffer.alloc(14);
  bytes.write('curv', 0, 'latin1');
  bytes.writeUInt32BE(1, 8);
  bytes.writeUInt16BE(Math.round(gamma * 256), 12);
  return bytes;
};

/** The curve of sRGB, as a formula. */
export const srgbFormula = (): Buffer =>
  Buffer.concat([
    Buffer.from('para\0\0\0\0\0\x03\0\0', 'latin1'),
    ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed),
  ]);

export const xyz = (...values: number[]): Buffer =>
  Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), ...values.map(fixed)]);

export function writeProfile(space: 'RGB ' | 'GRAY' | 'CMYK', tags: Record<string, Buffer>): Uint8Array {
  const head = Buffer.alloc(128);
  head.write(space, 16, 'latin1');
  head.write('XYZ ', 20, 'latin1');
  head.write('acsp', 36, 'latin1');
  const names = Object.keys(tags);
  const table = Buffer.alloc(4 + names.length * 12);
  table.writeUInt32BE(names.length, 0);
  let at = 128 + table.length;
  const parts = names.map((name, i) => {
    const padded = Buffer.concat([tags[name], Buffer.alloc((4 - (tags[name].length % 4)) % 4)]);
    table.write(name, 4 + i * 12, 'latin1');
    table.writeUInt32BE(at, 8 + i * 12);
    table.writeUInt32BE(tags[name].length, 12 + i * 12);
    at += padded.length;
    return padded;
  });
  return new Uint8Array(Buffer.concat([head, table, ...parts]));
}

/** Display P3, as Apple's profile has it. */
export const displayP3 = (): Uint8Array =>
  writeProfile('RGB ', {
    rXYZ: xyz(0.51512, 0.2412, -0.00105),
    gXYZ: xyz(0.29198, 0.69225, 0.04189),
    bXYZ: xyz(0.1571, 0.06657, 0.78407),
    rTRC: srgbFormula(),
    gTRC: srgbFormula(),
    bTRC: srgbFormula(),
  });

export const srgb = (): Uint8Array =>
  writeProfile('RGB ', {
    rXYZ: xyz(0.43607, 0.22249, 0.01392),
    gXYZ: xyz(0.38515, 0.71687, 0.09708),
    bXYZ: xyz(0.14307, 0.06061, 0.7141),
    rTRC: srgbFormula(),
    gTRC: srgbFormula(),
    bTRC: srgbFormula(),
  });
