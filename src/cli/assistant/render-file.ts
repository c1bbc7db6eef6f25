// The tool `glyphreel_render`: a reel as a file.

import type { ToolResult } from '../../contract/tool-call.ts';
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { QualityName, RenderEvent } from '../../contract/render.ts';
import { DEFAULT_FORMAT, defaultOutput } from '../../catalog/output-formats.ts';
import { confirmOverwrite } from '../confirm-overwrite.ts';
import { usageError } from '../exit.ts';
import { planToPlay } from '../load-reel.ts';
import { friendlyBytes } from '../terminal.ts';
import { requestedPath, requestedReel } from './requested-reel.ts';
import type { ToolContext, ToolInput } from './tool-input.ts';
import { errorResult, textResult } from './tool-result.ts';

export async function renderFile(input: ToolInput, { signal, onProgress }: ToolContext): Promise<ToolResult> {
  const { scene, quality = 'production' } = input as { scene?: string; quality?: QualityName };
  const file = requestedPath(input);
  const output = outputOf(input, file);
  const reel = await requestedReel({ path: file }, { signal });
  const options = { output, quality, ...(scene === undefined ? {} : { scene }) };
  await confirmOverwrite(options, false, signal);
  const { renderJob } = await import('../../engine/render/render-job.ts');
  const segments: string[] = [];
  const warnings: string[] = [];
  const onEvent = (event: RenderEvent): void => {
    if (event.type === 'progress') onProgress?.(event.frame, event.frames, event.phase);
    if (event.type === 'warning') warnings.push(`Warning: ${event.message}`);
    if (event.type === 'segment')
      segments.push(`${event.scene}: ${event.verdict}, mean brightness ${event.mean.toFixed(1)} of 255`);
  };
  const outcome = await renderJob(
    { id: randomUUID(), plan: planToPlay(reel, scene), reel: reel.path, options },
    { signal, onEvent },
  );
  if (!outcome.ok) return errorResult(outcome.failure.message, outcome.failure.help);
  const { frames, seconds, wallSeconds } = outcome.done;
  const size = await stat(output).then(
    (info) => (info.isFile() ? `, ${friendlyBytes(info.size)}` : ''),
    () => '',
  );
  return textResult(
    [
      `Wrote ${output}: ${frames} frames, ${seconds.toFixed(2)} s${size}, rendered in ${wallSeconds.toFixed(1)} s.`,
      ...segments,
      ...warnings,
    ].join('\n'),
  );
}

function outputOf({ output }: ToolInput, reel: string): string {
  if (output === undefined)
    return path.join(path.dirname(reel), defaultOutput(DEFAULT_FORMAT, path.basename(reel, path.extname(reel))));
  if (typeof output !== 'string' || !path.isAbsolute(output))
    throw usageError(`Expected an absolute path for \`output\`, but got ${String(output)}.`);
  return output;
}
