// Messages between the extension host and its two webviews: one interface per message, one union per direction.
// Binary data travels as Uint8Array (the workbench transfers it), never as base64 in JSON.

import type { Diagnostic, Range } from './diagnostics.ts';
import type { PaletteInk } from './facts.ts';
import type { PlanParam } from './param.ts';
import type { ScenePlan } from './plan.ts';
import type { PreviewFrame, PreviewInfo } from './protocol.ts';
import type { RenderReport } from './render.ts';
import type { Tap, Timeline, TimelineGesture } from './timeline.ts';
import type { Tweaks } from './tweak.ts';
import type { TextChange } from './text-change.ts';
import type { InspectToPreview, PreviewToInspect } from './webview-inspect.ts';
import type { MetersMessage, SoundToPreview } from './webview-sound.ts';

/** The element of a page that holds the texts of its language. */
export const TEXTS_ID = 'texts';

// ---- preview panel ----

export type Density = 'draft' | 'production';

/** Whose keys the preview has. */
export type Keymap = 'default' | 'premiere' | 'resolve';

/** What playback repeats; `off`: it goes on to the end of the reel. A marked range is repeated instead of the scene or the reel. */
export type LoopMode = 'scene' | 'reel' | 'off';

/** Ends of the marked range. */
export interface Marks {
  /** A scene that no timeline plays, in whose seconds they are; null: seconds of the reel. */
  scene: string | null;
  in: number | null;
  out: number | null;
}

/** What of the panel is shown. */
export interface ShownParts {
  /** Names of the strip's tracks that are hidden. */
  hiddenTracks: readonly string[];
  /** The meters of the sound are open. */
  meters: boolean;
  /** Name of the guides over the picture. */
  guides: string;
}

/** Webview state of the preview: survives a window reload. Times are seconds of the scene. */
export interface PreviewState extends ShownParts {
  uri: string;
  scene: string | null;
  t: number;
  playing: boolean;
  loop: LoopMode;
  follow: boolean;
  muted: boolean;
  speed: number;
  marks: Marks;
  aspect: string | null;
  density: Density;
  /** Of the reel's `param`s, as `--set` takes them: those that the panel has changed. */
  values: Record<string, string>;
}

/** An error in the reel as the panel shows it. */
export interface PanelProblem {
  severity: Diagnostic['severity'];
  code: string;
  message: string;
  help?: string;
  range: Range;
  file?: string;
}

export type EngineState = 'starting' | 'ready' | 'restarting' | 'failed';

/** A moment of the preview. `full`: with every shader, because the frame is looked at and not passed by. */
export interface FrameMoment {
  t: number;
  full: boolean;
}

export interface Thumbnail {
  segment: number;
  jpeg: Uint8Array;
  width: number;
  height: number;
}

/** First message: which reel the panel shows, and the state it starts from. */
export interface PreviewInitMessage {
  type: 'init';
  uri: string;
  name: string;
  state: Partial<PreviewState>;
  startPaused: boolean;
  sound: boolean;
  /** Address of the folder with the pictures of the reference. */
  pictures: string;
}

/** Settings that change how the panel is used; sent again when one of them changes. */
export interface UsageMessage {
  type: 'usage';
  keymap: Keymap;
  /** What a click on the picture does. */
  click: 'inspect' | 'play';
}

/** The reel has been renamed; nothing else changes. */
export interface PreviewMovedMessage {
  type: 'moved';
  uri: string;
}

/** What is shown has been opened or changed. */
export interface PreviewInfoMessage {
  type: 'info';
  info: PreviewInfo;
  /** Another scene or segment: the clock goes to its start, or to `settled` while paused. */
  restart: boolean;
  /** Seconds after the start at which the transition into the segment is over; 0 without one. */
  settled: number;
  /** A frame that the host sends without a request; null: none. */
  pushed: FrameMoment | null;
}

export interface PreviewFrameMessage {
  type: 'frame';
  /** The request that this frame answers; null for a pushed frame. */
  id: number | null;
  serial: number;
  frame: PreviewFrame;
}

/** No frame for this request, because a newer one replaced it or drawing failed. Null: the pushed frame does not come. */
export interface FrameSkippedMessage {
  type: 'frameSkipped';
  id: number | null;
}

/** Where the webview reaches its frame link, and the token for one connection; null: frames come as messages. */
export interface FrameLinkMessage {
  type: 'frameLink';
  link: { url: string; token: string } | null;
}

