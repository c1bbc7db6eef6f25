// `render --all`: one video for each shape of the frame, one after another. A shape that fails does not stop the others; progress and
// time left are those of all.

import type { AspectName } from '../../contract/defaults.ts';
import type { RenderEvent, RenderJob } from '../../contract/render.ts';
import { confirmOverwrite } from '../confirm-overwrite.ts';
import { CliError, EXIT } from '../exit.ts';
import { RenderFailed } from '../render-failed.ts';
import { type RenderView, renderView } from '../render-view.ts';
import { runJob } from '../run-job.ts';
import { counted, errColors, friendlyPath, outColors, print, printJson, say } from '../terminal.ts';

export interface Variant {
  aspect: AspectName;
  job: Omit<RenderJob, 'id'>;
  /** What the platform changed. */
  notes: readonly string[];
}

export interface VariantsRun {
  json: boolean;
  overwrite: boolean;
  signal: AbortSignal;
}

type Outcome = { aspect: AspectName; output: string; status: 'rendered' | 'failed'; message?: string };

export async function renderVariants(
  variants: readonly Variant[],
  { json, overwrite, signal }: VariantsRun,
): Promise<void> {
  if (!overwrite) for (const { job } of variants) await confirmOverwrite(job.options, !json, signal);
  const outcomes: Outcome[] = [];
  const shared = sharedProgress(variants.length);
  for (const [index, { aspect, job, notes }] of variants.entries()) {
    const { output } = job.options;
    if (json) printJson({ type: 'variant', aspect, number: index + 1, of: variants.length, output, notes });
    else {
      say(`${errColors.bold(aspect)} (${index + 1} of ${variants.length}): ${friendlyPath(output)}`);
      for (const note of notes) say(`  ${errColors.dim(note)}`);
    }
    try {
      await runJob(job, { json, overwrite: true, view: json ? renderView(true) : shared.view(index) }, signal);
      outcomes.push({ aspect, output, status: 'rendered' });
    } catch (error) {
      if (!(error instanceof CliError) || error.exitCode === EXIT.interrupted || signal.aborted) throw error;
      if (!(error instanceof RenderFailed)) say(`${errColors.red(errColors.bold('error'))}: ${error.message}`);
      outcomes.push({ aspect, output, status: 'failed', message: error.message });
      process.exitCode ??= error.exitCode;
    }
    shared.finish();
  }
  if (json) printJson({ type: 'variants', variants: outcomes });
  else summarise(outcomes);
}

function summarise(outcomes: readonly Outcome[]): void {
  const failed = outcomes.filter(({ status }) => status === 'failed');
  const rendered = outcomes.length - failed.length;
  print(
    `${outColors.bold(counted(outcomes.length, 'shape'))}: ${rendered} rendered${failed.length > 0 ? `, ${failed.map(({ aspect }) => aspect).join(' and ')} failed` : ''}.`,
  );
}

/** Counts the frames of all variants: as many for each, because length and rate are the same; their cost follows their pixels. */
export function sharedProgress(
  count: number,
  open: () => RenderView = () => renderView(false),
): { view(index: number): RenderView; finish(): void } {
  const startedAt = new Map<number, number>();
  /** Seconds for a frame's million pixels. */
  let pace: number | null = null;
  let work = 0;
  let current = 0;
  return {
    view(index) {
      const view = open();
      current = index;
      startedAt.set(index, performance.now());
      return {
        show(event) {
          if (event.type === 'start') work = (event.frames * event.format.width * event.format.height) / 1e6;
          view.show(event.type === 'progress' ? ofAll(event, index, count, pace === null ? null : pace * work) : event);
        },
        stop: () => view.stop(),
      };
    },
    finish() {
      const seconds = (performance.now() - startedAt.get(current)!) / 1000;
      if (work > 0) pace = seconds / work;
    },
  };
}

type Progress = Extract<RenderEvent, { type: 'progress' }>;

/** `usual`: seconds that a variant takes, where one is known. */
export function ofAll(event: Progress, index: number, count: number, usual: number | null): Progress {
  const left = count - index - 1;
  const share = event.frames > 0 ? event.frame / event.frames : 0;
  const whole = event.etaSeconds !== null && share > 0 && share < 1 ? event.etaSeconds / (1 - share) : usual;
  return {
    ...event,
    frame: index * event.frames + event.frame,
    frames: count * event.frames,
    etaSeconds:
      event.etaSeconds === null
        ? null
        : left === 0
          ? event.etaSeconds
          : whole === null
            ? null
            : event.etaSeconds + left * whole,
  };
}
