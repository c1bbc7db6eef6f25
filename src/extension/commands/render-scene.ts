// Render Scene: the scene under the cursor; without an editor, the one that the preview shows.

import * as vscode from 'vscode';
import { sceneAt } from '../language/scene-at.ts';
import { noSceneAtCursor, notRendered } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { partOf, renderTarget, startRender } from '../renders/start-render.ts';
import type { Services } from '../services.ts';
import { toRange } from '../shared/to-vscode.ts';

export async function run(services: Services, given?: unknown): Promise<void> {
  const found = await renderTarget(services, given);
  if (!found) return;
  const { document, held } = found;
  const editor = vscode.window.visibleTextEditors.find((e) => e.document === document);
  const shown = services.previews.get(document.uri)?.shown ?? null;
  const place = (editor && sceneAt(held, editor.selection.active, shown?.segment ?? null)) ?? shown;
  if (place) return void (await startRender(services, found, partOf(place)));
  const broken =
    editor &&
    held.diagnostics.find(
      (d) =>
        d.severity === 'error' && d.scene !== undefined && toRange(d.range).start.line >= editor.selection.active.line,
    );
  await showNotice(broken ? notRendered(broken, document.uri) : noSceneAtCursor());
}
