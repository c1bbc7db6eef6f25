// What the author got wrong, as data. Codes are stable: editors, tests and scripts rely on them.

export const ERROR_CODES = [
  'unknown-name',
  'unknown-parameter',
  'wrong-kind',
  'out-of-range',
  'per-cell',
  'missing-file',
  'missing-glyph',
  'empty-palette',
  'import-cycle',
  'definition-cycle',
  'duplicate-header',
  'duplicate-name',
  'scene-without-length',
  'too-short',
  'transition-too-long',
  'syntax',
  'missing-parameter',
  'untrusted-code',
  'effect-module',
] as const;

export const WARNING_CODES = [
  'mirrored-text',
  'fading-feedback',
  'dark-overlay',
  'long-line',
  'unused',
  'dark-segment',
] as const;

export type DiagnosticCode = (typeof ERROR_CODES)[number] | (typeof WARNING_CODES)[number];
export type Severity = 'error' | 'warning' | 'info';

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
  /** More on what to do: the nearest name, the limit, where to read on. */
  help?: string;
  fixes?: Fix[];
  /** Absolute path or URI; absent where it is the compiled file itself. */
  file?: string;
  /** The scene the mistake makes unusable, if it lies in one. */
  scene?: string;
}
