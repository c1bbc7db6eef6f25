// A list of floats that grows by doubling: for streams whose length is known only at their end.

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

  /** The values so far, as a view. */
  view(): Float32Array {
    return this.#data.subarray(0, this.length);
  }
}
