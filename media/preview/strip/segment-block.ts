// One segment in the strip: a block as wide as it is long.

import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import { el } from '../../shared/dom.ts';
import { secondsText } from '../time/timecode.ts';

type Segment = PreviewInfo['segments'][number];

/** `onPick` gets seconds of the segment; null: its start. Arrow keys, Home and End move the focus to other blocks. */
export function segmentBlock(
  { segment, scene, start, end }: Segment,
  total: number,
  onPick: (t: number | null) => void,
): HTMLElement {
  const seconds = end - start;
  const block = el(
    'div',
    {
      class: 'block',
      role: 'option',
      'aria-selected': false,
      'data-segment': segment,
      'data-scene': scene,
      title: `${segment}. ${scene}: ${secondsText(seconds)}, starts at ${secondsText(start)}. Click to go to this moment.`,
      'aria-label': `Segment ${segment}, ${scene}, ${secondsText(seconds)}, starts at ${secondsText(start)}`,
    },
    el('div', { class: 'block-pictures' }),
    el('span', { class: 'block-name' }, scene),
  );
  // Placed by time and not in a row: a scene with errors leaves a gap.
  block.style.left = `${(100 * start) / total}%`;
  block.style.width = `calc(${(100 * seconds) / total}% - 2px)`;
  block.addEventListener('click', (event) => {
    const box = block.getBoundingClientRect();
    onPick(((event.clientX - box.left) / Math.max(1, box.width)) * seconds);
  });
  block.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = targetOf(event.key, block);
    if (to) (to as HTMLElement).focus();
    else if (event.key === 'Enter') onPick(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return block;
}

function targetOf(key: string, block: HTMLElement): Element | null {
  if (key === 'ArrowRight') return block.nextElementSibling ?? block;
  if (key === 'ArrowLeft') return block.previousElementSibling ?? block;
  if (key === 'Home') return block.parentElement?.firstElementChild ?? null;
  if (key === 'End') return block.parentElement?.lastElementChild ?? null;
  return null;
}
