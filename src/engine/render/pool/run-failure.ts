// What went wrong while clips were drawn, as the result of their lane.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { EncoderFailure } from '../../errors/encoder-failure.ts';
import { RenderError, toFailure } from '../../errors/render-error.ts';
import { diskFull, encoderDied, encoderHung, isDiskFull, workerDied } from '../../errors/render-errors.ts';
import type { LaneResult } from './pool-messages.ts';

export interface FailedRun {
  /** The clip that was being drawn. */
  clip: ClipJob;
  log: string;
  partial: string;
  watchdogMs: number;
}

export function runFailure(error: unknown, { clip, log, partial, watchdogMs }: FailedRun): LaneResult {
  const { segment, scene } = clip;
  const result = (failure: RenderError, retry: boolean): LaneResult => ({
    ok: false,
    clip,
    failure: toFailure(failure),
    retry,
  });
  if (error instanceof EncoderFailure) {
    if (error.code === 'encoder-disk-full') return result(diskFull(partial), false);
    if (error.code === 'encoder-hung')
      return result(encoderHung(segment, scene, Math.round(watchdogMs / 1000), log), true);
    return result(encoderDied(segment, scene, error.message, log), true);
  }
  if (isDiskFull(error)) return result(diskFull(partial), false);
  if (error instanceof RenderError) return result(error, false);
  return result(workerDied(segment, scene, error instanceof Error ? error.message : String(error)), true);
}
