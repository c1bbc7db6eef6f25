// One segment in the strip: a block as wide as it is long.

import * as l10n from '@vscode/l10n';
import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import { el } from '../../shared/dom.ts';
import { secondsText } from '../time/timecode.ts';

type Segment = PreviewInfo['segments'][number];

export interface BlockActions {
  /** Goes to seconds of the segment; null: its start. */
  pick(t: number | null): void;
  /** Makes two segments of it, at seconds of the segment; `exactly`: without snapping. */
  split(t: number, exactly: boolean): void;
  /** Moves it by keys; false where that is not possible. */
  step(by: -1 | 1): boolean;
  /** Gives the focus to the segment's end. */
  focusCut(): void;
  /** Takes back what is dragged; false where nothing is. */
  cancel(): boolean;
}

/** Arrow keys, Home and End move the focus to other blocks. */
export function segmentBlock(
  { segment, scene, start, end }: Segment,
  total: number,
  actions: BlockActions,
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
      title: l10n.t(
        '{0}. {1}: {2}, starts at {3}. Click: go to this moment. Drag: change the order. Double click: split.',
        segment,
        scene,
        secondsText(seconds),
        secondsText(start),
      ),
      'aria-label': l10n.t(
        'Segment {0}, {1}, {2}, starts at {3}',
        segment,
        scene,
        secondsText(seconds),
        secondsText(start),
      ),
      'aria-keyshortcuts': 'Enter Shift+ArrowLeft Shift+ArrowRight ArrowUp',
    },
    el('div', { class: 'block-pictures' }),
    el('span', { class: 'block-name' }, scene),
  );
  // Placed by time and not in a row: a scene with errors leaves a gap.
  block.style.left = `${(100 * start) / total}%`;
  block.style.width = `calc(${(100 * seconds) / total}% - 2px)`;
  const timeAt = ({ clientX }: MouseEvent): number => {
    const box = block.getBoundingClientRect();
    return ((clientX - box.left) / Math.max(1, box.width)) * seconds;
  };
  block.addEventListener('click', (event) => actions.pick(timeAt(event)));
  block.addEventListener('dblclick', (event) => actions.split(timeAt(event), event.altKey));
  block.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!runKey(event, block, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  return block;
}

/** Whether the key is one of the block's. */
function runKey({ key, shiftKey }: KeyboardEvent, block: HTMLElement, actions: BlockActions): boolean {
  if (key === 'Escape') return actions.cancel();
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key] as -1 | 1 | undefined;
  const to = targetOf(key, block);
  if (shiftKey && by !== undefined) actions.step(by);
  else if (key === 'Enter') actions.pick(null);
  else if (key === 'ArrowUp') actions.focusCut();
  else if (to && !shiftKey) (to as HTMLElement).focus();
  else return false;
  return true;
}

function targetOf(key: string, block: HTMLElement): Element | null {
  if (key === 'ArrowRight') return block.nextElementSibling ?? block;
  if (key === 'ArrowLeft') return block.previousElementSibling ?? block;
  if (key === 'Home') return block.parentElement?.firstElementChild ?? null;
  if (key === 'End') return block.parentElement?.lastElementChild ?? null;
  return null;
}
