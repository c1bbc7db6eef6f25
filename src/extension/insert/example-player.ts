// Draws the example of one effect at a time, in an engine session of its own.

import {
  EXAMPLE_PLAN_REQUEST,
  type ExamplePlanParams,
  type ExamplePlanResult,
  type PreviewFrame,
} from '../../contract/protocol.ts';
import { type EffectKey, isSameEffect } from '../../contract/webview-insert.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/** Asks the language server. */
export type AskExample = (method: string, params: ExamplePlanParams) => Promise<ExamplePlanResult | null>;

const SESSION = 'insert-effect';
/** Of a cell, on a screen of two pixels a point. */
const MAX_SIDE = 480;
const FPS = 24;

export class ExamplePlayer {
  readonly #engine: EngineClient;
  readonly #ask: AskExample;
  #playing: EffectKey | null = null;
  /** Sessions are opened one after another. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(engine: EngineClient, ask: AskExample) {
    this.#engine = engine;
    this.#ask = ask;
  }

  /** How long the example is; null where another one has been asked for, or it cannot be drawn. */
  async open(effect: EffectKey): Promise<number | null> {
    this.#playing = effect;
    const opening = this.#turn.then(async () => {
      if (!this.#isPlaying(effect)) return null;
      const example = await this.#ask(EXAMPLE_PLAN_REQUEST, { kind: effect.kind, name: effect.name });
      if (!example || !this.#isPlaying(effect)) return null;
      const { duration } = await this.#engine.request('previewOpen', {
        session: SESSION,
        plan: example.plan,
        reel: '',
        view: { segment: example.segment, density: 'draft', maxSide: MAX_SIDE, fps: FPS, compress: true },
      });
      return this.#isPlaying(effect) ? duration : null;
    });
    this.#turn = opening.catch(() => null);
    return opening;
  }

  /** Null where something else is played meanwhile. Give it back once it is sent. */
  async frame(effect: EffectKey, t: number): Promise<PreviewFrame | null> {
    if (!this.#isPlaying(effect)) return null;
    const frame = await this.#engine.frame({ session: SESSION, t });
    if (frame.dropped) return null;
    if (this.#isPlaying(effect)) return frame;
    this.#engine.giveBack(frame);
    return null;
  }

  giveBack(frame: PreviewFrame): void {
    this.#engine.giveBack(frame);
  }

  /** Nothing is drawn any more. */
  close(): void {
    if (this.#playing === null) return;
    this.#playing = null;
    this.#turn = this.#turn.then(() => this.#engine.request('previewClose', { session: SESSION })).catch(() => null);
  }

  #isPlaying(effect: EffectKey): boolean {
    return isSameEffect(this.#playing, effect);
  }
}
