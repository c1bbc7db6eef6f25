// Render Segment…: one entry of the timeline, chosen from a list.

import * as vscode from 'vscode';
import { partOf, renderTarget, startRender } from '../renders/start-render.ts';
import type { Services } from '../services.ts';
import { formatSeconds } from '../shared/format-seconds.ts';

export async function run(services: Services): Promise<void> {
  const found = await renderTarget(services, undefined);
  if (!found) return;
  const items = found.held.plan.segments.map((s) => ({
    label: `${s.number}. ${s.scene}`,
    description: vscode.l10n.t('{0}, from {1} s', formatSeconds(s.end - s.start), s.start.toFixed(2)),
    place: { scene: s.scene, segment: s.number },
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Render a segment'),
    placeHolder: vscode.l10n.t('A segment is one entry of the timeline'),
  });
  if (choice) await startRender(services, found, partOf(choice.place));
}
