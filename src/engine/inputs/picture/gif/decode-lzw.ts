// The LZW codes of a GIF image as palette indices.

const MOST_CODES = 4096;
const NONE = -1;

export interface LzwDecoder {
  /**
   * Decodes image data that begins with its least code size at `at`. Returns the number of indices written to `out`, which is less than
   * its length where the data ends early.
   */
  decode(bytes: Uint8Array, at: number, out: Uint8Array): number;
}

export function createLzwDecoder(): LzwDecoder {
  const prefixes = new Uint16Array(MOST_CODES);
  const suffixes = new Uint8Array(MOST_CODES);
  const lengths = new Uint32Array(MOST_CODES);

  return {
    decode(bytes, at, out) {
      const bits = bytes[at]!;
      if (bits < 1 || bits > 8) return 0;
      const clear = 1 << bits;
      const end = clear + 1;
      for (let code = 0; code < clear; code++) {
        suffixes[code] = code;
        lengths[code] = 1;
      }
      let position = at + 1,
        blockEnd = position,
        held = 0,
        heldBits = 0,
        codeBits = bits + 1,
        next = end + 1,
        last = NONE,
        written = 0;
      for (;;) {
        while (heldBits < codeBits) {
          if (position === blockEnd) {
            const length = bytes[position];
            if (length === undefined || length === 0 || position + length >= bytes.length) return written;
            blockEnd = ++position + length;
          }
          held |= bytes[position++]! << heldBits;
          heldBits += 8;
        }
        const code = held & ((1 << codeBits) - 1);
        held >>>= codeBits;
        heldBits -= codeBits;
        if (code === end) return written;
        if (code === clear) {
          codeBits = bits + 1;
          next = end + 1;
          last = NONE;
          continue;
        }
        if (code > next || (code === next && last === NONE) || (code === next && next === MOST_CODES)) return written;
        // A code that is defined by itself: the last string and its own first index.
        const isOwn = code === next;
        const source = isOwn ? last : code;
        const length = lengths[source]!;
        let to = written + length;
        let from = source;
        for (let i = length; i > 0; i--) {
          to--;
          if (to < out.length) out[to] = suffixes[from]!;
          if (i > 1) from = prefixes[from]!;
        }
        const first = suffixes[from]!;
        written += length;
        if (isOwn) {
          if (written < out.length) out[written] = first;
          written++;
        }
        if (last !== NONE && next < MOST_CODES) {
          prefixes[next] = last;
          suffixes[next] = first;
          lengths[next] = lengths[last]! + 1;
          next++;
          if (next === 1 << codeBits && codeBits < 12) codeBits++;
        }
        last = code;
        if (written >= out.length) return out.length;
      }
    },
  };
}
