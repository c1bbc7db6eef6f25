// Mutations of inputs: bytes flipped, pieces moved, doubled, cut out or taken from another input, words and numbers that parsers
// treat specially put in. Deterministic: the same seed gives the same inputs.

/** A small generator of numbers in [0, 1); `mulberry32`, public domain. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SPECIAL = [0, 1, -1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff];
const MOST_BYTES = 200_000;

/** One to six mutations of an input. `words` are pieces of text that mean something to the target. */
export function mutate(
  input: Uint8Array,
  others: readonly Uint8Array[],
  words: readonly string[],
  random: () => number,
): Uint8Array {
  const below = (limit: number) => Math.floor(random() * limit);
  let bytes = Buffer.from(input);
  const place = () => below(bytes.length + 1);
  const piece = (of: Uint8Array) => {
    const from = below(of.length + 1);
    return of.subarray(from, Math.min(of.length, from + 1 + below(64)));
  };
  const insert = (what: Uint8Array, at = place()) => {
    bytes = Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)]);
  };
  const remove = (at = place()) => {
    bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(48))]);
  };
  const kinds: (() => void)[] = [
    () => bytes.length > 0 && (bytes[below(bytes.length)] ^= 1 << below(8)),
    () => bytes.length > 0 && (bytes[below(bytes.length)] = SPECIAL[below(SPECIAL.length)] & 0xff),
    () => insert(piece(bytes)),
    () => others.length > 0 && insert(piece(others[below(others.length)])),
    () => words.length > 0 && insert(Buffer.from(words[below(words.length)])),
    () => {
      const at = place();
      remove(at);
      if (words.length > 0) insert(Buffer.from(words[below(words.length)]), Math.min(at, bytes.length));
    },
    () => remove(),
    () => insert(Buffer.from(String(SPECIAL[below(SPECIAL.length)] * 10 ** below(20)))),
    () => {
      bytes = bytes.subarray(0, place());
    },
    () => bytes.length >= 4 && bytes.writeInt32BE(SPECIAL[below(SPECIAL.length)], below(bytes.length - 3)),
  ];
  for (let count = 1 + below(6); count > 0; count--) kinds[below(kinds.length)]();
  return new Uint8Array(bytes.subarray(0, MOST_BYTES));
}
