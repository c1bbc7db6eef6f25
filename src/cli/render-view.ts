// Output of a render: JSON events, one per line, or messages with a progress bar.

import path from 'node:path';
import type { RenderEvent } from '../contract/render.ts';
import { progressView } from './progress-bar.ts';
import {
  counted,
  errColors,
  friendlyBytes,
  friendlyPath,
  friendlySeconds,
  outColors,
  print,
  printJson,
  say,
} from './terminal.ts';

export interface RenderView {
  show(event: RenderEvent): void;
  stop(): void;
}

export const renderView = (json: boolean): RenderView => (json ? { show: printJson, stop() {} } : personView());

function personView(): RenderView {
  const progress = progressView(process.stderr);
  const dark: { segment: number; line: string }[] = [];
  return {
    show(event) {
      switch (event.type) {
        case 'start':
          progress.note(startLine(event));
          if (event.why) progress.note(errColors.dim(`  ${event.why}`));
          break;
        case 'progress':
          progress.update(event);
          break;
        case 'segment':
          if (event.verdict !== 'good')
            dark.push({
              segment: event.segment,
              line: `segment ${event.segment} (${event.scene}) is ${event.verdict}, mean ${event.mean.toFixed(1)}`,
            });
          break;
        case 'warning':
          progress.note(`${errColors.yellow('warning')}: ${event.message}`);
          break;
        case 'done':
          progress.stop();
          // Segments end in any order.
          for (const line of doneLines(
            event,
            dark.sort((a, b) => a.segment - b.segment).map((segment) => segment.line),
          ))
            print(line);
          break;
        case 'error':
          progress.stop();
          if (event.code === 'interrupted') say(`${event.message} ${event.help}`);
          else {
            say(`${errColors.red(errColors.bold('error'))}: ${event.message}`);
            say(`  ${errColors.bold('help')}: ${event.help}`);
          }
          break;
      }
    },
    stop: () => progress.stop(),
  };
}

function startLine({
  frames,
  segments,
  quality,
  format,
  workers,
  estimateSeconds,
}: Extract<RenderEvent, { type: 'start' }>): string {
  const parts = [
    `${counted(frames, 'frame')} in ${counted(segments, 'segment')}`,
    `${format.width}×${format.height} at ${format.fps} fps`,
    `quality ${quality}`,
    counted(workers, 'worker'),
  ];
  if (estimateSeconds !== null) parts.push(`about ${friendlySeconds(estimateSeconds)}`);
  return `Rendering ${parts.join(', ')}`;
}

const isBeside = (file: string, { output }: { output: string }) => path.dirname(file) === path.dirname(output);

function doneLines(event: Extract<RenderEvent, { type: 'done' }>, dark: readonly string[]): string[] {
  const cached =
    event.cachedSegments === 0
      ? ''
      : event.cachedSegments === event.segments
        ? `, ${event.segments === 1 ? 'its segment' : `all ${event.segments} segments`} from the cache`
        : `, ${event.cachedSegments} of ${event.segments} segments from the cache`;
  const data = isBeside(event.report, event) ? `  (data: ${friendlyPath(event.report)})` : '';
  return [
    `${outColors.green('Done')}: ${counted(event.frames, 'frame')}, ${friendlySeconds(event.seconds)} of video in ${friendlySeconds(event.wallSeconds)}${cached}.`,
    ...event.outputs.map(({ path: output, bytes }) => `  output  ${friendlyPath(output)} (${friendlyBytes(bytes)})`),
    ...(event.still !== '' && isBeside(event.still, event) ? [`  still   ${friendlyPath(event.still)}`] : []),
    ...(event.page === '' ? [] : [`  report  ${friendlyPath(event.page)}${data}`]),
    ...event.sidecars.map((file) => `  beside  ${friendlyPath(file)}`),
    ...dark.map((line) => `  ${outColors.yellow('note')}    ${line}; the report says what to change`),
  ];
}
