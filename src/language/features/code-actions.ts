// Quick fixes of diagnostics, as the editor wants them.

import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import { toLspDiagnostic } from './diagnostics.ts';

/** Fixes of the diagnostics that touch the range. */
export function codeActions(uri: string, diagnostics: readonly Diagnostic[], range: Range): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const diagnostic of diagnostics) {
    if (diagnostic.file !== undefined || !touches(diagnostic.range, range)) continue;
    diagnostic.fixes?.forEach((fix, i) =>
      actions.push({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toLspDiagnostic(diagnostic)],
        isPreferred: i === 0,
        edit: { changes: { [uri]: fix.edits } },
      }),
    );
  }
  return actions;
}

function touches(a: Range, b: Range): boolean {
  const before = (p: Range['start'], q: Range['start']): boolean =>
    p.line < q.line || (p.line === q.line && p.character < q.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}
