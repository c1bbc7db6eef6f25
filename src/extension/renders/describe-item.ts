// What the Renders view says about a render: one line beside its name, and more on hover.

import { l10n } from 'vscode';
import path from 'node:path';
import { formatBytes } from '../shared/format-bytes.ts';
import { formatSeconds } from '../shared/format-seconds.ts';
import { describeMachines } from './clip-place.ts';
import { describeProgress, fractionOf } from './render-item.ts';
import type { RenderItem, RenderState } from './render-item.ts';

/** Of one that runs, `describeProgress` says more. */
const STATES: Record<RenderState, string> = {
  queued: l10n.t('waiting'),
  running: l10n.t('running'),
  done: l10n.t('done'),
  failed: l10n.t('failed'),
  cancelled: l10n.t('cancelled'),
  interrupted: l10n.t('interrupted'),
};

export const describeState = ({ state }: RenderItem): string => STATES[state];

export function describeItem(item: RenderItem): string {
  if (item.state === 'running') {
    const fraction = fractionOf(item);
    return joined(
      fraction === null ? '' : `${Math.floor(fraction * 100)}%`,
      describeProgress(item),
      describeMachines(item),
    );
  }
  if (item.state === 'done' && item.done) return describeResult(item, item.done);
  if (item.state === 'failed') return item.error?.message ?? l10n.t('failed');
  return STATES[item.state];
}

/** Length, size, quality, and what is wrong with it. */
function describeResult({ start }: RenderItem, { seconds, outputs, misses }: NonNullable<RenderItem['done']>): string {
  const bytes = outputs.reduce((sum, output) => sum + output.bytes, 0);
  return joined(
    formatSeconds(seconds),
    formatBytes(bytes),
    start?.quality ?? '',
    misses > 0 ? l10n.t('{0} dark', misses) : '',
  );
}

const joined = (...parts: string[]): string => parts.filter(Boolean).join(' · ');

/** Markdown. `picture`: its URI. */
export function itemTooltip(item: RenderItem, picture: string | null): string {
  const { label, job, start, done, error, warnings } = item;
  const lines = [`**${label}**`];
  if (picture !== null) lines.push(`![${label}](${picture})`);
  lines.push(`\`${job.options.output}\``);
  if (done) {
    for (const output of done.outputs.slice(1)) lines.push(`\`${output.path}\``);
    lines.push(
      `${formatSeconds(done.seconds)}, ${done.outputs.map(({ path: file, bytes }) => (done.outputs.length > 1 ? `${path.extname(file)} ${formatBytes(bytes)}` : formatBytes(bytes))).join(', ')}`,
    );
  }
  lines.push(l10n.t('Quality {0}', start?.quality ?? job.options.quality));
  if (start) {
    const { width, height, fps } = start.format;
    lines.push(
      `${width}×${height}, ${fps} fps, ${start.workers === 1 ? l10n.t('1 worker') : l10n.t('{0} workers', start.workers)}`,
    );
  }
  if (done)
    lines.push(
      l10n.t(
        'Rendered in {0}: {1} frames, {2} of {3} segments from the cache',
        formatSeconds(done.wallSeconds),
        done.frames,
        done.cachedSegments,
        done.segments,
      ),
    );
  if (error) lines.push(error.message, error.help);
  lines.push(...warnings);
  return lines.filter(Boolean).join('\n\n');
}
