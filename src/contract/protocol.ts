// Messages between the extension and its two processes, and between the host and the webview.
// Every request gets exactly one answer; events have no answer. Frames travel as binary, never base64.

import type { CatalogEntry, EffectKind } from './catalog-entry.ts';
import type { Diagnostic, Range } from './diagnostics.ts';
import type { BeatFacts, BrokenPlace, PaletteInk } from './facts.ts';
import type { FrameCosts } from './frame-costs.ts';
import type { MaterialFacts } from './media.ts';
import type { PlanParam } from './param.ts';
import type { SoundCurves } from './sound-curves.ts';
import type { SoundFacts } from './sound-facts.ts';
import type { VoiceCommand, VoiceFacts } from './voice.ts';
import type { SceneItem, ScenePlan } from './plan.ts';
import type { Tap, TimelineGesture } from './timeline.ts';
import type { TextChange } from './text-change.ts';
import type { Estimate, FrameFormat, RenderEvent, RenderJob } from './render.ts';

export const PROTOCOL_VERSION = 1;
/** Header of each frame on the pixel socket: its number and its length in bytes, both u32 little-endian. */
export const PIXEL_HEAD_BYTES = 8;

// ---- extension ↔ engine process: child_process IPC with `serialization: 'advanced'` ----

/** The sound of a preview in reel time. */
export interface PreviewAudio {
  bytes: Uint8Array;
  mime: string;
  /** Of the file, or of the mix. */
  digest: string;
  /** Peaks (0..1) at equal steps. */
  wave: Float32Array;
  seconds: number;
}

export interface EngineRequests {
  /** First call; the engine refuses another protocol version. */
  hello: {
    params: {
      protocol: number;
      trusted: boolean;
      ffmpegPath?: string;
      cacheDir?: string;
      /** The client reads pixels from a separate socket. */ pixels?: boolean;
    };
    result: {
      protocol: number;
      engine: string;
      pid: number;
      /** Socket or named pipe of the pixels, for one reader; null: they are in the messages. */ pixelPath:
        | string
        | null;
    };
  };
  /** Beats, tempo and the wave of an audio file (cached by content). */
  analyze: {
    params: { path: string };
    result: { beats: BeatFacts | null; sound: SoundFacts; seconds: number; wave: Float32Array };
  };
  /** What a file of a `media` statement is, or a sentence where it cannot be used. */
  material: { params: MaterialParams; result: MaterialAnswer };
  /** The recording of words that a voice of the user's settings says. `command`: from those settings. */
  speak: { params: { by: string; words: string; command: VoiceCommand }; result: VoiceFacts };
  /** The ink of palettes, in order. */
  glyphInk: { params: { palettes: string[]; font?: string }; result: PaletteInk[] };
  /** Glyphs of this string that the fonts do not have. */
  missingGlyphs: { params: { text: string; font?: string }; result: string[] };
  /** The characters of a captions file, each once. */
  captionGlyphs: { params: { path: string }; result: string };
  /** The captions of a file, in order. */
  captions: { params: { path: string }; result: { from: number; to: number; text: string }[] };
  /** Schemas of the effects of a `use` module. `files`: all it reads; when one changes, request the module again. */
  loadModule: { params: { path: string }; result: { entries: CatalogEntry[]; files: string[]; error?: string } };
  /** Opens or updates the preview of a reel. An update does not reset the clock. */
  previewOpen: { params: { session: string; plan: ScenePlan; reel: string; view: PreviewView }; result: PreviewInfo };
  previewClose: { params: { session: string }; result: null };
  /**
   * Draw this moment. The engine keeps only the newest unanswered request of a session: an older one is
   * answered `{ dropped: true }`.
   */
  previewFrame: {
    params: {
      session: string;
      t: number;
      /** Paused: run every shader, whatever it costs. */ full?: boolean;
      /** The webview's number for this request, null for a pushed frame: the frame may go over the session's link. */
      id?: number | null;
    };
    result: PreviewFrame | { dropped: true };
  };
  /** Listens for frame links on the loopback address, at this port if it is given. Null: it cannot. */
  listenForLinks: { params: { port: number | null }; result: { port: number | null } };
  /**
   * Lets a webview of this origin open the session's frame link, once; a link that is open ends. `takesPlanes`: it can show 'yuv420';
   * `isLocal`: its window is on this machine. See contract/frame-link.ts.
   */
  grantLink: {
    params: { session: string; origin: string; takesPlanes: boolean; isLocal: boolean };
    result: { token: string };
  };
  /** What draws the point (0..1 across and down) at a moment of what is shown. */
  previewWho: { params: { session: string; t: number; u: number; v: number }; result: WhoDrew };
  /** Where an item is seen at a moment of what is shown. */
  previewArea: { params: { session: string; t: number; site: number }; result: ItemArea };
  /** Pictures evenly spread over what is shown, from its first frame to its last. */
  contactSheet: { params: { session: string; count: number; width: number }; result: ContactPicture[] };
  /** A frame of a rendered file; null where it cannot be decoded. */
  renderedFrame: { params: { path: string; frame: number; fps: number; width: number }; result: RenderedFrame | null };
  /** Whether to measure where the time of frames goes; `costs` events tell it. */
  previewMeasure: { params: { session: string; isWanted: boolean }; result: null };
  /** The reel's audio in a format that a webview plays. */
  previewAudio: { params: { session: string }; result: PreviewAudio | null };
  /** What `audio.*` are over a segment, or a scene shown alone. `names`: absent for all. */
  soundCurves: {
    params: { plan: ScenePlan; view: Pick<PreviewView, 'scene' | 'segment'>; names?: string[] };
    result: SoundCurves;
  };
  /** One frame as PNG bytes, in production quality unless `format` is given. */
  still: {
    params: { plan: ScenePlan; reel: string; scene?: string; t: number; format?: Partial<FrameFormat> };
    result: { png: Uint8Array; width: number; height: number };
  };
  /** Small pictures of each segment for the timeline strip, as JPEG. */
  thumbnails: {
    params: { session: string; width: number };
    result: { segment: number; jpeg: Uint8Array; width: number; height: number }[];
  };
  estimate: { params: { job: Omit<RenderJob, 'id'> }; result: Estimate };
  /** Answers at the end; progress comes as `render` events. Never rejects; failures arrive as `error` events. */
  render: { params: { job: RenderJob }; result: { ok: boolean } };
  cancelRender: { params: { id: string }; result: null };
  clearCache: { params: Record<string, never>; result: { bytes: number } };
  doctor: { params: Record<string, never>; result: { text: string; ok: boolean } };
  shutdown: { params: Record<string, never>; result: null };
}

