// Open reels and their latest analysis. A change is compiled at once, because the preview waits for it; diagnostics are sent when
// typing pauses.

import type { TextChange } from '../../contract/text-change.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { CompileResult } from '../../contract/facts.ts';
import type { PlanNotification } from '../../contract/protocol.ts';
import { type Analysis, analyze, compile } from '../compile.ts';
import { LineMap } from '../syntax/line-map.ts';
import { type Host, type NamedFiles, uriToPath } from './host.ts';

export interface OpenReel {
  uri: string;
  path: string | undefined;
  version: number;
  text: string;
  lines: LineMap;
  analysis: Analysis | null;
  /** As of the last compile. */
  named: NamedFiles;
  compileTimer: NodeJS.Timeout | null;
  diagnosticsTimer: NodeJS.Timeout | null;
  /** Text of each scene when the render's diagnostics arrived; they are stale for scenes that changed since. */
  renderedScenes: Map<string, string>;
}

/** Milliseconds without a change before diagnostics are sent. */
const QUIET_MS = 150;

export class Documents {
  readonly reels = new Map<string, OpenReel>();
  private readonly host: Host;
  private readonly onPlan: (plan: PlanNotification) => void;
  private readonly onDiagnostics: (reel: OpenReel, diagnostics: Diagnostic[]) => void;

  private readonly onError: (error: unknown) => void;

  constructor(
    host: Host,
    onPlan: (plan: PlanNotification) => void,
    onDiagnostics: (reel: OpenReel, diagnostics: Diagnostic[]) => void,
    onError: (error: unknown) => void,
  ) {
    this.host = host;
    this.onPlan = onPlan;
    this.onDiagnostics = onDiagnostics;
    this.onError = onError;
  }

  open(uri: string, version: number, text: string): void {
    this.close(uri);
    this.reels.set(uri, {
      uri,
      path: uriToPath(uri),
      version,
      text,
      lines: new LineMap(text),
      analysis: null,
      named: {},
      compileTimer: null,
      diagnosticsTimer: null,
      renderedScenes: new Map(),
    });
    const reel = this.reels.get(uri)!;
    this.schedule(reel);
    this.refreshImporters(reel);
  }

  change(uri: string, version: number, text: string): void {
    const reel = this.reels.get(uri);
    if (!reel) return this.open(uri, version, text);
    reel.version = version;
    reel.text = text;
    reel.lines = new LineMap(text);
    reel.analysis = null;
    this.schedule(reel);
    this.refreshImporters(reel);
  }

  /** Open reels that import this one see its text as it is in the editor, saved or not. */
  private refreshImporters(reel: OpenReel): void {
    for (const other of this.reels.values()) {
      if (other !== reel && reel.path !== undefined && other.analysis?.units.some((unit) => unit.file === reel.path))
        this.refresh(other);
    }
  }

  close(uri: string): void {
    const reel = this.reels.get(uri);
    if (!reel) return;
    if (reel.compileTimer) clearTimeout(reel.compileTimer);
    if (reel.diagnosticsTimer) clearTimeout(reel.diagnosticsTimer);
    this.reels.delete(uri);
  }

  /** Compiles all reels again, because facts or files have changed. */
  refreshAll(): void {
    for (const reel of this.reels.values()) this.refresh(reel);
  }

  /** Render diagnostics have come for these reels: they belong to the scenes as they are now. */
  rendered(uris: Iterable<string>): void {
    for (const uri of uris) {
      const reel = this.reels.get(uri);
      if (reel) reel.renderedScenes = sceneTexts(this.analysisOf(reel));
    }
  }

  byPath(path: string): OpenReel | undefined {
    for (const reel of this.reels.values()) if (reel.path === path) return reel;
    return undefined;
  }

