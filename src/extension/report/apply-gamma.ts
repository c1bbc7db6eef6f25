// Writes the gammas that a report suggests into its reel: one edit, which one undo takes back.

import * as vscode from 'vscode';
import type { PlanNotification } from '../../contract/protocol.ts';
import { gammaNotApplied } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { revealCode } from '../shared/reveal-code.ts';
import { toRange } from '../shared/to-vscode.ts';
import { gammaEdits, type GammaWish } from './gamma-edits.ts';
import type { HeldReport } from './report-store.ts';

/** The newest plan of a document. */
export type FreshPlan = (document: vscode.TextDocument) => Promise<PlanNotification | undefined>;

/** `numbers`: of segments. Resolves to the scenes whose gamma has been written. */
export async function applyGamma(
  { report, uri }: HeldReport,
  numbers: readonly number[],
  freshPlan: FreshPlan,
): Promise<string[]> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const plan = await freshPlan(document);
  const refusals: string[] = [];
  const wishes = new Map<string, GammaWish & { mean: number }>();
  for (const { segment, scene: name, suggestedGamma, mean } of report.segments) {
    const known = wishes.get(name);
    // Of several segments of a scene, the darkest decides, as in the warning of the editor.
    if (!numbers.includes(segment) || suggestedGamma === undefined || (known && known.mean <= mean)) continue;
    const scene = plan?.plan.scenes.find((each) => each.name === name);
    if (!scene) refusals.push(vscode.l10n.t('There is no scene {0} without errors any more.', name));
    else if (scene.file !== undefined)
      refusals.push(vscode.l10n.t('Scene {0} is in {1}.', name, scene.file.split(/[\\/]/).pop()!));
    else {
      const range = toRange(scene.range);
      const place = { from: document.offsetAt(range.start), to: document.offsetAt(range.end) };
      wishes.set(name, { scene: name, ...place, gamma: suggestedGamma, mean });
    }
  }
  const { edits, scenes, refusals: more } = gammaEdits(document.getText(), [...wishes.values()]);
  const problems = [...new Set([...refusals, ...more])];
  if (problems.length > 0) void showNotice(gammaNotApplied(problems));
  if (edits.length === 0) return [];
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of edits)
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
  const first = new vscode.Range(document.positionAt(edits[0]!.start), document.positionAt(edits[0]!.start));
  if (!(await vscode.workspace.applyEdit(edit))) return [];
  await revealCode(document.uri, first, { preserveFocus: true });
  return scenes;
}