export interface EngineEvents {
  render: RenderEvent;
  log: { level: 'info' | 'warn' | 'error'; message: string };
  /** A cold seek: how far the engine has advanced. */
  seeking: { session: string; done: number; total: number };
  /** Frames of a preview were measured. */
  costs: { session: string; costs: FrameCosts };
}

/** What the preview shows, and how. */
export interface PreviewView {
  /** A scene by name, or a segment by number (then the transition before it is shown too). */
  scene?: string;
  segment?: number;
  aspect?: string;
  density: 'draft' | 'production';
  /** Longest side in pixels of a 16:9 frame (other aspects have the same shorter side); 960 is the draft profile's. */
  maxSide: number;
  /** Frames per second; absent: the draft profile's. */
  fps?: number;
  /** Send JPEG instead of raw RGBA in messages (slow links). */
  compress: boolean;
  /** The same for frame links; absent: whichever is quicker. */
  compressLink?: boolean;
  /** Items of the scene that are left out, by their sites (`siteOf`). */
  hidden?: readonly number[];
}

/** An item of the scene that changes what is seen at a point. */
export interface Contributor {
  site: number;
  kind: SceneItem['kind'];
  /** `haze`, the beginning of a text, or null. */
  name: string | null;
  range: Range;
  /** Of an imported scene. */
  file?: string;
  /** How much it changes the point, 0..1 of the whole range of levels. */
  share: number;
  /** What it adds there, as `#rrggbb`. */
  color: string;
}
export interface WhoDrew {
  /** Uppermost first. */
  items: Contributor[];
  /** What is not followed back, as sentences. */
  notes: string[];
}

