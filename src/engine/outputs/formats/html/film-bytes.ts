// The bytes of a film while it is baked: parts one after the other, each at an even offset.

import type { Bytes } from '../../../film/film.ts';

export class FilmBytes {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  readonly add = (part: Uint8Array): Bytes => {
    const at = this.#length;
    this.#parts.push(part);
    this.#length += part.length;
    if (this.#length % 2 === 1) {
      this.#parts.push(new Uint8Array(1));
      this.#length++;
    }
    return [at, part.length];
  };

  all(): Uint8Array {
    const out = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }
}
