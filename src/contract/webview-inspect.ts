// Messages between the extension host and the preview about what its picture is made of, and what it is compared with.

import type { FrameCosts } from './frame-costs.ts';
import type { ContactPicture, Contributor, ItemArea, WhoDrew } from './protocol.ts';

/** What draws the point that was asked about. */
export interface WhoMessage {
  type: 'who';
  who: WhoDrew;
}

/** An item that the preview leaves out. */
export type HiddenItem = Pick<Contributor, 'site' | 'kind' | 'name' | 'range' | 'file'>;

/** All items that the preview leaves out, whoever asked for it. */
export interface HiddenMessage {
  type: 'hidden';
  items: HiddenItem[];
}

/** Where the item under the cursor or the pointer in the text is seen; null: none is. */
export interface AreaMessage {
  type: 'area';
  area: ItemArea | null;
  /** `layer haze`. */
  label: string;
}

export interface CostsMessage {
  type: 'costs';
  costs: FrameCosts;
}

export interface ContactSheetMessage {
  type: 'contactSheet';
  /** Null: they could not be drawn. */
  pictures: ContactPicture[] | null;
}

/** The frame of the last render at a time of what is shown; `why`: there is none. */
export interface RenderedMessage {
  type: 'rendered';
  t: number;
  picture: { png: Uint8Array; name: string } | null;
  why: string;
}

/** An earlier text of the scene, and how it looked. */
export interface Look {
  id: number;
  /** Milliseconds since 1970. */
  at: number;
  /** It is the text of now. */
  isCurrent: boolean;
  /** Null until its picture is there. */
  jpeg: Uint8Array | null;
}

/** The looks of the shown scene, the newest first. */
export interface LooksMessage {
  type: 'looks';
  looks: Look[];
}

/** Keep the picture that is shown, as that of a look. */
export interface CaptureLookMessage {
  type: 'captureLook';
  id: number;
}

export type InspectToPreview =
  | WhoMessage
  | HiddenMessage
  | AreaMessage
  | CostsMessage
  | ContactSheetMessage
  | RenderedMessage
  | LooksMessage
  | CaptureLookMessage;

/** What draws this point, 0..1 across and down? */
export interface AskWhoMessage {
  type: 'askWho';
  t: number;
  u: number;
  v: number;
}

/** Leaves items of the scene out of the preview, by their sites. */
export interface SetHiddenMessage {
  type: 'setHidden';
  hidden: number[];
}

/** Whether the panel shows where the time of frames goes. */
export interface MeasureMessage {
  type: 'measure';
  isWanted: boolean;
}

export interface AskContactSheetMessage {
  type: 'askContactSheet';
  count: number;
  width: number;
}

export interface AskRenderedMessage {
  type: 'askRendered';
  t: number;
  width: number;
}

export interface LookCapturedMessage {
  type: 'lookCaptured';
  id: number;
  jpeg: Uint8Array;
}

/** Shows a look without writing it; null shows the text again. */
export interface TryLookMessage {
  type: 'tryLook';
  id: number | null;
}

/** Writes the text of a look, as one undo step. */
export interface RestoreLookMessage {
  type: 'restoreLook';
  id: number;
}

export type PreviewToInspect =
  | AskWhoMessage
  | SetHiddenMessage
  | MeasureMessage
  | AskContactSheetMessage
  | AskRenderedMessage
  | LookCapturedMessage
  | TryLookMessage
  | RestoreLookMessage;