/** Where an item changes the picture, in blocks of a few pixels: 255 where it does, 0 elsewhere. */
export interface ItemArea {
  t: number;
  site: number;
  width: number;
  height: number;
  shown: Uint8Array;
}

export interface ContactPicture {
  /** Seconds of what is shown. */
  t: number;
  jpeg: Uint8Array;
  width: number;
  height: number;
}

export interface RenderedFrame {
  /** Of the file, from 0. */
  frame: number;
  png: Uint8Array;
}

export interface PreviewInfo {
  scene: string;
  segment: number | null;
  /** Seconds, frames and rate of what is shown. */
  duration: number;
  fps: number;
  width: number;
  height: number;
  /** Seconds of the reel at which it starts: where to seek the sound. */
  reelStart: number;
  segments: { segment: number; scene: string; start: number; end: number; range: Range }[];
  beats: number[];
  hasAudio: boolean;
  /** Why the audio cannot be decoded; the frames then follow a steady tempo. */
  soundTrouble?: string;
  /** Digest of the audio file; reload it when it changes. */
  soundDigest?: string;
  target: number;
  /** Hash of plan and view; frames drawn from them have the same. */
  planId: string;
}

/**
 * How the pixels of a frame are written: rows of RGBA without padding, a JPEG, or the planes Y, U and V of 4:2:0 (BT.709, limited range), one
 * after the other without padding.
 */
export type PixelForm = 'rgba' | 'jpeg' | 'yuv420';

export interface PreviewFrame {
  dropped?: false;
  t: number;
  width: number;
  height: number;
  pixels: Uint8Array;
  form: PixelForm;
  /** Between the two processes: `pixels` is empty and arrives on the pixel socket under this number. */
  piped?: number;
  /** Between the two processes: `pixels` is empty, and the frame has gone to the webview. */
  linked?: boolean;
  drawMs: number;
  stats: { mean: number; max: number; p1: number; p99: number };
  /** The frame budget made the engine drop shaders. */
  reduced: boolean;
  /** Drawn with pictures of footage on the way to its own: it is to be asked for again. */
  isPending: boolean;
  /** Hash of the plan that drew it. */
  planId: string;
  /** Milliseconds since 1970: frames that come by different ways are shown in this order. */
  drawnAt: number;
}

export type EngineMessage =
  | { kind: 'request'; id: number; method: keyof EngineRequests; params: unknown }
  | { kind: 'response'; id: number; result: unknown }
  | { kind: 'failure'; id: number; error: { code: string; message: string; help?: string } }
  | { kind: 'event'; name: keyof EngineEvents; data: unknown };

// ---- language server ↔ extension: custom LSP messages beside the standard ones ----

/** server → client notification: after each compile (debounced), for open reels. */
export const PLAN_NOTIFICATION = 'glyphreel/plan';
export interface PlanNotification {
  uri: string;
  version: number;
  plan: ScenePlan;
  diagnostics: Diagnostic[];
  brokenScenes: string[];
  brokenPlaces: BrokenPlace[];
  params: PlanParam[];
}

/**
 * client → server request: the plan of the text as it is now with other values of its `param`s and with changes that are not written;
 * null if it is not open, or is another version than the changes are for.
 */
export const TRY_VALUES_REQUEST = 'glyphreel/tryValues';
export interface TryValuesParams {
  uri: string;
  /** As `--set` takes them, by name. */
  values: Readonly<Record<string, string>>;
  /** Of the version of the text; they do not overlap. */
  changes?: { version: number; edits: readonly TextChange[] };
}

/** A command of the client, with an `Extraction`: applies it and asks for another name of what is new. */
export const EXTRACT_COMMAND = 'glyphreel.applyAndRename';
export interface Extraction {
  uri: string;
  /** Of the text that the edits are for. */
  version: number;
  edits: { range: Range; newText: string }[];
  /** Where the name is then. */
  name: { line: number; character: number };
}

/** client → server request: what can be changed by hand at a position; null if the text is not open. */
export const TWEAKS_REQUEST = 'glyphreel/tweaks';
export interface TweaksParams {
  uri: string;
  position: { line: number; character: number };
}

