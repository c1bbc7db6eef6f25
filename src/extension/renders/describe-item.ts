// What the Renders view says about a render: one line beside its name, and more on hover.

import path from 'node:path';
import { formatBytes } from '../shared/format-bytes.ts';
import { formatSeconds } from '../shared/format-seconds.ts';
import { describeMachines } from './clip-place.ts';
import { describeProgress, fractionOf } from './render-item.ts';
import type { RenderItem } from './render-item.ts';

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
  if (item.state === 'failed') return item.error?.message ?? 'failed';
  return item.state === 'queued' ? 'waiting' : item.state;
}

/** Length, size, quality, and what is wrong with it. */
function describeResult({ start }: RenderItem, { seconds, outputs, misses }: NonNullable<RenderItem['done']>): string {
  const bytes = outputs.reduce((sum, output) => sum + output.bytes, 0);
  return joined(formatSeconds(seconds), formatBytes(bytes), start?.quality ?? '', misses > 0 ? `${misses} dark` : '');
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
  lines.push(`Quality ${start?.quality ?? job.options.quality}`);
  if (start) {
    const { width, height, fps } = start.format;
    lines.push(`${width}×${height}, ${fps} fps, ${start.workers} ${start.workers === 1 ? 'worker' : 'workers'}`);
  }
  if (done)
    lines.push(
      `Rendered in ${formatSeconds(done.wallSeconds)}: ${done.frames} frames, ${done.cachedSegments} of ${done.segments} segments from the cache`,
    );
  if (error) lines.push(error.message, error.help);
  lines.push(...warnings);
  return lines.filter(Boolean).join('\n\n');
}
