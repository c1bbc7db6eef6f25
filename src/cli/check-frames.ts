// `check --frames`: draws every frame of a reel at a small size, and reports flashes and stripes that may harm photosensitive viewers.

import { flashes, stripes } from '../contract/diagnostics/scenes.ts';
import type { Diagnostic } from '../contract/diagnostics.ts';
import { selectFrames } from '../engine/render/plan/segment-frames.ts';
import { createLightRecorder } from '../engine/render/report/flashes/light-record.ts';
import { reportFlashes } from '../engine/render/report/flashes/report-flashes.ts';
import { flashHelp, flashSentence } from '../contract/flash-texts.ts';
import type { DrawOrder } from './draw-session.ts';
import { openRenderer } from './draw-session.ts';

/** Shorter side of the frames, in pixels: tiles have 15 then. */
export const CHECKED_SIDE = 270;

export async function checkFrames(order: DrawOrder, frames: number, signal: AbortSignal): Promise<Diagnostic[]> {
  const { plan, format } = order;
  const renderer = await openRenderer(order);
  try {
    const light = createLightRecorder(format.width, format.height, format.fps, frames);
    for (let frame = 0; frame < frames; frame++) {
      signal.throwIfAborted();
      await renderer.prepare(frame, signal);
      light.add(frame, renderer.draw(frame));
      // Ctrl-C takes effect between frames.
      if (frame % 4 === 3)
        await new Promise<void>((resolve) => {
          setImmediate(resolve);
        });
    }
    const found = reportFlashes(plan, selectFrames(plan, format.fps, {}), format, [light.bytes]);
    return found.map((flash): Diagnostic => {
      const said = { message: flashSentence(flash), help: flashHelp(flash) };
      const { code, severity, message, help } = (flash.kind === 'stripes' ? stripes : flashes).scene(said);
      const { file } = plan.scenes.find(({ name }) => name === flash.scene)!;
      return {
        code,
        severity,
        message,
        range: flash.range,
        scene: flash.scene,
        ...(help && { help }),
        ...(file && { file }),
      };
    });
  } finally {
    renderer.dispose();
  }
}