/** client → server request: what the strip shows besides segments; null if the text is not open. */
export const TIMELINE_REQUEST = 'glyphreel/timeline';
export interface TimelineParams {
  uri: string;
}

/** client → server request: a gesture on the strip as changes of the text; null if the text is not open. */
export const TIMELINE_EDIT_REQUEST = 'glyphreel/timelineEdit';
export interface TimelineEditParams {
  uri: string;
  gesture: TimelineGesture;
}

/** client → server request: tapped times as a change of the text at a position; null if the text is not open. */
export const TAP_REQUEST = 'glyphreel/tap';
export interface TapParams {
  uri: string;
  position: { line: number; character: number };
  taps: Tap[];
}
export interface TapResult {
  version: number;
  edits: TextChange[];
}

/** client → server request: an effect at a position, as a change of the text or a refusal; null if the text is not open. */
export const INSERT_EFFECT_REQUEST = 'glyphreel/insertEffect';
export interface InsertEffectParams {
  uri: string;
  position: { line: number; character: number };
  kind: EffectKind;
  name: string;
}
export interface InsertEffectResult {
  /** Of the text that the changes are for. */
  version: number;
  edits: TextChange[];
  /** What is then selected: the first parameter. Null where nothing is inserted. */
  select: Range | null;
  /** Why it cannot be inserted, as one sentence; null where it can. */
  problem: string | null;
}

/** client → server request: the plan of an effect's example, and which segment shows it; null if there is no such effect. */
export const EXAMPLE_PLAN_REQUEST = 'glyphreel/examplePlan';
export interface ExamplePlanParams {
  kind: EffectKind;
  name: string;
}
export interface ExamplePlanResult {
  plan: ScenePlan;
  segment: number;
}

/** client → server notification: facts found by the engine; the server compiles again. */
export const FACTS_NOTIFICATION = 'glyphreel/facts';
export interface FactsNotification {
  /** Beats by absolute audio path; null: none found. */
  beats?: Record<string, BeatFacts | null>;
  /** Length and structure by absolute audio path; null: it cannot be read. */
  sounds?: Record<string, SoundFacts | null>;
  /** Names of the voices in the user's settings. */
  voiceNames?: readonly string[];
  /** Recordings by `voiceKey`, all that are known. */
  voices?: Readonly<Record<string, VoiceFacts>>;
  /** Glyphs that the fonts do not have. */
  missingGlyphs?: string[];
  /** The characters of captions, each once, by absolute path. */
  captionGlyphs?: Record<string, string>;
  /** Ink of palettes, by the path of the font (empty: none) and the palette. */
  glyphInk?: Record<string, Record<string, PaletteInk>>;
  customEffects?: Record<string, CatalogEntry[]>;
  customErrors?: Record<string, string>;
  trusted?: boolean;
  /** Absolute folders that reels may read besides their own and the workspace. */
  allowedPaths?: readonly string[];
  /** Diagnostics from the last render (`dark-segment`), by reel URI. */
  renderDiagnostics?: Record<string, Diagnostic[]>;
}
/**
 * server → client request: what a file of a `media` statement is. The answer is null where it cannot be told now: the workspace is
 * not trusted, or there is no engine.
 */
export const MATERIAL_REQUEST = 'glyphreel/material';
export interface MaterialParams {
  path: string;
  /** A small picture is wanted too, which takes longer. */
  picture?: boolean;
}
export interface MaterialAnswer {
  facts: MaterialFacts | { problem: string };
  /** A small picture of it as a data URI. */
  picture?: string;
}
/** client → server request: scene (and segment) under a position. */
export const SCENE_AT_REQUEST = 'glyphreel/sceneAt';
export interface SceneAtParams {
  uri: string;
  position: { line: number; character: number };
}
export interface SceneAtResult {
  scene: string | null;
  segment: number | null;
}

/** client → server request: what a dropped file writes into a reel. */
export const DROP_FILE_REQUEST = 'glyphreel/dropFile';
export interface DropFileParams {
  uri: string;
  position: { line: number; character: number };
  /** Absolute. */
  path: string;
}
export interface DropFileResult {
  /** Written at the place of the drop. */
  insert: string;
  edits: { range: Range; newText: string }[];
}
