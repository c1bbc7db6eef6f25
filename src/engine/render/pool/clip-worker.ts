// A worker thread of the pool: one renderer, reused for every lane, and one encoder for each output at a time. piscina calls the default export.

import { parentPort, workerData } from 'node:worker_threads';
import { toFailure } from '../../errors/render-error.ts';
import { workerDied } from '../../errors/render-errors.ts';
import { MediaStore } from '../../inputs/media-store.ts';
import { rendererInputs } from '../../inputs/open-renderer.ts';
import type { Renderer, RendererOptions } from '../../frame/renderer/renderer.ts';
import { loadFormat } from '../../outputs/load-format.ts';
import { drawClip } from './draw-clip.ts';
import type { LaneResult, LaneTask, WorkerMessage, WorkerSetup } from './pool-messages.ts';

// piscina hands workerData over as [its own, ours].
const setup = (Array.isArray(workerData) ? workerData[1] : workerData) as WorkerSetup;
const post = (message: WorkerMessage): void => {
  parentPort?.postMessage(message);
};

let renderer: Promise<Renderer> | null = null;
const formats = Promise.all(setup.encodings.map(({ format }) => loadFormat(format)));

export default async function runLane({ lane, threads }: LaneTask): Promise<LaneResult> {
  let drawing: Renderer;
  try {
    drawing = await (renderer ??= openRenderer());
  } catch (error) {
    renderer = null;
    const known = toFailure(error);
    const clip = lane[0];
    return known.code === 'internal'
      ? { ok: false, clip, failure: toFailure(workerDied(clip.segment, clip.scene, known.message)), retry: true }
      : { ok: false, clip, failure: known, retry: false };
  }
  for (const clip of lane) {
    const result = await drawClip(drawing, await formats, setup, clip, threads, post);
    // Some come up only while drawing, such as a caption's missing glyph.
    for (const message of drawing.warnings) post({ kind: 'warning', message });
    if (!result.ok) return result;
  }
  return { ok: true };
}

async function openRenderer(): Promise<Renderer> {
  const { createRenderer } = (
    setup.rendererModule ? await import(setup.rendererModule) : await import('../../frame/renderer/create-renderer.ts')
  ) as { createRenderer(options: RendererOptions): Promise<Renderer> };
  const store = await MediaStore.open(setup.plan, {
    snapshot: setup.media,
    except: ['audio'],
    cacheDir: setup.cacheDir,
    ...(setup.ffmpegPath === null ? {} : { ffmpegPath: setup.ffmpegPath }),
  });
  const opened = await createRenderer({
    // A lane only plays forward, so it keeps no copies of state.
    plan: setup.plan,
    format: setup.format,
    audio: setup.audio,
    checkpointBytes: 0,
    ...(await rendererInputs(store, setup.plan, setup.scene)),
    ...(setup.scene === undefined ? {} : { scene: setup.scene }),
  });
  return opened;
}
