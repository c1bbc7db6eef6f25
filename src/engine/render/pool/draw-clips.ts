// Every clip of a render: from the cache where it is there, otherwise drawn by the pool.

import { clipsVanished } from '../../errors/render-errors.ts';
import { dropClip, findClip, readClip } from '../cache/clip-cache.ts';
import type { ClipRecord } from '../cache/clip-cache.ts';
import { laneClips } from '../plan/clip-plan.ts';
import type { ClipJob } from '../plan/clip-plan.ts';
import { sceneStates } from '../plan/scene-state.ts';
import { runPool } from './pool-client.ts';
import type { PoolMessage, PoolSetup } from './pool-messages.ts';

export interface ClipListener {
  /** A clip is finished. `isCached`: in an earlier render. Cached clips come first. */
  onClip(clip: ClipJob, record: ClipRecord, isCached: boolean): void;
  /** All cached clips have been reported, and the pool starts. */
  onStart(): void;
  /** `done` frames of a clip have been drawn. */
  onFrames(clip: ClipJob, done: number): void;
  /** Memory of one worker with its encoder (bytes). */
  onMemory(workerBytes: number): void;
  onWarning(message: string, code?: string): void;
}

/** Resolves when all clips are finished. Rejects with the `RenderError` that ended the pool. */
export async function drawClips(
  clips: readonly ClipJob[],
  setup: PoolSetup,
  listener: ClipListener,
  signal?: AbortSignal,
): Promise<void> {
  const missing = new Set<number>();
  for (const clip of clips) {
    const record = await findClip(setup.clipDir, clip.key);
    if (record?.frames === clip.count) listener.onClip(clip, record, true);
    else missing.add(clip.index);
  }
  listener.onStart();

  const accept = async (clip: ClipJob): Promise<void> => {
    const record = await readClip(setup.clipDir, clip.key);
    if (record?.frames !== clip.count || !missing.delete(clip.index)) return;
    listener.onClip(clip, record, false);
  };
  const pending: Promise<void>[] = [];
  const onMessage = (message: PoolMessage) => {
    if (message.kind === 'warning') listener.onWarning(message.message);
    if (message.kind === 'begin') listener.onFrames(message.clip, 0);
    if (message.kind === 'frames') listener.onFrames(message.clip, message.done);
    if (message.kind === 'memory') listener.onMemory(message.workerBytes);
    if (message.kind === 'clip') {
      listener.onFrames(message.clip, message.clip.count);
      pending.push(accept(message.clip));
    }
  };
  const drawMissing = async () => {
    await runPool({
      setup,
      onMessage,
      lanes: async () => {
        await Promise.all(pending);
        return laneClips(
          clips.filter(({ index }) => missing.has(index)),
          sceneStates(setup.plan),
          { workers: setup.workers, cores: setup.cores, hardwareEncoder: setup.settings.isHardware },
        );
      },
      onRestart: (how) => listener.onWarning(`The render process crashed (${how}) and was restarted.`, 'restarted'),
      ...(signal ? { signal } : {}),
    });
    await Promise.all(pending);
    // A worker's last message may arrive after its result: what is on the disk was drawn.
    for (const index of [...missing]) await accept(clips[index]!);
    for (const index of missing) await dropClip(setup.clipDir, clips[index]!.key);
  };
  await drawMissing();
  // Drawn, but gone from the disk since, as when someone emptied the cache.
  if (missing.size > 0) await drawMissing();
  if (missing.size > 0) throw clipsVanished(setup.clipDir);
}