  /** The analysis of the text as it is now. */
  analysisOf(reel: OpenReel): Analysis {
    if (reel.analysis) return reel.analysis;
    let analysis = analyze(reel.text, this.host.factsFor(reel.path, reel.named));
    const { audio, captions } = analysis.result.plan;
    const named = { audio: audio?.path, captions: captions?.path };
    if (named.audio !== reel.named.audio || named.captions !== reel.named.captions) {
      reel.named = named;
      const facts = this.host.factsFor(reel.path, named);
      if (facts.beats !== undefined || facts.captionGlyphs !== undefined) analysis = analyze(reel.text, facts);
    }
    reel.analysis = analysis;
    this.host.materials.need(analysis.result.materials);
    return analysis;
  }

  /** The compiler's diagnostics, and those of the last render that still apply. */
  diagnosticsOf(reel: OpenReel): Diagnostic[] {
    const analysis = this.analysisOf(reel);
    const now = sceneTexts(analysis);
    const rendered = (this.host.renderDiagnostics.get(reel.uri) ?? []).flatMap((diagnostic): Diagnostic[] => {
      if (diagnostic.scene === undefined) return [diagnostic];
      const scene = analysis.result.plan.scenes.find((each) => each.name === diagnostic.scene);
      if (!scene || now.get(scene.name) !== (reel.renderedScenes.get(scene.name) ?? now.get(scene.name))) return [];
      const moved = scene.nameRange.start.line - diagnostic.range.start.line;
      if (moved === 0) return [diagnostic];
      const shift = <T extends Diagnostic['range']>(range: T): Diagnostic['range'] => ({
        start: { ...range.start, line: range.start.line + moved },
        end: { ...range.end, line: range.end.line + moved },
      });
      return [
        {
          ...diagnostic,
          range: scene.nameRange,
          ...(diagnostic.fixes
            ? {
                fixes: diagnostic.fixes.map((fix) => ({
                  ...fix,
                  edits: fix.edits.map((edit) => ({ ...edit, range: shift(edit.range) })),
                })),
              }
            : {}),
        },
      ];
    });
    return [...analysis.result.diagnostics, ...rendered];
  }

  /** The plan with other values of the reel's `param`s, and with changes of its text. Its analysis stays that of the text. */
  tried(reel: OpenReel, values: Readonly<Record<string, string>>, edits: readonly TextChange[] = []): PlanNotification {
    this.analysisOf(reel); // finds out which files it names
    const result = compile(withEdits(reel, edits), {
      ...this.host.factsFor(reel.path, reel.named),
      params: new Map(Object.entries(values)),
    });
    this.host.materials.need(result.materials);
    return planOf(reel, result, result.diagnostics);
  }

  private refresh(reel: OpenReel): void {
    reel.analysis = null;
    this.schedule(reel);
  }

  private schedule(reel: OpenReel): void {
    reel.compileTimer ??= setTimeout(() => {
      reel.compileTimer = null;
      this.guard(() => {
        this.onPlan(planOf(reel, this.analysisOf(reel).result, this.diagnosticsOf(reel)));
      });
    }, 1);
    if (reel.diagnosticsTimer) clearTimeout(reel.diagnosticsTimer);
    reel.diagnosticsTimer = setTimeout(() => {
      reel.diagnosticsTimer = null;
      this.guard(() => this.onDiagnostics(reel, this.diagnosticsOf(reel)));
    }, QUIET_MS);
  }

  /** A bug must not end the server. */
  private guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.onError(error);
    }
  }
}

const planOf = (
  { uri, version }: OpenReel,
  { plan, brokenScenes, brokenPlaces, params }: CompileResult,
  diagnostics: Diagnostic[],
): PlanNotification => ({ uri, version, plan, diagnostics, brokenScenes, brokenPlaces, params });

function sceneTexts(analysis: Analysis): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { node, base, length } of analysis.main.parsed.statements) {
    if (node?.k === 'scene') texts.set(node.name.text, analysis.text.slice(base, base + length));
  }
  return texts;
}

function withEdits({ text, lines }: OpenReel, edits: readonly TextChange[]): string {
  let changed = text;
  const fromTheEnd = [...edits].sort((a, b) => lines.offset(b.range.start) - lines.offset(a.range.start));
  for (const { range, newText } of fromTheEnd)
    changed = changed.slice(0, lines.offset(range.start)) + newText + changed.slice(lines.offset(range.end));
  return changed;
}
