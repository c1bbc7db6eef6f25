// Open Preview: the panel of a reel, at a scene from a lens or under the cursor.

import * as vscode from 'vscode';
import { isScenePlace } from '../language/is-scene-place.ts';
import { sceneAt } from '../language/scene-at.ts';
import type { Services } from '../services.ts';
import { targetDocument } from '../shared/target-document.ts';

export async function run({ previews, plans }: Services, given?: unknown, place?: unknown): Promise<void> {
  const document = await targetDocument(given, previews);
  if (!document) return;
  const editor = vscode.window.visibleTextEditors.find((e) => e.document === document);
  const held = plans.get(document.uri);
  const atCursor = editor && held ? sceneAt(held, editor.selection.active, null) : null;
  previews.open(document.uri, (isScenePlace(place) ? place : atCursor) ?? undefined);
}
