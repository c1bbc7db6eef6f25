// What the status bar says about renders.

import { l10n } from 'vscode';
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
  const isRunning = first.state === 'running';
  const doing = isRunning ? l10n.t('Rendering {0}', first.label) : l10n.t('Waiting to render {0}', first.label);
  return {
    text: `${isRunning ? '$(sync~spin)' : '$(clock)'} ${first.label}${percent}${others.length > 0 ? ` +${others.length}` : ''}`,
    tooltip: [
      `**${doing}**`,
      describeProgress(first),
      ...others.map(({ label }) => l10n.t('Waiting: {0}', label)),
    ].join('\n\n'),
    label: others.length > 0 ? l10n.t('{0}, {1} waiting', doing, others.length) : doing,
  };
}
