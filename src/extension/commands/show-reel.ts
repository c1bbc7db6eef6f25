// Show Reel of Preview: the text of the reel that the active preview shows, at the scene.

import * as vscode from 'vscode';
import { ownScene } from '../../contract/own-scene.ts';
import type { Services } from '../services.ts';
import { revealCode } from '../shared/reveal-code.ts';
import { toRange } from '../shared/to-vscode.ts';

export async function run({ previews, plans }: Services): Promise<void> {
  const preview = previews.active;
  if (!preview) return;
  const { plan } = plans.get(preview.uri) ?? {};
  const { shown } = preview;
  const segment = plan?.segments.find(({ number }) => number === shown?.segment);
  const scene = plan && shown ? ownScene(plan, shown.scene) : undefined;
  const range = scene?.range ?? segment?.range;
  const start = range ? toRange(range).start : new vscode.Position(0, 0);
  await revealCode(preview.uri, new vscode.Range(start, start), { keepVisible: preview.panel.viewColumn });
}