export interface PreviewProblemsMessage {
  type: 'problems';
  problems: PanelProblem[];
  /** The frame shows an older text than the editor's. */
  stale: boolean;
}

/** A sentence over the picture, with a command as a button; null removes it. */
export interface PreviewNoticeMessage {
  type: 'notice';
  text: string | null;
  action?: { title: string; command: string };
}

export interface EngineStateMessage {
  type: 'engine';
  state: EngineState;
}

/** Simulating the frames before the requested one. */
export interface SeekingMessage {
  type: 'seeking';
  done: number;
  total: number;
}

export interface ThumbnailsMessage {
  type: 'thumbnails';
  items: Thumbnail[];
}

export interface AudioMessage {
  type: 'audio';
  bytes: Uint8Array;
  mime: string;
  /** Samples in -1..1 over the whole file. */
  wave: Float32Array;
  seconds: number;
}

export interface AudioRemovedMessage {
  type: 'audioRemoved';
}

/** The reel's `param`s, after each compile. */
export interface ParamsMessage {
  type: 'params';
  params: PlanParam[];
}

/** What can be changed by hand at the cursor; null: nothing, or the cursor is in no editor of the reel. */
export interface TweaksMessage {
  type: 'tweaks';
  tweaks: Tweaks | null;
}

/** How much of their cells glyphs cover, and which of them no font has. */
export interface InkMessage {
  type: 'ink';
  glyphs: string;
  ink: PaletteInk;
  missing: string[];
}

/** A file has been chosen for this `param`. */
export interface FileChosenMessage {
  type: 'fileChosen';
  name: string;
  path: string;
}

/** What the strip shows besides segments; null: the reel is not open. */
export interface TimelineMessage {
  type: 'timeline';
  timeline: Timeline | null;
}

/** The captions of the reel, in its seconds. */
export interface CaptionsMessage {
  type: 'captions';
  items: { from: number; to: number; text: string }[];
}

/** The length that a dragged cut gives its segment, as it would be written. */
export interface CutWrittenMessage {
  type: 'cutWritten';
  text: string;
}

/** A sentence that disappears by itself. */
export interface ToastMessage {
  type: 'toast';
  text: string;
}

export interface VisibilityMessage {
  type: 'visibility';
  visible: boolean;
}

/** From commands of the workbench, so that a key binding can control the panel. */
export interface ControlMessage {
  type: 'control';
  action: 'toggle' | 'pause' | 'next' | 'previous';
}

/** Goes to this time of the scene. */
export interface GoToMessage {
  type: 'goTo';
  t: number;
}

export type HostToPreview =
  | PreviewInitMessage
  | PreviewMovedMessage
  | UsageMessage
  | PreviewInfoMessage
  | PreviewFrameMessage
  | FrameSkippedMessage
  | FrameLinkMessage
  | PreviewProblemsMessage
  | PreviewNoticeMessage
  | EngineStateMessage
  | SeekingMessage
  | ThumbnailsMessage
  | AudioMessage
  | AudioRemovedMessage
  | ParamsMessage
  | TweaksMessage
  | InkMessage
  | FileChosenMessage
  | TimelineMessage
  | CaptionsMessage
  | CutWrittenMessage
  | ToastMessage
  | VisibilityMessage
  | GoToMessage
  | InspectToPreview
  | SoundToPreview
  | ControlMessage;

export interface PreviewReadyMessage {
  type: 'ready';
  state: PreviewState | null;
}

export interface RequestFrameMessage extends FrameMoment {
  type: 'requestFrame';
  id: number;
}

/** Asks for a frame link. `broken`: frames that were on their way over the last one have been lost. `takesPlanes`: see `grantLink`. */
export interface AskFrameLinkMessage {
  type: 'askFrameLink';
  origin: string;
  takesPlanes: boolean;
  broken: boolean;
}

/**
 * A frame is on the screen, or a newer one overtook it; of those that came over the link, the first of each plan. Times in milliseconds
 * since 1970, by the webview's clock.
 */
export interface FramePresentedMessage {
  type: 'framePresented';
  /** Null: it came over the link. */
  serial: number | null;
  /** By the engine's clock; null: it came as a message. */
  sentAt: number | null;
  receivedAt: number;
  presentedAt: number;
  planId: string;
}

export interface SetViewMessage {
  type: 'setView';
  aspect: string | null;
  density: Density;
}

