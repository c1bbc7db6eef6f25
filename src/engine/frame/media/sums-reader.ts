// Running sums of the picture that a material shows.

import type { PictureReader } from './picture-reader.ts';
import type { RunningSums } from './running-sums.ts';
import type { ShownMaterial } from './shown-material.ts';

export class SumsReader implements PictureReader {
  readonly sums: RunningSums;
  readonly #use: ShownMaterial;
  #picture = -1;
  #key = -1;

  constructor(use: ShownMaterial, sums: RunningSums) {
    this.#use = use;
    this.sums = sums;
  }
  get means() {
    return this.sums.means;
  }
  isCurrent(): boolean {
    return this.#picture === this.#use.pictureVersion && this.#key === this.#use.keyVersion;
  }
  done(): void {
    this.#picture = this.#use.pictureVersion;
    this.#key = this.#use.keyVersion;
  }
  dispose(): void {
    this.sums.dispose();
  }
}
