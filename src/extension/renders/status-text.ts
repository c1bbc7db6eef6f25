// What the status bar says about renders.

import { describeProgress, fractionOf, inOrder, isOpen } from './render-item.ts';
import type { RenderItem } from './render-item.ts';

export interface StatusText {
  text: string;
  /** Markdown. */
  tooltip: string;
  /** For screen readers. Without numbers that change all the time, which would be announced again and again. */
  label: string;
}

/** Null: nothing runs or waits. `items` are newest first. */
export function statusText(items: readonly RenderItem[]): StatusText | null {
  const [first, ...others] = inOrder(items.filter(isOpen));
  if (!first) return null;
  const fraction = fractionOf(first);
  const percent = fraction === null ? '' : ` ${Math.floor(fraction * 100)}%`;
  const waiting = others.length > 0 ? `, ${others.length} waiting` : '';
  const isRunning = first.state === 'running';
  return {
    text: `${isRunning ? '$(sync~spin)' : '$(clock)'} ${first.label}${percent}${others.length > 0 ? ` +${others.length}` : ''}`,
    tooltip: [
      `**${isRunning ? 'Rendering' : 'Waiting to render'} ${first.label}**`,
      describeProgress(first),
      ...others.map(({ label }) => `Waiting: ${label}`),
    ].join('\n\n'),
    label: `${isRunning ? 'Rendering' : 'Waiting to render'} ${first.label}${waiting}`,
  };
}
