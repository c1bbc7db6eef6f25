// Where a range is marked in the preview: whether an export takes that or the whole reel.

import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { markedPart } from './marked-part.ts';
import { partName } from './render-item.ts';
import type { RenderPart } from './render-item.ts';
import type { RenderTarget } from './start-render.ts';

/** Undefined if the question was dismissed. */
export async function chooseRange(services: Services, found: RenderTarget): Promise<RenderPart | undefined> {
  const whole: RenderPart = { whole: true };
  const range = markedPart(services, found);
  if (!range) return whole;
  const choice = await vscode.window.showQuickPick(
    [
      { label: 'Marked range', description: partName(range) ?? '', part: range },
      { label: 'Whole reel', description: '', part: whole },
    ],
    { title: 'Export', placeHolder: 'What to export' },
  );
  return choice?.part;
}
