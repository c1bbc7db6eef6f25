// Draws lanes one after the other with one renderer, which is opened for the first.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { toFailure } from '../../errors/render-error.ts';
import { workerDied } from '../../errors/render-errors.ts';
import type { Renderer, RendererOptions } from '../../frame/renderer/renderer.ts';
import { MediaStore } from '../../inputs/media-store.ts';
import { rendererInputs } from '../../inputs/open-renderer.ts';
import type { OutputFormat } from '../../outputs/output-format.ts';
import { loadFormat } from '../../outputs/load-format.ts';
import { mediaMemory } from '../plan/media-memory.ts';
import { headRun } from '../plan/clip-runs.ts';
import { drawRun } from './draw-run.ts';
import type { LaneResult, LaneTask, WorkerMessage, WorkerSetup } from './pool-messages.ts';

export interface LaneDrawer {
  /** Never rejects for what is in the input or the machine; that is in the result. */
  run(task: LaneTask): Promise<LaneResult>;
  /** Ends its decoders and frees its memory. */
  dispose(): Promise<void>;
}

export function laneDrawer(setup: WorkerSetup, post: (message: WorkerMessage) => void): LaneDrawer {
  let opened: Promise<OpenedRenderer> | null = null;
  const formats = Promise.all(setup.encodings.map(({ format }) => loadFormat(format)));
  return {
    async run({ lane, threads, alone = false }) {
      let drawing: Renderer;
      try {
        drawing = (await (opened ??= openRenderer(setup))).renderer;
      } catch (error) {
        opened = null;
        const known = toFailure(error);
        const clip = lane[0];
        return known.code === 'internal'
          ? { ok: false, clip, failure: toFailure(workerDied(clip.segment, clip.scene, known.message)), retry: true }
          : { ok: false, clip, failure: known, retry: false };
      }
      const drawn = { renderer: drawing, formats: await formats, setup, threads, post };
      for (let at = 0; at < lane.length;) {
        const run = headRun(lane.slice(at), alone ? 0 : mostRunFrames(setup, drawn.formats, lane[at]!));
        const result = await drawRun(drawn, run);
        // Some come up only while drawing, such as a caption's missing glyph.
        for (const message of drawing.warnings) post({ kind: 'warning', message });
        if (!result.ok) return result;
        at += run.length;
      }
      return { ok: true };
    },
    async dispose() {
      const open = await opened?.catch(() => null);
      opened = null;
      open?.renderer.dispose();
      open?.store.dispose();
    },
  };
}

/** That the encoders of all outputs of a clip take together with those of its neighbours. */
const mostRunFrames = ({ encodings, format }: WorkerSetup, formats: readonly OutputFormat[], { targets }: ClipJob) =>
  Math.min(...targets.map(({ output }) => formats[output]!.runs?.mostFrames(encodings[output]!.settings, format) ?? 0));

interface OpenedRenderer {
  renderer: Renderer;
  store: MediaStore;
}

async function openRenderer(setup: WorkerSetup): Promise<OpenedRenderer> {
  const { createRenderer } = (
    setup.rendererModule ? await import(setup.rendererModule) : await import('../../frame/renderer/create-renderer.ts')
  ) as { createRenderer(options: RendererOptions): Promise<Renderer> };
  const store = await MediaStore.open(setup.plan, {
    snapshot: setup.media,
    except: ['audio'],
    cacheDir: setup.cacheDir,
    keptPictureBytes: mediaMemory(setup.plan, setup.media).keptPictureBytes,
    ...(setup.ffmpegPath === null ? {} : { ffmpegPath: setup.ffmpegPath }),
  });
  const renderer = await createRenderer({
    // A lane only plays forward, so it keeps no copies of state.
    plan: setup.plan,
    format: setup.format,
    audio: setup.audio,
    checkpointBytes: 0,
    ...(await rendererInputs(store, setup.plan, setup.scene)),
    ...(setup.scene === undefined ? {} : { scene: setup.scene }),
  });
  return { renderer, store };
}
