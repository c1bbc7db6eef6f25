// Reads numbers and tags of a file's headers. Whatever lies beyond the end is 0, so that parsers need no check at every step.

export class BinaryView {
  readonly bytes: Uint8Array;
  readonly length: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.length = bytes.length;
  }

  u8(at: number): number {
    return this.bytes[at] ?? 0;
  }
  u16(at: number): number {
    return (this.u8(at) << 8) | this.u8(at + 1);
  }
  u16le(at: number): number {
    return this.u8(at) | (this.u8(at + 1) << 8);
  }
  u24le(at: number): number {
    return this.u16le(at) | (this.u8(at + 2) << 16);
  }
  u32(at: number): number {
    return ((this.u16(at) << 16) | this.u16(at + 2)) >>> 0;
  }
  i32(at: number): number {
    return this.u32(at) | 0;
  }
  u32le(at: number): number {
    return (this.u16le(at) | (this.u16le(at + 2) << 16)) >>> 0;
  }
  i32le(at: number): number {
    return this.u32le(at) | 0;
  }
  /** Bytes as Latin-1 text. */
  text(at: number, length: number): string {
    return String.fromCharCode(...this.bytes.subarray(at, at + length));
  }
  has(at: number, text: string): boolean {
    for (let i = 0; i < text.length; i++) if (this.bytes[at + i] !== text.charCodeAt(i)) return false;
    return true;
  }
  slice(at: number, length: number): Uint8Array {
    return this.bytes.subarray(at, Math.min(this.length, at + length));
  }
}
