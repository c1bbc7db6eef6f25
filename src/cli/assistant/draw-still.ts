// The tool `glyphreel_still`: one frame as a picture.

import type { ToolResult } from '../../contract/tool-call.ts';
import { cacheRoot } from '../../engine/files/cache-dir.ts';
import { encodePng } from '../../engine/outputs/pictures/encode-png.ts';
import { usageError } from '../exit.ts';
import { openRenderer } from '../draw-session.ts';
import { prepareDrawing } from '../prepare-drawing.ts';
import { seekToFrame } from '../seek-to-frame.ts';
import { requestedPath } from './requested-reel.ts';
import type { ToolContext, ToolInput } from './tool-input.ts';

const USUAL_WIDTH = 960;

export async function drawStill(input: ToolInput, { signal }: ToolContext): Promise<ToolResult> {
  const {
    text,
    at,
    scene,
    width = USUAL_WIDTH,
  } = input as { text?: string; at: number; scene?: string; width?: number };
  const { order, frames, fps } = await prepareDrawing(
    requestedPath(input),
    {
      quality: 'production',
      fitWidth: width,
      ...(scene === undefined ? {} : { scene }),
      ...(text === undefined ? {} : { text }),
    },
    signal,
  );
  const frame = Math.floor(at * fps + 1e-6);
  const seconds = Math.round((frames / fps) * 1000) / 1000;
  if (frame >= frames) throw usageError(`Expected a time before the end at ${seconds} s for \`at\`, but got ${at} s.`);
  const renderer = await openRenderer({ ...order, cacheDir: cacheRoot() });
  try {
    await seekToFrame(renderer, frame, signal);
    const drawn = renderer.draw(frame, { measure: true });
    const { mean, max } = renderer.stats();
    const picture = encodePng(
      order.plan.alpha ? renderer.packRgba() : renderer.packRgb(),
      drawn.width,
      drawn.height,
      order.plan.alpha ? 'rgba' : 'rgb',
    );
    const warnings = renderer.warnings.map((warning) => `Warning: ${warning}`);
    return {
      content: [
        {
          type: 'text',
          text: [
            `Frame at ${at} s of ${seconds} s, ${drawn.width}×${drawn.height}. Brightness of 0 to 255: mean ${mean.toFixed(1)}, brightest ${max.toFixed(0)}.`,
            ...warnings,
          ].join('\n'),
        },
        { type: 'image', mimeType: 'image/png', data: Buffer.from(picture).toString('base64') },
      ],
    };
  } finally {
    renderer.dispose();
  }
}
