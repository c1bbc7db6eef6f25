// Renders for the editor: one `render` request runs to its end and reports in events; a cancelled one answers too.

import type { RenderEvent } from '../../contract/render.ts';
import type { EmitEvent } from './channel.ts';
import type { EngineContext } from './engine-context.ts';
import { describeFailure, untrusted } from '../errors/engine-error.ts';
import type { Handlers } from './router.ts';

type RenderHandlers = Pick<Handlers, 'estimate' | 'render' | 'cancelRender'>;

export function renderHandlers(context: EngineContext, emit: EmitEvent): RenderHandlers {
  const running = new Map<string, AbortController>();
  const demandTrust = () => {
    if (!context.trusted)
      throw untrusted(
        'Rendering writes files and starts ffmpeg, so it needs a trusted workspace.',
        'Trust the workspace first.',
      );
  };
  return {
    async estimate({ job }) {
      demandTrust();
      const { estimateJob } = await import('../render/plan/estimate-job.ts');
      return estimateJob(job);
    },
    async render({ job }) {
      demandTrust();
      const abort = new AbortController();
      running.set(job.id, abort);
      let ended: RenderEvent['type'] | null = null;
      const onEvent = (event: RenderEvent) => {
        if (event.type === 'done' || event.type === 'error') ended = event.type;
        emit('render', event);
      };
      try {
        const { renderAnywhere } = await import('../farm/render-anywhere.ts');
        await renderAnywhere(job, { onEvent, signal: abort.signal });
      } catch (error) {
        if (ended === null) onEvent(errorEvent(job.id, error));
      } finally {
        running.delete(job.id);
      }
      return { ok: ended === 'done' };
    },
    cancelRender({ id }) {
      running.get(id)?.abort();
      return null;
    },
  };
}

function errorEvent(id: string, error: unknown): RenderEvent {
  const { code, message, help } = describeFailure(error);
  return {
    type: 'error',
    id,
    code: code as Extract<RenderEvent, { type: 'error' }>['code'],
    message,
    help: help ?? '',
  };
}
