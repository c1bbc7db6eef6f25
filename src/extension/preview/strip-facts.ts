// Keeps the strip's tracks up to date: how lengths are written, the structure of the music, sounds and captions.

import * as vscode from 'vscode';
import type { ScenePlan } from '../../contract/plan.ts';
import { failureText } from '../shared/failure.ts';
import { newestOnly } from '../shared/newest-only.ts';
import type { PanelContext } from './panel-context.ts';

type Captions = readonly { from: number; to: number; text: string }[];

export class StripFacts {
  readonly #context: PanelContext;
  #last = '';
  #lastCaptions = '[]';
  /** Captions by their file. */
  #read: { path: string; captions: Captions } | null = null;

  constructor(context: PanelContext) {
    this.#context = context;
  }

  /** The text has changed, or what is known of its files. */
  readonly refresh = newestOnly<void>(() => this.#send());

  /** What the panel knows is forgotten. */
  reset(): void {
    this.#last = '';
    this.#lastCaptions = '[]';
    void this.refresh();
  }

  filesChanged(paths: readonly string[]): void {
    if (this.#read === null || !paths.includes(this.#read.path)) return;
    this.#read = null;
    void this.refresh();
  }

  async #send(): Promise<void> {
    const { parts, uri } = this.#context;
    const timeline = await parts.timelineOf(uri).catch(() => null);
    const { version: _version, ...facts } = timeline ?? { version: 0 };
    const text = JSON.stringify(facts);
    if (text !== this.#last) await this.#context.post({ type: 'timeline', timeline });
    this.#last = text;
    const plan = parts.plans.get(uri)?.plan;
    const captions = plan ? await this.#captionsOf(plan) : [];
    const said = JSON.stringify(captions);
    if (said !== this.#lastCaptions) await this.#context.post({ type: 'captions', items: [...captions] });
    this.#lastCaptions = said;
  }

  async #captionsOf({ captions }: ScenePlan): Promise<Captions> {
    if (!captions) return [];
    if (captions.spoken) return captions.spoken;
    if (captions.path === '' || !vscode.workspace.isTrusted) return [];
    const { path, look } = captions;
    if (this.#read?.path !== path) {
      try {
        this.#read = { path, captions: await this.#context.parts.engine.request('captions', { path }) };
      } catch (error) {
        // The text marks a file that cannot be read.
        this.#context.parts.log.debug(`Captions of the strip: ${failureText(error)}`);
        return [];
      }
    }
    const offset = look?.offset ?? 0;
    return this.#read.captions.map(({ from, to, text }) => ({ from: from + offset, to: to + offset, text }));
  }
}
