// The list of renders over a window reload, in the workspace's storage. Plans are not kept (they can be megabytes): a render
// that is resumed reads its reel again and takes finished clips from the cache.

import type { Memento } from 'vscode';
import type { RenderItem } from './render-item.ts';

const KEY = 'glyphreel.renders';
const VERSION = 1;

type KeptItem = Pick<RenderItem, 'id' | 'uri' | 'label' | 'part' | 'state' | 'start' | 'done' | 'error' | 'warnings'> &
  Pick<RenderItem['job'], 'options' | 'reel'>;

interface Kept {
  version: number;
  items: KeptItem[];
}

export class RenderHistory {
  readonly #storage: Pick<Memento, 'get' | 'update'>;
  #saved = '';

  constructor(storage: Pick<Memento, 'get' | 'update'>) {
    this.#storage = storage;
  }

  /** Items of the last window, newest first. What ran or waited then is `interrupted` now. */
  load(): RenderItem[] {
    const kept = this.#storage.get<Kept>(KEY);
    if (kept?.version !== VERSION || !Array.isArray(kept.items)) return [];
    return kept.items.map(({ options, reel, state, ...rest }) => ({
      ...rest,
      job: { id: rest.id, options, reel, plan: null },
      state: state === 'running' || state === 'queued' ? 'interrupted' : state,
      progress: null,
      clips: new Map(),
      losses: 0,
    }));
  }

  /** Called on every change; writes when an item or its state is new, not on progress. */
  save(items: readonly RenderItem[]): void {
    const states = items.map(({ id, state, done }) => `${id} ${state} ${done !== null}`).join();
    if (states === this.#saved) return;
    this.#saved = states;
    const kept: Kept = {
      version: VERSION,
      items: items.map(({ id, uri, label, part, state, start, done, error, warnings, job }) => ({
        id,
        uri,
        label,
        part,
        state,
        start,
        done,
        error,
        warnings,
        options: job.options,
        reel: job.reel,
      })),
    };
    void this.#storage.update(KEY, kept);
  }
}

/** Those that a closing window interrupted, in the order in which they were queued. */
export const interruptedOf = (items: readonly RenderItem[]): RenderItem[] =>
  items.filter(({ state }) => state === 'interrupted').toReversed();
