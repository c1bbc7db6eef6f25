// Every clip of a render: from the cache where it is there, otherwise drawn by the runner.

import type { ClipJob, RunnerEvent } from '../../../contract/clip-runner.ts';
import { clipsVanished } from '../../errors/render-errors.ts';
import type { ClipRunner } from '../clip-runner.ts';
import { dropClip, findClip, readClip } from '../cache/clip-cache.ts';
import type { ClipRecord } from '../cache/clip-cache.ts';
import { missingClips } from '../plan/clip-plan.ts';

export interface ClipListener {
  /**
   * All targets of a clip are finished; `records` are in their order. `drawn`: keys of those that were not in the cache. Clips from the
   * cache come first.
   */
  onClip(clip: ClipJob, records: readonly ClipRecord[], drawn: ReadonlySet<string>): void;
  /** All cached clips have been reported, and the runner starts. */
  onStart(): void;
  /** `done` frames of a clip have been drawn. */
  onFrames(clip: ClipJob, done: number): void;
  /** `done` frames of a clip have been drawn on another machine. */
  onMachine(clip: ClipJob, done: number, machine: string): void;
  /** Memory of one worker with its encoders (bytes). */
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
  /** Of each clip that is not finished: keys without a clip. */
  const missing = new Map<number, Set<string>>();
  const drawn = new Set<string>();
  const take = async (clip: ClipJob, read: typeof readClip): Promise<void> => {
    const records = new Map<string, ClipRecord>();
    const left = new Set<string>();
    for (const key of new Set(clip.targets.map((target) => target.key))) {
      const record = await read(clipDir, key);
      if (record?.frames === clip.count) records.set(key, record);
      else left.add(key);
    }
    if (left.size > 0) missing.set(clip.index, left);
    else {
      missing.delete(clip.index);
      listener.onClip(
        clip,
        clip.targets.map(({ key }) => records.get(key)!),
        new Set([...records.keys()].filter((key) => drawn.has(key))),
      );
    }
  };
  for (const clip of clips) await take(clip, findClip);
  listener.onStart();

  const accept = async (index: number): Promise<void> => {
    if (missing.has(index)) await take(clips[index]!, readClip);
  };
  const onEvent = (event: RunnerEvent): void => {
    if (event.kind === 'warning') listener.onWarning(event.message, event.code);
    if (event.kind === 'begin') listener.onFrames(event.clip, 0);
    if (event.kind === 'frames') listener.onFrames(event.clip, event.done);
    if ((event.kind === 'begin' || event.kind === 'frames') && event.machine !== undefined)
      listener.onMachine(event.clip, event.kind === 'begin' ? 0 : event.done, event.machine);
    if (event.kind === 'memory') listener.onMemory(event.workerBytes);
  };
  const drawMissing = async () => {
    const wanted = missingClips(clips, ({ key }, { index }) => missing.get(index)?.has(key) === true);
    if (wanted.length === 0) return;
    for (const { targets } of wanted) for (const { key } of targets) drawn.add(key);
    for await (const { clip } of runner.run(wanted, { signal, onEvent })) await accept(clip.index);
    // A worker's last message may arrive after its result: what is on the disk was drawn.
    for (const index of [...missing.keys()]) await accept(index);
    for (const keys of missing.values()) for (const key of keys) await dropClip(clipDir, key);
  };
  await drawMissing();
  // Drawn, but gone from the disk since, as when someone emptied the cache.
  if (missing.size > 0) await drawMissing();
  if (missing.size > 0) throw clipsVanished(clipDir);
}
