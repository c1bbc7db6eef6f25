// `level` of a scene: multiplies the finished frame.

import { hasAlpha } from '../../kernels/frame.ts';
import type { U8Buffer } from '../../kernels/memory.ts';
import type { PointPass } from './point-passes.ts';
import type { RenderEnv } from './render-env.ts';

export class LevelPass {
  readonly #env: RenderEnv;
  readonly #table: U8Buffer;
  readonly #pass: PointPass;
  #level = -1;

  constructor(env: RenderEnv) {
    this.#env = env;
    const { kernels } = env;
    const table = (this.#table = env.memory.u8(256));
    this.#pass = (frame, y0, y1) => {
      kernels.lutRows(frame, y0, y1, table.ptr);
      if (!hasAlpha(frame)) return;
      const at = frame.a.ptr + y0 * frame.stride;
      kernels.lutPlane(at, at, table.ptr, (y1 - y0) * frame.stride);
    };
  }

  /** For a level of 0..1; null where it changes nothing. */
  passFor(level: number): PointPass | null {
    if (level >= 1) return null;
    if (level !== this.#level) {
      this.#level = level;
      const table = this.#table.view;
      for (let i = 0; i < 256; i++) table[i] = Math.floor(i * level + 0.5);
    }
    return this.#pass;
  }

  dispose(): void {
    this.#env.memory.free(this.#table);
  }
}
