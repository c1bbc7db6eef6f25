// Messages between the extension host and its two webviews: one interface per message, one union per direction.
// Binary travels as Uint8Array (transferred by the workbench), never as base64 in JSON.

import type { Diagnostic, Range } from './diagnostics.ts';
import type { ScenePlan } from './plan.ts';
import type { PreviewFrame, PreviewInfo } from './protocol.ts';
import type { RenderReport } from './render.ts';

// ---- preview panel ----

/** What the panel keeps over a window reload (webview state). */
export interface PreviewState {
  uri: string;
  scene: string | null;
  t: number;
  playing: boolean;
  loop: boolean;
  follow: boolean;
  muted: boolean;
  speed: number;
  inMark: number | null;
  outMark: number | null;
  aspect: string | null;
  density: 'draft' | 'production';
}

/** A mistake in the reel as the panel shows it. */
export interface PanelProblem {
  severity: Diagnostic['severity'];
  code: string;
  message: string;
  help?: string;
  range: Range;
  file?: string;
}

export type EngineState = 'starting' | 'ready' | 'restarting' | 'failed';

export type HostToPreview =
  /** First message: who this panel is for, and the settings that it starts from. */
  | { type: 'init'; uri: string; name: string; state: Partial<PreviewState>; startPaused: boolean; sound: boolean }
  /**
   * What is shown has been opened or changed; `restart` puts the clock to the scene's beginning. `picture`: the moment whose
   * picture follows without being asked for, and whether it is one to stand still.
   */
  | { type: 'info'; info: PreviewInfo; restart: boolean; picture: { t: number; full: boolean } | null }
  /** `id`: the wish that it answers; null for the first picture of what was opened. */
  | { type: 'frame'; id: number | null; serial: number; frame: PreviewFrame }
  /** No picture for this request: a newer one replaced it, or it failed. Null: the picture that was to follow does not. */
  | { type: 'noFrame'; id: number | null }
  | {
      type: 'problems';
      problems: PanelProblem[];
      /** The picture is of an older text than the editor's. */ stale: boolean;
    }
  /** A sentence that stands over the picture: needs trust, no scene yet … `action` is a command offered with it. */
  | { type: 'notice'; text: string | null; action?: { title: string; command: string } }
  | { type: 'engine'; state: EngineState }
  | { type: 'seeking'; done: number; total: number }
  | { type: 'thumbnails'; items: { segment: number; jpeg: Uint8Array; width: number; height: number }[] }
  | { type: 'audio'; bytes: Uint8Array; mime: string; wave: Float32Array; seconds: number }
  | { type: 'noAudio' }
  | { type: 'visible'; visible: boolean }
  /** From commands of the workbench, so that a key binding can drive the panel. */
  | { type: 'control'; action: 'toggle' | 'pause' | 'next' | 'previous' };

export type PreviewToHost =
  | { type: 'ready'; state: PreviewState | null }
  | { type: 'want'; id: number; t: number; full: boolean }
  /** That frame is on the screen, or was overtaken: when it came and when it was painted, by the clock (ms since 1970) of the webview's machine. For link speed and the bench. */
  | { type: 'painted'; serial: number; receivedAt: number; paintedAt: number; planId: string }
  | { type: 'view'; aspect: string | null; density: 'draft' | 'production'; maxSide: number }
  | { type: 'select'; segment: number; reveal: boolean }
  | { type: 'reveal'; range: Range; file?: string }
  | { type: 'follow'; follow: boolean }
  | { type: 'clock'; t: number; playing: boolean }
  | { type: 'saveFrame'; t: number }
  | { type: 'command'; command: string }
  | { type: 'wantAudio' }
  | { type: 'error'; message: string };

// ---- brightness report ----

/** What the panel keeps over a window reload: where the report lies, and what draws its pictures again. */
export interface ReportState {
  /** Of the reel. */
  uri: string;
  file: string;
  page: string;
  scene: string | null;
  /** What was rendered; null where it is too large to be kept with the window. */
  plan: ScenePlan | null;
}

export interface ReportPicture {
  segment: number;
  seconds: number;
  png: Uint8Array;
}

export type HostToReport =
  | { type: 'report'; report: RenderReport; reelName: string; /** To be kept. */ state: ReportState }
  | { type: 'picture'; picture: ReportPicture };

export type ReportToHost =
  | { type: 'ready' }
  | { type: 'reveal'; segment: number }
  | { type: 'open'; what: 'video' | 'page' | 'folder' }
  | { type: 'error'; message: string };
