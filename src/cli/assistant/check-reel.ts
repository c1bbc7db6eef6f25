// The tool `glyphreel_check`: scenes with their times, errors and warnings.

import type { ToolResult } from '../../contract/tool-call.ts';
import { summarise } from '../summarise.ts';
import { describeDiagnostics } from './describe-diagnostics.ts';
import { requestedReel } from './requested-reel.ts';
import type { ToolContext, ToolInput } from './tool-input.ts';
import { textResult } from './tool-result.ts';

export async function checkReel(input: ToolInput, { signal }: ToolContext): Promise<ToolResult> {
  const troubles: string[] = [];
  const { plan, diagnostics, brokenScenes } = await requestedReel(input, {
    signal,
    listen: true,
    onTrouble: ({ message }) => troubles.push(`Not everything was checked: ${message}`),
  });
  const { width, height, fps } = plan.format;
  const segments = plan.segments.map(
    ({ scene, start, end }) =>
      `${scene}: ${shown(start)} to ${shown(end)}${brokenScenes.includes(scene) ? ' (broken)' : ''}`,
  );
  return textResult(
    [
      summarise(diagnostics) ?? 'No errors or warnings.',
      describeDiagnostics(diagnostics),
      ...troubles,
      `${width}×${height}, ${fps} frames a second.`,
      segments.length === 0 ? 'Nothing plays.' : `Scenes:\n${segments.join('\n')}`,
      brokenScenes.length === 0 ? '' : `Scenes with errors, which do not play: ${brokenScenes.join(', ')}.`,
    ]
      .filter((part) => part !== '')
      .join('\n'),
  );
}

const shown = (seconds: number): string => `${Math.round(seconds * 1000) / 1000}s`;
