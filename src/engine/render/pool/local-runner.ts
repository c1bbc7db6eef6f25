// Draws clips on this machine: a process with worker threads, started once more if it dies.

import type { ClipJob, ClipResult } from '../../../contract/clip-runner.ts';
import type { ClipRunner } from '../clip-runner.ts';
import { isAllHardware } from '../plan/choose-encoding.ts';
import { laneClips } from '../plan/clip-plan.ts';
import { joinShortLanes } from '../plan/clip-runs.ts';
import { sceneStates } from '../plan/scene-state.ts';
import { runPool } from './pool-client.ts';
import type { PoolMessage, PoolSetup } from './pool-messages.ts';
import { resultChannel } from './result-channel.ts';

/** Rejects with the `RenderError` that ended the pool. */
export function localRunner(setup: PoolSetup): ClipRunner {
  return {
    async *run(clips, { signal, onEvent }) {
      const left = new Map<number, ClipJob>(clips.map((clip) => [clip.index, clip]));
      const channel = resultChannel<ClipResult>();
      const onMessage = (message: PoolMessage): void => {
        if (message.kind === 'warning' || message.kind === 'memory') onEvent(message);
        if (message.kind === 'begin' || message.kind === 'frames') onEvent(message);
        if (message.kind !== 'clip') return;
        onEvent({ kind: 'frames', clip: message.clip, done: message.clip.count });
        if (left.delete(message.clip.index)) channel.push({ clip: message.clip });
      };
      const work = runPool({
        setup,
        onMessage,
        lanes: () =>
          joinShortLanes(
            laneClips([...left.values()], sceneStates(setup.plan), {
              workers: setup.workers,
              cores: setup.cores,
              hardwareEncoder: isAllHardware(setup.encodings),
            }),
            setup.workers,
          ),
        onRestart: (how) =>
          onEvent({
            kind: 'warning',
            message: `The render process crashed (${how}) and was restarted.`,
            code: 'restarted',
          }),
        ...(signal ? { signal } : {}),
      });
      work.then(channel.end, channel.fail);
      yield* channel.results();
    },
  };
}
