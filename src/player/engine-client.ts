// The drawing worker as the page sees it.

import type { Film } from '../engine/film/film.ts';
import type { Order, Report } from './messages.ts';

export interface ReadFrame {
  width: number;
  height: number;
  /** RGBA, row by row. */
  pixels: Uint8Array;
}

export class EngineClient {
  onShown: ((seconds: number, ms: number) => void) | null = null;
  onSeeking: ((done: number) => void) | null = null;
  onFailed: ((message: string) => void) | null = null;
  readonly #worker: Worker;
  readonly #reading = new Map<number, (frame: ReadFrame) => void>();
  #reads = 0;
  #isBusy = false;

  constructor(worker: Worker, film: Film, bytes: Uint8Array, canvas: OffscreenCanvas) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => this.#receive(data));
    worker.addEventListener('error', ({ message }) => this.onFailed?.(message || 'The drawing worker did not start.'));
    this.#send({ type: 'open', film, bytes, canvas }, [canvas, bytes.buffer]);
  }

  /** A frame that was asked for has not been shown yet. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  resize(width: number, height: number, fps: number): void {
    this.#send({ type: 'size', width, height, fps });
  }

  show(seconds: number): void {
    this.#isBusy = true;
    this.#send({ type: 'show', seconds });
  }

  read(frame: number): Promise<ReadFrame> {
    const id = ++this.#reads;
    return new Promise((resolve) => {
      this.#reading.set(id, resolve);
      this.#send({ type: 'read', id, frame });
    });
  }

  dispose(): void {
    this.#worker.terminate();
  }

  #send(order: Order, transfer: Transferable[] = []): void {
    this.#worker.postMessage(order, transfer);
  }

  #receive(report: Report): void {
    switch (report.type) {
      case 'shown':
        this.#isBusy = false;
        this.onShown?.(report.seconds, report.ms);
        break;
      case 'seeking':
        this.onSeeking?.(report.done);
        break;
      case 'frame':
        this.#reading.get(report.id)?.(report);
        this.#reading.delete(report.id);
        break;
      case 'failed':
        this.#isBusy = false;
        this.onFailed?.(report.message);
        break;
      case 'opened':
    }
  }
}
