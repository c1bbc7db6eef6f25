// The list of what to render of a reel: all of it, what is marked in its preview, its segments and scenes.

import * as vscode from 'vscode';
import type { ScenePlan } from '../../contract/plan.ts';
import { formatSeconds } from '../shared/format-seconds.ts';
import { pickRow } from '../shared/pick-row.ts';
import { partKey, rangeText } from './render-part.ts';
import type { RenderPart, RenderRange } from './render-part.ts';

/** For people: "the whole reel", "segment 2, rise", "1.5s–4s of the reel". */
export function partText(part: RenderPart): string {
  if ('whole' in part) return vscode.l10n.t('the whole reel');
  if ('segment' in part) return vscode.l10n.t('segment {0}, {1}', part.segment, part.scene);
  if ('range' in part)
    return part.scene === undefined
      ? vscode.l10n.t('{0} of the reel', rangeText(part.range))
      : vscode.l10n.t('{0} of {1}', rangeText(part.range), part.scene);
  return vscode.l10n.t('scene {0}', part.scene);
}

/** Whether the reel still has it. */
export function hasPart({ segments, scenes }: ScenePlan, part: RenderPart): boolean {
  if ('whole' in part) return true;
  if ('segment' in part) return segments.some((s) => s.number === part.segment && s.scene === part.scene);
  if (part.scene !== undefined) return scenes.some(({ name }) => name === part.scene);
  return 'range' in part && part.range.from < (segments.at(-1)?.end ?? 0);
}

interface PartRow extends vscode.QuickPickItem {
  part?: RenderPart;
}

/** Undefined where the list was dismissed. */
export async function choosePart(
  plan: ScenePlan,
  chosen: RenderPart,
  marks: RenderRange | null,
): Promise<RenderPart | undefined> {
  const row = await pickRow(partRows(plan, chosen, marks), {
    title: vscode.l10n.t('Render: range'),
    placeholder: marks
      ? vscode.l10n.t('What to render')
      : vscode.l10n.t('What to render; marks in and out of the preview (I and O) are a range too'),
    isActive: ({ part }) => part !== undefined && partKey(part) === partKey(chosen),
  });
  return row?.part;
}

function partRows({ segments, scenes }: ScenePlan, chosen: RenderPart, marks: RenderRange | null): PartRow[] {
  const last = 'range' in chosen && (marks === null || partKey(chosen) !== partKey(marks)) ? chosen : null;
  const spanRow = (label: string, part: RenderRange | null): PartRow[] =>
    part ? [{ label, description: partText(part), part }] : [];
  return [
    {
      label: vscode.l10n.t('Whole Reel'),
      description: formatSeconds(segments.at(-1)?.end ?? 0),
      part: { whole: true },
    },
    ...spanRow(vscode.l10n.t('Marked Range'), marks),
    ...spanRow(vscode.l10n.t('Range of the Last Render'), last),
    { label: vscode.l10n.t('Segments'), kind: vscode.QuickPickItemKind.Separator },
    ...segments.map(({ number, scene, start, end }) => ({
      label: `${number}. ${scene}`,
      description: vscode.l10n.t('{0}, from {1} s', formatSeconds(end - start), start.toFixed(2)),
      part: { segment: number, scene },
    })),
    { label: vscode.l10n.t('Scenes'), kind: vscode.QuickPickItemKind.Separator },
    ...scenes.map(({ name, length }) => ({
      label: name,
      description: length?.seconds === undefined ? '' : formatSeconds(length.seconds),
      part: { scene: name },
    })),
  ];
}
