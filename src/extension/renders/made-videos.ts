// Which videos this editor has rendered, of which part of which reel and at which quality, so that a render knows whether it may replace
// the file that is at its output path. A file that changed since is not the one that was rendered.

import { stat } from 'node:fs/promises';
import type { Memento } from 'vscode';
import type { QualityName } from '../../contract/render.ts';
import { outputPlace } from './output-place.ts';

const KEY = 'glyphreel.videos';
const MOST = 500;

export interface MadeVideo {
  /** URI of the reel. */
  uri: string;
  /** As `partKey` names it. */
  part: string;
  /** The quality that was asked for (it may be `auto`), and the one that was rendered. */
  asked: QualityName;
  quality: QualityName;
  size: number;
  mtimeMs: number;
}

export class MadeVideos {
  readonly #storage: Pick<Memento, 'get' | 'update'>;

  constructor(storage: Pick<Memento, 'get' | 'update'>) {
    this.#storage = storage;
  }

  async note(output: string, made: Pick<MadeVideo, 'uri' | 'part' | 'asked' | 'quality'>): Promise<void> {
    const { size, mtimeMs } = await stat(outputPlace(output));
    const others = this.#all().filter(([path]) => path !== output);
    await this.#storage.update(KEY, [...others, [output, { ...made, size, mtimeMs }]].slice(-MOST));
  }

  /** The file at `output` now: `none`, or what is known of it; null for a file that this editor did not render. */
  async at(output: string): Promise<MadeVideo | null | 'none'> {
    const file = await stat(outputPlace(output)).catch(() => null);
    if (!file) return 'none';
    const made = this.#all().find(([path]) => path === output)?.[1];
    return made && made.size === file.size && made.mtimeMs === file.mtimeMs ? made : null;
  }

  #all(): [string, MadeVideo][] {
    const kept = this.#storage.get<[string, MadeVideo][]>(KEY);
    return Array.isArray(kept) ? kept : [];
  }
}
