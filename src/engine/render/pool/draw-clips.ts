// Every clip of a render: from the cache where it is there, otherwise drawn by the runner.

import type { ClipJob, RunnerEvent } from '../../../contract/clip-runner.ts';
import { clipsVanished } from '../../errors/render-errors.ts';
import type { ClipRunner } from '../clip-runner.ts';
import { dropClip, findClip, readClip } from '../cache/clip-cache.ts';
import type { ClipRecord } from '../cache/clip-cache.ts';

export interface ClipListener {
  /** A clip is finished. `isCached`: in an earlier render. Cached clips come first. */
  onClip(clip: ClipJob, record: ClipRecord, isCached: boolean): void;
  /** All cached clips have been reported, and the runner starts. */
  onStart(): void;
  /** `done` frames of a clip have been drawn. */
  onFrames(clip: ClipJob, done: number): void;
  /** Memory of one worker with its encoder (bytes). */
  onMemory(workerBytes: number): void;
  onWarning(message: string, code?: string): void;
}

/** Resolves when all clips are finished. Rejects with the `RenderError` that ended the runner. */
export async function drawClips(
  clips: readonly ClipJob[],
  clipDir: string,
  runner: ClipRunner,
  listener: ClipListener,
  signal?: AbortSignal,
): Promise<void> {
  const missing = new Set<number>();
  for (const clip of clips) {
    const record = await findClip(clipDir, clip.key);
    if (record?.frames === clip.count) listener.onClip(clip, record, true);
    else missing.add(clip.index);
  }
  listener.onStart();

  const accept = async (clip: ClipJob): Promise<void> => {
    const record = await readClip(clipDir, clip.key);
    if (record?.frames !== clip.count || !missing.delete(clip.index)) return;
    listener.onClip(clip, record, false);
  };
  const onEvent = (event: RunnerEvent): void => {
    if (event.kind === 'warning') listener.onWarning(event.message, event.code);
    if (event.kind === 'begin') listener.onFrames(event.clip, 0);
    if (event.kind === 'frames') listener.onFrames(event.clip, event.done);
    if (event.kind === 'memory') listener.onMemory(event.workerBytes);
  };
  const drawMissing = async () => {
    const wanted = clips.filter(({ index }) => missing.has(index));
    if (wanted.length === 0) return;
    for await (const { clip } of runner.run(wanted, { signal, onEvent })) await accept(clip);
    // A worker's last message may arrive after its result: what is on the disk was drawn.
    for (const index of [...missing]) await accept(clips[index]!);
    for (const index of missing) await dropClip(clipDir, clips[index]!.key);
  };
  await drawMissing();
  // Drawn, but gone from the disk since, as when someone emptied the cache.
  if (missing.size > 0) await drawMissing();
  if (missing.size > 0) throw clipsVanished(clipDir);
}
