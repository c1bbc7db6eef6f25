// Errors and warnings about a reel, as data. `diagnostics/` defines them.

import type { Creatable, Severity } from './diagnostics/define-diagnostic.ts';
import type { DiagnosticCode } from './diagnostics/registry.ts';

export type { Creatable, Severity } from './diagnostics/define-diagnostic.ts';
export type { DiagnosticCode } from './diagnostics/registry.ts';

/** Zero-based line and UTF-16 character, as in the Language Server Protocol. */
export interface Position {
  line: number;
  character: number;
}
export interface Range {
  start: Position;
  end: Position;
}

/** One edit of a quick fix; `range` is in the file of the diagnostic. */
export interface Fix {
  title: string;
  edits: { range: Range; newText: string }[];
}

export interface Diagnostic {
  code: DiagnosticCode;
  severity: Severity;
  /** One sentence that says what is wrong and what would be right. */
  message: string;
  range: Range;
  /** What to do: the nearest name, the limit, where to read on. */
  help?: string;
  fixes?: Fix[];
  /** Of a name that is missing: what the editor can create for it. */
  creates?: Creatable;
  /** Absolute path or URI; absent for the compiled file itself. */
  file?: string;
  /** The scene that an error makes unusable. */
  scene?: string;
}
