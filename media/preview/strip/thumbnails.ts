// The small pictures of segments.

import type { Thumbnail } from '../../../src/contract/webview.ts';

export class Thumbnails {
  #bySegment = new Map<number, string>();
  /** For segments without a thumbnail of their own: that of another playing of their scene. */
  #byScene = new Map<string, string>();

  replace(items: readonly Thumbnail[], segments: readonly { segment: number; scene: string }[]): void {
    for (const url of this.#bySegment.values()) URL.revokeObjectURL(url);
    this.#bySegment = new Map(
      items.map(({ segment, jpeg }) => [
        segment,
        URL.createObjectURL(new Blob([jpeg as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' })),
      ]),
    );
    this.#byScene = new Map(
      segments.flatMap(({ segment, scene }) => {
        const url = this.#bySegment.get(segment);
        return url ? [[scene, url]] : [];
      }),
    );
  }

  showOn(block: HTMLElement): void {
    const { segment, scene } = block.dataset;
    const url = this.#bySegment.get(Number(segment)) ?? this.#byScene.get(scene ?? '');
    block.querySelector<HTMLElement>('.block-pictures')!.style.backgroundImage = url ? `url("${url}")` : '';
  }
}
