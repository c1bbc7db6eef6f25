// Renders run one at a time and in order, so that two never compete for the cores. A job has its plan from the moment it is
// queued, so editing and saving do not disturb it. When the engine process is lost, the job starts again from its cached clips.
// Cancel takes effect here at once; an engine that does not stop in time is restarted.

import * as vscode from 'vscode';
import type { EngineRequests } from '../../contract/protocol.ts';
import type { RenderEvent, RenderJob } from '../../contract/render.ts';
import { failureCode, failureText } from '../shared/failure.ts';
import type { RenderHistory } from './render-history.ts';
import { isOpen } from './render-item.ts';
import type { RenderItem, RenderState } from './render-item.ts';
import type { RenderPart } from './render-part.ts';

const MOST_LOSSES = 3;
const MOST_ITEMS = 50;
/** How long a cancelled render may take to end its processes before the engine is restarted. */
const CANCEL_PATIENCE_MS = 10_000;

/** What the queue uses of `EngineClient`. */
export interface RenderEngine {
  request<M extends 'render' | 'cancelRender'>(
    method: M,
    params: EngineRequests[M]['params'],
  ): Promise<EngineRequests[M]['result']>;
  on(name: 'render', listener: (event: RenderEvent) => void): vscode.Disposable;
  restart(): Promise<void>;
}

export class RenderQueue implements vscode.Disposable {
  readonly #engine: RenderEngine;
  readonly #history: RenderHistory;
  readonly #patienceMs: number;
  readonly #changes = new vscode.EventEmitter<RenderItem | null>();
  readonly #ends = new vscode.EventEmitter<RenderItem>();
  readonly #subscription: vscode.Disposable;
  #items: RenderItem[];
  /** The item whose job the engine has; still set while a cancelled one winds down. */
  #active: RenderItem | null = null;
  #count = 0;

  /** An item has changed, or (null) the list has. */
  readonly onDidChange = this.#changes.event;
  readonly onDidEnd = this.#ends.event;

  constructor(engine: RenderEngine, history: RenderHistory, patienceMs = CANCEL_PATIENCE_MS) {
    this.#engine = engine;
    this.#history = history;
    this.#patienceMs = patienceMs;
    this.#items = history.load();
    this.#subscription = engine.on('render', (event) => this.#note(event));
  }

  /** Newest first. */
  get items(): readonly RenderItem[] {
    return this.#items;
  }

  get running(): RenderItem | null {
    return this.#items.find(({ state }) => state === 'running') ?? null;
  }

  /** The engine is working on a job, which may be a cancelled one. */
  get isBusy(): boolean {
    return this.#active !== null;
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
      clips: new Map(),
      losses: 0,
    };
    this.#items = [item, ...this.#items].filter((each, i) => i < MOST_ITEMS || isOpen(each));
    this.#changed(null);
    void this.#next();
    return item;
  }

  /** Queues the same job once more; null when its plan is not known any more. */
  retry(item: RenderItem): RenderItem | null {
    const { plan } = item.job;
    if (!plan) return null;
    this.remove(item);
    return this.add(item.uri, item.label, { ...item.job, plan }, item.part);
  }

  /** Ends the item at once. The next one starts when the engine has stopped working on this one. */
  cancel(item: RenderItem): void {
    const wasRunning = item.state === 'running';
    if (!isOpen(item)) return;
    this.#end(item, 'cancelled');
    if (!wasRunning) return;
    this.#engine.request('cancelRender', { id: item.id }).catch(() => undefined);
    setTimeout(() => {
      if (this.#active === item) void this.#engine.restart().catch(() => undefined);
    }, this.#patienceMs);
  }

  /** Takes an ended item off the list. */
  remove(item: RenderItem): void {
    if (isOpen(item)) return;
    this.#items = this.#items.filter((other) => other !== item);
    this.#changed(null);
  }

  clearEnded(): void {
    this.#items = this.#items.filter(isOpen);
    this.#changed(null);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changes.dispose();
    this.#ends.dispose();
  }

  async #next(): Promise<void> {
    if (this.#active) return;
    const item = this.#items.findLast(({ state }) => state === 'queued');
    if (!item) return;
    this.#active = item;
    item.state = 'running';
    this.#changed(item);
    await this.#run(item);
    this.#active = null;
    if (item.state === 'running') this.#end(item, item.done ? 'done' : 'failed');
    void this.#next();
  }

  /** Resolves when the engine is done with the item, whatever the result. */
  async #run(item: RenderItem): Promise<void> {
    const { plan } = item.job;
    if (!plan) return;
    while (item.state === 'running') {
      try {
        await this.#engine.request('render', { job: { ...item.job, plan } });
        return;
      } catch (error) {
        const isLost = failureCode(error) === 'engine-gone';
        if (!isLost || ++item.losses > MOST_LOSSES) {
          item.error ??= { message: failureText(error), help: '' };
          return;
        }
        item.progress = null;
        this.#changed(item);
      }
    }
  }

  #note(event: RenderEvent): void {
    const item = this.#items.find(({ id }) => id === event.id);
    if (item?.state !== 'running') return; // What comes after a cancel is of no interest.
    if (event.type === 'error' && event.code === 'interrupted') return this.#end(item, 'cancelled');
    if (event.type === 'start') item.start = event;
    else if (event.type === 'progress') item.progress = event;
    else if (event.type === 'clip') item.clips.set(event.clip, event);
    else if (event.type === 'warning') item.warnings.push(event.message);
    else if (event.type === 'done') item.done = event;
    else if (event.type === 'error') item.error = { message: event.message, help: event.help, code: event.code };
    this.#changed(item);
  }

  #end(item: RenderItem, state: RenderState): void {
    item.state = state;
    this.#changed(item);
    this.#ends.fire(item);
  }

  #changed(item: RenderItem | null): void {
    this.#history.save(this.#items);
    void vscode.commands.executeCommand('setContext', 'glyphreel.rendering', this.#items.some(isOpen));
    this.#changes.fire(item);
  }
}
