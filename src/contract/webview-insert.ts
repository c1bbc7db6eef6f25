// Messages between the extension host and the panel that inserts effects.

import type { EffectKind } from './catalog-entry.ts';
import type { PreviewFrame } from './protocol.ts';
import type { WebviewErrorMessage } from './webview.ts';

export interface OfferedEffect {
  kind: EffectKind;
  name: string;
  category: string;
  /** One sentence. */
  summary: string;
}

/** An effect of the built-in vocabulary. */
export type EffectKey = Pick<OfferedEffect, 'kind' | 'name'>;

export const isSameEffect = (a: EffectKey | null, b: EffectKey): boolean => a?.kind === b.kind && a.name === b.name;

/** First message. */
export interface OfferMessage {
  type: 'offer';
  effects: OfferedEffect[];
  /** Address of the folder with the pictures of the reference. */
  pictures: string;
}

/** Where an effect would be inserted: `first.reel, line 12`; null where no reel is open. */
export interface InsertTargetMessage {
  type: 'target';
  label: string | null;
}

/** What came of the last insertion. */
export interface InsertedMessage {
  type: 'inserted';
  text: string;
  isRefused: boolean;
}

/** The example of this effect can be drawn. */
export interface ExampleReadyMessage extends EffectKey {
  type: 'exampleReady';
  seconds: number;
}

/** The frame that was asked for last; null where none could be drawn. */
export interface ExampleFrameMessage extends EffectKey {
  type: 'exampleFrame';
  frame: PreviewFrame | null;
}

export type HostToInsert =
  | OfferMessage
  | InsertTargetMessage
  | InsertedMessage
  | ExampleReadyMessage
  | ExampleFrameMessage;

export interface InsertReadyMessage {
  type: 'ready';
}

/** Opens the example of this effect for playing; null: nothing plays any more. */
export interface PlayExampleMessage {
  type: 'play';
  effect: EffectKey | null;
}

export interface AskExampleFrameMessage extends EffectKey {
  type: 'askFrame';
  t: number;
}

export interface InsertMessage extends EffectKey {
  type: 'insert';
}

export type InsertToHost =
  | InsertReadyMessage
  | PlayExampleMessage
  | AskExampleFrameMessage
  | InsertMessage
  | WebviewErrorMessage;
