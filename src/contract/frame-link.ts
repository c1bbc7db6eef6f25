// What goes over a frame link, the WebSocket by which the engine sends frames straight to a webview: frames as binary messages (the
// length of the head as u32 little-endian, the head as JSON, the pixels), requests without a frame as text, and the webview's receipts.

import type { PreviewFrame } from './protocol.ts';

/** The webview offers this subprotocol with its token: unlike an address, it is in no log of a proxy. */
export const linkProtocol = (token: string): string => `glyphreel.${token}`;

export interface LinkedFrame {
  /** The request that this frame answers; null for a pushed frame. */
  id: number | null;
  serial: number;
  /** Milliseconds since 1970, by the engine's clock. */
  sentAt: number;
  frame: PreviewFrame;
}

/** As text: there is no frame for this request, because a newer one took its place on a slow link. */
export interface LinkedSkip {
  skipped: number;
}

/** As text: how long is this under way? The content means nothing. */
export interface LinkProbe {
  probe: string;
}

/** From the webview, as text: the frame with this number has arrived, or a probe. */
export interface LinkReceipt {
  received: number | 'probe';
}

/** Of the head's length, before the head. */
export const LINK_LENGTH_BYTES = 4;
