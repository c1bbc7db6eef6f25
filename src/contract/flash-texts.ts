// Findings about flashes in words.

import type { FlashReport } from './render.ts';

/** One sentence. */
export function flashSentence({ kind, scene, from, to, perSecond, area }: FlashReport): string {
  const when = `from ${from.toFixed(2)} s to ${to.toFixed(2)} s`;
  const share = `${Math.round(area * 100)} %`;
  switch (kind) {
    case 'flashes':
      return `Scene ${scene} flashes up to ${perSecond} times a second ${when}, on ${share} of a quarter of the frame: more than 3 may cause seizures (WCAG 2.3.1).`;
    case 'red-flashes':
      return `Scene ${scene} flashes in saturated red up to ${perSecond} times a second ${when}, on ${share} of a quarter of the frame: more than 3 may cause seizures (WCAG 2.3.1).`;
    case 'stripes':
      return `Scene ${scene} shows regular stripes ${when}, on ${share} of the frame: more than five pairs on a quarter of it may cause seizures (ITU-R BT.1702).`;
  }
}

/** What helps. */
export const flashHelp = ({ kind }: FlashReport): string =>
  kind === 'stripes'
    ? 'Use fewer or unequal stripes, less contrast, or a smaller area.'
    : 'Add `calm` as the last shader of the scene (`shade: … | calm`), or let it change less often, by less, or on a smaller area.';

/** For the facts of a report. */
export const flashesText = (flashes: readonly FlashReport[]): string =>
  flashes.length === 0
    ? 'none above the limits of WCAG 2.3.1'
    : `${flashes.length} ${flashes.length === 1 ? 'part' : 'parts'} above the limits, see the warnings`;
