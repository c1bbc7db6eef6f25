// Where in the picture an item is seen: the frame is drawn with and without it.

import type { ItemArea } from '../../contract/protocol.ts';
import { type ProbeOrder, type ProbeParts, SceneProbe } from './scene-probe.ts';

/** Pixels of the frame along one side of a pixel of the area. */
const BLOCK = 4;
/** Levels: smaller differences are those of rounding. */
const LEAST = 6;

export async function itemArea(order: ProbeOrder, site: number, parts: ProbeParts): Promise<ItemArea> {
  const probe = new SceneProbe(order, parts);
  try {
    const whole = (await probe.pixelsWithout([])).slice();
    return { t: order.t, site, ...changed(whole, await probe.pixelsWithout([site]), order.format) };
  } finally {
    probe.dispose();
  }
}

/** 255 where a block has a pixel that differs. */
function changed(
  a: Uint8Array,
  b: Uint8Array,
  frame: { width: number; height: number },
): Pick<ItemArea, 'width' | 'height' | 'shown'> {
  const width = Math.ceil(frame.width / BLOCK);
  const height = Math.ceil(frame.height / BLOCK);
  const shown = new Uint8Array(width * height);
  for (let y = 0; y < frame.height; y++) {
    const row = Math.floor(y / BLOCK) * width;
    for (let x = 0; x < frame.width; x++) {
      const i = (y * frame.width + x) * 4;
      const difference = Math.max(
        Math.abs(a[i]! - b[i]!),
        Math.abs(a[i + 1]! - b[i + 1]!),
        Math.abs(a[i + 2]! - b[i + 2]!),
      );
      if (difference >= LEAST) shown[row + Math.floor(x / BLOCK)] = 255;
    }
  }
  return { width, height, shown };
}
