// The list of what to render of a reel: all of it, what is marked in its preview, its segments and scenes.

import * as vscode from 'vscode';
import type { ScenePlan } from '../../contract/plan.ts';
import { formatSeconds } from '../shared/format-seconds.ts';
import { pickRow } from '../shared/pick-row.ts';
import { partKey, rangeText } from './render-part.ts';
import type { RenderPart, RenderRange } from './render-part.ts';

/** For people: "the whole reel", "segment 2, rise", "1.5s–4s of the reel". */
export function partText(part: RenderPart): string {
  if ('whole' in part) return 'the whole reel';
  if ('segment' in part) return `segment ${part.segment}, ${part.scene}`;
  if ('range' in part) return `${rangeText(part.range)} of ${part.scene ?? 'the reel'}`;
  return `scene ${part.scene}`;
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
    title: 'Render: range',
    placeholder: marks ? 'What to render' : 'What to render; marks in and out of the preview (I and O) are a range too',
    isActive: ({ part }) => part !== undefined && partKey(part) === partKey(chosen),
  });
  return row?.part;
}

function partRows({ segments, scenes }: ScenePlan, chosen: RenderPart, marks: RenderRange | null): PartRow[] {
  const last = 'range' in chosen && (marks === null || partKey(chosen) !== partKey(marks)) ? chosen : null;
  const spanRow = (label: string, part: RenderRange | null): PartRow[] =>
    part ? [{ label, description: partText(part), part }] : [];
  return [
    { label: 'Whole Reel', description: formatSeconds(segments.at(-1)?.end ?? 0), part: { whole: true } },
    ...spanRow('Marked Range', marks),
    ...spanRow('Range of the Last Render', last),
    { label: 'Segments', kind: vscode.QuickPickItemKind.Separator },
    ...segments.map(({ number, scene, start, end }) => ({
      label: `${number}. ${scene}`,
      description: `${formatSeconds(end - start)}, from ${start.toFixed(2)} s`,
      part: { segment: number, scene },
    })),
    { label: 'Scenes', kind: vscode.QuickPickItemKind.Separator },
    ...scenes.map(({ name, length }) => ({
      label: name,
      description: length?.seconds === undefined ? '' : formatSeconds(length.seconds),
      part: { scene: name },
    })),
  ];
}
