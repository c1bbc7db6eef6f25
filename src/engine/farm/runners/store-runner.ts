// Takes clips from the store where they are there, lets another runner draw the rest, and puts what that drew into the store.

import type { ClipJob, ClipResult } from '../../../contract/clip-runner.ts';
import type { ClipRunner } from '../../render/clip-runner.ts';
import { fetchClip, storeClip } from '../store/stored-clips.ts';
import type { Store } from '../store/store.ts';

/** Clips that are fetched at once. */
const AT_ONCE = 8;

/** `puts`: the runner draws here, so its clips are put into the store. */
export function storeRunner(store: Store, clipDir: string, runner: ClipRunner, puts: boolean): ClipRunner {
  return {
    async *run(clips, options) {
      const missing: ClipJob[] = [];
      for (let at = 0; at < clips.length; at += AT_ONCE) {
        options.signal?.throwIfAborted();
        const batch = clips.slice(at, at + AT_ONCE);
        const found = await Promise.all(batch.map((clip) => fetchClip(store, clip, clipDir)));
        for (const [i, clip] of batch.entries()) {
          if (found[i]) {
            options.onEvent({ kind: 'frames', clip, done: clip.count, machine: store.place });
            yield { clip, machine: store.place } satisfies ClipResult;
          } else missing.push(clip);
        }
      }
      if (missing.length === 0) return;
      const puttings: Promise<void>[] = [];
      for await (const result of runner.run(missing, options)) {
        if (puts) puttings.push(storeClip(store, result.clip, clipDir));
        // Failures are those of the store and end the render, after what has been drawn was reported.
        void puttings.at(-1)?.catch(() => {});
        yield result;
      }
      await Promise.all(puttings);
    },
  };
}
