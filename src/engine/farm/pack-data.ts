// Plain data with typed arrays as bytes that every version of Node and every machine reads alike: a JSON header, then the bytes of all
// arrays. Unlike `v8.serialize`, reading it creates nothing but plain objects, arrays and numbers, so it is safe for foreign input.

const MAGIC = 'GRD1';
const HEAD_BYTES = 8;
const ALIGNMENT = 8;

const ARRAYS = {
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type ArrayName = keyof typeof ARRAYS;
type AnyArray = InstanceType<(typeof ARRAYS)[ArrayName]>;

/** Objects with this one key stand for what JSON does not have. */
const MARK = '$';
type Mark =
  | { array: ArrayName; at: number; length: number }
  | { buffer: 'shared' | 'plain'; at: number; length: number }
  | { number: string };

/** Accepts what structured clone does, except dates, maps, sets and cycles. */
export function packData(value: unknown): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const place = (bytes: Uint8Array): number => {
    const at = length;
    const padding = (ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT;
    parts.push(bytes, new Uint8Array(padding));
    length += bytes.length + padding;
    return at;
  };
  const encode = (part: unknown): unknown => {
    if (typeof part === 'number') return Number.isFinite(part) ? part : { [MARK]: { number: String(part) } };
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map(encode);
    if (ArrayBuffer.isView(part)) {
      const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
      return { [MARK]: { array: nameOf(part as AnyArray), at: place(bytes), length: (part as AnyArray).length } };
    }
    if (part instanceof ArrayBuffer || part instanceof SharedArrayBuffer) {
      const buffer = part instanceof ArrayBuffer ? 'plain' : 'shared';
      return { [MARK]: { buffer, at: place(new Uint8Array(part)), length: part.byteLength } };
    }
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, encode(inner)]));
  };
  const header = Buffer.from(JSON.stringify(encode(value)), 'utf8');
  const start = Math.ceil((HEAD_BYTES + header.length) / ALIGNMENT) * ALIGNMENT;
  const packed = new Uint8Array(start + length);
  packed.set(Buffer.from(MAGIC, 'latin1'));
  new DataView(packed.buffer).setUint32(4, header.length, true);
  packed.set(header, HEAD_BYTES);
  let at = start;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}

function nameOf(array: AnyArray): ArrayName {
  const name = (Object.keys(ARRAYS) as ArrayName[]).find((each) => array instanceof ARRAYS[each]);
  if (!name) throw new TypeError(`Expected a typed array of numbers, but got ${array.constructor.name}.`);
  return name;
}

/** Throws a TypeError for bytes that are not packed data, whatever they are. Arrays are copies. */
export function unpackData(packed: Uint8Array): unknown {
  const fail = (): never => {
    throw new TypeError('Expected packed data, but got other bytes.');
  };
  if (packed.length < HEAD_BYTES || Buffer.from(packed.subarray(0, 4)).toString('latin1') !== MAGIC) return fail();
  const headerBytes = new DataView(packed.buffer, packed.byteOffset).getUint32(4, true);
  const start = Math.ceil((HEAD_BYTES + headerBytes) / ALIGNMENT) * ALIGNMENT;
  if (start > packed.length) return fail();
  const bytesOf = (at: number, length: number): Uint8Array => {
    const isInside = Number.isInteger(at) && Number.isInteger(length) && at >= 0 && length >= 0;
    if (!isInside || start + at + length > packed.length) return fail();
    return packed.subarray(start + at, start + at + length);
  };
  const decodeMark = (mark: Mark): unknown => {
    if ('number' in mark) return Number(mark.number);
    if ('buffer' in mark) {
      const buffer = mark.buffer === 'shared' ? new SharedArrayBuffer(mark.length) : new ArrayBuffer(mark.length);
      new Uint8Array(buffer).set(bytesOf(mark.at, mark.length));
      return buffer;
    }
    if (!Object.hasOwn(ARRAYS, mark.array)) return fail();
    const { BYTES_PER_ELEMENT } = ARRAYS[mark.array];
    const copy = bytesOf(mark.at, mark.length * BYTES_PER_ELEMENT).slice();
    return new ARRAYS[mark.array](copy.buffer);
  };
  const decode = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map(decode);
    const entries = Object.entries(part);
    if (entries.length === 1 && entries[0]![0] === MARK) return decodeMark(entries[0]![1] as Mark);
    // `__proto__` becomes a key like any other.
    return Object.fromEntries(entries.map(([key, inner]) => [key, decode(inner)]));
  };
  let header: unknown;
  try {
    header = JSON.parse(Buffer.from(packed.subarray(HEAD_BYTES, HEAD_BYTES + headerBytes)).toString('utf8'));
  } catch {
    return fail();
  }
  try {
    return decode(header);
  } catch (error) {
    if (error instanceof RangeError) return fail();
    throw error;
  }
}
