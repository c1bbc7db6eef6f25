// A Float32Array that grows, for streams of unknown length.

export class GrowingFloats {
  #data: Float32Array;
  length = 0;
  constructor(capacity = 4096) {
    this.#data = new Float32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.#data.length) {
      const larger = new Float32Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.length++] = value;
  }

  /** View of the values so far. */
  view(): Float32Array {
    return this.#data.subarray(0, this.length);
  }
}