export interface SelectSegmentMessage {
  type: 'selectSegment';
  segment: number;
  /** Also show its code in an editor. */
  reveal: boolean;
}

export interface RevealRangeMessage {
  type: 'revealRange';
  range: Range;
  file?: string;
}

export interface FollowMessage {
  type: 'follow';
  follow: boolean;
}

export interface ClockMessage {
  type: 'clock';
  t: number;
  playing: boolean;
  marks: Marks;
}

/** The picture alone, in the whole window. */
export interface FullScreenMessage {
  type: 'fullScreen';
  on: boolean;
}

export interface SaveFrameMessage {
  type: 'saveFrame';
  t: number;
}

/** Values to preview; those that are left out have their default. */
export interface SetValuesMessage {
  type: 'setValues';
  values: Record<string, string>;
}

/** Writes these values into the reel as the defaults of their `param`s. */
export interface WriteDefaultsMessage {
  type: 'writeDefaults';
  values: Record<string, string>;
}

/** Copies these values as options of the command line. */
export interface CopyValuesMessage {
  type: 'copyValues';
  values: Record<string, string>;
}

/** Changes of this version of the text to preview, while something is dragged; without any, the text is shown again. */
export interface TryEditsMessage {
  type: 'tryEdits';
  version: number;
  edits: TextChange[];
}

/** Writes these changes of this version of the text, as one undo step. */
export interface WriteEditsMessage {
  type: 'writeEdits';
  version: number;
  edits: TextChange[];
}

/** A gesture on the strip: tried while it is made, or written. */
export interface GestureMessage {
  type: 'gesture';
  gesture: TimelineGesture;
  write: boolean;
}

/** Writes tapped times at the cursor of the text. */
export interface TapsMessage {
  type: 'taps';
  taps: Tap[];
}

/** How much of their cells do these glyphs cover? `font`: path of one that is tried first. */
export interface AskInkMessage {
  type: 'askInk';
  glyphs: string;
  font: string | null;
}

export interface ChooseFileMessage {
  type: 'chooseFile';
  name: string;
}

export interface RunCommandMessage {
  type: 'runCommand';
  command: string;
}

export interface WebviewErrorMessage {
  type: 'error';
  message: string;
}

export type PreviewToHost =
  | PreviewReadyMessage
  | RequestFrameMessage
  | FramePresentedMessage
  | AskFrameLinkMessage
  | SetViewMessage
  | SelectSegmentMessage
  | RevealRangeMessage
  | FollowMessage
  | ClockMessage
  | SaveFrameMessage
  | FullScreenMessage
  | SetValuesMessage
  | WriteDefaultsMessage
  | CopyValuesMessage
  | TryEditsMessage
  | WriteEditsMessage
  | GestureMessage
  | TapsMessage
  | AskInkMessage
  | PreviewToInspect
  | MetersMessage
  | ChooseFileMessage
  | RunCommandMessage
  | WebviewErrorMessage;

// ---- brightness report ----

/** Webview state of the report: survives a window reload. */
export interface ReportState {
  /** Of the reel. */
  uri: string;
  /** Path of the report's data, and of its page. */
  file: string;
  page: string;
  scene: string | null;
  /** What was rendered; null where it is too large to be kept with the window. */
  plan: ScenePlan | null;
}

export interface ReportPicture {
  segment: number;
  /** Seconds of the reel. */
  seconds: number;
  png: Uint8Array;
}

export interface ShowReportMessage {
  type: 'report';
  report: RenderReport;
  state: ReportState;
}

export interface ReportPictureMessage {
  type: 'picture';
  picture: ReportPicture;
}

/** Gammas of these scenes have been written into the reel. */
export interface GammaAppliedMessage {
  type: 'gammaApplied';
  scenes: string[];
}

export type HostToReport = ShowReportMessage | ReportPictureMessage | GammaAppliedMessage;

export interface ReportReadyMessage {
  type: 'ready';
}

export interface RevealSegmentMessage {
  type: 'revealSegment';
  segment: number;
}

export interface OpenFileMessage {
  type: 'open';
  what: 'video' | 'page' | 'folder';
}

/** Write the suggested gammas of these segments into the reel, as one edit. */
export interface ApplyGammaMessage {
  type: 'applyGamma';
  segments: number[];
}

export type ReportToHost =
  | ReportReadyMessage
  | RevealSegmentMessage
  | OpenFileMessage
  | ApplyGammaMessage
  | WebviewErrorMessage;
