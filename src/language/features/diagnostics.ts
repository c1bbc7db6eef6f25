// Diagnostics in the form of the Language Server Protocol.

import { type Diagnostic as LspDiagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import { diagnosticUrl } from '../../contract/documentation.ts';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

export function toLspDiagnostic(diagnostic: Diagnostic): LspDiagnostic {
  return {
    range: diagnostic.range,
    severity: SEVERITIES[diagnostic.severity],
    code: diagnostic.code,
    codeDescription: { href: diagnosticUrl(diagnostic.code) },
    source: 'glyphreel',
    message: diagnostic.help ? `${diagnostic.message}\n${diagnostic.help}` : diagnostic.message,
    ...(diagnostic.code === 'unused' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

/** Diagnostics of the file itself; errors in imported files are summed up at the import. */
export function forEditor(
  diagnostics: readonly Diagnostic[],
  importRange: (file: string) => Diagnostic['range'] | null,
): LspDiagnostic[] {
  const own = diagnostics.filter((each) => each.file === undefined).map(toLspDiagnostic);
  const byFile = new Map<string, Diagnostic[]>();
  for (const each of diagnostics) {
    if (each.file === undefined || each.severity !== 'error') continue;
    const list = byFile.get(each.file);
    if (list) list.push(each);
    else byFile.set(each.file, [each]);
  }
  for (const [file, list] of byFile) {
    const range = importRange(file);
    if (range)
      own.push({
        range,
        severity: DiagnosticSeverity.Error,
        code: list[0]!.code,
        codeDescription: { href: diagnosticUrl(list[0]!.code) },
        source: 'glyphreel',
        message: `In ${file.split(/[\\/]/).pop()}: ${list[0]!.message}${list.length > 1 ? ` (and ${list.length - 1} more)` : ''}`,
      });
  }
  return own;
}
