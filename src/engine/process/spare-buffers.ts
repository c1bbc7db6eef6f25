// Memory of frames that have been sent, for the next ones: playback makes no garbage.

const MOST_KEPT = 2;

export class SpareBuffers {
  #free: Buffer[] = [];

  /** At least this many bytes, with any content. */
  take(bytes: number): Buffer {
    const at = this.#free.findIndex((each) => each.length >= bytes && each.length < bytes * 2);
    return at < 0 ? Buffer.allocUnsafeSlow(bytes) : this.#free.splice(at, 1)[0]!;
  }

  give(buffer: Buffer): void {
    this.#free = [buffer, ...this.#free].slice(0, MOST_KEPT);
  }
}
