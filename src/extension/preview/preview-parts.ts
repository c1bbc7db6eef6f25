// What previews need of the rest of the extension.

import type * as vscode from 'vscode';
import type { PlanNotification, TapResult } from '../../contract/protocol.ts';
import type { Tap, Timeline, TimelineEdit, TimelineGesture } from '../../contract/timeline.ts';
import type { Tweaks } from '../../contract/tweak.ts';
import type { CostStore } from '../costs/cost-store.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { LinkAddress } from '../engine/link-address.ts';
import type { PlanStore } from '../language/plan-store.ts';
import type { RenderedPlace, ShownPlace } from '../renders/last-render.ts';
import type { FileWatch } from '../watch/file-watch.ts';
import type { Trial } from './tried-values.ts';

export interface PreviewParts {
  engine: EngineClient;
  linkAddress: LinkAddress;
  plans: PlanStore;
  watch: FileWatch;
  root: vscode.Uri;
  log: vscode.LogOutputChannel;
  costs: CostStore;
  /** The newest render that shows a moment of a reel. */
  lastRender(uri: string, shown: ShownPlace): RenderedPlace | null;
  /** Has the language server compile every open reel again. */
  recompile(): void;
  /** The plan of a reel with what is tried; null while the language server does not run. */
  compileTrial(uri: vscode.Uri, trial: Trial): Promise<PlanNotification | null>;
  /** What can be changed by hand at a position; null while the language server does not run. */
  tweaksAt(uri: vscode.Uri, position: vscode.Position): Promise<Tweaks | null>;
  /** What the strip shows besides segments, and gestures on it as changes of the text; null while the language server does not run. */
  timelineOf(uri: vscode.Uri): Promise<Timeline | null>;
  editTimeline(uri: vscode.Uri, gesture: TimelineGesture): Promise<TimelineEdit | null>;
  tapAt(uri: vscode.Uri, position: vscode.Position, taps: Tap[]): Promise<TapResult | null>;
}
