// Collects diagnostics in source order, without duplicates, each with the scene it breaks.

import type { Diagnostic, DiagnosticCode, Fix } from '../../contract/diagnostics.ts';
import type { Finding } from '../../contract/diagnostics/define-diagnostic.ts';
import type { LineMap } from '../syntax/line-map.ts';
import type { Span } from '../syntax/tree.ts';

/** A statement of a file; spans are relative to it. */
export interface Place {
  file: string | null;
  lines: LineMap;
  base: number;
  /** Start of the statement's first syntax error. Nothing after it is reported: the parser guessed there. */
  problemAt?: number;
}

export class Reporter {
  private readonly found = new Map<string, { diagnostic: Diagnostic; file: string; offset: number }>();
  /** The scene being compiled; errors reported meanwhile break it. */
  scene: string | null = null;
  /** Number of errors so far, duplicates included; a caller compares it to see whether its part has errors. */
  errors = 0;
  private muted = false;

  report(place: Place, span: Span, { code, severity, message, help, fixes, creates }: Finding<DiagnosticCode>): void {
    if (severity === 'error') this.errors++;
    if (this.muted || (place.problemAt !== undefined && code !== 'syntax' && span.end > place.problemAt)) return;
    const start = place.base + span.start;
    const end = place.base + span.end;
    const key = Reporter.key(place, span, code);
    if (this.found.has(key)) return;
    const diagnostic: Diagnostic = { code, severity, message, range: place.lines.range(start, end) };
    if (help !== undefined) diagnostic.help = help;
    if (creates !== undefined) diagnostic.creates = creates;
    if (fixes?.length) {
      diagnostic.fixes = fixes.map((fix): Fix => ({
        title: fix.title,
        edits: fix.edits.map(({ span: { start: from, end: to } = span, newText }) => ({
          range: place.lines.range(place.base + from, place.base + to),
          newText,
        })),
      }));
    }
    if (place.file !== null) diagnostic.file = place.file;
    if (this.scene !== null && severity === 'error') diagnostic.scene = this.scene;
    this.found.set(key, { diagnostic, file: place.file ?? '', offset: start });
  }

  has(place: Place, span: Span, code: DiagnosticCode): boolean {
    return this.found.has(Reporter.key(place, span, code));
  }

  all(): Diagnostic[] {
    return [...this.found.values()]
      .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.offset - b.offset))
      .map((entry) => entry.diagnostic);
  }

  /** Runs `work` with reporting off; used only to record which names it uses. */
  withoutReporting<T>(work: () => T): T {
    const { errors, muted } = this;
    this.muted = true;
    const result = work();
    this.muted = muted;
    this.errors = errors;
    return result;
  }

  /** Turns reporting back on inside `withoutReporting`: a definition first checked there must still report. */
  reporting(work: () => void): void {
    const { muted } = this;
    this.muted = false;
    work();
    this.muted = muted;
  }

  private static key(place: Place, span: Span, code: string): string {
    return `${place.file ?? ''}|${place.base + span.start}|${place.base + span.end}|${code}`;
  }
}
