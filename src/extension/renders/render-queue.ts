// Renders, one at a time and in order, so that two never fight for the cores. A job is given its plan when it is asked
// for, so saving or editing never disturbs it. When the engine is lost under a job, it starts again from its cached clips.

import * as vscode from 'vscode';
import type { RenderEvent, RenderJob } from '../../contract/render.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { failureText } from '../shared/failure.ts';
import type { RenderPart } from './make-job.ts';
import type { RenderItem } from './render-item.ts';

const MOST_LOSSES = 3;
const KEPT = 50;

export class RenderQueue implements vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #changes = new vscode.EventEmitter<RenderItem | null>();
  readonly #ends = new vscode.EventEmitter<RenderItem>();
  readonly #subscription: vscode.Disposable;
  #items: RenderItem[] = [];
  #running: RenderItem | null = null;
  #count = 0;

  /** An item has changed, or (null) the list has. */
  readonly onDidChange = this.#changes.event;
  readonly onDidEnd = this.#ends.event;

  constructor(engine: EngineClient) {
    this.#engine = engine;
    this.#subscription = engine.on('render', (event) => this.#note(event));
  }

  get items(): readonly RenderItem[] {
    return this.#items;
  }

  get running(): RenderItem | null {
    return this.#running;
  }

  add(uri: string, label: string, job: Omit<RenderJob, 'id'>, part: RenderPart): RenderItem {
    const id = `${Date.now().toString(36)}-${++this.#count}`;
    const item: RenderItem = {
      id,
      uri,
      label,
      job: { ...job, id },
      part,
      state: 'queued',
      start: null,
      progress: null,
      done: null,
      error: null,
      warnings: [],
      losses: 0,
    };
    this.#items = [item, ...this.#items].filter(
      ({ state }, i) => i < KEPT || state === 'queued' || state === 'running',
    );
    this.#changed(null);
    void this.#next();
    return item;
  }

  retry(item: RenderItem): RenderItem {
    this.remove(item);
    return this.add(item.uri, item.label, item.job, item.part);
  }

  async cancel(item: RenderItem): Promise<void> {
    if (item.state === 'queued') return this.#end(item, 'cancelled');
    if (item.state !== 'running') return;
    item.state = 'cancelled'; // What comes from the engine now is its farewell.
    this.#changed(item);
    await this.#engine.request('cancelRender', { id: item.id }).catch(() => undefined);
  }

  /** Takes an ended one off the list. */
  remove(item: RenderItem): void {
    if (item.state === 'running' || item.state === 'queued') return;
    this.#items = this.#items.filter((other) => other !== item);
    this.#changed(null);
  }

  clearEnded(): void {
    this.#items = this.#items.filter(({ state }) => state === 'running' || state === 'queued');
    this.#changed(null);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changes.dispose();
    this.#ends.dispose();
  }

  async #next(): Promise<void> {
    if (this.#running) return;
    const item = this.#items.findLast(({ state }) => state === 'queued');
    if (!item) return;
    this.#running = item;
    item.state = 'running';
    this.#changed(item);
    const isCancelled = await this.#run(item);
    this.#running = null;
    this.#end(item, isCancelled ? 'cancelled' : item.done ? 'done' : 'failed');
    void this.#next();
  }

  /** To its end, whatever that is; true where the user cancelled it. */
  async #run(item: RenderItem): Promise<boolean> {
    for (;;) {
      try {
        await this.#engine.request('render', { job: item.job });
        return item.state === 'cancelled';
      } catch (error) {
        const isLost = (error as { code?: string }).code === 'engine-gone';
        if (item.state === 'cancelled') return true;
        if (!isLost || ++item.losses > MOST_LOSSES) {
          item.error ??= { message: failureText(error), help: '' };
          return false;
        }
        item.progress = null;
        this.#changed(item);
      }
    }
  }

  #note(event: RenderEvent): void {
    const item = this.#items.find(({ id }) => id === event.id);
    if (!item) return;
    if (event.type === 'start') item.start = event;
    else if (event.type === 'progress') item.progress = event;
    else if (event.type === 'warning') item.warnings.push(event.message);
    else if (event.type === 'done') item.done = event;
    else if (event.type === 'error') {
      if (event.code === 'interrupted') item.state = 'cancelled';
      else item.error = { message: event.message, help: event.help, code: event.code };
    }
    this.#changed(item);
  }

  #end(item: RenderItem, state: RenderItem['state']): void {
    item.state = state;
    this.#changed(item);
    this.#ends.fire(item);
  }

  #changed(item: RenderItem | null): void {
    void vscode.commands.executeCommand(
      'setContext',
      'glyphreel.rendering',
      this.#items.some(({ state }) => state === 'running' || state === 'queued'),
    );
    this.#changes.fire(item);
  }
}
