// Quick fixes of diagnostics, refactorings and "fix all", as the editor wants them.

import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import { EXTRACT_COMMAND, type Extraction } from '../../contract/protocol.ts';
import type { Analysis } from '../compile.ts';
import { LineMap } from '../syntax/line-map.ts';
import { toLspDiagnostic } from './diagnostics.ts';
import { createFile } from './refactor/create-file.ts';
import { createMissing } from './refactor/create-missing.ts';
import { allFixes, certain } from './refactor/fix-all.ts';
import type { Elsewhere } from './refactor/inline.ts';
import type { Refactoring } from './refactor/refactoring.ts';
import { refactorings } from './refactor/refactorings.ts';
import { applyEdits } from './refactor/text-edits.ts';

export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.glyphreel`;

/** What the server offers. */
export const CODE_ACTION_KINDS = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
  CodeActionKind.RefactorRewrite,
  FIX_ALL_KIND,
];

export interface ReelAtHand {
  uri: string;
  version: number;
  analysis: Analysis;
  diagnostics: readonly Diagnostic[];
}

export interface CodeActionQuery {
  /** Kinds that are asked for; absent: all. */
  only?: readonly string[];
  /** Asked because the cursor moved, not by the user: only what is worth a light bulb is answered. */
  isAutomatic: boolean;
  elsewhere: Elsewhere;
}

export function codeActions(
  reel: ReelAtHand,
  range: Range,
  { only, isAutomatic, elsewhere }: CodeActionQuery,
): CodeAction[] {
  const wants = (kind: string): boolean =>
    only === undefined ||
    only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`) || each.startsWith(`${kind}.`));
  const { lines } = reel.analysis.main.parsed;
  const start = lines.offset(range.start);
  const end = lines.offset(range.end);
  const isPlain = isAutomatic && only === undefined;
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(reel, range) : []),
    ...(wants(CodeActionKind.Refactor) && !(isPlain && start === end)
      ? refactorings(reel.analysis, start, end, elsewhere).map((each) => toCodeAction(reel, each))
      : []),
    ...(wants(FIX_ALL_KIND) && !isPlain ? fixAllOf(reel) : []),
  ].filter(({ kind, disabled }) => wants(kind!) && !(isAutomatic && disabled));
}

/** Those of the diagnostics that touch the range. */
function quickFixes(reel: ReelAtHand, range: Range): CodeAction[] {
  const { uri, analysis, diagnostics } = reel;
  const actions: CodeAction[] = [];
  const touched = diagnostics.filter((each) => each.file === undefined && touches(each.range, range));
  for (const diagnostic of touched) {
    const shared = { kind: CodeActionKind.QuickFix, diagnostics: [toLspDiagnostic(diagnostic)] };
    diagnostic.fixes?.forEach((fix, i) =>
      actions.push({ ...shared, title: fix.title, isPreferred: i === 0, edit: { changes: { [uri]: fix.edits } } }),
    );
    for (const created of createMissing(analysis, diagnostic))
      actions.push({ ...toCodeAction(reel, created), ...shared });
    const file = createFile(analysis, diagnostic);
    if (file) actions.push({ ...file, ...shared });
  }
  for (const code of new Set(touched.map((each) => each.code))) {
    const alike = diagnostics.filter((each) => each.code === code);
    const { count, edits } = allFixes(alike, analysis.main.parsed.lines);
    if (count < 2) continue;
    actions.push({
      title: `Fix all ${count} of \`${code}\` in this file`,
      kind: CodeActionKind.QuickFix,
      diagnostics: alike.filter((each) => touched.includes(each)).map(toLspDiagnostic),
      edit: { changes: { [uri]: edits } },
    });
  }
  return actions;
}

function fixAllOf({ uri, analysis, diagnostics }: ReelAtHand): CodeAction[] {
  const { count, edits } = allFixes(certain(diagnostics), analysis.main.parsed.lines);
  if (count === 0) return [];
  return [{ title: 'Fix all in this file', kind: FIX_ALL_KIND, edit: { changes: { [uri]: edits } } }];
}

function toCodeAction(
  { uri, version, analysis }: ReelAtHand,
  { title, kind, edits: found, refusal, rename }: Refactoring,
): CodeAction {
  // VS Code greys it out in its menu, and shows the title only.
  if (refusal !== undefined) return { title: `${title}: ${refusal}`, kind, disabled: { reason: refusal } };
  const { lines } = analysis.main.parsed;
  const edits = found.map(({ start, end, newText }) => ({ range: lines.range(start, end), newText }));
  if (rename === undefined) return { title, kind, edit: { changes: { [uri]: edits } } };
  const name = new LineMap(applyEdits(analysis.text, found)).position(rename);
  const extraction: Extraction = { uri, version, edits, name };
  return { title, kind, command: { title, command: EXTRACT_COMMAND, arguments: [extraction] } };
}

function touches(a: Range, b: Range): boolean {
  const before = (p: Range['start'], q: Range['start']): boolean =>
    p.line < q.line || (p.line === q.line && p.character < q.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}
