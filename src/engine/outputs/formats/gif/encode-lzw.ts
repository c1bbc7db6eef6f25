// LZW as GIF has it: codes of 3 to 12 bits, least significant bit first, in sub-blocks of up to 255 bytes. Unlike a general encoder it
// may choose between two values for some pixels, and takes the one that lets the current string go on.

import type { ByteSink } from './byte-sink.ts';

const MOST_CODES = 4096;
/** Slots of the hash table, a power of two: at most half full, and small enough for the cache. */
const SLOTS = 8192;
const BLOCK_BYTES = 255;

export interface LzwEncoder {
  /**
   * Appends the image data: the least code size, sub-blocks, and the empty one that ends them. `indices` holds one byte per pixel. Where
   * `free` is not 0, the pixel may be `transparent` as well: it shows the same.
   */
  encode(indices: Uint8Array, free: Uint8Array, transparent: number, sink: ByteSink): void;
}

/** `bits` is the size of an index, 2 to 8. */
export function createLzwEncoder(bits: number): LzwEncoder {
  // An entry is prefix (12 bits), index (8 bits) and code (12 bits) in one number; 0 is empty, because no string has the code 0.
  const table = new Uint32Array(SLOTS);
  const block = new Uint8Array(BLOCK_BYTES);
  const clear = 1 << bits;
  const end = clear + 1;

  return {
    encode(indices, free, transparent, sink) {
      let blockLength = 0,
        held = 0,
        heldBits = 0,
        codeBits = bits + 1,
        next = end + 1;
      const put = (code: number): void => {
        held |= code << heldBits;
        heldBits += codeBits;
        while (heldBits >= 8) {
          block[blockLength++] = held & 255;
          held >>>= 8;
          heldBits -= 8;
          if (blockLength === BLOCK_BYTES) flush();
        }
      };
      const flush = (): void => {
        if (blockLength === 0) return;
        sink.push(blockLength);
        sink.append(blockLength === BLOCK_BYTES ? block : block.subarray(0, blockLength));
        blockLength = 0;
      };

      sink.push(bits);
      table.fill(0);
      put(clear);
      let prefix = free[0] === 0 ? indices[0]! : transparent;
      for (let i = 1; i < indices.length; i++) {
        const index = indices[i]!;
        const isFree = free[i] !== 0;
        const value = isFree ? transparent : index;
        const key = (prefix << 8) | value;
        let slot = slotOf(key);
        let entry = table[slot]!;
        while (entry !== 0 && entry >>> 12 !== key) entry = table[(slot = (slot + 1) & (SLOTS - 1))]!;
        if (entry === 0 && isFree && index !== transparent) {
          const other = (prefix << 8) | index;
          let at = slotOf(other);
          let found = table[at]!;
          while (found !== 0 && found >>> 12 !== other) found = table[(at = (at + 1) & (SLOTS - 1))]!;
          if (found !== 0) entry = found;
        }
        if (entry !== 0) {
          prefix = entry & (MOST_CODES - 1);
          continue;
        }
        put(prefix);
        if (next < MOST_CODES) {
          if (next === 1 << codeBits) codeBits++;
          table[slot] = ((key << 12) | next++) >>> 0;
        } else {
          put(clear);
          table.fill(0);
          codeBits = bits + 1;
          next = end + 1;
        }
        prefix = value;
      }
      put(prefix);
      // The decoder adds a string for the code above, and may have to widen its codes for it.
      if (next === 1 << codeBits && codeBits < 12) codeBits++;
      put(end);
      if (heldBits > 0) block[blockLength++] = held & 255;
      flush();
      sink.push(0);
    },
  };
}

/** Spreads a key of 20 bits over the slots. */
const slotOf = (key: number): number => (Math.imul(key, 0x9e3779b1) >>> 19) & (SLOTS - 1);
